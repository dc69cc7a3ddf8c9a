#pragma once

#include <optional>
#include <string>

#include "lab/parameter.h"
#include "ui/column.h"
#include "ui/theme.h"

namespace crease::ui {

/// A boxed number with minus and plus beside it; `current` is whole.
std::optional<lab::Value> draw_stepper(const Theme& theme, Rect rect, const lab::Parameter& parameter,
                                       const lab::Value& current);

float stepper_width(const Theme& theme);

/// Controls made from the descriptions of parameters, one row each: label and help on the left, the control
/// on the right or below, warnings and refusals in words underneath.
class ParameterRows {
 public:
  /// Returns the value that a person asked for, checked against the description.
  std::optional<lab::Value> draw(const Theme& theme, Column& column, const lab::Parameter& parameter,
                                 const lab::Value& current);

 private:
  std::optional<lab::Value> draw_number(const Theme& theme, Column& column, const lab::Parameter& parameter,
                                        const lab::Value& current);
  std::optional<lab::Value> accept(const lab::Parameter& parameter, const std::string& typed);
  void draw_remarks(const Theme& theme, Column& column, const lab::Parameter& parameter,
                    const lab::Value& current);

  std::string refused_id_, refusal_;  ///< the last entry that could not be accepted, and why
};

}  // namespace crease::ui
