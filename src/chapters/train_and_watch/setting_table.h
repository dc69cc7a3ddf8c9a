#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "chapters/train_and_watch/settings.h"
#include "lab/parameter.h"

/// The parameters of the chapter: description, how to read and write it, and what follows from a change.
namespace crease::train_and_watch {

/// What must be done again after a change.
enum class Effect : std::uint8_t {
  drawing,  ///< nothing is computed anew, but the picture looks different
  picture,  ///< cells, boundaries, samples
  tuning,   ///< the trainer takes the new value and goes on
  trainer,  ///< training goes on from the current weights with a new trainer
  points,   ///< the points are made again, then as `trainer`
  restart,  ///< training starts again from the initial weights of the seed
  data,     ///< the points are made again, then as `restart`
};

struct Setting {
  lab::Parameter description;
  Effect effect = Effect::drawing;
  /// `index` counts the entries of one kind (hidden layers); 0 elsewhere.
  int index = 0;
  lab::Value (*read)(const Settings&, int index) = nullptr;
  /// Needs a value that lab::checked has accepted. Error: what else is wrong with it.
  Status (*write)(Settings&, int index, const lab::Value& value) = nullptr;
};

/// All parameters as they stand under `settings`: there is one set per hidden layer, and what does not apply
/// is not enabled. In the order in which a session writes them.
std::vector<Setting> setting_table(const Settings& settings);

/// The setting with this id; null if there is none.
const Setting* find_setting(const std::vector<Setting>& table, std::string_view id);

// The groups, each appended by its own file.
void append_data_settings(const Settings& settings, std::vector<Setting>& table);
void append_network_settings(const Settings& settings, std::vector<Setting>& table);
void append_training_settings(const Settings& settings, std::vector<Setting>& table);
void append_picture_settings(const Settings& settings, std::vector<Setting>& table);

constexpr double largest_seed = 4294967295.0;

// Shorthand for values of the type that the description says.
inline std::int64_t whole(const lab::Value& value) {
  return std::get<std::int64_t>(value);
}
inline double real(const lab::Value& value) {
  return std::get<double>(value);
}
inline const std::string& text(const lab::Value& value) {
  return std::get<std::string>(value);
}

// Shorthand for descriptions.
lab::Parameter real_parameter(std::string id, std::string label, double min, double max, double soft_min,
                              double soft_max, std::string help);
lab::Parameter integer_parameter(std::string id, std::string label, double min, double max, double soft_min,
                                 double soft_max, std::string help);
lab::Parameter choice_parameter(std::string id, std::string label, std::vector<lab::Choice> choices,
                                std::string help);
lab::Parameter boolean_parameter(std::string id, std::string label, std::string help);
lab::Parameter text_parameter(std::string id, std::string label, std::string help);

}  // namespace crease::train_and_watch
