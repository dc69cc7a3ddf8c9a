#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

/// The language of the lab. The source says everything in English, and the English text is the key: it is
/// translated where text is shown or handed out, and nowhere else.
namespace crease::lab {

/// The texts of one language, from a table such as
///
///   {"language": "de", "texts": {"Learning rate": "Lernrate", "{0} of layer {1}": "{0} in Schicht {1}"}}
///
/// A key with {0}, {1}, ... stands for all texts that differ only there. What is found there is translated by
/// itself where the table has it, unless it stands in quotation marks, which are around what people wrote. Of
/// several keys that fit, that one counts which leaves the least in English. A full stop at the end needs no
/// key of its own.
class Words {
 public:
  /// English: every text stays as it is.
  Words() = default;
  /// `file` names the table in errors. Error: what is wrong, and where.
  static Result<Words> read(std::string_view table, std::string_view file);

  /// The text in this language; the English one where the table has none. Lives until the next call. Cheap
  /// enough for every text of every frame.
  std::string_view translate(std::string_view english) const;
  /// The same, to keep.
  std::string translated(std::string_view english) const { return std::string(translate(english)); }
  /// Whether the table has exactly this text.
  bool has(std::string_view english) const { return texts_.find(english) != texts_.end(); }
  /// "en", "de", ...
  const std::string& language() const { return language_; }

  /// What was looked up, for tests of a table.
  struct Use {
    std::set<std::string, std::less<>> missed;  ///< texts that the table does not have
    std::set<std::string, std::less<>> kept;    ///< parts with words in them that stayed as they were
    std::set<std::string, std::less<>> used;    ///< keys that were needed
  };
  /// Writes down what is looked up until told otherwise; null: nothing more. What has been written down and
  /// is looked up again soon is not written again. Texts that translate() gave before are gone.
  void observe(Use* use) const {
    use_ = use;
    found_.clear();
  }

 private:
  /// A text with places: the texts between them, and which place is where.
  struct Pattern {
    std::vector<std::string> between;  ///< one more than places
    std::vector<int> places;
  };
  struct Template {
    std::string key;
    Pattern english, own;
  };
  /// What a text reads in this language, and how that was found.
  struct Finding {
    std::string text;
    std::size_t untranslated = 0;  ///< letters in parts that stayed as they were
    std::vector<std::string> keys, kept;
  };
  using Texts = std::map<std::string, std::string, std::less<>>;

  static Pattern pattern_of(std::string_view text);
  static bool match(const Pattern& pattern, std::string_view text, std::vector<std::string_view>& parts);
  static std::size_t weight(const Pattern& pattern);
  Status add(std::string_view english, std::string_view own, std::string_view file);
  std::optional<Finding> find(std::string_view english, int depth) const;
  std::optional<Finding> find_template(std::string_view english, int depth) const;
  Finding filled(const Template& entry, const std::vector<std::string_view>& parts, int depth) const;
  void append_part(std::string_view text, bool is_quoted, int depth, Finding& whole) const;

  std::string language_ = "en";
  Texts texts_;
  std::vector<Template> templates_;  ///< of those that leave equally little, the first counts: the longest
  mutable Texts found_;              ///< what was looked up lately and is not in texts_
  mutable int attempts_left_ = 0;    ///< for the text that is being translated
  mutable Use* use_ = nullptr;
};

}  // namespace crease::lab
