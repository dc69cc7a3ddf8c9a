#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/regions/cells.h"
#include "core/regions/pieces.h"

/// Where commands look at a network: a rectangle of a plane through its inputs, or a line.
namespace crease::cli {

/// The network in sentences: "net.json has 3 inputs".
struct NamedInputs {
  std::string network;
  int count = 0;
  std::string or_else{};  ///< what takes the place of --slice or --segment: " or --random s"
};

/// --box x0,x1,y0,y1.
Result<std::vector<regions::Point>> read_box(const std::string& text);

/// --slice "o;u;v"; may be left out with two inputs.
Result<regions::Slice> read_slice(const std::string& text, const NamedInputs& inputs);

/// --segment a,b (default -1,1) or --line with one input; --segment "p;q" with more, and --line beyond both.
Result<regions::Line> read_line(const std::string& segment, bool line, const NamedInputs& inputs);

/// The options that place a rectangle, for sentences.
inline std::string places_of(const std::string& slice) {
  return slice.empty() ? "--box" : "--box, --slice";
}

/// The sentence about a network that suits the question, and has numbers that are too large, or regions that
/// are too many, where it is asked; `options` are those that say where.
Error too_large_there(const std::string& network, const Error& problem, const std::string& options);

/// "2,16,16": from 1 to 1024 inputs, then at least one hidden width.
struct Widths {
  int inputs = 1;
  std::vector<int> hidden;
};
Result<Widths> read_widths(const std::string& text);

}  // namespace crease::cli
