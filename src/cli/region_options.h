#pragma once

#include <string>

/// Options of the commands about regions, as they were typed; empty where nothing was given.
namespace crease::cli {

struct RegionsOptions {
  std::string network;            ///< path
  std::string activation;         ///< instead of the file's, or empty
  std::string box = "-1,1,-1,1";  ///< x0,x1,y0,y1
  std::string slice;              ///< "o;u;v", empty for the plane itself
  bool cells = false;
  bool json = false;
};

struct PiecesOptions {
  std::string network;
  std::string activation;
  std::string segment;  ///< "a,b" or "x1,...;y1,...", empty for the default
  bool line = false;
  bool json = false;
};

struct CountOptions {
  std::string widths;             ///< "inputs,hidden,..."
  std::string box, slice;         ///< where, as crease regions has it
  std::string segment;            ///< or along what, as crease pieces has it
  bool line = false;              ///< the whole line
  std::string random;             ///< or the seed of a random line or plane, as crease sweep has it
  std::string seeds, first_seed;  ///< how many networks, from which seed on
  std::string initializer, bias_scale, activation;
  bool linear = false;  ///< linear regions instead of cells
  bool json = false;
};

struct BoundsOptions {
  std::string widths;  ///< "inputs,hidden,..."
  bool json = false;
};

struct DistanceOptions {
  std::string network;
  std::string activation;
  std::string points;      ///< path
  std::string norm = "2";  ///< 1, 2 or inf
  bool visible = false;    ///< to where the output bends
  bool json = false;
};

struct BoundaryOptions {
  std::string network;
  std::string activation;
  std::string neuron;             ///< "layer,neuron", both from 0
  std::string box = "-1,1,-1,1";  ///< x0,x1,y0,y1
  std::string slice;              ///< "o;u;v", empty for the plane itself
  bool json = false;
};

}  // namespace crease::cli
