#include <cmath>
#include <limits>

#include "chapters/fold/model.h"
#include "chapters/stage/readout.h"
#include "lab/number_words.h"

namespace crease::fold {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

using stage::real_readout;
using stage::whole_readout;

/// All its digits, thousands set apart.
lab::Readout natural_readout(std::string id, std::string label, const Natural& value, std::string sentence) {
  lab::Readout told = whole_readout(std::move(id), std::move(label), value.to_double(), std::move(sentence));
  const std::string digits = value.text();
  if (digits.size() < 5) return told;
  told.text.clear();
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) told.text += "\u2009";
    told.text += digits[i];
  }
  return told;
}

std::vector<lab::Readout> fold_readouts(const Model& model) {
  const int depth = model.settings().depth;
  const auto last = static_cast<std::size_t>(depth) - 1;
  std::vector<lab::Readout> told = {
      natural_readout("pieces", "Pieces", model.counts().pieces[last],
                      "Straight pieces on the segment from 0 to 1, counted exactly."),
      whole_readout("neurons", "Neurons", 2 * depth, "Two in each hidden layer."),
      natural_readout("window_pieces", "In the window", model.window_counts().pieces[last],
                      "Straight pieces in the window that is drawn."),
      natural_readout("most_pieces", "At most", power(3, depth),
                      "No network of this size has more pieces on the line: 3 to the power of d.")};
  double mean = unknown;
  for (const RandomStudy::Point& point : model.random().points())
    if (point.neurons <= 2 * depth || std::isnan(mean)) mean = point.pieces.mean;
  told.push_back(real_readout("random_pieces", "Random", mean,
                              "Pieces of random networks with about as many neurons, on average."));
  return told;
}

std::vector<lab::Readout> disturb_readouts(const Disturbance& disturbance) {
  const std::optional<Damage>& now = disturbance.now();
  return {whole_readout("pieces", "Pieces left", now ? now->pieces : unknown,
                        "Straight pieces on the segment from 0 to 1 after the weight has moved."),
          whole_readout("crossings", "Crossings of ½", now ? now->crossings : unknown,
                        "How often the graph still crosses the height ½: twice per tooth that is left."),
          real_readout("sup_change", "Largest change", now ? now->sup_change : unknown,
                       "How far the function has moved at the worst place."),
          whole_readout("whole_pieces", "Before", disturbance.whole().pieces,
                        "Straight pieces before anything has moved.")};
}

std::vector<lab::Readout> train_readouts(const Race& race, const Runner& runner) {
  return {whole_readout("step", "Step", static_cast<double>(race.step()), "Steps of training so far."),
          real_readout("error", "Squared error", runner.error.back(),
                       "Mean over all points; the constant ½ has about 1/12."),
          whole_readout("pieces", "Pieces", runner.pieces.back(),
                        "Straight pieces of the chosen network on the segment from 0 to 1."),
          real_readout("wrong", "Wrong side", runner.wrong,
                       "Share of the points j/2ᵈ on which the network is on the wrong side of ½.")};
}

std::vector<lab::Readout> sheet_readouts(const Settings& settings, const Sheet& sheet) {
  const int folds = settings.sheet_folds;
  return {whole_readout("pieces", "Cells", sheet.cells, "Parts of the sheet that stay flat."),
          whole_readout("neurons", "Neurons", 3 * folds,
                        "Two for the absolute value in each layer, one that carries the other direction on."),
          whole_readout("straight", "Straight lines", 1 + folds + folds * (folds - 1) / 2,
                        "Parts that as many straight lines cut a plane into, at most: one layer makes no "
                        "other creases."),
          whole_readout("creases", "Crease edges", static_cast<double>(sheet.creases.size()),
                        "Edges between parts of the unfolded sheet.")};
}

}  // namespace

std::vector<lab::Readout> Model::readouts() const {
  if (disturbance_) return disturb_readouts(*disturbance_);
  if (race_) return train_readouts(*race_, race_->runners()[static_cast<std::size_t>(settings().chosen)]);
  if (sheet_) return sheet_readouts(settings(), *sheet_);
  return fold_readouts(*this);
}

}  // namespace crease::fold
