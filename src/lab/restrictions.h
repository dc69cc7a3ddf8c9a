#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lab/parameter.h"

/// What whoever shows a lab takes out of it: parts that are not drawn, settings that nobody may change. They
/// guide a class through a figure; they guard nothing, because whoever has the address can take them out of
/// it.
///
/// They are named by words: the id of a parameter or an action, a group ("Data", "Network", "Training",
/// "Picture", "Transport"), or
///
///   settings   all parameters, and the actions beside them
///   weights    the weights and biases
///   chapter    the choice of another chapter
///   network, plots, transport, readouts, tools, share, save_network, theme
///              parts of the view; to hide only
///
/// Capitals make no difference but for one word: hiding "network" takes the diagram away, hiding "Network"
/// the settings of that group.
namespace crease::lab {

struct Restrictions {
  std::vector<std::string> hidden, locked;  ///< words
  bool is_readonly = false;  ///< only to watch: training and the view go on, nothing else changes

  bool operator==(const Restrictions&) const = default;
};

/// Lines "hide WORD,WORD", "lock WORD,WORD" and "readonly", each at most once and in any order.
/// Error: the line that is none of these.
Result<Restrictions> parse_restrictions(std::string_view text);

/// Whether a part of the view is hidden.
bool hides_part(const Restrictions& restrictions, std::string_view part);
bool hides(const Restrictions& restrictions, const Parameter& parameter);
bool hides(const Restrictions& restrictions, const Action& action);
/// Whether the word itself, its group or what it sets is locked; readonly is not asked.
bool locks(const Restrictions& restrictions, const Parameter& parameter);
bool locks(const Restrictions& restrictions, const Action& action);
/// The same for a weight or bias, which no description has.
bool locks_weights(const Restrictions& restrictions, std::string_view id);
/// Whether another chapter may not be opened; a lab that is only to watch stays with its own.
bool locks_chapter(const Restrictions& restrictions);

/// One sentence that names the words that mean nothing for these descriptions; else empty.
std::string unknown_words(const Restrictions& restrictions, const std::vector<Parameter>& parameters,
                          const std::vector<Action>& actions);

}  // namespace crease::lab
