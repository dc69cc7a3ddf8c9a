#pragma once

#include "lab/sweep.h"

namespace crease::chapters {

/// What can be swept: every chapter, and a network with random weights.
lab::SweepSubjects sweep_subjects();

}  // namespace crease::chapters
