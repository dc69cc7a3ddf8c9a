#include <array>
#include <utility>

#include "chapters/train_and_watch/setting_table.h"

namespace crease::train_and_watch {
namespace {

using lab::Value;

constexpr const char* training_group = "Training";
constexpr const char* automatic = "auto";
constexpr const char* rising = "rising";
constexpr const char* fastest = "fastest";
constexpr double most_steps = 1e12;

std::vector<lab::Choice> loss_choices() {
  return {
      {automatic, "Automatic",
       "Logistic for two classes, softmax for more, squared error for values: what suits the data."},
      {"squared_error", "Squared error", "½ (f − y)², averaged; two classes are −1 and 1."},
      {"logistic", "Logistic", "log(1 + exp f) − y f, averaged; for two classes, y = 0 or 1."},
      {"softmax_cross_entropy", "Softmax",
       "−log of the softmax share of the right class; one output per class."},
  };
}

void append_loss(std::vector<Setting>& table) {
  Setting loss;
  loss.description =
      choice_parameter("training.loss", "Loss", loss_choices(),
                       "What training makes small: how wrong the outputs f are about the labels "
                       "y.");
  loss.effect = Effect::trainer;
  loss.read = [](const Settings& s, int) {
    return Value(std::string(s.training.loss ? nn::name(*s.training.loss) : automatic));
  };
  loss.write = [](Settings& s, int, const Value& value) {
    s.training.loss = nn::loss_named(text(value));
    return Status();
  };
  table.push_back(std::move(loss));
}

std::vector<lab::Choice> optimizer_choices() {
  return {
      {"sgd", "SGD", "Stochastic gradient descent: w ← w − rate · g."},
      {"momentum", "Momentum", "v ← momentum · v + g, then w ← w − rate · v."},
      {"adam", "Adam", "Each weight gets a step of its own, from running means of g and g²."},
  };
}

void append_optimizer(std::vector<Setting>& table) {
  Setting optimizer;
  optimizer.description = choice_parameter(
      "training.optimizer", "Optimiser", optimizer_choices(),
      "How a step follows from the gradient g. A change keeps the weights and training goes on.");
  optimizer.effect = Effect::trainer;
  optimizer.read = [](const Settings& s, int) {
    return Value(std::string(nn::name(s.training.options.optimizer)));
  };
  optimizer.write = [](Settings& s, int, const Value& value) {
    s.training.options.optimizer = *nn::optimizer_named(text(value));
    return Status();
  };
  table.push_back(std::move(optimizer));
}

template <double nn::TrainingOptions::*member>
Setting option(lab::Parameter description, Effect effect) {
  Setting setting;
  setting.description = std::move(description);
  setting.effect = effect;
  setting.read = [](const Settings& s, int) {
    return Value(s.training.options.*member);
  };
  setting.write = [](Settings& s, int, const Value& value) {
    s.training.options.*member = real(value);
    return Status();
  };
  return setting;
}

void append_rate(std::vector<Setting>& table) {
  lab::Parameter rate = real_parameter("training.learning_rate", "Learning rate", 1e-8, 100, 1e-4, 1,
                                       "How far a step goes along the gradient. Too small is slow, too large "
                                       "overshoots; a change acts at once.");
  rate.is_logarithmic = true;
  table.push_back(option<&nn::TrainingOptions::learning_rate>(std::move(rate), Effect::tuning));
}

void append_moments(const Settings& settings, std::vector<Setting>& table) {
  const nn::Optimizer optimizer = settings.training.options.optimizer;
  lab::Parameter momentum = real_parameter(
      "training.momentum", "Momentum", 0, 0.9999, 0, 0.99,
      "How much of the last step's direction v is kept: v ← momentum · v + g. At 0 it is plain SGD.");
  momentum.is_enabled = optimizer == nn::Optimizer::momentum;
  table.push_back(option<&nn::TrainingOptions::momentum>(std::move(momentum), Effect::trainer));

  const bool is_adam = optimizer == nn::Optimizer::adam;
  lab::Parameter beta1 = real_parameter("training.beta1", "β₁", 0, 0.9999, 0, 0.99,
                                        "Adam's memory of the gradient: m ← β₁ m + (1 − β₁) g.");
  lab::Parameter beta2 = real_parameter("training.beta2", "β₂", 0, 0.999999, 0.9, 0.9999,
                                        "Adam's memory of its square: v ← β₂ v + (1 − β₂) g².");
  lab::Parameter epsilon =
      real_parameter("training.epsilon", "ε", 1e-16, 1, 1e-10, 1e-3,
                     "Adam's step is rate · m / (√v + ε); ε keeps the divisor from zero.");
  epsilon.is_logarithmic = true;
  for (lab::Parameter* parameter : {&beta1, &beta2, &epsilon}) {
    parameter->is_advanced = true;
    parameter->is_enabled = is_adam;
  }
  table.push_back(option<&nn::TrainingOptions::beta1>(std::move(beta1), Effect::trainer));
  table.push_back(option<&nn::TrainingOptions::beta2>(std::move(beta2), Effect::trainer));
  table.push_back(option<&nn::TrainingOptions::epsilon>(std::move(epsilon), Effect::trainer));
}

void append_decay(std::vector<Setting>& table) {
  lab::Parameter decay =
      real_parameter("training.weight_decay", "Weight decay", 0, 10, 0, 0.02,
                     "Pulls weights towards zero: adds decay · w to their gradient, biases "
                     "are left alone. A change acts at once.");
  table.push_back(option<&nn::TrainingOptions::weight_decay>(std::move(decay), Effect::tuning));
}

void append_batch(std::vector<Setting>& table) {
  Setting batch;
  batch.description = integer_parameter(
      "training.batch", "Batch size", 1, 100000, 1, 256,
      "How many points each step looks at. Small batches make noisy steps; all points make smooth ones.");
  batch.description.is_logarithmic = true;
  batch.effect = Effect::trainer;
  batch.read = [](const Settings& s, int) {
    return Value(std::int64_t(s.training.options.batch));
  };
  batch.write = [](Settings& s, int, const Value& value) {
    s.training.options.batch = static_cast<int>(whole(value));
    return Status();
  };
  table.push_back(std::move(batch));
}

void append_precision(std::vector<Setting>& table) {
  Setting precision;
  precision.description = choice_parameter(
      "training.precision", "Precision",
      {{"float32", "Single", "32 bits per number: faster."},
       {"float64", "Double", "64 bits per number: rounds less."}},
      "How many digits training computes with. The picture is computed in double either way.");
  precision.description.is_advanced = true;
  precision.effect = Effect::trainer;
  precision.read = [](const Settings& s, int) {
    return Value(std::string(nn::name(s.training.options.precision)));
  };
  precision.write = [](Settings& s, int, const Value& value) {
    s.training.options.precision = *nn::precision_named(text(value));
    return Status();
  };
  table.push_back(std::move(precision));
}

void append_training_seed(std::vector<Setting>& table) {
  Setting seed;
  seed.description = integer_parameter(
      "training.seed", "Seed of the order", 0, largest_seed, 0, 0,
      "Fixes the order in which the points are looked at: a new shuffle every epoch, the same on every "
      "computer.");
  seed.description.is_advanced = true;
  seed.effect = Effect::restart;
  seed.read = [](const Settings& s, int) {
    return Value(static_cast<std::int64_t>(s.training.options.seed));
  };
  seed.write = [](Settings& s, int, const Value& value) {
    s.training.options.seed = static_cast<std::uint64_t>(whole(value));
    return Status();
  };
  table.push_back(std::move(seed));
}

void append_speed(std::vector<Setting>& table) {
  Setting speed;
  speed.description =
      choice_parameter("training.speed", "Speed",
                       {{rising, "Slow, then full speed",
                         "120 steps in the first second, then ever faster, up to as fast as possible."},
                        {fastest, "As fast as possible", "As many steps as there is time for."},
                        {"1000", "1000 steps a second", ""},
                        {"300", "300 steps a second", ""},
                        {"100", "100 steps a second", ""},
                        {"30", "30 steps a second", ""},
                        {"10", "10 steps a second", ""},
                        {"3", "3 steps a second", ""},
                        {"1", "1 step a second", ""}},
                       "How many steps training takes while it plays. What comes out after a "
                       "number of steps is the same at every speed.");
  speed.read = [](const Settings& s, int) {
    if (s.training.pace == Pace::fixed) return Value(lab::to_text(s.training.steps_per_second));
    return Value(std::string(s.training.pace == Pace::rising ? rising : fastest));
  };
  speed.write = [](Settings& s, int, const Value& value) {
    const Result<double> rate = lab::parse_real(text(value));
    s.training.steps_per_second = rate ? rate.value() : 0.0;
    s.training.pace = rate ? Pace::fixed : text(value) == rising ? Pace::rising : Pace::fastest;
    return Status();
  };
  table.push_back(std::move(speed));
}

void append_stops(std::vector<Setting>& table) {
  Setting loss;
  loss.description = real_parameter(
      "training.stop_at_loss", "Stop at loss", 0, 1e6, 0, 0,
      "Pauses once the training loss is this small, looked at after each epoch. 0 never stops.");
  loss.description.is_advanced = true;
  loss.read = [](const Settings& s, int) {
    return Value(s.training.stop_at_loss);
  };
  loss.write = [](Settings& s, int, const Value& value) {
    s.training.stop_at_loss = real(value);
    return Status();
  };
  table.push_back(std::move(loss));

  Setting step;
  step.description = integer_parameter("training.stop_at_step", "Stop at step", 0, most_steps, 0, 0,
                                       "Pauses when this many steps are taken. 0 never stops.");
  step.description.unit = "steps";
  step.description.is_advanced = true;
  step.read = [](const Settings& s, int) {
    return Value(s.training.stop_at_step);
  };
  step.write = [](Settings& s, int, const Value& value) {
    s.training.stop_at_step = whole(value);
    return Status();
  };
  table.push_back(std::move(step));
}

}  // namespace

void append_training_settings(const Settings& settings, std::vector<Setting>& table) {
  const std::size_t begin = table.size();
  append_loss(table);
  append_optimizer(table);
  append_rate(table);
  append_moments(settings, table);
  append_decay(table);
  append_batch(table);
  append_precision(table);
  append_training_seed(table);
  append_speed(table);
  append_stops(table);
  for (std::size_t i = begin; i < table.size(); ++i) table[i].description.group = training_group;
}

}  // namespace crease::train_and_watch
