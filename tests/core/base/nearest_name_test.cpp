#include "core/base/nearest_name.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace crease;

TEST_CASE("known: the nearest name is the one with few edits") {
  const std::vector<std::string_view> names{"linear", "relu", "leaky_relu", "tanh"};
  CHECK(nearest_name("rleu", names) == "relu");
  CHECK(nearest_name("ReLU", names) == "");
  CHECK(nearest_name("leakyrelu", names) == "leaky_relu");
  CHECK(nearest_name("tan", names) == "tanh");
  CHECK(nearest_name("", names) == "");
  CHECK(nearest_name(std::string(1'000'000, 'a'), names) == "");
  CHECK(right_names("rleu", names) == "\"relu\"");
  CHECK(right_names("swish", names) == "one of \"linear\", \"relu\", \"leaky_relu\", \"tanh\"");
}
