#include "cli/command_table.h"

// The commands about linear regions in practice: random networks, bounds, distances, boundaries.
namespace crease::cli {
namespace {

constexpr const char* count_help = "Count the regions of random networks, exactly";

constexpr const char* count_footer =
    "WIDTHS is the number of inputs, then the hidden widths: 1,32,32. Networks are ReLU with one linear "
    "output unless\n"
    "--activation says otherwise. The network of seed s has the first weights that crease train and the lab "
    "give\n"
    "to seed s, with the same standards: he_normal, --bias-scale 0.1, seed 1.\n"
    "Regions are counted along a line (--segment, --line) or on a rectangle (--box, --slice), as crease "
    "pieces and\n"
    "crease regions have them; left out: the segment -1,1 for one input, the box -1,1,-1,1 for two.\n"
    "With more inputs, --random s lays the line (--line, --segment a,b) or the plane (--box) through the "
    "input\n"
    "space at random, with the seed s: the one that crease sweep has for the same seed.\n"
    "Counted are cells (activation regions), with --linear linear regions.\n"
    "With --json, one object: counts (one per network), mean, sd (divided by n - 1) and standard_error (of "
    "the\n"
    "mean); the last two are null for one network.";

constexpr const char* bounds_help = "Bounds on the number of linear regions of ReLU networks, exact";

constexpr const char* bounds_footer =
    "WIDTHS is the number of inputs d, then the hidden widths n_1, ..., n_L: 2,16,16. N is the sum of the "
    "latter.\n"
    "With --json, one object of whole numbers of any length as text:\n"
    "  patterns       2^N, all patterns of on and off\n"
    "  one_layer      what one layer of N neurons in general position has (Zaslavsky 1975)\n"
    "  montufar2014   some weights give at least so many (Montufar, Pascanu, Cho, Bengio); 0: it does not "
    "apply\n"
    "  montufar2017   no weights give more (Montufar)\n"
    "  serra          no weights give more, and for d = 1 some give as many (Serra, Tjandraatmadja, "
    "Ramalingam 2018)\n"
    "Without --json, N^d / d! too, a fraction where it is not whole: the order of what random weights give "
    "on "
    "average,\n"
    "whatever the depth (Hanin and Rolnick 2019). It bounds no single network.";

constexpr const char* distance_help = "Distances from points to where the network bends, exactly";

constexpr const char* distance_footer =
    "The distance, in the whole input space, to the nearest boundary: where a neuron of the point's cell "
    "changes its\n"
    "piece. The ball of that radius in the norm meets no other. A point on a boundary has distance 0. "
    "Nothing is\n"
    "sampled; the numbers have the rounding of double precision.\n"
    "--visible asks for the nearest boundary at which the output's affine map changes, which is where "
    "linear regions\n"
    "end; boundaries that the output does not show are walked through.\n"
    "With --json, one object: distance, a number per point, and neuron, [layer, neuron] per point, both "
    "counted from\n"
    "0, the output layer included; null and [-1,-1] where there is no boundary. Where several are equally "
    "near, the\n"
    "neuron is one of theirs.\n"
    "POINTS.csv: one point per line, one number per input (crease eval --help).";

constexpr const char* boundary_help = "The bent line along which one neuron changes its piece, exactly";

constexpr const char* boundary_footer =
    "--neuron l,j counts layers and neurons from 0, the output layer included where it bends. The boundary "
    "is "
    "where\n"
    "the neuron is at its breakpoint; hard_tanh has two. A linear neuron has none, and is refused.\n"
    "Networks with more than two inputs are cut along a slice, as in crease regions.\n"
    "With --json, one object: components, each with closed (true or false) and points [[s,t],...], where "
    "the line\n"
    "bends or crosses another neuron's or the box, a closed one without its first point again; length, of "
    "all\n"
    "components, in the plane of s and t: that of the input space where --slice has orthonormal u and v. "
    "hard_tanh: each\n"
    "also has breakpoint, 0 or 1.";

constexpr const char* widths_help = "Inputs, then hidden widths: 2,16,16";

}  // namespace

void CommandTable::add_count() {
  Command command = add(count_, &CountOptions::widths, "count", count_help, count_footer, "WIDTHS",
                        widths_help, "1,32,32 --line --seeds 100");
  entries_.back().takes = "list of widths";
  command.add_option("--segment", count_.segment, "Count along a segment")->type_name("a,b");
  command.add_flag("--line", count_.line, "Count along the whole line");
  command.add_option("--box", count_.box, "Count on a rectangle")->type_name("x0,x1,y0,y1");
  command.add_option("--slice", count_.slice, "Plane through the input space")->type_name("o;u;v");
  command.add_option("--random", count_.random, "Line or plane through the input space, at random")
      ->type_name("s");
  command.add_option("--seeds", count_.seeds, "How many networks, 1 if left out")->type_name("n");
  command.add_option("--first-seed", count_.first_seed, "Seed of the first one, 1 if left out")
      ->type_name("s");
  command.add_option("--weight-init", count_.initializer, "First weights, he_normal (or he) if left out")
      ->type_name("he_normal|he_uniform|glorot_normal|glorot_uniform");
  command.add_option("--bias-scale", count_.bias_scale, "Standard deviation of biases, 0.1 if left out")
      ->type_name("b");
  command.add_option("--activation", count_.activation, "One per layer, or one for all hidden layers")
      ->type_name("relu,...");
  command.add_flag("--linear", count_.linear, "Linear regions instead of cells");
}

void CommandTable::add_bounds() {
  add(bounds_, &BoundsOptions::widths, "bounds", bounds_help, bounds_footer, "WIDTHS", widths_help,
      "2,16,16");
  entries_.back().takes = "list of widths";
}

void CommandTable::add_distance() {
  Command command = add(distance_, &DistanceOptions::network, "distance", distance_help, distance_footer,
                        "NET.json", network_help, "NET.json --points POINTS.csv");
  command.add_option("--points", distance_.points, "Points to start from")->type_name("POINTS.csv");
  command.add_option("--norm", distance_.norm, "How distance is measured, 2 if left out")
      ->type_name("1|2|inf");
  command.add_flag("--visible", distance_.visible, "To where the output bends");
  add_activation(command, distance_.activation);
}

void CommandTable::add_boundary() {
  Command command = add(boundary_, &BoundaryOptions::network, "boundary", boundary_help, boundary_footer,
                        "NET.json", network_help, "NET.json --neuron 0,0");
  command.add_option("--neuron", boundary_.neuron, "Which neuron, from 0")->type_name("layer,neuron");
  command.add_option("--box", boundary_.box, "Rectangle, -1,1,-1,1 if left out")->type_name("x0,x1,y0,y1");
  command.add_option("--slice", boundary_.slice, "Plane through the input space")->type_name("o;u;v");
  add_activation(command, boundary_.activation);
}

}  // namespace crease::cli
