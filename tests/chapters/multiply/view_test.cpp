#include "chapters/multiply/view.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "chapters/multiply/figure_window.h"
#include "chapters/multiply/model.h"
#include "support/chapter_page.h"

using namespace crease;
using multiply::Model;

namespace {

struct Page : testing::ChapterPage<Model, multiply::View> {
  Page(float width, float height) : ChapterPage(width, height) {
    chapters::settle(session);
    lab.frame(3);
  }

  /// What is described, and told to those who do not see it.
  void listen() {
    const auto hear = [this](const std::string& text) {
      if (!text.empty()) words.translate(text);
    };
    for (const lab::Parameter& parameter : session.parameters()) {
      for (const std::string* text : {&parameter.label, &parameter.help, &parameter.group}) hear(*text);
      for (const lab::Choice& choice : parameter.choices) {
        hear(choice.label);
        hear(choice.help);
      }
    }
    for (const lab::Action& action : session.actions())
      if (!action.is_hidden)
        for (const std::string* text : {&action.label, &action.help}) hear(*text);
    for (const lab::Readout& readout : session.readouts())
      for (const std::string* text : {&readout.label, &readout.sentence}) hear(*text);
    for (const lab::Table& table : view.tables()) {
      for (const std::string& column : table.columns) hear(column);
      for (const std::string* text : {&table.title, &table.help}) hear(*text);
    }
  }

  void check_german(const std::string& state) const { check_german_but(state, is_formula); }

 private:
  /// What is the same in every language.
  static bool is_formula(const std::string& text) {
    for (const char* formula :
         {"2ⁿ", "(√n + 1) · 2^√n", "≈ n^(2/3) · 2^(n^(1/3))", "4(n − 1)", "(6m + 2)(n − 1)", "float32",
          "Softplus", "Tanh", "GELU", "ReLU", "softplus", "sigmoid", "tanh", "gelu"})
      if (text == formula) return true;
    return text.starts_with("x") && text.size() <= 7;
  }
};

}  // namespace

TEST_CASE(
    "invariant: drawing Multiply issues no commands and wants no frames, at any size and in any theme") {
  testing::check_drawing<Page>();
}

TEST_CASE("invariant: every text that Multiply draws has a German entry, in every state") {
  const std::vector<std::vector<std::string>> states = {
      {},
      {"set network.construction shallow", "set factors.count 16", "set picture.zoom 300"},
      {"set network.construction layers", "set factors.count 7", "set training.steps 20",
       "set network.best_point 0", "set network.lambda 1"},
      {"set network.activation sigmoid", "set network.best_point 0", "set network.activation relu"},
      {"set network.construction squares", "set factors.first 2", "set factors.second 2"},
      {"set factors.first 0", "set network.lambda 1e-6"},
      {"set network.construction shallow", "set factors.count 3", "set training.rate 1",
       "set training.steps 40"},
  };
  for (const std::vector<std::string>& commands : states) {
    Page page(1280, 800);
    for (const std::string& line : commands) page.command(line);
    page.listen();
    if (commands.size() < 2) page.look(80);
    page.check_german(commands.empty() ? "at first" : commands.back());
  }
}

TEST_CASE("invariant: a click anywhere in Multiply never fails, and what it brings up is German") {
  for (const auto& [width, height] : {std::pair{1280.0f, 800.0f}, {390.0f, 844.0f}}) {
    Page page(width, height);
    page.click_around(131);
    page.check_german("clicking around");
  }
}

TEST_CASE("known: a click into the error curve takes the lambda under the pointer") {
  Page page(1280, 800);
  page.lab.click({700, 640});
  REQUIRE_FALSE(page.lines.empty());
  CHECK(page.lines.back().starts_with("set network.lambda "));
}

TEST_CASE("invariant: the tables have as many entries in each row as columns") {
  Page page(1280, 800);
  page.command("set training.steps 20");
  CHECK(page.view.tables().size() == 4);
  page.check_tables();
}

TEST_CASE("invariant: a window shows a share of the column as large as the zoom says, and never leaves it") {
  for (const std::int64_t neurons : {4, 256, 65536})
    for (const double zoom : {1.0, 3.0, 100.0, 16384.0})
      for (const double place : {0.0, 0.3, 1.0}) {
        const multiply::Window window = multiply::window_of(neurons, 10, 410, zoom, place);
        CHECK(window.first >= 0);
        CHECK(window.first + window.count <= static_cast<double>(neurons));
        CHECK(window.begin() < window.end());
        CHECK(window.at(window.y_of(window.begin() + 1)) ==
              doctest::Approx(static_cast<double>(window.begin()) + 1.5));
        const double count = static_cast<double>(neurons) / zoom;
        CHECK(window.count == doctest::Approx(count < 2 ? 2 : count));
      }
}

TEST_CASE("invariant: connections are left out evenly, and never so that a factor shows one sign alone") {
  for (const std::int64_t seen : {4, 300, 5000, 65536}) {
    const std::int64_t stride = multiply::stride_for(seen, 17, 6000);
    CHECK((stride == 1 || stride % 2 == 1));
    CHECK((seen + stride - 1) / stride * 17 <= 6000 + 17);
    if (seen * 17 <= 6000) CHECK(stride == 1);
  }
}
