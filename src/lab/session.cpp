#include "lab/session.h"

#include <algorithm>
#include <utility>

#include "lab/commands.h"
#include "lab/link.h"
#include "lab/session_file.h"

namespace crease::lab {
namespace {

constexpr std::string_view step_id = "history.step";

const Parameter* find(const std::vector<Parameter>& parameters, std::string_view id) {
  for (const Parameter& parameter : parameters)
    if (parameter.id == id) return &parameter;
  return nullptr;
}

/// The verb, and what it would take back or do again: "Undo: Learning rate".
std::string with_what(std::string verb, const UndoStack& stack) {
  return stack.is_empty() ? verb : verb + ": " + stack.top().what;
}

}  // namespace

Session::Session(Chapter& chapter) : chapter_(chapter), beginnings_seen_(chapter.beginnings()) {
  begin_again();
}

// --- What the session adds to the chapter
// -------------------------------------------------------------------

Parameter Session::described_step() const {
  Parameter step;
  step.id = step_id;
  step.label = "Step shown";
  step.help =
      "Goes back through the training so far, or forward again: picture, counts and plots are those of that "
      "step. Training on from an earlier step makes a new future.";
  step.group = "Transport";
  step.unit = "steps";
  step.type = ParameterType::integer;
  step.max = static_cast<double>(last_step_);
  step.soft_max = step.max;
  step.is_enabled = last_step_ > 0;
  step.initial = std::int64_t(0);
  return step;
}

std::vector<Parameter> Session::all_parameters() const {
  std::vector<Parameter> parameters = chapter_.parameters();
  parameters.push_back(described_step());
  return parameters;
}

std::vector<Action> Session::all_actions() const {
  std::vector<Action> actions = chapter_.actions();
  actions.push_back({"undo", with_what("Undo", undo_),
                     "Takes back what you did last; training since then is taken back with it.",
                     !undo_.is_empty(), "", Takes::line, false, "Transport"});
  actions.push_back({"redo", with_what("Redo", redo_), "Does again what you took back.", !redo_.is_empty(),
                     "", Takes::line, false, "Transport"});
  actions.push_back(
      {"open_session", "Open a session",
       "Brings back a saved state: the text of a session file, or a link. Training is repeated up "
       "to its step.",
       true, "session file or link", Takes::text, false, "Transport"});
  return actions;
}

Result<Value> Session::get(std::string_view id) const {
  if (id == step_id) return Value(target_.value_or(chapter_.step()));
  return chapter_.get(id);
}

Touch Session::touch_of_set(std::string_view id) const {
  return id == step_id ? Touch::training : chapter_.touch_of_set(id);
}

Touch Session::touch_of_act(std::string_view id) const {
  return id == "undo" || id == "redo" || id == "open_session" ? Touch::experiment : chapter_.touch_of_act(id);
}

// --- Commands
// -----------------------------------------------------------------------------------------------

Status Session::set(std::string_view id, const Value& value) {
  if (std::string refusal = refusal_to_set(id); !refusal.empty()) return Error{std::move(refusal)};
  if (id != step_id) return carry_out(set_command(id, value), chapter_.touch_of_set(id));
  const std::vector<Parameter> known = all_parameters();
  const Result<Value> step = checked(*find(known, step_id), value);
  if (!step) return step.error();
  stop_travelling();
  const std::int64_t from = chapter_.step();
  const Status status = travel_to(std::get<std::int64_t>(step.value()));
  if (status) write_log(from, set_command(step_id, step.value()));
  return status;
}

Status Session::act(std::string_view id, std::string_view argument) {
  if (std::string refusal = refusal_to_act(id); !refusal.empty()) return Error{std::move(refusal)};
  if (id == "open_session") return open_text(argument);
  const bool is_undo = id == "undo";
  if (!is_undo && id != "redo") return carry_out(act_command(id, argument), chapter_.touch_of_act(id));
  stop_travelling();
  const std::int64_t from = chapter_.step();
  const Status status = is_undo ? go_back(undo_, redo_) : go_back(redo_, undo_);
  if (status) write_log(from, act_command(id));
  return status;
}

/// What belongs together while it goes on: the same thing, and all that moves the view without a break.
std::string Session::gesture_of(const Command& command, Touch touch) const {
  const bool is_set = command.kind == Command::Kind::set;
  if (is_set && touch == Touch::view && std::holds_alternative<double>(command.value)) return "move the view";
  return (is_set ? "set " : "act ") + command.id;
}

bool Session::may_go_on(const Command& command, Touch touch) const {
  if (command.kind == Command::Kind::set || touch == Touch::view) return true;
  const std::vector<Action> known = chapter_.actions();
  return std::any_of(known.begin(), known.end(),
                     [&](const Action& action) { return action.id == command.id && action.is_stroke; });
}

Status Session::carry_out(const Command& command, Touch touch) {
  if (touch == Touch::nothing) return apply(chapter_, command);
  if (touch != Touch::view) stop_travelling();
  const std::string gesture = gesture_of(command, touch);
  const bool goes_on = is_same_gesture_ && gesture == gesture_ && may_go_on(command, touch);
  StateBefore before;
  if (!goes_on) before = state_now(words_for(command));
  const std::int64_t step = chapter_.step();
  const Status status = apply_within_locks(command);
  if (!status) return status;
  write_log(step, command, touch);
  record(command, touch);
  if (!goes_on) undo_.push(std::move(before));
  redo_.clear();
  gesture_ = gesture;
  is_same_gesture_ = true;
  return {};
}

/// Writes down what has been carried out.
void Session::record(const Command& command, Touch touch) {
  if (chapter_.beginnings() != beginnings_seen_) {
    begin_again();
    if (command.kind != Command::Kind::act || !chapter_.brings_its_own(command.id)) return;
  }
  if (touch != Touch::experiment) return;
  forget_future();
  journal_.add(chapter_.step(), command);
  events_done_ = journal_.events.size();
  checkpoints_.drop_after(chapter_.step(), events_done_ - 1);
}

std::string Session::words_for(const Command& command) const {
  if (command.kind == Command::Kind::act) {
    for (const Action& action : chapter_.actions())
      if (action.id == command.id) return action.label;
    return command.id;
  }
  const std::vector<Parameter> known = chapter_.parameters();
  const Parameter* parameter = find(known, command.id);
  if (parameter != nullptr) return parameter->label;
  return command.id.starts_with("bias.") ? "Bias" : "Weight";
}

// --- Undo
// ---------------------------------------------------------------------------------------------------

StateBefore Session::state_now(std::string what) const {
  return {std::move(what), chapter_.remember(Records::included), journal(), chapter_.step()};
}

Status Session::go_back(UndoStack& from, UndoStack& to) {
  if (from.is_empty())
    return Error{&from == &undo_ ? "There is nothing to undo." : "There is nothing to redo."};
  StateBefore state = from.pop();
  to.push(state_now(state.what));
  restore(state);
  is_same_gesture_ = false;
  return {};
}

void Session::restore(const StateBefore& state) {
  const bool is_other_run = state.journal.run != journal_.run;
  target_.reset();
  chapter_.recall(*state.moment);
  beginnings_seen_ = chapter_.beginnings();
  // Checkpoints with other events behind them than these are of no use.
  const auto [mine, its] = std::mismatch(journal_.events.begin(), journal_.events.end(),
                                         state.journal.events.begin(), state.journal.events.end());
  static_cast<void>(its);
  if (is_other_run)
    checkpoints_.clear();
  else
    checkpoints_.drop_after(state.step, static_cast<std::size_t>(mine - journal_.events.begin()));
  journal_ = state.journal;
  events_done_ = journal_.events.size();
  last_step_ = state.step;
}

// --- Travel through training
// --------------------------------------------------------------------------------

/// Training began from what the settings alone say: nothing before that matters.
void Session::begin_again() {
  beginnings_seen_ = chapter_.beginnings();
  journal_ = {++runs_, changed_settings(chapter_, false), {}};
  events_done_ = 0;
  last_step_ = chapter_.step();
  checkpoints_.clear();
  target_.reset();
}

Journal Session::journal() const {
  Journal shown = journal_;
  shown.events.resize(events_done_);
  return shown;
}

/// What would have come after the step that is shown will come otherwise.
void Session::forget_future() {
  journal_.events.resize(events_done_);
  last_step_ = chapter_.step();
  checkpoints_.drop_after(last_step_, events_done_);
}

Status Session::travel_to(std::int64_t step) {
  const std::size_t events = journal_.events_until(step);
  const Checkpoints::Checkpoint* from = checkpoints_.find(step, events);
  const bool must_go_back = step < chapter_.step() || events < events_done_;
  const bool is_shorter = from != nullptr && from->step > chapter_.step();
  if (must_go_back && from == nullptr) {
    const Status status = rebuild();
    if (!status) return status;
  } else if (must_go_back || is_shorter) {
    chapter_.recall(*from->moment);
    events_done_ = from->events;
  }
  target_ = step;
  is_same_gesture_ = false;
  return {};
}

/// Begins as training began, with the settings of then; the view stays.
Status Session::rebuild() {
  const SettingValues view = changed_settings(chapter_, true);
  const Status status = start_over(journal_.start);
  if (!status) return status;
  events_done_ = 0;
  static_cast<void>(apply_settings(chapter_, view));  // a neuron that was pinned may be gone
  return {};
}

Status Session::start_over(const SettingValues& settings) {
  const std::shared_ptr<const Memento> before = chapter_.remember(Records::included);
  Status status = chapter_.act("restore_settings", "");
  if (status) status = apply_settings(chapter_, settings);
  // Some settings take effect while training goes on; here all of them were there when it began.
  if (status) status = chapter_.act("rewind", "");
  if (!status) chapter_.recall(*before);
  beginnings_seen_ = chapter_.beginnings();
  return status;
}

/// Goes on towards the target; true once it is reached, or cannot be.
bool Session::travel(const Budget& budget) {
  const std::size_t end = journal_.events_until(*target_);
  for (;;) {
    const bool has_event = events_done_ < end;
    const std::int64_t stop = has_event ? journal_.events[events_done_].step : *target_;
    if (!chapter_.run_to(stop, budget)) return false;
    if (!has_event) return true;
    const Status status = apply(chapter_, journal_.events[events_done_].command);
    if (!status) {
      trouble_ = "At step " + std::to_string(stop) + ": " + status.error().message;
      forget_future();
      return true;
    }
    ++events_done_;
    note_progress();
    if (budget.is_spent()) return false;
  }
}

void Session::finish_travel() {
  if (!is_travelling()) return;
  while (!travel(EndlessBudget())) {
  }
  arrive();
}

/// Where training could not be repeated to the end (it diverged, there are no points), it ends here.
void Session::arrive() {
  if (chapter_.step() < *target_) forget_future();
  target_.reset();
}

/// What a person does on the way makes the present step the one that was travelled to.
void Session::stop_travelling() {
  if (!is_travelling()) return;
  target_ = chapter_.step();
  finish_travel();
  if (!log_.empty() && log_.back().command.id == step_id) log_.back().command.value = chapter_.step();
}

/// What leads nowhere else is left out, so that hours of dragging do not fill the log: a step that was
/// visited on the way to another one, a value that was set again at once, and of the view what was set before
/// without a break.
void Session::write_log(std::int64_t step, const Command& command, Touch touch) {
  const auto is_set = [](const Command& one) {
    return one.kind == Command::Kind::set;
  };
  if (is_set(command) && command.id == step_id && !log_.empty() && log_.back().command.id == step_id) {
    log_.back().command.value = command.value;
    return;
  }
  for (auto entry = log_.rbegin(); is_set(command) && entry != log_.rend(); ++entry) {
    if (entry->step != step || !is_set(entry->command)) break;
    if (entry->command.id == command.id) {
      log_.erase(std::next(entry).base());
      break;
    }
    const bool are_views = touch == Touch::view && chapter_.touch_of_set(entry->command.id) == Touch::view;
    if (!are_views) break;
  }
  log_.push_back({step, command});
}

void Session::advance(double seconds) {
  if (!is_travelling()) chapter_.advance(seconds);
}

bool Session::update(const Budget& budget) {
  if (is_travelling() && travel(budget)) arrive();
  const std::int64_t before = chapter_.step();
  const bool has_changed = chapter_.update(budget);
  if (chapter_.step() > before && !is_travelling()) forget_future();
  note_progress();
  return has_changed;
}

bool Session::run_to(std::int64_t step, const Budget& budget) {
  const bool is_there = chapter_.run_to(step, budget);
  if (chapter_.step() > last_step_) forget_future();
  note_progress();
  return is_there;
}

/// Keeps a checkpoint where one is due.
void Session::note_progress() {
  const std::int64_t step = chapter_.step();
  if (!is_travelling()) last_step_ = std::max(last_step_, step);
  if (checkpoints_.is_due(step)) checkpoints_.add({step, events_done_, chapter_.remember(Records::left_out)});
}

Status Session::open_text(std::string_view text) {
  Result<SessionFile> file = read_session_or_link(text);
  if (!file) return file.error();
  if (file.value().chapter != id())
    return Error{"This session belongs to the chapter \"" + file.value().chapter + "\"."};
  const Status status =
      open({0, file.value().settings, file.value().events}, file.value().step, file.value().view);
  if (status) write_log(chapter_.step(), act_command("open_session", text));
  return status;
}

Status Session::open(const Journal& journal, std::int64_t step, const SettingValues& view) {
  stop_travelling();
  StateBefore before = state_now("Open a session");
  Status status = start_over(journal.start);
  if (status) status = apply_settings(chapter_, view);
  if (!status) {
    chapter_.recall(*before.moment);
    beginnings_seen_ = chapter_.beginnings();
    return status;
  }
  undo_.push(std::move(before));
  redo_.clear();
  begin_again();
  journal_.events = journal.events;
  last_step_ = step;
  target_ = step;
  return {};
}

}  // namespace crease::lab
