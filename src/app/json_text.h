#pragma once

#include <string>
#include <string_view>

/// Just enough JSON to tell a page about a chapter.
namespace crease::app {

/// With quotes around it.
std::string json_string(std::string_view text);
/// null for what is not finite.
std::string json_number(double value);

/// Objects and lists, written from the outside in.
class JsonWriter {
 public:
  void begin(char bracket);
  void end(char bracket);
  /// `json` is a whole value.
  void field(std::string_view name, std::string_view json);
  void name(std::string_view name);
  void element(std::string_view json);
  const std::string& text() const { return text_; }

 private:
  void separate();
  std::string text_;
};

}  // namespace crease::app
