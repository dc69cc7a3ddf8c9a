#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

#include "core/base/check.h"

/// In the tests a failed check throws, so that a test can ask for it.
void crease::check_failed(const char* condition, const char* sentence, const char* file, int line) {
  throw std::logic_error(std::string(file) + ":" + std::to_string(line) + ": " + sentence + " (" + condition +
                         ")");
}
