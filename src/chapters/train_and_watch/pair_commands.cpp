#include <utility>

#include "chapters/train_and_watch/model_state.h"
#include "chapters/train_and_watch/pair.h"
#include "core/io/network_file.h"
#include "lab/weights_text.h"

/// Commands to one network or to both. A leads: what both share is changed there first, and B follows.
namespace crease::train_and_watch {
namespace {

using lab::Touch;

constexpr char between_weights = ';';

void restart(Model::State& state) {
  CREASE_CHECK(state.restart_from_first_weights().ok(), "the settings were valid before");
}

}  // namespace

Status Pair::set(std::string_view id, const lab::Value& value) {
  if (id == is_on_id) return switch_to(value);
  const bool is_for_b = id.starts_with(prefix_of_b);
  if (is_for_b && !get(id)) return get(id).error();
  const bool is_shared = b_ && !is_for_b && !is_own_setting(id);
  const Setting* shared = is_shared ? find_setting(state_a().table, id) : nullptr;
  const auto set_a = [&] {
    return a_.set(id, value);
  };
  Status status;
  if (is_for_b) {
    status = b_->set(id.substr(prefix_of_b.size()), value);
  } else if (shared == nullptr) {
    status = a_.set(id, value);
  } else if (shared->effect <= Effect::picture) {
    const Effect effect = shared->effect;
    status = a_.set(id, value);
    if (status) status = let_b_follow(effect);
  } else {
    status = together(set_a, [this] { return let_b_follow(Effect::points); });
  }
  if (status) begin_together();
  return status;
}

/// B begins as a copy of A, at the first weights; without it A goes on alone.
Status Pair::switch_to(const lab::Value& value) {
  const Result<lab::Value> wish = lab::checked(comparison(), value);
  if (!wish) return wish.error();
  const bool is_wanted = std::get<bool>(wish.value());
  if (is_wanted == (b_ != nullptr)) return {};
  if (!is_wanted) {
    b_.reset();
    return {};
  }
  auto copy = std::make_unique<Model>();
  const Status status = copy->state_->adopt(state_a().settings, Effect::data);
  if (!status) return status;
  b_ = std::move(copy);
  seen_b_ = 0;
  begin_together();
  return {};
}

Status Pair::act(std::string_view id, std::string_view argument) {
  if (id.starts_with(prefix_of_b)) return act_on_b(id.substr(prefix_of_b.size()), argument);
  if (id == "restore_settings") b_.reset();
  if (b_ && id == "load_weights") return load_weights(argument);
  const Touch touch = a_.touch_of_act(id);
  const auto act_on_a = [&] {
    return a_.act(id, argument);
  };
  const auto let_b_do_it = [&] {
    return id == "new_seed" ? b_->act(id, argument) : let_b_follow(Effect::points);
  };
  Status status = b_ && touch == Touch::experiment ? together(act_on_a, let_b_do_it) : act_on_a();
  if (status && b_ && touch == Touch::view) status = let_b_follow(Effect::picture);
  if (!status) return status;
  begin_together();
  const bool wants_steps = state_a().is_playing || state_a().steps_asked > 0;
  if (b_ && touch == Touch::training && wants_steps) {
    state_b().run->try_again();
    state_b().message.clear();
  }
  return {};
}

Status Pair::act_on_b(std::string_view id, std::string_view argument) {
  const std::string whole = std::string(prefix_of_b) + std::string(id);
  if (b_ && id == "save_network") {
    saved_file_ = {"network-b.json", io::write_network(b_->exported_network().value())};
    return {};
  }
  if (touch_of_act(whole) == Touch::nothing)
    return Error{"There is no action called " + whole.substr(0, 60) + "."};
  const Status status = b_->act(id, argument);
  if (status) begin_together();
  return status;
}

/// The weights of A and of B, at the same step.
Status Pair::load_weights(std::string_view text) {
  const std::vector<std::string_view> parts = lab::split_text(text, between_weights);
  if (parts.size() != 2)
    return Error{"Two networks are compared: their weights are two texts with \";\" between them."};
  const Result<lab::WeightsText> a = lab::parse_weights(parts[0]), b = lab::parse_weights(parts[1]);
  if (!a) return a.error();
  if (!b) return b.error();
  if (a.value().step != b.value().step)
    return Error{"The weights of both networks must be of the same step."};
  return together([&] { return a_.act("load_weights", parts[0]); },
                  [&] { return b_->act("load_weights", parts[1]); });
}

std::string Pair::weights() const {
  return b_ ? a_.weights() + between_weights + b_->weights() : a_.weights();
}

/// Changes A, then B. Where B refuses, A is again as it was.
Status Pair::together(const std::function<Status()>& change_a, const std::function<Status()>& change_b) {
  Model::State& a = state_a();
  const std::shared_ptr<const lab::Memento> before = a_.remember(lab::Records::included);
  const bool was_playing = a.is_playing;
  const std::int64_t steps_asked = a.steps_asked;
  Status status = change_a();
  if (!status) return status;
  status = change_b();
  if (status) return status;
  a_.recall(*before);
  a.is_playing = was_playing;
  a.steps_asked = steps_asked;
  seen_a_ = a_.beginnings();
  return status;
}

/// B takes over what both share.
Status Pair::let_b_follow(Effect effect) {
  const Settings& from = state_a().settings;
  const Settings& own = state_b().settings;
  if (effect >= Effect::points && from.data == own.data) return {};
  Settings wanted = own;
  wanted.data = from.data;
  wanted.picture = from.picture;
  wanted.picture.neuron = own.picture.neuron;
  wanted.training.pace = from.training.pace;
  wanted.training.steps_per_second = from.training.steps_per_second;
  wanted.training.stop_at_loss = from.training.stop_at_loss;
  wanted.training.stop_at_step = from.training.stop_at_step;
  return state_b().adopt(std::move(wanted), effect);
}

/// Where a command let one network begin again, the other does, too. B wants the steps that A wants.
void Pair::begin_together() {
  const bool has_a_begun = a_.beginnings() != seen_a_;
  const bool has_b_begun = b_ && b_->beginnings() != seen_b_;
  if (has_a_begun || has_b_begun) {
    if (!has_a_begun) restart(state_a());
    if (b_ && !has_b_begun) restart(state_b());
    ++beginnings_;
  }
  seen_a_ = a_.beginnings();
  if (!b_) return;
  seen_b_ = b_->beginnings();
  pass_on_wish();
}

void Pair::pass_on_wish() {
  const Model::State& a = state_a();
  Model::State& b = state_b();
  b.is_playing = a.is_playing;
  b.steps_asked = a.steps_asked;
  b.steps_due = a.steps_due;
}

}  // namespace crease::train_and_watch
