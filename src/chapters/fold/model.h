#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/fold/disturbance.h"
#include "chapters/fold/labels.h"
#include "chapters/fold/race.h"
#include "chapters/fold/random_study.h"
#include "chapters/fold/settings.h"
#include "chapters/fold/sheet.h"
#include "chapters/stage/settings_chapter.h"

/// Fold: layers of two neurons fold a segment like paper, and pieces double with each; random networks of
/// the same size stay with about as many pieces as neurons. What a small change does to the teeth, and that
/// training does not find them.
///
///   parameters  those of setting_table
///   actions     more, fewer           one fold more or less
///               zoom_in, zoom_out     the middle half of the window, or twice as much
///               show                  "begin,k": the window [begin, begin + 2^-k]
///               straighten            all folds are tents again
namespace crease::fold {

class Model final : public stage::SettingsChapter<Settings> {
 public:
  Model();

  std::string_view id() const override { return "fold"; }
  std::string_view title() const override { return "Fold"; }
  std::vector<lab::Readout> readouts() const override;
  bool update(const lab::Budget& budget) override;
  bool is_busy() const override;
  std::optional<nn::Network> exported_network() const override;

  // What the view draws. References live until the next command or update.
  const std::vector<constructions::Fold>& folds() const { return folds_; }
  bool is_sawtooth() const { return is_sawtooth_; }
  /// Of all folds over [0, 1].
  const constructions::FoldCounts& counts() const { return counts_; }
  /// Over the window; graphs of the layers that can be drawn there.
  const constructions::FoldCounts& window_counts() const { return window_counts_; }
  const std::vector<constructions::FoldGraph>& graphs() const { return graphs_; }
  const nn::Network& network() const { return network_; }
  /// Pieces on [0, 1] wider than rounding, by the line algorithm; none while it counts, or where there are
  /// too many.
  std::optional<int> measured_pieces() const { return measured_pieces_; }
  /// Of the sawtooth on the whole line, likewise.
  std::optional<int> whole_line_pieces() const { return whole_line_pieces_; }
  /// Of how many dyadic places the sawtooth was asked, and at how many its value is exactly 0 or 1.
  int asked_places() const { return asked_places_; }
  int exact_places() const { return exact_places_; }
  /// Labels that alternate, for as many folds as can be asked in one slice; none while that is not done.
  const std::optional<LabelStudy>& labels() const { return labels_; }
  const RandomStudy& random() const { return *random_; }
  // Of the experiment that is on; else null.
  const Disturbance* disturbance() const { return disturbance_ ? &*disturbance_ : nullptr; }
  const Race* race() const { return race_ ? &*race_ : nullptr; }
  const Sheet* sheet() const { return sheet_ ? &*sheet_ : nullptr; }
  /// What the person should know about this state; else empty.
  std::string message() const;

 protected:
  Table table(const Settings& settings) const override { return setting_table(settings); }
  std::span<const stage::ActionEntry> own_actions() const override;
  bool is_possible(std::string_view action) const override;
  Status carry_out(std::string_view action, std::string_view argument) override;
  void begin(const Settings* before) override;

 private:
  void begin_folds();
  void begin_disturbance(const Settings* before);
  std::optional<Settings> after(std::string_view action) const;
  bool wants_measure() const;
  void measure();
  nn::Network network_of_labels() const;

  std::vector<constructions::Fold> folds_;
  bool is_sawtooth_ = true;
  constructions::FoldCounts counts_, window_counts_;
  std::vector<constructions::FoldGraph> graphs_;
  nn::Network network_;
  std::optional<int> measured_pieces_, whole_line_pieces_;
  int asked_places_ = 0, exact_places_ = 0;
  std::optional<LabelStudy> labels_;
  std::optional<RandomStudy> random_;
  std::optional<Disturbance> disturbance_;
  bool has_other_number_ = false;  ///< the layer has no such number: another one moves
  std::optional<Race> race_;
  std::optional<Sheet> sheet_;
};

/// Folds that the line algorithm counts in one slice.
inline constexpr int deepest_measured = 14;
/// More cells than these in a window are not drawn one by one.
inline constexpr int most_drawn_cells = 2048;

}  // namespace crease::fold
