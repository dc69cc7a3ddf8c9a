#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/commands.h"

namespace crease::cli {

inline constexpr const char* network_help =
    "Network file: JSON, .safetensors or .npz (crease convert --help)";

/// The subcommands as the argument parser knows them: help, options, and where their values go. Each takes
/// one file, or one name.
class CommandTable {
 public:
  struct Entry {
    CLI::App* app;
    const std::string* file;             ///< what was given for it; empty: nothing
    std::string usage;                   ///< what stands behind the name of a right call
    std::function<Invocation()> chosen;  ///< the options as they were given
    const char* takes = "file";          ///< what the command takes one of
  };

  /// Needs a program that lives as long as the table.
  explicit CommandTable(CLI::App& program);
  CommandTable(const CommandTable&) = delete;
  CommandTable& operator=(const CommandTable&) = delete;

  const std::vector<Entry>& entries() const { return entries_; }

 private:
  template <class Options>
  Command add(Options& options, std::string Options::*file, const char* name, const char* help,
              const std::string& footer, const char* file_name, const char* file_help, const char* usage);
  void add_regions();
  void add_pieces();
  void add_train();
  void add_eval();
  void add_convert();
  void add_data();
  void add_session();
  void add_render();
  void add_build();
  void add_sup_error();
  void add_count();
  void add_bounds();
  void add_distance();
  void add_boundary();
  void add_sweep();
  static void add_activation(Command& command, std::string& activation);

  CLI::App& program_;
  RegionsOptions regions_;
  PiecesOptions pieces_;
  TrainOptions train_;
  EvalOptions eval_;
  ConvertOptions convert_;
  DataOptions data_;
  SessionOptions session_;
  RenderOptions render_;
  BuildOptions build_;
  SupErrorOptions sup_error_;
  CountOptions count_;
  BoundsOptions bounds_;
  DistanceOptions distance_;
  BoundaryOptions boundary_;
  SweepOptions sweep_;
  std::vector<Entry> entries_;
};

template <class Options>
Command CommandTable::add(Options& options, std::string Options::*file, const char* name, const char* help,
                          const std::string& footer, const char* file_name, const char* file_help,
                          const char* usage) {
  Command command = add_command(program_, name, help, footer, file_name, options.*file, file_help);
  command.add_flag("--json", options.json, "Print one JSON object");
  const auto chosen = [&options] {
    return Invocation(options);
  };
  entries_.push_back({&command.app(), &(options.*file), usage, chosen});
  return command;
}

}  // namespace crease::cli
