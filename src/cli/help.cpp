#include "cli/commands.h"

namespace crease::cli {

Result<Report> run(const HelpText& help) {
  return Report{help.text, ""};
}

}  // namespace crease::cli
