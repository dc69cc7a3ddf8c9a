#include "core/io/training_spec.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "core/base/check.h"
#include "core/base/expression.h"
#include "core/io/choices.h"
#include "core/io/json.h"
#include "core/io/json_fields.h"

namespace crease::io {
namespace {

constexpr std::array<std::string_view, 6> root_names{"format",  "version",  "data",
                                                     "network", "training", "steps"};
constexpr std::array<std::string_view, 8> data_names{"source",     "csv",     "count",       "noise",
                                                     "expression", "columns", "train_share", "seed"};
constexpr std::array<std::string_view, 8> network_names{
    "hidden",     "activation", "negative_slope", "outputs", "output_activation", "initializer",
    "bias_scale", "seed"};
constexpr std::array<std::string_view, 11> training_names{
    "loss",    "optimizer",    "learning_rate", "momentum",  "beta1", "beta2",
    "epsilon", "weight_decay", "batch",         "precision", "seed"};

constexpr int widest = 10'000;
constexpr int most_layers = 100;
constexpr int most_steps = 1'000'000'000;
constexpr std::array<int, 3> default_hidden{16, 16, 16};

constexpr double largest = std::numeric_limits<double>::max();
constexpr RealRange share{0, 1, false, "a number above 0 and up to 1"};
constexpr RealRange from_0_to_1{0, 1, true, "a number from 0 to 1"};
constexpr RealRange below_1{0, 1 - 0x1p-53, true, "a number from 0 to less than 1"};
constexpr RealRange positive{0, largest, false, "a number above 0"};
constexpr RealRange not_negative{0, largest, true, "a number from 0 on"};
constexpr RealRange any{-largest, largest, true, "a number such as 0.01"};

/// An object that stands for itself where a section is left out.
const Json& empty_object() {
  static const Json empty{JsonObject{}, 0};
  return empty;
}

const Json& section(const JsonFields& root, std::string_view name) {
  const Json* found = root.find(name);
  return found ? *found : empty_object();
}

std::vector<std::string_view> source_names() {
  std::vector<std::string_view> names;
  for (const data::Source& source : data::sources()) names.push_back(source.id);
  return names;
}

void read_columns(JsonFields& fields, data::Request& request) {
  const Json* columns = fields.find("columns");
  if (!columns) return;
  if (request.source != "iris") {
    fields.report("columns", *columns, "leaving it out where the source is not \"iris\"");
    return;
  }
  const auto* pair = columns->get<Json::Numbers>();
  const auto is_column = [](double n) {
    return n == 0 || n == 1 || n == 2 || n == 3;
  };
  if (!pair || pair->size() != 2 || !is_column((*pair)[0]) || !is_column((*pair)[1])) {
    fields.report("columns", *columns, "a list of two whole numbers from 0 to 3");
    return;
  }
  request.column_x = static_cast<int>((*pair)[0]);
  request.column_y = static_cast<int>((*pair)[1]);
}

void read_expression(JsonMistake& mistake, JsonFields& fields, data::Request& request) {
  const Json* value = fields.find("expression");
  if (!value) return;
  if (!data::is_expression(request.source)) {
    fields.report("expression", *value,
                  "leaving it out where the source is neither \"expression\" nor \"expression_class\"");
    return;
  }
  fields.read("expression", request.expression, "a formula such as \"sin(3x)+y^2\"");
  const Result<Expression> parsed = Expression::parse(request.expression);
  if (!parsed) mistake.report(*value, fields.path_of("expression") + ", " + parsed.error().message);
}

void read_data(JsonMistake& mistake, const Json& value, TrainingSpec& spec) {
  JsonFields fields(mistake, value, "data", data_names);
  fields.read("csv", spec.csv, "the path of a file");
  for (const char* name : {"source", "count", "noise", "expression", "columns"}) {
    const Json* found = spec.csv.empty() ? nullptr : fields.find(name);
    if (found) fields.report(name, *found, "leaving it out beside \"csv\"");
  }
  const std::vector<std::string_view> names = source_names();
  int source = static_cast<int>(std::find(names.begin(), names.end(), spec.data.source) - names.begin());
  fields.read_choice("source", source, names);
  spec.data.source = names[source];
  fields.read("count", spec.data.count, data::min_count, data::max_count);
  fields.read("noise", spec.data.noise, from_0_to_1);
  fields.read("train_share", spec.data.train_share, share);
  fields.read("seed", spec.data.seed);
  read_expression(mistake, fields, spec.data);
  read_columns(fields, spec.data);
}

std::vector<int> read_hidden(JsonFields& fields) {
  const std::vector<int> standard(default_hidden.begin(), default_hidden.end());
  const Json* hidden = fields.find("hidden");
  if (!hidden) return standard;
  if (hidden->is_array() && hidden->size() == 0) return {};
  const auto* numbers = hidden->get<Json::Numbers>();
  const bool is_list = numbers && numbers->size() <= most_layers;
  for (std::size_t i = 0; is_list && i < numbers->size(); ++i) {
    const Json width = hidden->element(i);
    if (is_whole(width, 1, widest)) continue;
    fields.report("hidden[" + std::to_string(i) + "]", width,
                  "a whole number from 1 to " + std::to_string(widest));
    return standard;
  }
  if (!is_list) {
    fields.report("hidden", *hidden, "a list of at most " + std::to_string(most_layers) + " widths");
    return standard;
  }
  return {numbers->begin(), numbers->end()};
}

/// One activation for all hidden layers, or a list with one for each.
void read_activations(JsonMistake& mistake, JsonFields& fields, std::span<nn::Layer> hidden) {
  const Json* list = fields.find("activation");
  if (!list || !list->is_array()) {
    nn::Activation shared = nn::Activation::relu;
    read_named(fields, "activation", activation_names(), shared);
    for (nn::Layer& layer : hidden) layer.activation = shared;
    return;
  }
  if (list->size() != hidden.size()) {
    mistake.report(*list, fields.path_of("activation") + " has " + std::to_string(list->size()) +
                              " entries; " + std::to_string(hidden.size()) +
                              ", one for each hidden layer, would be right");
    return;
  }
  for (std::size_t i = 0; i < hidden.size(); ++i) {
    // Read as the only field of an object of its own, under the name that a sentence shows.
    const std::string name = "activation[" + std::to_string(i) + "]";
    const std::string_view names[] = {name};
    const Json alone(JsonObject{{name}, {list->element(i)}}, list->offset());
    JsonFields entry(mistake, alone, "network", names);
    read_named(entry, name, activation_names(), hidden[i].activation);
  }
}

void read_network_section(JsonMistake& mistake, const Json& value, TrainingSpec& spec) {
  JsonFields fields(mistake, value, "network", network_names);
  std::vector<nn::Layer>& layers = spec.architecture.layers;
  layers.clear();
  for (const int width : read_hidden(fields)) layers.push_back({width});
  read_activations(mistake, fields, layers);
  nn::Layer output{1, nn::Activation::linear};
  fields.read("outputs", output.width, 1, nn::max_output);
  spec.are_outputs_fixed = fields.has("outputs");
  read_named(fields, "output_activation", activation_names(), output.activation);
  layers.push_back(output);
  double slope = nn::default_negative_slope;
  fields.read("negative_slope", slope, any);
  for (nn::Layer& layer : layers) layer.negative_slope = slope;
  read_named(fields, "initializer", initializer_names(), spec.initializer);
  fields.read("bias_scale", spec.bias_scale, not_negative);
  fields.read("seed", spec.network_seed);
}

void read_training(JsonMistake& mistake, const Json& value, TrainingSpec& spec) {
  JsonFields fields(mistake, value, "training", training_names);
  nn::TrainingOptions& options = spec.training;
  spec.is_loss_fixed = fields.has("loss");
  read_named(fields, "loss", loss_names(), options.loss);
  read_named(fields, "optimizer", optimizer_names(), options.optimizer);
  read_named(fields, "precision", precision_names(), options.precision);
  fields.read("learning_rate", options.learning_rate, positive);
  fields.read("momentum", options.momentum, below_1);
  fields.read("beta1", options.beta1, below_1);
  fields.read("beta2", options.beta2, below_1);
  fields.read("epsilon", options.epsilon, positive);
  fields.read("weight_decay", options.weight_decay, not_negative);
  fields.read("batch", options.batch, 1, data::max_count);
  fields.read("seed", options.seed);
}

void fit_to_source(TrainingSpec& spec) {
  for (const data::Source& source : data::sources()) {
    if (spec.csv.empty() && source.id == spec.data.source) fit_to_data(spec, source.task, source.classes);
  }
}

}  // namespace

Result<TrainingSpec> read_training_spec(std::string_view text, std::string_view file) {
  const Result<Json> root = parse_json(text, file);
  if (!root) return root.error();
  JsonMistake mistake(text, file);
  JsonFields fields(mistake, root.value(), "", root_names);
  TrainingSpec spec;
  fields.read_format("crease-training", Presence::optional);
  read_data(mistake, section(fields, "data"), spec);
  read_network_section(mistake, section(fields, "network"), spec);
  read_training(mistake, section(fields, "training"), spec);
  fields.read("steps", spec.steps, 0, most_steps);
  if (mistake.any()) return mistake.error();
  fit_to_source(spec);
  if (const Status valid = nn::validate(spec.architecture); !valid) {
    return Error{std::string(file) + ": " + valid.error().message};
  }
  return spec;
}

void fit_to_data(TrainingSpec& spec, data::Task task, int classes) {
  CREASE_CHECK(!spec.architecture.layers.empty(), "a network has an output layer");
  const bool has_many_classes = task == data::Task::classification && classes > 2;
  if (!spec.is_loss_fixed) {
    spec.training.loss = has_many_classes ? nn::Loss::softmax_cross_entropy : nn::Loss::squared_error;
  }
  if (spec.are_outputs_fixed) return;
  const bool is_softmax = spec.training.loss == nn::Loss::softmax_cross_entropy;
  const bool has_output_per_class = has_many_classes || (task == data::Task::classification && is_softmax);
  spec.architecture.layers.back().width = has_output_per_class ? classes : 1;
}

}  // namespace crease::io
