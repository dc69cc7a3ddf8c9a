#include "chapters/count/figure_bounds.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/real_functions.h"
#include "ui/label.h"
#include "ui/number_text.h"

namespace crease::count {
namespace {

constexpr float bar_pt = 4, words_ems = 1.4f;
constexpr std::size_t most_digits = 9;  ///< of a number that is written out
const double nothing = std::nan("");

double value_of(const Natural& number) {
  const Result<double> value = lab::parse_real(number.text());
  return value ? value.value() : nothing;
}

/// All digits of a small number, three of a large one.
std::string text_of(const Natural& number) {
  const std::string text = number.text();
  const double value = value_of(number);
  return text.size() <= most_digits ? ui::integer_text(value) : ui::number_text(value, 3);
}

BoundRow bound_row(const char* label, const char* help, const Natural& number) {
  return {label, help, value_of(number), text_of(number)};
}

/// N^d / d!, which need not be whole.
BoundRow order_row(const Live& live) {
  const int neurons = std::accumulate(live.hidden.begin(), live.hidden.end(), 0);
  const double value = live.dimension == 1 ? neurons : 0.5 * neurons * neurons;
  return {"N^d / d!, at random (Hanin, Rolnick 2019)",
          "The order of the average number at first weights, whatever the depth, in d dimensions: N on a "
          "line, N²/2 "
          "on a plane.",
          value, ui::integer_text(value)};
}

BoundRow live_row(const Model& model) {
  const Live& live = model.live();
  if (is_single(model.settings().experiment))
    return {"This network", "The exact number of cells of the network that is shown.",
            live.networks > 0 ? live.mean : nothing, ui::integer_text(live.mean), true};
  return {"Counted, on average", "The mean over all networks of this depth that were counted so far.",
          live.networks > 0 ? live.mean : nothing, live.networks > 0 ? ui::number_text(live.mean, 4) : "–",
          true};
}

/// Bars from 1 to the largest value, on a logarithmic scale.
void draw_row(const stage::Canvas& canvas, ui::Column& column, const BoundRow& row, double log_most,
              float below_pt) {
  const ui::Theme& theme = canvas.theme;
  ui::Painter& painter = canvas.painter;
  const float size = theme.type.small;
  const ui::Rect words = column.take(words_ems * size), bar = column.take(bar_pt);
  const float number = painter.text_size(row.text, size, ui::Font::sans_bold).x;
  ui::draw_label(painter, words, row.text, row.is_live ? theme.accent : theme.text, size, ui::Font::sans_bold,
                 ui::Align::right);
  painter.push_clip({words.min, {words.max.x - number - 6, words.max.y}});
  ui::draw_label(painter, words, row.label, row.is_live ? theme.text : theme.quiet, size);
  painter.pop_clip();
  painter.fill_rect(bar, theme.well, bar_pt / 2);
  if (row.value >= 1 && log_most > 0) {
    const auto share = static_cast<float>(crease::log(row.value) / log_most);
    painter.fill_rect(ui::left_part(bar, std::max(bar_pt, share * bar.width())),
                      row.is_live ? theme.accent : theme.track, bar_pt / 2);
  }
  canvas.onlooker.explain({words.min, bar.max}, row.label, row.help);
  column.skip(below_pt);
}

}  // namespace

std::string shape_text(const Model& model) {
  const Live& live = model.live();
  return (live.dimension == 1 ? "On a line; hidden widths " : "On a plane; hidden widths ") +
         stage::widths_text(live.hidden, ", ");
}

std::vector<BoundRow> bound_rows(const Model& model) {
  const regions::RegionBounds& bounds = model.bounds();
  const Live& live = model.live();
  std::vector<BoundRow> rows = {live_row(model)};
  if (!is_single(model.settings().experiment))
    rows.push_back({"Counted, at most", "The network with the most cells that was met so far.",
                    live.networks > 0 ? static_cast<double>(live.most) : nothing,
                    live.networks > 0 ? ui::integer_text(static_cast<double>(live.most)) : "–", true});
  rows.push_back(order_row(live));
  rows.push_back(
      bound_row("One layer of N (Zaslavsky 1975)",
                "What one layer of as many neurons in general position has: the sum of the binomial "
                "coefficients of N up to the dimension.",
                bounds.one_layer));
  rows.push_back(
      bound_row("Some have (Montúfar 2014)",
                "As many linear regions as a network of this shape can be built to have, at least; 0 "
                "where the construction does not fit.",
                bounds.montufar2014));
  rows.push_back(bound_row("At most (Serra and others 2018)",
                           "No network of this shape has more. On a line it can be reached.", bounds.serra));
  rows.push_back(bound_row("At most (Montúfar 2017)",
                           "A product over the layers: no network of this shape has more.",
                           bounds.montufar2017));
  rows.push_back(bound_row("At most 2^N", "All patterns of N neurons that are on or off.", bounds.patterns));
  return rows;
}

void draw_bound_rows(const stage::Canvas& canvas, ui::Column& column, const Model& model, float below_pt) {
  const std::vector<BoundRow> rows = bound_rows(model);
  for (const BoundRow& row : rows) draw_row(canvas, column, row, crease::log(rows.back().value), below_pt);
}

float bound_row_height(const ui::Theme& theme) {
  return words_ems * theme.type.small + bar_pt;
}

}  // namespace crease::count
