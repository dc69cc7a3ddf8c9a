#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "lab/words.h"

/// The tables of languages as they stand in the repository.
namespace crease::testing {

inline std::string table_text(const std::string& language) {
  std::ifstream file(std::string(CREASE_REFERENCE_DIR) + "/../../web/lang/" + language + ".json");
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline lab::Words table_of(const std::string& language) {
  Result<lab::Words> words = lab::Words::read(table_text(language), language + ".json");
  REQUIRE_MESSAGE(words.ok(), (words.ok() ? "" : words.error().message));
  return std::move(words).value();
}

}  // namespace crease::testing
