#include "lab/words.h"

#include <algorithm>
#include <utility>

#include "core/io/json.h"

namespace crease::lab {
namespace {

constexpr std::size_t most_texts = 10'000;
/// What is found once is remembered, up to this many texts: numbers that change give new ones in every frame.
constexpr std::size_t most_found = 500;
/// Sentences within sentences, and full stops, are not as deep as this.
constexpr int deepest = 8;
/// What people write may fit many keys in many ways; then it is left alone rather than waited for.
constexpr int most_attempts = 2000;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Two letters side by side. Numbers and most formulas have none, and read the same in every language.
bool has_word(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i)
    if (is_letter(text[i - 1]) && is_letter(text[i])) return true;
  return false;
}

/// Whether a place such as {0} begins here.
bool is_place(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && text[at] == '{' && text[at + 1] >= '0' && text[at + 1] <= '9' &&
         text[at + 2] == '}';
}

}  // namespace

Words::Pattern Words::pattern_of(std::string_view text) {
  Pattern pattern;
  pattern.between.emplace_back();
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_place(text, at)) {
      pattern.between.back() += text[at];
      continue;
    }
    pattern.places.push_back(text[at + 1] - '0');
    pattern.between.emplace_back();
    at += 2;
  }
  return pattern;
}

/// Each text between places is taken where it comes first; the last one where the text ends.
bool Words::match(const Pattern& pattern, std::string_view text, std::vector<std::string_view>& parts) {
  const std::string &first = pattern.between.front(), &last = pattern.between.back();
  if (text.size() < first.size() + last.size() || !text.starts_with(first) || !text.ends_with(last))
    return false;
  std::string_view rest = text.substr(first.size(), text.size() - first.size() - last.size());
  parts.clear();
  for (std::size_t i = 1; i + 1 < pattern.between.size(); ++i) {
    const std::size_t at = rest.find(pattern.between[i]);
    if (at == std::string_view::npos) return false;
    parts.push_back(rest.substr(0, at));
    rest.remove_prefix(at + pattern.between[i].size());
  }
  parts.push_back(rest);
  return true;
}

std::size_t Words::weight(const Pattern& pattern) {
  std::size_t letters = 0;
  for (const std::string& text : pattern.between) letters += text.size();
  return letters;
}

Status Words::add(std::string_view english, std::string_view own, std::string_view file) {
  Template entry{std::string(english), pattern_of(english), pattern_of(own)};
  std::vector<int> asked = entry.english.places, given = entry.own.places;
  std::sort(asked.begin(), asked.end());
  std::sort(given.begin(), given.end());
  if (asked != given)
    return Error{std::string(file) + ": \"" + entry.key +
                 "\" and its translation have different places in braces; the same would be right."};
  if (std::adjacent_find(asked.begin(), asked.end()) != asked.end())
    return Error{std::string(file) + ": \"" + entry.key + "\" has one place twice; once would be right."};
  if (asked.empty())
    texts_.emplace(english, own);
  else
    templates_.push_back(std::move(entry));
  return {};
}

Result<Words> Words::read(std::string_view table, std::string_view file) {
  const Result<io::Json> json = io::parse_json(table, file, most_texts);
  if (!json) return json.error();
  const auto* object = json.value().get<io::JsonObject>();
  Words words;
  bool has_texts = false, has_language = false;
  for (std::size_t i = 0; object != nullptr && i < object->names.size(); ++i) {
    const auto* name = object->values[i].get<std::string>();
    const auto* texts = object->values[i].get<io::JsonObject>();
    if (object->names[i] == "language" && name != nullptr) has_language = true, words.language_ = *name;
    if (object->names[i] != "texts" || texts == nullptr) continue;
    has_texts = true;
    for (std::size_t j = 0; j < texts->names.size(); ++j) {
      const auto* own = texts->values[j].get<std::string>();
      if (own == nullptr)
        return Error{io::json_place(table, file, texts->values[j].offset()) + ": a text would be right."};
      const Status added = words.add(texts->names[j], *own, file);
      if (!added) return added.error();
    }
  }
  if (!has_texts || !has_language)
    return Error{std::string(file) + R"(: {"language": "de", "texts": {...}} would be right.)"};
  std::stable_sort(words.templates_.begin(), words.templates_.end(),
                   [](const auto& a, const auto& b) { return weight(a.english) > weight(b.english); });
  return words;
}

std::string_view Words::translate(std::string_view english) const {
  if ((texts_.empty() && templates_.empty()) || !has_word(english)) return english;
  if (const auto text = texts_.find(english); text != texts_.end()) {
    if (use_ != nullptr) use_->used.insert(text->first);
    return text->second;
  }
  if (const auto text = found_.find(english); text != found_.end()) return text->second;
  std::string text(english);
  attempts_left_ = most_attempts;
  const std::optional<Finding> finding = find(english, 0);
  if (finding) text = finding->text;
  if (use_ != nullptr && !finding) use_->missed.emplace(english);
  if (use_ != nullptr && finding) {
    use_->used.insert(finding->keys.begin(), finding->keys.end());
    use_->kept.insert(finding->kept.begin(), finding->kept.end());
  }
  if (found_.size() >= most_found) found_.clear();
  return found_.insert_or_assign(std::string(english), std::move(text)).first->second;
}

std::optional<Words::Finding> Words::find(std::string_view english, int depth) const {
  if (const auto text = texts_.find(english); text != texts_.end())
    return Finding{text->second, 0, {text->first}, {}};
  if (depth == deepest) return std::nullopt;
  if (auto finding = find_template(english, depth + 1)) return finding;
  if (!english.ends_with('.')) return std::nullopt;
  auto clause = find(english.substr(0, english.size() - 1), depth + 1);
  if (clause) clause->text += '.';
  return clause;
}

std::optional<Words::Finding> Words::find_template(std::string_view english, int depth) const {
  std::optional<Finding> best;
  std::vector<std::string_view> parts;
  for (const Template& entry : templates_) {
    if (attempts_left_ <= 0) break;
    if (!match(entry.english, english, parts)) continue;
    --attempts_left_;
    Finding finding = filled(entry, parts, depth);
    if (!best || finding.untranslated < best->untranslated) best = std::move(finding);
    if (best->untranslated == 0) break;
  }
  return best;
}

Words::Finding Words::filled(const Template& entry, const std::vector<std::string_view>& parts,
                             int depth) const {
  Finding whole{entry.own.between[0], 0, {entry.key}, {}};
  const std::vector<int>& places = entry.english.places;
  for (std::size_t i = 0; i < entry.own.places.size(); ++i) {
    const auto place =
        std::size_t(std::find(places.begin(), places.end(), entry.own.places[i]) - places.begin());
    append_part(parts[place], entry.english.between[place].ends_with('"'), depth, whole);
    whole.text += entry.own.between[i + 1];
  }
  return whole;
}

void Words::append_part(std::string_view text, bool is_quoted, int depth, Finding& whole) const {
  const bool is_for_all = is_quoted || !has_word(text);
  std::optional<Finding> part;
  if (!is_for_all) part = find(text, depth);
  if (!part) {
    whole.text += text;
    if (is_for_all) return;
    whole.untranslated += text.size();
    whole.kept.emplace_back(text);
    return;
  }
  whole.text += part->text;
  whole.untranslated += part->untranslated;
  whole.keys.insert(whole.keys.end(), part->keys.begin(), part->keys.end());
  whole.kept.insert(whole.kept.end(), part->kept.begin(), part->kept.end());
}

}  // namespace crease::lab
