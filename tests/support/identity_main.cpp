// Prints one line per training run: what was trained, and a hash of the parameters after 1000 steps. The
// output has to be the same bytes from every compiler, instruction set and platform.
//
//   crease_identity [--level NAME | --all-levels] [--steps N]

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "support/training_identity.h"

namespace {

void print_runs(std::string_view level, int steps) {
  for (const crease::testing::IdentityRun& run : crease::testing::identity_runs())
    std::printf("%s: %016llx\n", run.label().c_str(),
                static_cast<unsigned long long>(crease::testing::identity_hash(run, level, steps)));
}

bool is_available(std::string_view level) {
  for (std::string_view known : crease::nn::kernel_levels())
    if (known == level) return true;
  std::fprintf(stderr, "There are no kernels called \"%.*s\" here.\n", static_cast<int>(level.size()),
               level.data());
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  std::string_view level = crease::nn::kernel_levels().back();
  int steps = 1000;
  bool all_levels = false;
  for (int i = 1; i < argc; ++i) {
    if (!std::strcmp(argv[i], "--all-levels")) all_levels = true;
    if (!std::strcmp(argv[i], "--level") && i + 1 < argc) level = argv[++i];
    if (!std::strcmp(argv[i], "--steps") && i + 1 < argc) steps = std::atoi(argv[++i]);
  }
  if (!is_available(level) || steps < 1) return 2;
  if (!all_levels) {
    print_runs(level, steps);
    return 0;
  }
  for (std::string_view each : crease::nn::kernel_levels()) {
    std::printf("# %.*s\n", static_cast<int>(each.size()), each.data());
    print_runs(each, steps);
  }
  return 0;
}
