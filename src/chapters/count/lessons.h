#pragma once

#include <cstdint>

#include "chapters/count/settings.h"
#include "core/nn/trainer.h"

namespace crease::count {

/// What networks learn: the same points for every network, drawn from a seed where they are random.
nn::Samples samples_of(Lesson lesson, std::uint64_t seed);
nn::TrainingOptions options_of(Lesson lesson, double learning_rate, std::uint64_t seed);

}  // namespace crease::count
