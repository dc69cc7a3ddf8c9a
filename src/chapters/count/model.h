#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/count/ascent.h"
#include "chapters/count/portrait.h"
#include "chapters/count/race.h"
#include "chapters/count/settings.h"
#include "chapters/count/sweep.h"
#include "chapters/count/training.h"
#include "chapters/stage/settings_chapter.h"
#include "core/regions/region_bounds.h"

/// Count: how many regions networks of a size could have, and how many they have: at random, in windows,
/// while they learn, and when one tries to make more.
///
///   parameters  those of setting_table
///   actions     more             ten times as many networks
///               other_networks   the seeds behind those that were counted
///               climb            a hundred more steps up the smoothed count
///               set_weight       changes one weight of the network to be beaten by hand
///               take_record, forget_record
namespace crease::count {

/// What was counted of the networks whose bounds are told.
struct Live {
  std::vector<int> hidden;
  int dimension = 1;           ///< 1: on a line, 2: on a plane
  std::int64_t networks = 0;   ///< 0: nothing yet
  double mean = 0, error = 0;  ///< not a number where there are too few networks
  std::int64_t most = 0;
};

/// What random networks have about, whatever their depth: N + 1 on a line, N^2 / 2 on a plane.
double expected_cells(int neurons, int dimension);

class Model final : public stage::SettingsChapter<Settings> {
 public:
  Model();

  std::string_view id() const override { return "count"; }
  std::string_view title() const override { return "Count"; }
  std::vector<lab::Readout> readouts() const override;
  Status set(std::string_view id, const lab::Value& value) override;
  bool update(const lab::Budget& budget) override;
  bool is_busy() const override;
  std::optional<nn::Network> exported_network() const override;

  // What the view draws: that of the experiment that is shown is there. References live until the next
  // command or update.
  const Race& race() const { return *race_.it; }
  /// Windows or biases.
  const Sweep& sweep() const;
  const TrainingStudy& training() const { return *training_.it; }
  const Ascent& ascent() const { return *ascent_.it; }
  /// The output of the network to be beaten, in the window.
  const Graph& graph() const { return graph_; }
  const Portrait& portrait() const { return *portrait_.it; }
  const Live& live() const { return live_; }
  const regions::RegionBounds& bounds() const { return *bounds_; }
  /// The most cells that any network of these widths had here, and of which weights; 0: none yet.
  std::int64_t record() const;
  /// Why nothing can be counted; else empty.
  std::string message() const;

 protected:
  Table table(const Settings& settings) const override { return setting_table(settings); }
  std::span<const stage::ActionEntry> own_actions() const override;
  bool is_possible(std::string_view action) const override;
  Status carry_out(std::string_view action, std::string_view argument) override;
  void begin(const Settings* before) override;

 private:
  /// Something computed and the settings it is computed from.
  template <class T>
  struct Held {
    Settings from;
    std::optional<T> it;
  };

  void begin_shown();
  void take_stock();
  Live live_now() const;
  int Settings::*asked_networks() const;
  std::optional<int> more_networks() const;
  Status set_weight(std::string_view argument);
  void fold_record_into(Settings& next) const;

  Held<Race> race_;
  Held<Sweep> windows_, biases_;
  Held<TrainingStudy> training_;
  Held<Ascent> ascent_;
  Held<Portrait> portrait_;
  std::int64_t kept_record_ = 0;  ///< cells of settings().record
  Graph graph_;
  Live live_;
  std::optional<regions::RegionBounds> bounds_;
  std::vector<int> bounds_of_;
  int bounds_dimension_ = 0;
};

}  // namespace crease::count
