#pragma once

#include <functional>
#include <memory>

#include "lab/assets.h"
#include "lab/sweep.h"

namespace crease::chapters {

/// What can be swept: every chapter, and a network with random weights. `assets` makes some for each chapter,
/// which several threads may then use; without it they get none.
lab::SweepSubjects sweep_subjects(const std::function<std::shared_ptr<lab::Assets>()>& assets = nullptr);

}  // namespace crease::chapters
