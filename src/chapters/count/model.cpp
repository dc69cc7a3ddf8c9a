#include "chapters/count/model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "lab/number_words.h"

namespace crease::count {
namespace {

constexpr int climb_steps = 100, more_factor = 10;

constexpr std::array<stage::ActionEntry, 6> action_entries = {{
    {"more", "Ten times as many networks", "Goes on counting until there are ten times as many networks.",
     "Experiment"},
    {"other_networks", "Other networks", "Takes the seeds behind those that were counted.", "Network",
     "network.seed"},
    {"climb", "Climb 100 steps", "A hundred more steps up the gradient of the smoothed count.", "Beat it",
     "beat.steps"},
    {"set_weight", "Set a weight",
     "Changes one number of the network by hand; layers, neurons and inputs are counted from 0, and b stands "
     "for the bias.",
     "Beat it", "", false, "layer,neuron,input,value", true},
    {"take_record", "Back to the record", "Takes the weights of the network with the most cells so far.",
     "Beat it"},
    {"forget_record", "Forget the record", "Begins a new record with the network that is shown.", "Beat it"},
}};

/// What random networks are drawn from.
bool has_same_networks(const Settings& a, const Settings& b) {
  return a.size == b.size && a.inputs == b.inputs && a.bias_scale == b.bias_scale && a.seed == b.seed;
}

bool has_same_biases(const Settings& a, const Settings& b) {
  return a.size == b.size && a.seed == b.seed;
}

bool has_same_training(const Settings& a, const Settings& b) {
  return a.size == b.size && a.bias_scale == b.bias_scale && a.seed == b.seed && a.lesson == b.lesson &&
         a.training_steps == b.training_steps && a.training_nets == b.training_nets &&
         a.learning_rate == b.learning_rate;
}

bool has_same_ascent(const Settings& a, const Settings& b) {
  return a.hidden == b.hidden && a.bias_scale == b.bias_scale && a.seed == b.seed && a.start == b.start &&
         (a.start != Start::by_hand || a.by_hand == b.by_hand) && a.temperature == b.temperature &&
         a.ascent_rate == b.ascent_rate;
}

bool has_same_portrait(const Settings& a, const Settings& b) {
  return a.hidden == b.hidden && a.inputs == b.inputs && a.bias_scale == b.bias_scale && a.seed == b.seed &&
         a.part == b.part && a.radius == b.radius;
}

/// Makes it anew where it is not what these settings ask for.
template <class Held, class Same, class Make>
void renew(Held& held, const Settings& now, Same same, Make make) {
  if (!held.it || !same(held.from, now)) {
    held.it.reset();
    make();
  }
  held.from = now;
}

}  // namespace

Model::Model() {
  begin(nullptr);
}

/// What another experiment needs is not offered: of two tables one hides it.
std::span<const stage::ActionEntry> Model::own_actions() const {
  static constexpr auto hidden_but = [](bool is_single) {
    auto entries = action_entries;
    for (stage::ActionEntry& entry : entries) {
      const bool is_of_beat = std::string_view(entry.group) == "Beat it";
      const bool is_of_many = std::string_view(entry.id) == "more";
      entry.is_hidden = is_single ? is_of_many : is_of_beat;
    }
    return entries;
  };
  static constexpr auto of_many = hidden_but(false), of_one = hidden_but(true);
  static constexpr auto of_portrait = [] {
    auto entries = of_many;
    entries[0].is_hidden = true;
    return entries;
  }();
  if (settings().experiment == Experiment::look) return of_portrait;
  return settings().experiment == Experiment::beat ? std::span(of_one) : std::span(of_many);
}

void Model::begin(const Settings* before) {
  if (before == nullptr) {
    race_.it.reset();
    windows_.it.reset();
    biases_.it.reset();
    training_.it.reset();
    ascent_.it.reset();
    portrait_.it.reset();
  }
  if (before == nullptr || before->record != settings().record) {
    nn::Network best{nn::perceptron(1, settings().hidden, 1, nn::Activation::relu), settings().record};
    kept_record_ = settings().record.empty() ? 0 : cells_on_the_line(best);
  }
  begin_shown();
  take_stock();
}

/// Only what is shown is computed; what was computed before stays for as long as it is still right.
void Model::begin_shown() {
  const Settings& now = settings();
  switch (now.experiment) {
    case Experiment::race:
      renew(race_, now, has_same_networks, [&] { race_.it.emplace(now); });
      race_.it->ask(now.race_nets);
      break;
    case Experiment::windows:
      renew(windows_, now, has_same_networks, [&] { windows_.it.emplace(Sweep::Kind::windows, now); });
      windows_.it->ask(now.window_nets);
      break;
    case Experiment::biases:
      renew(biases_, now, has_same_biases, [&] { biases_.it.emplace(Sweep::Kind::biases, now); });
      biases_.it->ask(now.bias_nets);
      break;
    case Experiment::training:
      renew(training_, now, has_same_training, [&] { training_.it.emplace(now); });
      break;
    case Experiment::beat:
      if (ascent_.it && ascent_.it->steps() > now.ascent_steps) ascent_.it.reset();
      renew(ascent_, now, has_same_ascent,
            [&] { ascent_.it.emplace(start_network(now), now.temperature, now.ascent_rate); });
      ascent_.it->ask(now.ascent_steps);
      break;
    case Experiment::look:
      renew(portrait_, now, has_same_portrait, [&] { portrait_.it = portrait_of(now); });
      break;
  }
}

const Sweep& Model::sweep() const {
  return settings().experiment == Experiment::windows ? *windows_.it : *biases_.it;
}

bool Model::is_busy() const {
  switch (settings().experiment) {
    case Experiment::race:
      return !race_.it->is_done();
    case Experiment::windows:
    case Experiment::biases:
      return !sweep().is_done();
    case Experiment::training:
      return !training_.it->is_done();
    case Experiment::beat:
      return !ascent_.it->is_done();
    case Experiment::look:
      return false;
  }
  return false;
}

bool Model::update(const lab::Budget& budget) {
  if (!is_busy()) return false;
  switch (settings().experiment) {
    case Experiment::race:
      race_.it->advance(budget);
      break;
    case Experiment::windows:
      windows_.it->advance(budget);
      break;
    case Experiment::biases:
      biases_.it->advance(budget);
      break;
    case Experiment::training:
      training_.it->advance(budget);
      break;
    case Experiment::beat:
      ascent_.it->advance(budget);
      break;
    case Experiment::look:
      break;
  }
  take_stock();
  return true;
}

/// What the bounds stand beside; they change with the shape alone.
void Model::take_stock() {
  live_ = live_now();
  if (settings().experiment == Experiment::beat)
    graph_ = graph_along(ascent_.it->network(), regions::random_line(1, 1), ascent_.it->crossings(),
                         settings().radius);
  if (bounds_ && bounds_of_ == live_.hidden && bounds_dimension_ == live_.dimension) return;
  bounds_ = regions::region_bounds(live_.dimension, live_.hidden);
  bounds_of_ = live_.hidden;
  bounds_dimension_ = live_.dimension;
}

std::string Model::message() const {
  switch (settings().experiment) {
    case Experiment::windows:
    case Experiment::biases:
      return sweep().trouble();
    case Experiment::training:
      return training_.it->trouble();
    case Experiment::look:
      return portrait_.it->trouble;
    default:
      return "";
  }
}

// --- Commands
// -----------------------------------------------------------------------------------------------

/// Which setting says how many networks there are; null: none does.
int Settings::*Model::asked_networks() const {
  switch (settings().experiment) {
    case Experiment::race:
      return &Settings::race_nets;
    case Experiment::windows:
      return &Settings::window_nets;
    case Experiment::biases:
      return &Settings::bias_nets;
    case Experiment::training:
      return &Settings::training_nets;
    default:
      return nullptr;
  }
}

/// Ten times as many; none where that is beyond what the setting allows.
std::optional<int> Model::more_networks() const {
  int Settings::*const asked = asked_networks();
  if (asked == nullptr) return std::nullopt;
  const int wanted = more_factor * settings().*asked;
  const int most = settings().experiment == Experiment::race      ? most_race_nets
                   : settings().experiment == Experiment::windows ? most_window_nets
                   : settings().experiment == Experiment::biases  ? most_bias_nets
                                                                  : most_training_nets;
  return wanted <= most ? std::optional(wanted) : std::nullopt;
}

bool Model::is_possible(std::string_view action) const {
  const bool is_beating = settings().experiment == Experiment::beat;
  if (action == "more") return more_networks().has_value();
  if (action == "climb") return is_beating && settings().ascent_steps < most_ascent_steps;
  if (action == "set_weight") return is_beating;
  if (action == "forget_record") return is_beating && !settings().record.empty();
  if (action == "take_record")
    return is_beating && !settings().record.empty() && settings().record != ascent_.it->network().parameters;
  return true;
}

Status Model::set(std::string_view id, const lab::Value& value) {
  const bool may_matter =
      settings().experiment == Experiment::beat && touch_of_set(id) == lab::Touch::experiment;
  Settings record = settings();
  if (may_matter) {
    ascent_.it->finish();  // the record is that of all steps, however far the picture has come
    fold_record_into(record);
  }
  const Status status = SettingsChapter::set(id, value);
  if (!status || !may_matter || id == "beat.record" || record.record == settings().record) return status;
  if (record.hidden != settings().hidden) return status;
  Settings next = settings();
  next.record = std::move(record.record);
  change(next, false);
  return status;
}

/// The zigzag is what cannot be beaten, and no record.
void Model::fold_record_into(Settings& next) const {
  if (settings().start == Start::zigzag || ascent_.it->most() <= kept_record_) return;
  next.record = ascent_.it->best().parameters;
}

std::int64_t Model::record() const {
  const bool counts =
      ascent_.it && settings().start != Start::zigzag && ascent_.from.hidden == settings().hidden;
  return std::max(kept_record_, counts ? ascent_.it->most() : 0);
}

Status Model::set_weight(std::string_view argument) {
  const Error wrong{
      "A weight is set by layer, neuron, input (or b for the bias) and value; \"0,1,b,0.5\" "
      "would be right."};
  const std::vector<std::string_view> parts = lab::split_text(argument, ',');
  if (parts.size() != 4) return wrong;
  const Result<std::int64_t> layer = lab::parse_integer(parts[0]), neuron = lab::parse_integer(parts[1]);
  const bool is_bias = parts[2] == "b";
  const Result<std::int64_t> input = is_bias ? Result<std::int64_t>(0) : lab::parse_integer(parts[2]);
  const Result<double> value = lab::parse_real(parts[3]);
  if (!layer || !neuron || !input || !value || std::fabs(value.value()) > largest_weight) return wrong;
  ascent_.it->finish();
  nn::Network network = ascent_.it->network();
  const nn::Architecture& shape = network.architecture;
  const std::string widths = stage::widths_text(settings().hidden, ", ");
  const auto l = static_cast<int>(std::clamp<std::int64_t>(layer.value(), -1, shape.depth()));
  if (l < 0 || l >= shape.depth() || neuron.value() < 0 || neuron.value() >= shape.layers[l].width ||
      input.value() < 0 || input.value() >= shape.fan_in(l))
    return Error{"There is no such weight in a network with the hidden widths " + widths + "."};
  const auto row = static_cast<std::size_t>(neuron.value());
  if (is_bias)
    network.bias(l)[row] = value.value();
  else
    network.weight(
        l)[row * static_cast<std::size_t>(shape.fan_in(l)) + static_cast<std::size_t>(input.value())] =
        value.value();
  Settings next = settings();
  fold_record_into(next);
  next.start = Start::by_hand;
  next.by_hand = std::move(network.parameters);
  next.ascent_steps = 0;
  change(next, false);
  return {};
}

Status Model::carry_out(std::string_view action, std::string_view argument) {
  Settings next = settings();
  if (action == "set_weight") return set_weight(argument);
  if (action == "climb")
    return set("beat.steps", std::int64_t(std::min(most_ascent_steps, next.ascent_steps + climb_steps)));
  if (action == "more") next.*asked_networks() = *more_networks();
  if (action == "other_networks") {
    int Settings::*const asked = asked_networks();
    const std::int64_t on = asked == nullptr ? 1 : next.*asked;
    return set("network.seed", std::int64_t((next.seed + on) % most_seed));
  }
  if (action == "forget_record") next.record.clear();
  if (action == "take_record") {
    ascent_.it->finish();
    fold_record_into(next);
    next.start = Start::by_hand;
    next.by_hand = next.record;
    next.ascent_steps = 0;
  }
  change(next, false);
  return {};
}

}  // namespace crease::count
