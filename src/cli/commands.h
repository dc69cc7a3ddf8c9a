#pragma once

#include <string>
#include <variant>

#include "cli/region_options.h"
#include "cli/sweep_options.h"
#include "core/base/result.h"

/// The subcommands of `crease`: options in, text out. They read and write the files that they are told to,
/// and print nothing themselves.
namespace crease::cli {

struct TrainOptions {
  std::string spec;
  std::string steps;  ///< empty: as the spec says
  std::string out;    ///< path of the network to write, or empty
  std::string log;    ///< path of the metrics to write, or empty
  bool json = false;
};

struct EvalOptions {
  std::string network;
  std::string activation;
  std::string points;
  bool json = false;
};

struct ConvertOptions {
  std::string network;
  std::string activation;
  std::string out;        ///< path of the network to write; its ending says in which format
  std::string precision;  ///< "float32" or "float64", empty for the latter
  bool json = false;
};

struct SessionOptions {
  std::string session;  ///< path of a session file or log, or a link
  std::string out;      ///< path of the network to write, or empty
  std::string save;     ///< path of the session file to write, or empty
  bool link = false;
  bool weights = false;  ///< in what is saved and linked to
  bool json = false;
};

struct DataOptions {
  std::string spec;
  std::string out;            ///< path of the points to write, empty: standard output
  std::string split = "all";  ///< train, test or all
  bool json = false;
};

struct RenderOptions {
  std::string session;        ///< path of a session file or log, or a link
  std::string out;            ///< path of the figure, its ending says how; empty: SVG on standard output
  std::string figure;         ///< empty: the first of the chapter
  std::string width, height;  ///< in points; empty: the figure's own
  std::string scale;          ///< pixels per point of PNG, empty: 2
  std::string theme = "light";
  std::string lang;     ///< of the figure's texts; empty: that of the link, else English
  std::string frames;   ///< folder for the frames of a film, or empty
  std::string every;    ///< steps between frames, empty: about a hundred frames
  std::string metrics;  ///< path of the curves to write as CSV, or empty
  bool json = false;
};

struct BuildOptions {
  std::string name;  ///< of the construction: sawtooth, square, hats, cybenko, boxes, ridges, product
  std::string out;   ///< path of the network to write, or empty
  // As they were typed; empty: not given. Which a construction takes, crease build --help says.
  std::string depth, target, segment, knots, directions, placement, bins, steepness, form, inputs, layers,
      activation, scale, working_point;
  bool json = false;
};

struct SupErrorOptions {
  std::string network;
  std::string activation;
  std::string target;   ///< a formula in x
  std::string segment;  ///< "a,b", empty for 0,1
  bool json = false;
};

/// Text that was asked for with --help.
struct HelpText {
  std::string text;
};

using Invocation =
    std::variant<HelpText, RegionsOptions, PiecesOptions, TrainOptions, EvalOptions, ConvertOptions,
                 SessionOptions, RenderOptions, DataOptions, BuildOptions, SupErrorOptions, CountOptions,
                 BoundsOptions, DistanceOptions, BoundaryOptions, SweepOptions>;

/// What a command says.
struct Report {
  std::string text;  ///< for standard output
  /// A sentence for standard error, and exit code 1, although there is a result; else empty.
  std::string warning{};
  /// The same, where the result is right as it stands and only less than was hoped for: exit code 0.
  std::string note{};
};

/// Error: the sentence for standard error; nothing was written.
Result<Report> run(const HelpText& help);
Result<Report> run(const RegionsOptions& options);
Result<Report> run(const PiecesOptions& options);
Result<Report> run(const TrainOptions& options);
Result<Report> run(const EvalOptions& options);
Result<Report> run(const ConvertOptions& options);
Result<Report> run(const SessionOptions& options);
Result<Report> run(const RenderOptions& options);
Result<Report> run(const DataOptions& options);
Result<Report> run(const BuildOptions& options);
Result<Report> run(const SupErrorOptions& options);
Result<Report> run(const CountOptions& options);
Result<Report> run(const BoundsOptions& options);
Result<Report> run(const DistanceOptions& options);
Result<Report> run(const BoundaryOptions& options);
Result<Report> run(const SweepOptions& options);

}  // namespace crease::cli
