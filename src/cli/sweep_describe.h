#pragma once

#include <string>

#include "cli/commands.h"
#include "lab/sweep.h"

namespace crease::cli {

/// The settings and readouts of a chapter as it opens, by their ids. Error: there is no such chapter.
Result<Report> describe_subject(const std::string& name, const lab::SweepSubjects& subjects, bool json);

}  // namespace crease::cli
