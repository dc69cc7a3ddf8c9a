#include "app/description.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "app/json_text.h"
#include "chapters/train_and_watch/model.h"

using nlohmann::json;

TEST_CASE("agree: text written as JSON reads back the same with an independent reader") {
  const std::string awkward =
      std::string("quote \" slash \\ line\nfeed tab\t bell\x07 zero") + '\0' + " Łódź x₁ 🜁";
  CHECK(json::parse(crease::app::json_string(awkward)).get<std::string>() == awkward);
  CHECK(json::parse(crease::app::json_string("")).get<std::string>().empty());
}

TEST_CASE("agree: numbers written as JSON read back to the same double, others become null") {
  for (const double value : {0.0, -0.1, 1e-308, 1.0 / 3, 1e300, 123456789012345678.0})
    CHECK(json::parse(crease::app::json_number(value)).get<double>() == value);
  CHECK(json::parse(crease::app::json_number(std::nan(""))).is_null());
  CHECK(json::parse(crease::app::json_number(std::numeric_limits<double>::infinity())).is_null());
}

TEST_CASE(
    "invariant: a chapter's description names every parameter, action and readout once, with its value") {
  const crease::train_and_watch::Model model;
  const json described = json::parse(crease::app::describe_json(model));
  CHECK(described["chapter"]["id"] == "train-and-watch");
  REQUIRE(described["parameters"].size() == model.parameters().size());
  CHECK(described["actions"].size() == model.actions().size());
  CHECK(described["readouts"].size() == model.readouts().size());
  std::set<std::string> ids;
  for (const json& parameter : described["parameters"]) {
    ids.insert(parameter["id"].get<std::string>());
    CHECK_MESSAGE(!parameter["value"].is_null(), parameter["id"].dump());
    CHECK_MESSAGE(!parameter["label"].get<std::string>().empty(), parameter["id"].dump());
    if (parameter["type"] == "choice") CHECK_MESSAGE(!parameter["choices"].empty(), parameter["id"].dump());
  }
  CHECK(ids.size() == described["parameters"].size());
}

TEST_CASE("invariant: the spoken sentence tells step and cells and is short") {
  const crease::train_and_watch::Model model;
  const std::string sentence = crease::app::state_sentence(model);
  CHECK(sentence.starts_with("Step 0,"));
  CHECK(sentence.find("cells") != std::string::npos);
  CHECK(sentence.ends_with("."));
  CHECK(sentence.size() < 160);
}
