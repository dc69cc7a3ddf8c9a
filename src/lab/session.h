#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lab/chapter.h"
#include "lab/checkpoints.h"
#include "lab/command.h"
#include "lab/journal.h"
#include "lab/restrictions.h"
#include "lab/undo.h"

/// A chapter with a memory: undo and redo, travel through its training, and what a session file or a link
/// needs to bring another machine to the same bytes. It is a chapter itself, and adds to the one it holds
///
///   parameter  history.step   the step of training that is shown; setting it travels there, exactly
///   actions    undo, redo, open_session
///
/// While an earlier step is shown, later ones stay known, and one may go forward again; the first change, or
/// training on from there, makes another future of it.
namespace crease::lab {

class Session final : public Chapter {
 public:
  /// Needs a chapter that has just been made and outlives the session.
  explicit Session(Chapter& chapter);

  std::string_view id() const override { return chapter_.id(); }
  std::string_view title() const override { return chapter_.title(); }
  std::vector<Parameter> parameters() const override;
  /// The way through training, which parameters() ends with.
  Parameter step_parameter() const;
  std::vector<Action> actions() const override;
  std::vector<Readout> readouts() const override { return chapter_.readouts(); }
  Result<Value> get(std::string_view id) const override;
  Status set(std::string_view id, const Value& value) override;
  Status act(std::string_view id, std::string_view argument) override;
  Touch touch_of_set(std::string_view id) const override;
  Touch touch_of_act(std::string_view id) const override;
  void advance(double seconds) override;
  bool update(const Budget& budget) override;
  bool is_busy() const override { return is_travelling() || chapter_.is_busy(); }
  std::int64_t step() const override { return chapter_.step(); }
  std::uint64_t beginnings() const override { return chapter_.beginnings(); }
  bool run_to(std::int64_t step, const Budget& budget) override;
  std::string weights() const override { return chapter_.weights(); }
  std::optional<nn::Network> exported_network() const override { return chapter_.exported_network(); }
  std::optional<SavedFile> take_saved_file() override { return chapter_.take_saved_file(); }
  std::shared_ptr<const Memento> remember(Records records) const override {
    return chapter_.remember(records);
  }
  void recall(const Memento& memento) override { chapter_.recall(memento); }

  /// Takes parts out of the lab, for the interface, the host page and every other sender of commands. What
  /// was done before cannot be undone any more. Links and session files still bring their whole state, but
  /// for a lab that is only to watch, and where "open_session" is locked. Returns a sentence about words that
  /// mean nothing here, which do nothing; else empty.
  std::string restrict(Restrictions restrictions);
  const Restrictions& restrictions() const { return restrictions_; }
  /// Whether the restrictions leave this; weights included.
  bool may_set(std::string_view id) const { return refusal_to_set(id).empty(); }
  bool may_act(std::string_view id) const { return refusal_to_act(id).empty(); }

  /// What a person does from here on is another thing to undo, even if it changes the same parameter.
  void end_gesture() { is_same_gesture_ = false; }
  /// The events up to the step that is shown, and the settings before them.
  Journal journal() const;
  const Chapter& chapter() const { return chapter_; }
  /// The settings as they are now, but for those of the view.
  SettingValues changed_settings_now() const { return changed_settings(chapter_, false); }
  /// The furthest step that is known of this training.
  std::int64_t last_step() const { return last_step_; }
  /// What is kept to go back to.
  std::size_t kept_bytes() const { return undo_.bytes() + redo_.bytes() + checkpoints_.bytes(); }
  bool is_travelling() const { return target_.has_value(); }

  /// Brings the chapter to the state that `journal`, `step` and `view` describe, from the beginning; training
  /// is repeated in later updates. Error: which setting is refused; the chapter is then as it was before.
  Status open(const Journal& journal, std::int64_t step, const SettingValues& view);
  /// Why travelling ended early (an event that is refused), once; else empty.
  std::string take_trouble() { return std::exchange(trouble_, {}); }

  /// Everything that was done since the chapter was made, each with the step that training had reached: done
  /// again in the same way, it gives the same bytes.
  const std::vector<Event>& log() const { return log_; }
  /// Goes on until the step that is travelled to is reached.
  void finish_travel();

 private:
  Parameter described_step() const;
  std::vector<Parameter> all_parameters() const;
  void restrict_one(Parameter& parameter) const;
  std::vector<Action> all_actions() const;
  std::string refusal_to_set(std::string_view id) const;
  std::string refusal_to_act(std::string_view id) const;
  SettingValues locked_values() const;
  Status carry_out(const Command& command, Touch touch);
  Status apply_within_locks(const Command& command);
  void record(const Command& command, Touch touch);
  StateBefore state_now(std::string what) const;
  Status go_back(UndoStack& from, UndoStack& to);
  void restore(const StateBefore& state);
  Status travel_to(std::int64_t step);
  void begin_again();
  Status start_over(const SettingValues& settings);
  Status rebuild();
  bool travel(const Budget& budget);
  void stop_travelling();
  void arrive();
  Status open_text(std::string_view text);
  std::string gesture_of(const Command& command, Touch touch) const;
  bool may_go_on(const Command& command, Touch touch) const;
  void write_log(std::int64_t step, const Command& command, Touch touch = Touch::experiment);
  void forget_future();
  void note_progress();
  std::string words_for(const Command& command) const;

  Chapter& chapter_;
  Journal journal_;              ///< all that is known, the future of an earlier step included
  std::size_t events_done_ = 0;  ///< of the journal, in the state that is shown
  std::int64_t last_step_ = 0;
  std::uint64_t beginnings_seen_ = 0, runs_ = 0;
  Checkpoints checkpoints_;
  UndoStack undo_, redo_;
  std::optional<std::int64_t> target_;  ///< the step that is travelled to
  std::string gesture_;                 ///< what the last undoable command changed
  std::string trouble_;
  std::vector<Event> log_;
  bool is_same_gesture_ = false;
  Restrictions restrictions_;
};

}  // namespace crease::lab
