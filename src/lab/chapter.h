#pragma once

#include <string>
#include <string_view>
#include <vector>

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

/// One chapter of the lab, without window, GPU or clock. Commands are the only way in.
class Chapter {
 public:
  virtual ~Chapter() = default;

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

  /// Lets `seconds` pass for what runs at a set speed (so many steps per second). The app calls it once per
  /// frame before update, with the time since the frame before; work at full speed needs no such call.
  virtual void advance(double seconds) { static_cast<void>(seconds); }
  /// Goes on with whatever is under way (training, regions) until the budget is spent. True if the picture
  /// changed.
  virtual bool update(const Budget& budget) = 0;
  /// Whether update has something to do: false means that the lab may sleep.
  virtual bool is_busy() const = 0;
};

}  // namespace crease::lab
