#include "chapters/train_and_watch/view_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <string>

#include "chapters/train_and_watch/view_hover.h"
#include "chapters/train_and_watch/view_plane_options.h"
#include "core/nn/activation.h"
#include "lab/number_words.h"
#include "ui/number_text.h"

namespace crease::train_and_watch {
namespace {

constexpr std::size_t most_curve_rows = 25, most_cell_rows = 20;

regions::Point centre_of(const regions::Subdivision& cells, std::int32_t cell) {
  regions::Point sum;
  for (std::int32_t i = cells.first_corner[cell]; i < cells.first_corner[cell + 1]; ++i)
    sum = {sum.x + cells.x[i], sum.y + cells.y[i]};
  const double corners = cells.corners(cell);
  return {sum.x / corners, sum.y / corners};
}

/// The next corner of a cell after `corner`.
std::int32_t corner_after(const regions::Subdivision& cells, std::int32_t cell, std::int32_t corner) {
  return corner + 1 < cells.first_corner[cell + 1] ? corner + 1 : cells.first_corner[cell];
}

/// Where the outward normal of an edge points, in degrees counter-clockwise from the right, 0 to 360.
double direction(const regions::Subdivision& cells, std::int32_t cell, std::int32_t corner) {
  const std::int32_t next = corner_after(cells, cell, corner);
  const double radians = std::atan2(cells.x[corner] - cells.x[next], cells.y[next] - cells.y[corner]);
  const double degrees = radians * 180 / std::numbers::pi;
  return degrees < 0 ? degrees + 360 : degrees;
}

const char* direction_name(double degrees) {
  constexpr std::array<const char*, 8> names = {"Right", "Up right",  "Up",   "Up left",
                                                "Left",  "Down left", "Down", "Down right"};
  return names[static_cast<std::size_t>(std::lround(degrees / 45)) % 8];
}

/// A word for where the network decides what in the cell, at the point of the facts.
std::string decision_text(const CellFacts& facts) {
  if (facts.maps.size() == 1)
    return facts.winner == 1 ? "f is positive at this point." : "f is not positive at this point.";
  return "The largest output at this point is number " + std::to_string(facts.winner + 1) + ".";
}

std::string position_text(const CellFacts& facts) {
  const auto measured = [](double stored, const data::Scale& scale) {
    return ui::number_text(scale.centre + scale.half_range * stored);
  };
  return "(" + measured(facts.point.x, facts.x_scale) + ", " + measured(facts.point.y, facts.y_scale) + ")";
}

std::vector<std::string> lines_about(const Model& model, const CellFacts& facts) {
  const CardLines card = card_lines(facts, model.network().architecture);
  std::vector<std::string> lines = {"Cell " + ui::integer_text(facts.cell + 1) + " of " +
                                        ui::integer_text(model.picture().cells->cells()) + ", at " +
                                        position_text(facts) + ".",
                                    card.shape + "."};
  for (const std::string& map : card.maps) lines.push_back(map + ".");
  if (!card.variables.empty()) lines.push_back(card.variables + ".");
  lines.push_back(decision_text(facts));
  lines.push_back(card.region + ".");
  lines.push_back(card.nearest + ".");
  return lines;
}

std::vector<lab::Place::Way> ways_out(const Model& model, std::int32_t cell) {
  const regions::Subdivision& cells = *model.picture().cells;
  const regions::Adjacency adjacent = regions::adjacency(cells);
  std::vector<lab::Place::Way> ways;
  for (std::int32_t corner = cells.first_corner[cell]; corner < cells.first_corner[cell + 1]; ++corner) {
    const std::int32_t next_door = adjacent.neighbour[corner];
    if (next_door == regions::no_cell) continue;
    const double angle = direction(cells, cell, corner);
    const regions::Point to = centre_of(cells, next_door);
    ways.push_back({numbers_text({to.x, to.y}),
                    std::string(direction_name(angle)) + ", across " +
                        neuron_name(model.network().architecture, cells.edge_tag[corner]),
                    angle});
  }
  std::stable_sort(ways.begin(), ways.end(), [](const auto& a, const auto& b) { return a.angle < b.angle; });
  return ways;
}

/// At most `most` of `count` rows, evenly spread, the last one included.
std::vector<std::size_t> spread(std::size_t count, std::size_t most) {
  std::vector<std::size_t> rows;
  const std::size_t shown = std::min(count, most);
  for (std::size_t i = 0; i < shown; ++i)
    rows.push_back(shown == 1 ? count - 1 : i * (count - 1) / (shown - 1));
  return rows;
}

lab::Table curves(const History& history) {
  struct Column {
    const char* heading;
    const std::vector<double>& values;
    std::string (*text)(double);
  };
  const auto loss = [](double value) {
    return lab::significant_text(value);
  };
  const std::array<Column, 7> columns = {{{"Step", history.step, lab::whole_text},
                                          {"Training loss", history.train_loss, loss},
                                          {"Test loss", history.test_loss, loss},
                                          {"Training accuracy", history.train_accuracy, lab::percent_text},
                                          {"Test accuracy", history.test_accuracy, lab::percent_text},
                                          {"Cells", history.cells, lab::whole_text},
                                          {"Linear regions", history.linear_regions, lab::whole_text}}};
  lab::Table table{"curves", "Over training", "What the plots show, at steps spread over training.", {}, {}};
  const std::vector<std::size_t> rows = spread(history.step.size(), most_curve_rows);
  table.rows.resize(rows.size());
  for (const Column& column : columns) {
    const auto is_finite = [](double value) {
      return std::isfinite(value);
    };
    if (std::none_of(column.values.begin(), column.values.end(), is_finite)) continue;
    table.columns.push_back(column.heading);
    for (std::size_t i = 0; i < rows.size(); ++i)
      table.rows[i].push_back(column.text(column.values[rows[i]]));
  }
  return table;
}

lab::Table layers(const Model& model) {
  const Picture& picture = model.picture();
  const bool has_cells = picture.is_exact && picture.cells != nullptr;
  lab::Table table{"layers",
                   "Layers",
                   "The network, layer by layer, and how finely it has cut the window.",
                   {"Layer", "Neurons", "Activation"},
                   {}};
  if (has_cells) table.columns.push_back("Cells after it");
  const nn::Architecture& architecture = model.network().architecture;
  for (int i = 0; i < architecture.depth(); ++i) {
    const nn::Layer& layer = architecture.layers[std::size_t(i)];
    std::vector<std::string> row = {i + 1 < architecture.depth() ? std::to_string(i + 1) : "Output",
                                    std::to_string(layer.width), std::string(nn::name(layer.activation))};
    if (has_cells) {
      const auto& after = picture.cells->cells_after_layer;
      row.push_back(std::size_t(i) < after.size() ? lab::whole_text(double(after[std::size_t(i)])) : "–");
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

lab::Table largest_cells(const Model& model) {
  const regions::Subdivision& cells = *model.picture().cells;
  const nn::Architecture& architecture = model.network().architecture;
  std::vector<CellFacts> all;
  for (std::int32_t cell = 0; cell < cells.cells(); ++cell) {
    all.push_back(facts_of_cell(model.picture(), architecture, cell));
    all.back().pattern.clear();
  }
  const std::size_t shown = std::min(all.size(), most_cell_rows);
  std::partial_sort(all.begin(), all.begin() + std::ptrdiff_t(shown), all.end(),
                    [](const CellFacts& a, const CellFacts& b) { return a.area > b.area; });
  lab::Table table{"cells",
                   "Largest cells",
                   "The cells that take most of the window, with the affine map that the network is there.",
                   {"Cell", "Sides", "Share of the window", "First output", "Linear region"},
                   {}};
  const double total = regions::total_area(cells);
  for (std::size_t i = 0; i < shown; ++i)
    table.rows.push_back({lab::whole_text(all[i].cell + 1), std::to_string(all[i].sides),
                          lab::percent_text(all[i].area / total), affine_text(all[i].maps[0]),
                          lab::whole_text(all[i].linear_region + 1)});
  return table;
}

}  // namespace

std::optional<lab::Place> place_in(const Model& model, std::string_view at) {
  const Picture& picture = model.picture();
  if (!picture.is_exact || picture.cells == nullptr) return std::nullopt;
  regions::Point point = {(picture.window.x0 + picture.window.x1) / 2,
                          (picture.window.y0 + picture.window.y1) / 2};
  if (!at.empty()) {
    const std::optional<regions::Point> asked = point_named(at);
    if (!asked) return std::nullopt;
    point = *asked;
  }
  const std::optional<CellFacts> facts = facts_at(model, point);
  if (!facts) return std::nullopt;
  return lab::Place{numbers_text({point.x, point.y}), lines_about(model, *facts),
                    ways_out(model, facts->cell)};
}

std::vector<lab::Table> tables_of(const Model& model) {
  std::vector<lab::Table> tables = {curves(model.history()), layers(model)};
  const Picture& picture = model.picture();
  if (picture.is_exact && picture.cells != nullptr) tables.push_back(largest_cells(model));
  return tables;
}

}  // namespace crease::train_and_watch
