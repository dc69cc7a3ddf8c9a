#include "cli/command_table.h"
#include "lab/sweep_spec.h"

namespace crease::cli {
namespace {

constexpr const char* sweep_help = "Measure a chapter over a grid of settings, as a table";

constexpr const char* sweep_footer_begin =
    "The table is the same, byte for byte, however it came about: on one core or many, in shards, "
    "interrupted "
    "and\n"
    "resumed. Below a comment that says which sweep it is, and the names of the columns, there is a row for "
    "each\n"
    "point of the grid and each step of training. What does not exist is an empty field: an accuracy of a "
    "regression,\n"
    "cells of a smooth network or where numbers overflow, a step that training did not reach because it "
    "diverged.\n"
    "With --out, an interrupted sweep goes on when it is started again. Shard i/n has every n-th point from "
    "the\n"
    "i-th on; --merge puts tables together, and names what is missing. --slurm writes a job array for "
    "sbatch, "
    "--parallel\n"
    "one command per line for GNU parallel; they run $CREASE where that is set, else crease, and their "
    "tables\n"
    "RESULT-i-of-n.csv are merged as the output says.\n"
    "With --json, one object: out, points, computed (in this run), rows; of scripts: shards, merge (the "
    "command).\n\n"
    "The file that says what to sweep, by an example:\n\n";

}  // namespace

void CommandTable::add_sweep() {
  const std::string footer = sweep_footer_begin + std::string(lab::sweep_schema);
  Command command = add(sweep_, &SweepOptions::spec, "sweep", sweep_help, footer, "SPEC.json",
                        "What to sweep", "SPEC.json --out RESULT.csv");
  command.add_option("--out", sweep_.out, "Write the table, or go on with it; else standard output")
      ->type_name("RESULT.csv");
  command.add_option("--shard", sweep_.shard, "Only a part of the grid")->type_name("i/n");
  command.add_option("--jobs", sweep_.jobs, "Points at the same time, one per core if left out")
      ->type_name("n");
  command.add_flag("--progress", sweep_.progress, "Progress on standard error even if it is no terminal");
  command.add_option("--merge", sweep_.merge, "Tables of all shards, to be put together")
      ->type_name("PART.csv...");
  command.add_option("--slurm", sweep_.slurm, "Write a job array for sbatch")->type_name("JOB.sh");
  command.add_option("--parallel", sweep_.parallel, "Write the commands for GNU parallel")
      ->type_name("COMMANDS.txt");
  command.add_option("--shards", sweep_.shards, "Shards of the scripts, 8 if left out")->type_name("n");
  command.add_flag("--describe", sweep_.describe,
                   "Instead of a file, SPEC.json is a chapter: list its settings and readouts");
}

}  // namespace crease::cli
