#pragma once

#include <memory>

#include "lab/assets.h"

namespace crease::cli {

/// The files that lie beside the program, read when they are asked for.
std::shared_ptr<lab::Assets> assets_beside_program();

}  // namespace crease::cli
