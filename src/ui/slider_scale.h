#pragma once

#include "lab/parameter.h"

/// How the values of a parameter lie along its slider, and to which round values dragging goes.
namespace crease::ui {

/// Whether a slider makes sense: a soft range, or a short hard one.
bool has_slider(const lab::Parameter& parameter);
/// Whether few whole numbers are meant, which plus and minus reach sooner than a slider.
bool has_stepper(const lab::Parameter& parameter);

/// Where a value lies along the slider, 0..1; values beyond the soft range lie at its ends.
double slider_share(const lab::Parameter& parameter, double value);
/// The round value at a share: whole for integers, two significant digits on logarithmic sliders, about 1/100
/// of the range on others.
double slider_value(const lab::Parameter& parameter, double share);
/// The next round value up (1) or down (-1), within the hard limits.
double stepped_value(const lab::Parameter& parameter, double value, int direction);

}  // namespace crease::ui
