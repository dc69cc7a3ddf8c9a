#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/io/json.h"

/// Reading an object field by field. The first mistake is kept as a sentence; after it every read leaves its
/// target alone, so that readers need no branches.
namespace crease::io {

/// The first mistake in one file.
class JsonMistake {
 public:
  JsonMistake(std::string_view text, std::string_view file) : text_(text), file_(file) {}

  bool any() const { return !sentence_.empty(); }
  Error error() const { return Error{sentence_}; }
  /// `sentence` goes on after the place in the file.
  void report(const Json& value, const std::string& sentence);

 private:
  std::string_view text_, file_;
  std::string sentence_;
};

enum class Presence : std::uint8_t { required, optional };

/// A range with the words for it.
struct RealRange {
  double min, max;
  bool includes_min = true;
  std::string_view words;  ///< "a number from 0 to 1"
};

class JsonFields {
 public:
  /// The object `value`, found at `path` in its file, which may have the fields `names` and no others.
  JsonFields(JsonMistake& mistake, const Json& value, std::string path,
             std::span<const std::string_view> names);

  bool has(std::string_view name) const { return find(name) != nullptr; }
  /// Null where the field is missing, or after a mistake. `example` says how a required field would look.
  const Json* find(std::string_view name) const;
  const Json* require(std::string_view name, std::string_view example);

  /// Checks the fields "format" and "version" (1).
  void read_format(std::string_view format, Presence presence);
  /// These leave the target alone where the field is missing.
  void read(std::string_view name, int& target, int min, int max);
  void read(std::string_view name, std::uint64_t& target);
  void read(std::string_view name, double& target, const RealRange& range);
  void read(std::string_view name, std::string& target, std::string_view words);
  /// The index of the text in `names`.
  void read_choice(std::string_view name, int& target, std::span<const std::string_view> names);

  /// Reports `<path>.<name> is <value>; <right> would be right`.
  void report(std::string_view name, const Json& value, const std::string& right);
  std::string path_of(std::string_view name) const { return json_field_path(path_, name); }

 private:
  JsonMistake& mistake_;
  const Json& value_;
  const JsonObject* object_ = nullptr;
  std::string path_;
};

/// The whole number a value holds, if it is one in [min, max].
bool is_whole(const Json& value, double min, double max);

}  // namespace crease::io
