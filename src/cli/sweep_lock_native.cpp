#include <sys/file.h>

#include <cerrno>

#include "cli/sweep_lock.h"

namespace crease::cli {

bool lock_for_itself(std::FILE* file) {
  return flock(fileno(file), LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

}  // namespace crease::cli
