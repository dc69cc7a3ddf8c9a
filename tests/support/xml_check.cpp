#include "support/xml_check.h"

#include <algorithm>
#include <array>
#include <vector>

namespace crease::testing {
namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view name_letters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:";

class Checker {
 public:
  explicit Checker(std::string_view text) : text_(text) {}

  std::string problem() {
    do {
      if (!take("<")) return at("expected an element");
      const std::string found = take("/") ? closing_tag() : opening_tag();
      if (!found.empty()) return found;
      const std::string between = text_between();
      if (!between.empty()) return between;
    } while (!text_.empty());
    return open_.empty() ? "" : "<" + std::string(open_.back()) + "> is not closed";
  }

 private:
  std::string at(const std::string& what) const { return what + " at: " + std::string(text_.substr(0, 40)); }

  bool take(std::string_view word) {
    if (!text_.starts_with(word)) return false;
    text_.remove_prefix(word.size());
    return true;
  }
  std::string_view take_name() {
    const std::size_t end = std::min(text_.find_first_not_of(name_letters), text_.size());
    const std::string_view name = text_.substr(0, end);
    text_.remove_prefix(end);
    return name;
  }
  void skip_blanks() { text_.remove_prefix(std::min(text_.find_first_not_of(blanks), text_.size())); }

  std::string closing_tag() {
    const std::string_view name = take_name();
    if (open_.empty() || open_.back() != name) return at("</" + std::string(name) + "> closes nothing");
    open_.pop_back();
    return take(">") ? "" : at("expected >");
  }

  std::string opening_tag() {
    const std::string_view name = take_name();
    if (name.empty()) return at("an element has no name");
    std::vector<std::string_view> names;
    for (skip_blanks(); !text_.starts_with(">") && !text_.starts_with("/>"); skip_blanks()) {
      const std::string_view attribute = take_name();
      if (attribute.empty()) return at("expected an attribute");
      if (std::find(names.begin(), names.end(), attribute) != names.end()) return at("an attribute twice");
      names.push_back(attribute);
      if (!take("=\"")) return at("expected =\"");
      const std::size_t end = text_.find('"');
      if (end == std::string_view::npos) return at("a value without end");
      if (const std::string found = problem_of(text_.substr(0, end)); !found.empty()) return found;
      text_.remove_prefix(end + 1);
    }
    if (take("/>")) return "";
    open_.push_back(name);
    return take(">") ? "" : at("expected >");
  }

  std::string text_between() {
    const std::size_t end = std::min(text_.find('<'), text_.size());
    const std::string_view between = text_.substr(0, end);
    if (open_.empty() && between.find_first_not_of(blanks) != std::string_view::npos)
      return at("text outside of the element");
    text_.remove_prefix(end);
    return problem_of(between);
  }

  static std::string problem_of(std::string_view text) {
    constexpr std::array<std::string_view, 5> entities = {"&lt;", "&gt;", "&amp;", "&quot;", "&apos;"};
    for (std::size_t i = 0; i < text.size(); ++i) {
      const std::string_view rest = text.substr(i);
      const bool is_control =
          static_cast<unsigned char>(text[i]) < 0x20 && blanks.find(text[i]) == blanks.npos;
      const bool is_broken =
          text[i] == '&' && std::none_of(entities.begin(), entities.end(),
                                         [&](auto entity) { return rest.starts_with(entity); });
      if (text[i] == '<' || is_control || is_broken) return "bare markup in: " + std::string(text);
    }
    return "";
  }

  std::string_view text_;
  std::vector<std::string_view> open_;
};

}  // namespace

std::string xml_problem(std::string_view text) {
  return Checker(text).problem();
}

int count_elements(std::string_view text, std::string_view name) {
  int count = 0;
  const std::string start = "<" + std::string(name);
  for (std::size_t i = text.find(start); i != std::string_view::npos; i = text.find(start, i + 1)) {
    const char next = i + start.size() < text.size() ? text[i + start.size()] : ' ';
    count += next == ' ' || next == '>' || next == '/';
  }
  return count;
}

}  // namespace crease::testing
