#include "chapters/train_and_watch/view_words.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "chapters/train_and_watch/view_hover.h"
#include "chapters/train_and_watch/view_plane_options.h"
#include "support/budgets.h"

namespace {

using namespace crease;
using namespace crease::train_and_watch;

std::int32_t cell_of(const Model& model, const std::string& at) {
  return model.cell_at(point_named(at).value());
}

int inner_sides(const Model& model, std::int32_t cell) {
  const regions::Subdivision& cells = *model.picture().cells;
  int sides = 0;
  for (std::int32_t i = cells.first_corner[cell]; i < cells.first_corner[cell + 1]; ++i)
    if (cells.edge_tag[i] >= 0) ++sides;
  return sides;
}

}  // namespace

TEST_CASE(
    "invariant: from a cell a way leads across each inner side, into another cell, and a way leads back") {
  Model model;
  testing::settle(model);
  std::string at;
  std::set<std::int32_t> seen;
  for (int i = 0; i < 60; ++i) {
    const auto here = place_in(model, at);
    REQUIRE(here);
    const std::int32_t cell = cell_of(model, here->at);
    seen.insert(cell);
    CHECK(here->ways.size() == std::size_t(inner_sides(model, cell)));
    for (std::size_t k = 0; k < here->ways.size(); ++k) {
      const std::int32_t next_door = cell_of(model, here->ways[k].to);
      CHECK(next_door != cell);
      if (k > 0) CHECK(here->ways[k - 1].angle <= here->ways[k].angle);
      bool leads_back = false;
      const auto there = place_in(model, here->ways[k].to);
      for (const lab::Place::Way& back : there->ways)
        leads_back = leads_back || cell_of(model, back.to) == cell;
      CHECK(leads_back);
    }
    at = here->ways[std::size_t(i) % here->ways.size()].to;
  }
  CHECK(seen.size() > 10);
}

TEST_CASE("known: a place outside the picture, or of a smooth network, is none") {
  Model model;
  testing::settle(model);
  CHECK_FALSE(place_in(model, "50,50"));
  CHECK_FALSE(place_in(model, "here"));
  CHECK(model.set("network.activation", std::string("tanh")).ok());
  testing::settle(model);
  CHECK_FALSE(place_in(model, ""));
}

TEST_CASE("invariant: tables are as wide as their headings, and end with the step that is shown") {
  Model model;
  testing::settle(model);
  CHECK(model.act("step", "120").ok());
  testing::settle(model);
  const std::vector<lab::Table> tables = tables_of(model);
  REQUIRE(tables.size() == 3);
  for (const lab::Table& table : tables)
    for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
  CHECK(tables[0].rows.back()[0] == "120");
  CHECK(tables[1].rows.size() == std::size_t(model.network().architecture.depth()));
  CHECK(tables[2].rows.size() == 20);
}

TEST_CASE("known: the described place is a pair of numbers or nothing") {
  Model model;
  CHECK(model.set("picture.place", std::string("0.25,-0.5")).ok());
  CHECK_FALSE(model.set("picture.place", std::string("0.25")).ok());
  CHECK_FALSE(model.set("picture.place", std::string("a,b")).ok());
  CHECK(std::get<std::string>(model.get("picture.place").value()) == "0.25,-0.5");
  CHECK(model.set("picture.place", std::string()).ok());
}
