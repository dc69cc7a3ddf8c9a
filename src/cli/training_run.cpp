#include "cli/training_run.h"

#include <cmath>
#include <limits>
#include <utility>

#include "cli/files.h"
#include "core/base/number_text.h"
#include "core/data/csv.h"
#include "core/nn/forward.h"
#include "core/regions/subdivision.h"

namespace crease::cli {
namespace {

constexpr double not_applicable = std::numeric_limits<double>::quiet_NaN();

double accuracy(const nn::Network& network, const data::Dataset& rows) {
  if (rows.task == data::Task::regression) return not_applicable;
  return data::accuracy(rows, nn::evaluate(network, rows.x), network.architecture.output());
}

/// Cells and linear regions on [-1, 1]^2 of the scaled data.
void count_cells(const nn::Network& network, Metrics& metrics) {
  metrics.cells = metrics.linear_regions = not_applicable;
  if (!network.architecture.is_piecewise_linear()) return;
  regions::Subdivider subdivider;
  const auto cells = subdivider.run(network, {}, regions::box(-1, 1, -1, 1));
  if (!cells) return;
  metrics.cells = cells.value()->cells();
  metrics.linear_regions = regions::linear_regions(*cells.value(), regions::adjacency(*cells.value())).count;
}

std::string field(double value) {
  return std::isnan(value) ? "" : shortest(value);
}

}  // namespace

Result<data::Split> load_data(const io::TrainingSpec& spec, const std::string& file) {
  if (spec.csv.empty()) {
    Result<data::Split> points = data::generate(spec.data);
    return points ? points : Error{file + ": " + points.error().message};
  }
  const std::string path = beside(file, spec.csv);
  const Result<std::string> text = read_file(path);
  if (!text) return text.error();
  const Result<data::Dataset> rows = data::parse_csv(text.value(), path);
  if (!rows) return rows.error();
  return data::split(rows.value(), spec.data.train_share, spec.data.seed);
}

TrainingRun::TrainingRun(io::TrainingSpec spec, data::Split data, nn::Samples train, nn::Samples test,
                         nn::Trainer trainer)
    : spec_(std::move(spec)),
      data_(std::move(data)),
      train_(std::move(train)),
      test_(std::move(test)),
      trainer_(std::move(trainer)) {}

Result<TrainingRun> TrainingRun::create(io::TrainingSpec spec, const std::string& file) {
  Result<data::Split> data = load_data(spec, file);
  if (!data) return data.error();
  const data::Dataset& rows = data.value().train;
  io::fit_to_data(spec, rows.task, rows.classes);
  const int outputs = spec.architecture.output();
  Result<nn::Samples> train = data::training_samples(rows, spec.training.loss, outputs);
  if (!train) return Error{file + ": " + train.error().message};
  Result<nn::Samples> test = data::training_samples(data.value().test, spec.training.loss, outputs);
  if (!test) return Error{file + ": " + test.error().message};
  const nn::Network initial =
      nn::initialize(spec.architecture, spec.initializer, spec.bias_scale, spec.network_seed);
  Result<nn::Trainer> trainer = nn::Trainer::create(initial, spec.training, train.value());
  if (!trainer) return Error{file + ": " + trainer.error().message};
  return TrainingRun(std::move(spec), std::move(data).value(), std::move(train).value(),
                     std::move(test).value(), std::move(trainer).value());
}

Metrics TrainingRun::measure() const {
  const nn::Network network = trainer_.network();
  const nn::Loss loss = spec_.training.loss;
  Metrics metrics;
  metrics.step = trainer_.steps_taken();
  metrics.epoch = double(metrics.step) / trainer_.steps_per_epoch();
  metrics.train_loss = nn::mean_loss(network, loss, train_);
  metrics.test_loss = data_.test.size() == 0 ? not_applicable : nn::mean_loss(network, loss, test_);
  metrics.train_accuracy = accuracy(network, data_.train);
  metrics.test_accuracy = accuracy(network, data_.test);
  count_cells(network, metrics);
  return metrics;
}

std::string metrics_csv(const std::vector<Metrics>& rows) {
  std::string text = "step,epoch,train_loss,test_loss,train_accuracy,test_accuracy,cells,linear_regions\n";
  for (const Metrics& row : rows) {
    text += std::to_string(row.step);
    for (const double value : {row.epoch, row.train_loss, row.test_loss, row.train_accuracy,
                               row.test_accuracy, row.cells, row.linear_regions}) {
      text += "," + field(value);
    }
    text += "\n";
  }
  return text;
}

}  // namespace crease::cli
