#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/nn/network.h"
#include "lab/parameter.h"

namespace crease::lab {

/// How much time `update` may take, read from a clock that the platform owns.
class Budget {
 public:
  virtual ~Budget() = default;
  virtual bool is_spent() const = 0;
  /// How much of the time has gone: 0 at the start, 1 when it is spent, more once it is overrun. Lets a
  /// chapter keep a share for what must still be done in the same frame.
  virtual double share_spent() const { return is_spent() ? 1.0 : 0.0; }
};

/// As much time as it takes.
class EndlessBudget final : public Budget {
 public:
  bool is_spent() const override { return false; }
};

/// What a command changes, and so what has to be written down about it.
enum class Touch : std::uint8_t {
  nothing,    ///< pausing, saving a file: another run needs to know nothing of it
  view,       ///< only what is shown: the last value is all that matters
  training,   ///< only how far training has come: play, one step
  experiment  ///< what training computes from here on: the moment of the change matters
};

/// A chapter at one moment, as the chapter itself keeps it.
class Memento {
 public:
  virtual ~Memento() = default;
  virtual std::size_t bytes() const = 0;
};

/// Whether a memento also holds what was recorded on the way (curves), or just the state itself.
enum class Records : std::uint8_t { left_out, included };

/// A file that a command asked to be saved.
struct SavedFile {
  std::string name, content;
};

class Assets;

/// One chapter of the lab, without window, GPU or clock. Commands are the only way in.
///
/// A chapter that trains is a function of three things: its settings when training began, the commands since,
/// each with the step at which it came, and the step that training has reached. Same three things, same
/// bytes.
class Chapter {
 public:
  virtual ~Chapter() = default;

  /// Where the chapter finds files that are not in the program; called once, before anything else.
  virtual void use_assets(std::shared_ptr<Assets> assets) { static_cast<void>(assets); }

  virtual std::string_view id() const = 0;
  virtual std::string_view title() const = 0;

  virtual std::vector<Parameter> parameters() const = 0;
  virtual std::vector<Action> actions() const = 0;
  virtual std::vector<Readout> readouts() const = 0;
  virtual Result<Value> get(std::string_view id) const = 0;

  /// Ids beyond the described ones may exist (a weight: "weight.1.3.2"). Error: the sentence to show; nothing
  /// changed.
  virtual Status set(std::string_view id, const Value& value) = 0;
  /// `argument` is empty for most actions ("place_point" takes "x,y,class").
  virtual Status act(std::string_view id, std::string_view argument) = 0;
  /// What `set` or `act` with this id would change now.
  virtual Touch touch_of_set(std::string_view id) const = 0;
  virtual Touch touch_of_act(std::string_view id) const = 0;

  /// Lets `seconds` pass for what runs at a set speed (so many steps per second). The app calls it once per
  /// frame before update, with the time since the frame before; work at full speed needs no such call.
  virtual void advance(double seconds) { static_cast<void>(seconds); }
  /// Goes on with whatever is under way (training, regions) until the budget is spent. True if the picture
  /// changed.
  virtual bool update(const Budget& budget) = 0;
  /// Whether update has something to do: false means that the lab may sleep.
  virtual bool is_busy() const = 0;

  /// Training steps since training began; 0 for ever where nothing trains.
  virtual std::int64_t step() const { return 0; }
  /// Counts how often training began from what the settings alone say.
  virtual std::uint64_t beginnings() const { return 0; }
  /// Whether this action brings more than the settings then say, so that it is kept although training begins
  /// again with it.
  virtual bool brings_its_own(std::string_view action) const { return static_cast<void>(action), false; }
  /// Trains until `step`, as far as the budget goes; pauses. True once it is there, or cannot get there
  /// (training diverged, no points).
  virtual bool run_to(std::int64_t step, const Budget& budget) {
    static_cast<void>(step), static_cast<void>(budget);
    return true;
  }

  /// The argument of the action "load_weights" that brings the present weights back; empty where nothing
  /// trains.
  virtual std::string weights() const { return ""; }

  /// The network of this moment for use elsewhere, in the units in which its data was measured; none where
  /// the chapter has none.
  virtual std::optional<nn::Network> exported_network() const { return std::nullopt; }

  /// The file of the last saving command, once; the application saves it on the machine.
  virtual std::optional<SavedFile> take_saved_file() { return std::nullopt; }

  virtual std::shared_ptr<const Memento> remember(Records records) const = 0;
  /// Goes back to a moment of this very chapter, paused; the curves too where the memento has them.
  virtual void recall(const Memento& memento) = 0;
};

}  // namespace crease::lab
