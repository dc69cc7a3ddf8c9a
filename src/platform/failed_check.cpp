#include <cstdio>
#include <cstdlib>

#include "core/base/check.h"

/// What a failed check does in programs that do not say otherwise: it is a bug, so the sentence goes to
/// standard error and the program ends. In a library of its own, the linker takes it only where nothing else
/// defines it.
void crease::check_failed(const char* condition, const char* sentence, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: %s (%s)\n", file, line, sentence, condition);
  std::abort();
}
