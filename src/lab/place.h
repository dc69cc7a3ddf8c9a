#pragma once

#include <string>
#include <vector>

/// What pictures and plots show, for people who read or hear it: a place in the picture with the ways that
/// lead out of it, and tables.
namespace crease::lab {

/// A place in a picture, such as a cell of the plane, in which one can stand.
struct Place {
  std::string at;                  ///< names the place: "x,y"
  std::vector<std::string> lines;  ///< what there is to know about it, in whole sentences
  struct Way {
    std::string to;     ///< the place next door, as in `at`
    std::string label;  ///< "Right, across neuron 3 of layer 1"
    double angle = 0;   ///< of the direction, in degrees counter-clockwise from the right, 0 to 360
  };
  std::vector<Way> ways;  ///< in a fixed order: counter-clockwise, beginning on the right
};

/// Rows of text under headings; every row has as many entries as there are columns.
struct Table {
  std::string id, title, help;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

}  // namespace crease::lab
