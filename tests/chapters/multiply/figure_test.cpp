#include "chapters/multiply/figure.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "chapters/multiply/model.h"
#include "support/budgets.h"
#include "support/figures.h"
#include "support/language.h"
#include "support/xml_check.h"

using namespace crease;
using multiply::Model;
using testing::count_elements;

namespace {

std::string svg(const Model& model, const char* name, const lab::Words& words = {}) {
  const auto figure = chapters::make_figure(model, {name, 0, 0, {}});
  REQUIRE(figure.ok());
  return chapters::svg_of(figure.value(), words);
}

bool has(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("known: the networks are drawn at their true size, 28 neurons against 256") {
  Model model;
  testing::settle(model);
  const std::string text = svg(model, "networks");
  CHECK(testing::xml_problem(text) == "");
  CHECK(has(text, "One layer: 256 neurons"));
  CHECK(has(text, "Tree of gates: 28 neurons, 3 layers"));
  // 28 hidden neurons as dots, 8 factors and 1 product in each network; 256 neurons are strokes at this size.
  CHECK(count_elements(text, "circle") == 28 + 2 * 9);
  CHECK(count_elements(text, "rect") >= 256);
}

TEST_CASE("known: the curve of errors has both branches of the forecast and says where it stands") {
  Model model;
  testing::settle(model);
  const std::string text = svg(model, "errors");
  CHECK(testing::xml_problem(text) == "");
  for (const char* part : {"Relative error", "λ = 0.03", "float32 ", "double "}) CHECK(has(text, part));
  // What the Taylor series leaves, and what rounding leaves in each precision.
  CHECK(count_elements(text, "g stroke-dasharray") == 0);
  std::size_t dashed = 0;
  for (std::size_t at = text.find("stroke-dasharray"); at != std::string::npos;
       at = text.find("stroke-dasharray", at + 1))
    ++dashed;
  CHECK(dashed >= 3);
  REQUIRE(model.set("network.construction", std::string("squares")).ok());
  testing::settle(model);
  CHECK(has(svg(model, "errors"), "m = 6"));
}

TEST_CASE("known: the counts have a line with its formula for each number of layers") {
  Model model;
  testing::settle(model);
  const std::string text = svg(model, "counts");
  CHECK(testing::xml_problem(text) == "");
  for (const char* part : {"2ⁿ", "4(n − 1)", ">256<", ">28<", "n = 8"}) CHECK(has(text, part));
}

TEST_CASE("invariant: every figure speaks German, and a figure in another language is another one") {
  const lab::Words german = testing::table_of("de");
  lab::Words::Use use;
  german.observe(&use);
  const std::set<std::string> formulas = {"2ⁿ", "(√n + 1) · 2^√n", "≈ n^(2/3) · 2^(n^(1/3))", "4(n − 1)",
                                          "(6m + 2)(n − 1)"};
  for (const char* construction : {"tree", "layers", "shallow", "squares"}) {
    Model model;
    REQUIRE(model.set("network.construction", std::string(construction)).ok());
    testing::settle(model);
    for (const char* name : {"errors", "networks", "counts"}) {
      const std::string text = svg(model, name, german);
      CHECK(has(text, "xml:lang=\"de\""));
      CHECK(text != svg(model, name));
    }
  }
  for (const std::string& text : use.missed) CHECK_MESSAGE(formulas.contains(text), "no German for: ", text);
}

TEST_CASE("invariant: every figure of products is whole, and German") {
  Model model;
  testing::lead(model, {"set training.steps 100"});
  for (const char* name : {"errors", "networks", "counts", "training"})
    testing::check_figure(
        model, name, {"2ⁿ", "(√n + 1) · 2^√n", "≈ n^(2/3) · 2^(n^(1/3))", "4(n − 1)", "(6m + 2)(n − 1)"});
}

TEST_CASE("known: a loss is drawn where something is trained, beside that of what was written down") {
  Model model;
  testing::settle(model);
  const auto refused = chapters::make_figure(model, {"training", 0, 0, {}});
  REQUIRE_FALSE(refused.ok());
  CHECK(has(refused.error().message, "training.steps 1000 would be right"));
  testing::lead(model, {"set training.steps 100"});
  const std::string text = svg(model, "training");
  CHECK(has(text, ">written down</text>"));
  CHECK(has(text, ">trained "));
}
