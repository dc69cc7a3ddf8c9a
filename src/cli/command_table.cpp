#include "cli/command_table.h"

#include <string>

#include "core/io/training_spec.h"

namespace crease::cli {
namespace {

constexpr const char* regions_help = "Count the cells and linear regions on a rectangle, exactly";

constexpr const char* regions_footer =
    "A cell is a maximal convex set on which every neuron keeps its piece (on or off); a linear region is a\n"
    "connected union of cells on which the network is one affine map.\n"
    "Networks with more than two inputs are cut along a slice x(s, t) = o + s u + t v; the box is then in "
    "(s, t).\n"
    "With --json, one object: cells, linear_regions, cells_after_layer, area, vertices, edges, seconds (of "
    "the\n"
    "enumeration alone). --cells adds polygons: for each cell polygon [[s,t],...] counter-clockwise, pattern "
    "(a\n"
    "string of 0 and 1 per layer; hard_tanh: 0, 1, 2), and map [[a,b,c],...]: output k is a s + b t + c.";

constexpr const char* pieces_help = "Count the linear pieces along a segment or line, exactly";

constexpr const char* pieces_footer =
    "A network with one input takes --segment a,b (default -1,1) or --line, and its breakpoints are inputs. "
    "With\n"
    "more inputs, --segment p;q joins two points of comma-separated numbers, --line goes on beyond both of "
    "them,\n"
    "and breakpoints are t in p + t (q - p).\n"
    "With --json, one object: cells, pieces, breakpoints (where the slope of an output changes).";

constexpr const char* train_help = "Train a network as a training file says, the same bits on every machine";

constexpr const char* train_footer_begin =
    "The network file takes the columns of the data as they stand in the file: for iris and CSV data, the "
    "scaling\n"
    "to [-1, 1] that training uses is built into its first layer (and its last, for values).\n"
    "The log has a row at step 0, about 100 rows on the way, and one at the end: step, epoch, train_loss,\n"
    "test_loss, train_accuracy, test_accuracy, cells, linear_regions (the last two on [-1, 1] x [-1, 1] of "
    "the\n"
    "scaled data, for piecewise-linear networks).\n"
    "--out writes the format of its ending: .json, .safetensors, .npz, .onnx, .py (crease convert --help).\n"
    "Exit code 1: training diverged; the last finite network is reported and written.\n\n"
    "The training file, with its defaults; every field may be left out:\n\n";

constexpr const char* eval_help = "Evaluate a network at points";

constexpr const char* eval_footer =
    "POINTS.csv: one point per line, one number per input; comma, semicolon, tab or blanks; a header "
    "line may come first.\n"
    "With --json, one object: values, a row of outputs per point.";

constexpr const char* convert_help = "Write a network in another format";

constexpr const char* convert_footer =
    "The file that is read may be crease's JSON, .safetensors or .npz; its content decides, not its name. "
    "The "
    "file\nthat is written has the format of its ending:\n"
    "  .json          crease's own, every number exact\n"
    "  .safetensors   tensors 0.weight, 0.bias, 2.weight, ... as torch.nn.Sequential(Linear, activation, "
    "...) "
    "has\n                 them; \"__metadata__\" has the activations\n"
    "  .npz           the same as arrays of NumPy; a member crease.json has the activations\n"
    "  .onnx          an ONNX model (operator set 17) from x to y with any number of points; not read\n"
    "  .py            a program that builds the network in PyTorch; not read\n"
    "  .numpy.py      a program that computes it with NumPy alone; not read\n"
    "Tensors that are read may have any prefix (net.0.weight, fc1.weight) and be float16, bfloat16, float32 "
    "or\n"
    "float64; layers are in the order of their numbers, and a missing bias is zero. Where such a file does "
    "not "
    "name\nactivations, hidden layers are ReLU and the end is linear; --activation says otherwise, here and "
    "in "
    "the\ncommands that compute.";

constexpr const char* data_help = "Write the points that a training file stands for, as CSV";

constexpr const char* data_footer =
    "The points are in the units they were measured in, below a comment that says how they were scaled: "
    "\"csv\" "
    "in a\n"
    "training file, and the lab, read them back to the same bits. Without --out they go to standard output.\n"
    "With --json, one object instead: train, test (points), classes.\n"
    "The training file is explained by crease train --help; only its \"data\" is used.";

constexpr const char* session_help = "Bring back a saved state of the lab, from a file or a link";

constexpr const char* session_footer =
    "SESSION is a session file, an action log, or the address of a page with a state in it (quote it). "
    "Settings are\n"
    "set, training is repeated up to its step, and the state has the same bytes as where it was saved.\n"
    "With --json, one object: chapter, step, session (the file as an object) and readouts (what the lab "
    "shows:\n"
    "loss, counts, ...). --out writes the network, --save the state as a session file, --link prints the "
    "part of\n"
    "a link behind the page's address.\n"
    "A session file is documented in src/lab/session_file.h, a log in src/lab/log.h.";

constexpr const char* render_help = "Draw a figure of a saved state as SVG or PNG, without a window";

constexpr const char* render_footer =
    "SESSION is what crease session takes. The figure is what the lab shows of that state. Of "
    "train-and-watch:\n"
    "  plane      the plane with cells, creases, points, axes and legend, seen from above\n"
    "  picture    the plane alone, from edge to edge\n"
    "  network    the diagram with its weights; b.plane, b.picture and b.network: of network B, where two "
    "are compared\n"
    "  loss, accuracy, cells   a plot over training; course: all of them\n"
    "Of approximate: approximation (target, network and their distance), errors (against N).\n"
    "Of count: experiment (what stands in the middle of the one that is on), bounds.\n"
    "Of fold: experiment, counts. Of bend: plane. Of distance: plane, histogram, course, random.\n"
    "Of multiply: errors, networks, counts, training. Of images: slice, mixture, line, course.\n"
    "The ending of FILE decides: .svg is a vector drawing with a title and a description, .png has --scale "
    "pixels\n"
    "per point (natively only). Without -o the SVG goes to standard output. --frames writes "
    "frame-000000.png, ...\n"
    "of the plane at step 0, at every n-th step and at the last, for a film: ffmpeg -i DIR/frame-%06d.png "
    "FILM.webm.\n"
    "--metrics has a row per measured step: step, train_loss, test_loss, train_accuracy, test_accuracy, "
    "cells,\n"
    "linear_regions.";

constexpr const char* build_help = "Write down a network that is known to compute something";

constexpr const char* build_footer =
    "NAME and its options:\n"
    "  sawtooth  --depth d: the tent map folded d times, 2^d pieces on [0, 1] with 2 d neurons; d to 50\n"
    "  square    --depth m: x^2 on [0, 1] from sawtooths, with error exactly 2^(-2m-2); m to 25\n"
    "  hats      --target f --segment a,b --knots K [--placement uniform|greedy|optimal]: a broken line with "
    "K pieces,\n"
    "            K ReLU neurons; uniform and greedy bend on the graph of f, optimal is as close as any can "
    "be\n"
    "  cybenko   --target f --segment a,b --bins N [--steepness k] [--form step|bump]: a histogram of f from "
    "sigmoids,\n"
    "            N - 1 neurons as steps (1 for N = 1), 2 N as bumps; k is 10 N / (b - a) if left out\n"
    "  boxes     --target f --segment a,b --bins N [--steepness k] [--form step|bump]: f of x and y on [a, "
    "b]^2 "
    "with two\n"
    "            hidden layers, 2 (N - 1) + N^2 sigmoids (2 for N = 1); as bumps there are holes where four "
    "boxes "
    "meet\n"
    "  ridges    --target f --segment a,b --directions D --knots K: f of x and y on [a, b]^2 with one hidden "
    "layer, D K\n"
    "            ReLU neurons: a broken line along each direction, fitted by least squares\n"
    "  product   --inputs n [--form tree|shallow | --layers k] [--activation softplus|tanh|sigmoid|gelu] "
    "[--scale lambda]\n"
    "            [--working-point b]: x_1 ... x_n as lambda goes to 0. As a tree 4 (n - 1) neurons where n "
    "is a "
    "power of two,\n"
    "            else 2 more for each factor that a layer carries on; 2^n in one layer, for n to 16; k from "
    "1 to "
    "log2 n,\n"
    "            rounded up. Left out, lambda is the one whose forecast error is smallest for factors of "
    "about 1\n"
    "f is a formula in x (of boxes and ridges: in x and y), such as \"sin(2*pi*x)\", \"|x-0.5|\" or "
    "\"if(x<0.3,0,1)\",\n"
    "or in one number \"points(0,1,0.5)\", straight lines through heights at equal distances over the "
    "segment.\n"
    "Prints one JSON object: neurons (hidden), layers (hidden), parameters; of product also scale "
    "(lambda).";

constexpr const char* sup_error_help =
    "Enclose the largest distance between a network and a formula or a broken line";

constexpr const char* sup_error_footer =
    "The largest |F(x) - f(x)| on the segment lies between two numbers for certain: it is searched with "
    "bounds, not on\na grid, and they agree to one millionth of the error, or a sentence says why not. f is "
    "a formula in x, or\npoints(0,1,0.5): straight lines through heights at equal distances over the "
    "segment.\n"
    "With --json, one object: lo, hi, at (a place where the distance is at least lo).";

}  // namespace

void CommandTable::add_activation(Command& command, std::string& activation) {
  command
      .add_option("--activation", activation,
                  "Activations instead of the file's: one per layer, or one for all hidden layers")
      ->type_name("relu,...");
}

CommandTable::CommandTable(CLI::App& program) : program_(program) {
  add_regions();
  add_pieces();
  add_train();
  add_eval();
  add_convert();
  add_data();
  add_session();
  add_render();
  add_build();
  add_sup_error();
  add_count();
  add_bounds();
  add_distance();
  add_boundary();
  add_sweep();
}

void CommandTable::add_regions() {
  Command command = add(regions_, &RegionsOptions::network, "regions", regions_help, regions_footer,
                        "NET.json", network_help, "NET.json");
  command.add_option("--box", regions_.box, "Rectangle, -1,1,-1,1 if left out")->type_name("x0,x1,y0,y1");
  command.add_option("--slice", regions_.slice, "Plane through the input space")->type_name("o;u;v");
  command.add_flag("--cells", regions_.cells, "Polygon, pattern and affine map of every cell");
  add_activation(command, regions_.activation);
}

void CommandTable::add_pieces() {
  Command command = add(pieces_, &PiecesOptions::network, "pieces", pieces_help, pieces_footer, "NET.json",
                        network_help, "NET.json");
  command.add_option("--segment", pieces_.segment, "Segment, -1,1 if left out")->type_name("a,b");
  command.add_flag("--line", pieces_.line, "The whole line instead of a segment");
  add_activation(command, pieces_.activation);
}

void CommandTable::add_train() {
  const std::string footer = train_footer_begin + std::string(io::training_spec_schema);
  Command command = add(train_, &TrainOptions::spec, "train", train_help, footer, "SPEC.json",
                        "Training file", "SPEC.json");
  command.add_option("--steps", train_.steps, "Steps, instead of what the file says")->type_name("n");
  command.add_option("--out", train_.out, "Write the trained network; its ending says how")
      ->type_name("NET.json");
  command.add_option("--log", train_.log, "Write the course of training")->type_name("METRICS.csv");
}

void CommandTable::add_eval() {
  Command command =
      add(eval_, &EvalOptions::network, "eval", eval_help, eval_footer, "NET.json", network_help, "NET.json");
  command.add_option("--points", eval_.points, "Points to evaluate at")->type_name("POINTS.csv");
  add_activation(command, eval_.activation);
}

void CommandTable::add_convert() {
  Command command = add(convert_, &ConvertOptions::network, "convert", convert_help, convert_footer,
                        "NET.json", network_help, "NET.json --out NET.safetensors");
  command.add_option("--out", convert_.out, "File to write")->type_name("NET.safetensors");
  command.add_option("--precision", convert_.precision, "float64 if left out, which is exact")
      ->type_name("float32|float64");
  add_activation(command, convert_.activation);
}

void CommandTable::add_data() {
  Command command = add(data_, &DataOptions::spec, "data", data_help, data_footer, "SPEC.json",
                        "Training file", "SPEC.json");
  command.add_option("--out", data_.out, "Write the points there")->type_name("POINTS.csv");
  command.add_option("--split", data_.split, "Which points, all if left out")->type_name("train|test|all");
}

void CommandTable::add_session() {
  Command command = add(session_, &SessionOptions::session, "session", session_help, session_footer,
                        "SESSION", "Session file, log or link", "SESSION.json");
  command.add_option("--out", session_.out, "Write the network; its ending says how")->type_name("NET.json");
  command.add_option("--save", session_.save, "Write the state as a session file")->type_name("SESSION.json");
  command.add_flag("--link", session_.link, "Print what stands behind # in a link to the state");
  command.add_flag("--weights", session_.weights, "Put the weights into what --save and --link write");
}

void CommandTable::add_render() {
  Command command = add(render_, &RenderOptions::session, "render", render_help, render_footer, "SESSION",
                        "Session file, log or link", "SESSION.json -o FIGURE.svg");
  command.add_option("-o,--out", render_.out, "Write the figure; its ending says how")->type_name("FILE");
  command.add_option("--figure", render_.figure, "Which figure; left out: the chapter's first")
      ->type_name("NAME");
  command.add_option("--width", render_.width, "Width in points")->type_name("w");
  command.add_option("--height", render_.height, "Height in points")->type_name("h");
  command.add_option("--scale", render_.scale, "Pixels per point of PNG, 2 if left out")->type_name("s");
  command.add_option("--theme", render_.theme, "Colours, light if left out")
      ->type_name("light|dark|projector");
  command.add_option("--lang", render_.lang, "Language of its texts; left out: that of the link, or English")
      ->type_name("en|de");
  command.add_option("--frames", render_.frames, "Write the frames of a film there, as PNG")
      ->type_name("DIR");
  command.add_option("--every", render_.every, "Steps between frames")->type_name("n");
  command.add_option("--metrics", render_.metrics, "Write the course of training")->type_name("FILE.csv");
}

void CommandTable::add_build() {
  Command command =
      add(build_, &BuildOptions::name, "build", build_help, build_footer, "NAME",
          "sawtooth, square, hats, cybenko, product, boxes or ridges", "sawtooth --depth 3 --out NET.json");
  entries_.back().takes = "name";
  command.add_option("--out", build_.out, "Write the network; its ending says how")->type_name("NET.json");
  command.add_option("--depth", build_.depth, "How often it is folded")->type_name("d");
  command.add_option("--target", build_.target, "Formula in x, or points(0,1,...)")->type_name("f");
  command.add_option("--segment", build_.segment, "Where, 0,1 if left out")->type_name("a,b");
  command.add_option("--knots", build_.knots, "Pieces, each with a neuron")->type_name("K");
  command.add_option("--directions", build_.directions, "Of ridges")->type_name("D");
  command.add_option("--placement", build_.placement, "Where it bends")->type_name("uniform|greedy|optimal");
  command.add_option("--bins", build_.bins, "Bins of equal width")->type_name("N");
  command.add_option("--steepness", build_.steepness, "Of the sigmoids")->type_name("k");
  command.add_option("--form", build_.form, "Of the sum")->type_name("step|bump|tree|shallow");
  command.add_option("--inputs", build_.inputs, "Factors")->type_name("n");
  command.add_option("--layers", build_.layers, "Hidden layers, from shallow to tree")->type_name("k");
  command.add_option("--activation", build_.activation, "Smooth, softplus if left out")->type_name("NAME");
  command.add_option("--scale", build_.scale, "The best forecast if left out")->type_name("lambda");
  command.add_option("--working-point", build_.working_point, "The best if left out")->type_name("b");
}

void CommandTable::add_sup_error() {
  Command command = add(sup_error_, &SupErrorOptions::network, "sup-error", sup_error_help, sup_error_footer,
                        "NET.json", network_help, "NET.json --target \"sin(2*pi*x)\"");
  command.add_option("--target", sup_error_.target, "Formula in x, or points(0,1,...)")->type_name("f");
  command.add_option("--segment", sup_error_.segment, "Where, 0,1 if left out")->type_name("a,b");
  add_activation(command, sup_error_.activation);
}

}  // namespace crease::cli
