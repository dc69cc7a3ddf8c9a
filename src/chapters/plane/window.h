#pragma once

/// The plane of a network with two inputs, for every chapter that shows one: the part of it that is seen, its
/// cells and boundaries (cut.h), and, in the files view_*, how they are drawn and moved.
namespace crease::plane {

/// The part of the plane that is seen.
struct Window {
  double x0 = -1, x1 = 1, y0 = -1, y1 = 1;

  bool operator==(const Window&) const = default;
};

}  // namespace crease::plane
