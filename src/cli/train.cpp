#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <vector>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/numbers.h"
#include "cli/training_run.h"
#include "core/data/text.h"
#include "core/data/units.h"
#include "core/io/json_writer.h"
#include "core/io/network_formats.h"
#include "core/io/training_spec.h"

namespace crease::cli {
namespace {

/// Rows of the log between its first and last.
constexpr int log_rows = 100;
constexpr double most_steps = 1e9;

Status override_steps(const std::string& text, io::TrainingSpec& spec) {
  if (text.empty()) return {};
  const std::optional<double> steps = data::decimal_number(text);
  if (!steps || !(*steps >= 0 && *steps <= most_steps) || *steps != std::floor(*steps)) {
    return Error{"--steps is " + data::quoted(text) + "; a whole number from 0 to 1000000000 would be right"};
  }
  spec.steps = static_cast<int>(*steps);
  return {};
}

Result<TrainingRun> prepare(const TrainOptions& options) {
  const Result<std::string> text = read_file(options.spec);
  if (!text) return text.error();
  Result<io::TrainingSpec> spec = io::read_training_spec(text.value(), options.spec);
  if (!spec) return spec.error();
  if (const Status status = override_steps(options.steps, spec.value()); !status) return status.error();
  return TrainingRun::create(std::move(spec).value(), options.spec);
}

/// Trains to the end, or to divergence; with a log, measures on the way.
std::vector<Metrics> train(TrainingRun& run, bool has_log) {
  std::vector<Metrics> rows;
  const int steps = run.spec().steps;
  const int stride = has_log ? std::max(1, (steps + log_rows - 1) / log_rows) : std::max(1, steps);
  for (int step = 0; step < steps && run.trainer().divergence().empty(); step += stride) {
    if (has_log) rows.push_back(run.measure());
    run.trainer().train(std::min(stride, steps - step));
  }
  rows.push_back(run.measure());
  return rows;
}

std::string report_json(TrainingRun& run, const Metrics& end, double seconds) {
  const std::string& divergence = run.trainer().divergence();
  io::JsonObjectWriter report;
  report.whole("steps", end.step)
      .number("epochs", end.epoch)
      .number("train_loss", end.train_loss)
      .number("test_loss", end.test_loss)
      .number("train_accuracy", end.train_accuracy)
      .number("test_accuracy", end.test_accuracy)
      .number("cells", end.cells)
      .number("linear_regions", end.linear_regions)
      .whole("parameters", static_cast<std::int64_t>(run.spec().architecture.parameter_count()));
  if (divergence.empty()) {
    report.raw("divergence", "null");
  } else {
    report.field("divergence", divergence);
  }
  return report.number("seconds", seconds).finished() + "\n";
}

std::string line(const std::string& label, double train, double test) {
  const auto shown = [](double value) {
    return std::isnan(value) ? std::string("-") : rounded(value);
  };
  if (std::isnan(train)) return "";
  return label + shown(train) + " on training data, " + shown(test) + " on test data\n";
}

std::string report_text(TrainingRun& run, const Metrics& end, double seconds) {
  std::string text = "steps            " + std::to_string(end.step) + " (" + rounded(end.epoch) +
                     " epochs, " + rounded(seconds) + " s)\n";
  text += line("loss             ", end.train_loss, end.test_loss);
  text += line("accuracy         ", end.train_accuracy, end.test_accuracy);
  if (!std::isnan(end.cells)) {
    text +=
        "cells            " + rounded(end.cells) + "\nlinear regions   " + rounded(end.linear_regions) + "\n";
  }
  return text + "parameters       " + std::to_string(run.spec().architecture.parameter_count()) + "\n";
}

/// Finds out before the work whether its result can be written.
Status check_writable(const TrainOptions& options) {
  if (const Status status = io::check_ending(options.out); !status && !options.out.empty()) return status;
  for (const std::string& path : {options.out, options.log}) {
    if (path.empty()) continue;
    if (const Status status = write_file(path, ""); !status) return status;
  }
  return {};
}

Status write_results(const TrainOptions& options, TrainingRun& run, const std::vector<Metrics>& rows) {
  if (!options.out.empty()) {
    const nn::Network network = data::in_measured_units(run.trainer().network(), run.data().train);
    const Result<std::string> bytes = io::write_any_network(network, options.out);
    if (!bytes) return bytes.error();
    if (const Status status = write_file(options.out, bytes.value()); !status) return status;
  }
  return options.log.empty() ? Status() : write_file(options.log, metrics_csv(rows));
}

}  // namespace

Result<Report> run(const TrainOptions& options) {
  Result<TrainingRun> prepared = prepare(options);
  if (!prepared) return prepared.error();
  if (const Status status = check_writable(options); !status) return status.error();
  TrainingRun& training = prepared.value();
  const auto begin = std::chrono::steady_clock::now();
  const std::vector<Metrics> rows = train(training, !options.log.empty());
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
  if (const Status status = write_results(options, training, rows); !status) return status.error();
  const auto report = options.json ? report_json : report_text;
  return Report{report(training, rows.back(), elapsed.count()), training.trainer().divergence()};
}

}  // namespace crease::cli
