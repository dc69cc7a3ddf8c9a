#include <cmath>
#include <limits>
#include <numeric>

#include "chapters/count/model.h"
#include "chapters/stage/readout.h"
#include "lab/number_words.h"

namespace crease::count {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

Live live_of(const std::vector<int>& hidden, int dimension, const Tally& tally) {
  const regions::CountStatistics statistics = tally.statistics();
  return {hidden, dimension, tally.networks(), statistics.mean, statistics.standard_error, tally.most()};
}

Live live_of(const std::vector<int>& hidden, int dimension, std::int64_t count) {
  return {hidden, dimension, 1, static_cast<double>(count), unknown, count};
}

}  // namespace

double expected_cells(int neurons, int dimension) {
  return dimension == 1 ? neurons + 1 : 0.5 * neurons * neurons;
}

Live Model::live_now() const {
  const Settings& now = settings();
  const auto shown = static_cast<std::size_t>(now.shown_depth);
  const int dimension = counts_on_plane(now) ? 2 : 1;
  switch (now.experiment) {
    case Experiment::race: {
      const Lane& lane = race().lanes()[shown];
      return live_of(lane.hidden, dimension, lane.tally);
    }
    case Experiment::windows:
    case Experiment::biases: {
      const SweepLane& lane = sweep().lanes()[shown];
      return live_of(lane.hidden, dimension, lane.tallies.back());
    }
    case Experiment::training: {
      const TrainingLane& lane = training().lanes()[shown];
      const std::size_t last = training().records() == 0 ? 0 : training().records() - 1;
      return live_of(lane.hidden, dimension,
                     now.where == Where::everywhere ? lane.everywhere[last] : lane.data[last]);
    }
    case Experiment::beat:
      return live_of(now.hidden, dimension, static_cast<std::int64_t>(ascent().exact().back()));
    case Experiment::look:
      return live_of(now.hidden, dimension, portrait().cells);
  }
  return {};
}

std::optional<nn::Network> Model::exported_network() const {
  const Settings& now = settings();
  const auto shown = static_cast<std::size_t>(now.shown_depth);
  switch (now.experiment) {
    case Experiment::training:
      return training().network(shown);
    case Experiment::beat:
      return ascent().network();
    case Experiment::look:
      return portrait().network;
    default:
      break;
  }
  const int inputs = now.experiment == Experiment::race      ? now.inputs
                     : now.experiment == Experiment::windows ? std::max(2, now.inputs)
                                                             : 1;
  return regions::initial_network(random_networks(now, widths_of(now.size, depths[shown]), inputs),
                                  static_cast<std::uint64_t>(now.seed));
}

std::vector<lab::Readout> Model::readouts() const {
  const Settings& now = settings();
  const Live& seen = live_;
  const int neurons = std::accumulate(seen.hidden.begin(), seen.hidden.end(), 0);
  const bool is_one = is_single(now.experiment), is_line = seen.dimension == 1;
  const double mean = seen.networks > 0 ? seen.mean : unknown;
  std::vector<lab::Readout> told;
  if (is_one)
    told.push_back(stage::whole_readout("cells", "Cells", mean,
                                        "Intervals or polygons on which every neuron stays on or off: of the "
                                        "network that is shown, exactly."));
  else
    told.push_back(stage::real_readout("cells", "Mean cells", mean,
                                       "Over all networks of the chosen depth that were counted so far."));
  told.push_back(stage::real_readout(
      "ratio", is_line ? "of N + 1" : "of N²/2", mean / expected_cells(neurons, seen.dimension),
      is_line ? "The number of cells as a multiple of N + 1, what one layer of as many neurons has."
              : "The number of cells as a multiple of N²/2, about what one layer of as many neurons has."));
  if (!is_one) {
    told.push_back(
        stage::real_readout("error", "Standard error", seen.error,
                            "Of the mean: it is off by more than twice this once in twenty times."));
    told.push_back(stage::whole_readout("networks", "Networks", static_cast<double>(seen.networks),
                                        "Made and counted for each depth."));
    told.push_back(stage::whole_readout("most", "Most cells", static_cast<double>(seen.most),
                                        "The network with the most cells that was met so far."));
  }
  if (now.experiment == Experiment::beat) {
    told.push_back(
        stage::whole_readout("record", "Record", static_cast<double>(record()),
                             "The most cells of any network with these widths that was met here."));
    told.push_back(stage::real_readout("smoothed", "Smoothed count", ascent().smoothed().back(),
                                       "What climbing makes larger: 1 and, for every neuron, how much "
                                       "σ(z/T) goes up and down along the line."));
  }
  if (now.experiment == Experiment::look)
    told.push_back(stage::whole_readout("linear", "Linear regions",
                                        static_cast<double>(portrait().linear_regions),
                                        "Cells that touch and have the same affine output are one."));
  told.push_back(stage::whole_readout("neurons", "Neurons N", neurons, "Hidden neurons of each network."));
  return told;
}

}  // namespace crease::count
