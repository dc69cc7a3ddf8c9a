#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/nearest_name.h"
#include "core/data/text.h"
#include "core/io/training_spec.h"

// The one place that knows the argument parser. It throws; nothing else in crease does.
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
    "Exit code 1: training diverged; the last finite network is reported and written.\n\n"
    "The training file, with its defaults; every field may be left out:\n\n";

constexpr const char* eval_help = "Evaluate a network at points";

constexpr const char* eval_footer =
    "POINTS.csv: one point per line, one number per input; comma, semicolon, tab or blanks; a header "
    "line may come first.\n"
    "With --json, one object: values, a row of outputs per point.";

constexpr const char* data_help = "Write the points that a training file stands for, as CSV";

constexpr const char* data_footer =
    "The points are in the units they were measured in, below a comment that says how they were scaled: "
    "\"csv\" "
    "in a\n"
    "training file, and the lab, read them back to the same bits. Without --out they go to standard output.\n"
    "With --json, one object instead: train, test (points), classes.\n"
    "The training file is explained by crease train --help; only its \"data\" is used.";

constexpr const char* program_footer =
    "crease COMMAND --help explains a command. Exit code 2: the input was wrong; one sentence on standard "
    "error\n"
    "says where and what would be right.";

/// Every command takes one file; what is left over is told apart by hand, with better sentences.
CLI::App* add_command(CLI::App& program, const std::string& name, const char* help, const std::string& footer,
                      const std::string& file_name, const char* file_help, std::string& file, bool& json) {
  CLI::App* command = program.add_subcommand(name, help);
  command->footer(footer);
  command->allow_extras();
  command->add_option(file_name, file, file_help)->type_name("")->required();
  command->add_flag("--json", json, "Print one JSON object");
  return command;
}

class Parser {
 public:
  Parser();
  Result<Invocation> parse(int count, const char* const* arguments);

 private:
  Result<Invocation> chosen(CLI::App* command) const;
  Status check_leftovers(CLI::App* command, const std::string& file, const std::string& file_name) const;
  Error no_command(const std::vector<std::string>& arguments) const;

  CLI::App program_{"crease: exact linear regions of small networks, and their training"};
  CLI::App *regions_command_, *pieces_command_, *train_command_, *eval_command_, *data_command_;
  RegionsOptions regions_;
  PiecesOptions pieces_;
  TrainOptions train_;
  EvalOptions eval_;
  DataOptions data_;
};

Parser::Parser() {
  program_.name("crease");
  program_.footer(program_footer);
  program_.allow_extras();
  regions_command_ = add_command(program_, "regions", regions_help, regions_footer, "NET.json",
                                 "Network file", regions_.network, regions_.json);
  regions_command_->add_option("--box", regions_.box, "Rectangle, -1,1,-1,1 if left out")
      ->type_name("x0,x1,y0,y1");
  regions_command_->add_option("--slice", regions_.slice, "Plane through the input space")
      ->type_name("o;u;v");
  regions_command_->add_flag("--cells", regions_.cells, "Polygon, pattern and affine map of every cell");

  pieces_command_ = add_command(program_, "pieces", pieces_help, pieces_footer, "NET.json", "Network file",
                                pieces_.network, pieces_.json);
  pieces_command_->add_option("--segment", pieces_.segment, "Segment, -1,1 if left out")->type_name("a,b");
  pieces_command_->add_flag("--line", pieces_.line, "The whole line instead of a segment");

  train_command_ =
      add_command(program_, "train", train_help, train_footer_begin + std::string(io::training_spec_schema),
                  "SPEC.json", "Training file", train_.spec, train_.json);
  train_command_->add_option("--steps", train_.steps, "Steps, instead of what the file says")->type_name("n");
  train_command_->add_option("--out", train_.out, "Write the trained network")->type_name("NET.json");
  train_command_->add_option("--log", train_.log, "Write the course of training")->type_name("METRICS.csv");

  eval_command_ = add_command(program_, "eval", eval_help, eval_footer, "NET.json", "Network file",
                              eval_.network, eval_.json);
  eval_command_->add_option("--points", eval_.points, "Points to evaluate at")->type_name("POINTS.csv");

  data_command_ = add_command(program_, "data", data_help, data_footer, "SPEC.json", "Training file",
                              data_.spec, data_.json);
  data_command_->add_option("--out", data_.out, "Write the points there")->type_name("POINTS.csv");
  data_command_->add_option("--split", data_.split, "Which points, all if left out")
      ->type_name("train|test|all");
}

Result<Invocation> Parser::parse(int count, const char* const* arguments) {
  try {
    program_.parse(count, arguments);
  } catch (const CLI::CallForHelp&) {
    return Invocation(HelpText{program_.help()});
  } catch (const CLI::RequiredError&) {
    // A file is missing; said below, after mistakes that are likelier the reason.
  } catch (const CLI::ArgumentMismatch& problem) {
    const std::string sentence = problem.what();
    return Error{sentence.substr(0, sentence.find(':')) +
                 " needs one value; crease COMMAND --help says which"};
  } catch (const CLI::ParseError& problem) {
    std::string sentence = problem.what();
    std::replace(sentence.begin(), sentence.end(), '\n', ' ');
    return Error{sentence + "; crease --help says what would be right"};
  }
  const std::vector<CLI::App*> commands = program_.get_subcommands();
  if (commands.empty()) return no_command(program_.remaining());
  return chosen(commands.front());
}

Result<Invocation> Parser::chosen(CLI::App* command) const {
  const auto checked = [&](const auto& options, const std::string& file,
                           const char* name) -> Result<Invocation> {
    if (const Status status = check_leftovers(command, file, name); !status) return status.error();
    return Invocation(options);
  };
  if (command == regions_command_) return checked(regions_, regions_.network, "NET.json");
  if (command == pieces_command_) return checked(pieces_, pieces_.network, "NET.json");
  if (command == train_command_) return checked(train_, train_.spec, "SPEC.json");
  if (command == data_command_) return checked(data_, data_.spec, "SPEC.json");
  return checked(eval_, eval_.network, "NET.json");
}

/// Error: no file, more than one, or an unknown option.
Status Parser::check_leftovers(CLI::App* command, const std::string& file,
                               const std::string& file_name) const {
  const std::string& name = command->get_name();
  std::vector<std::string> options;
  for (const CLI::Option* option : command->get_options()) {
    if (!option->get_positional()) options.push_back(option->get_name());
  }
  const std::vector<std::string_view> names(options.begin(), options.end());
  for (const std::string& word : program_.remaining(true)) {
    const std::string option = word.substr(0, word.find('='));
    if (option.starts_with('-')) {
      return Error{name + " has no option " + data::quoted(option) + "; " + right_names(option, names) +
                   " would be right"};
    }
  }
  if (file.empty())
    return Error{name + " needs a file; crease " + name + " " + file_name + " would be right"};
  for (const std::string& word : program_.remaining(true)) {
    return Error{name + " takes one file and " + data::quoted(word) + " is one more; crease " + name + " " +
                 file_name + " would be right"};
  }
  return {};
}

Error Parser::no_command(const std::vector<std::string>& arguments) const {
  constexpr std::string_view names[] = {"regions", "pieces", "train", "eval", "data"};
  if (arguments.empty()) return Error{"a command is missing; " + right_names("", names) + " would be right"};
  return Error{"there is no command " + data::quoted(arguments[0]) + "; " + right_names(arguments[0], names) +
               " would be right"};
}

}  // namespace

Result<Invocation> parse_command_line(int count, const char* const* arguments) {
  return Parser().parse(count, arguments);
}

}  // namespace crease::cli
