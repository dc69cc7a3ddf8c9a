#include "chapters/train_and_watch/figure.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "chapters/train_and_watch/figure_network.h"
#include "chapters/train_and_watch/figure_plane.h"
#include "chapters/train_and_watch/figure_plots.h"
#include "chapters/train_and_watch/history_csv.h"
#include "chapters/train_and_watch/pair.h"
#include "chapters/train_and_watch/view_plane_legend.h"
#include "core/base/check.h"

namespace crease::train_and_watch {
namespace {

using chapters::Figure;
using chapters::FigureRequest;

struct Kind {
  std::string_view name, title;
  float width_pt, height_pt;
  bool is_plot = false;
  std::optional<Curves> curves = {};  ///< of a plot; none: all of them
  bool is_of_b = false;
  bool is_bare = false;  ///< the plane without axes and legend
  bool is_network = false;
};

constexpr std::array<Kind, 10> kinds = {
    {{"plane", "The plane and its linear regions", 560, 624},
     {"picture", "The plane and its linear regions", 480, 480, false, {}, false, true},
     {"loss", "Loss over training", 480, 280, true, Curves::loss},
     {"accuracy", "Accuracy over training", 480, 280, true, Curves::accuracy},
     {"cells", "Regions over training", 480, 280, true, Curves::regions},
     {"course", "The course of training", 480, 720, true},
     {"b.plane", "Network B: the plane and its linear regions", 560, 624, false, {}, true},
     {"b.picture", "Network B: the plane and its linear regions", 480, 480, false, {}, true, true},
     {"network", "The network", 560, 420, false, {}, false, false, true},
     {"b.network", "Network B", 560, 420, false, {}, true, false, true}}};

constexpr auto names_of_kinds() {
  std::array<std::string_view, kinds.size()> names;
  for (std::size_t i = 0; i < kinds.size(); ++i) names[i] = kinds[i].name;
  return names;
}

const Kind* find(std::string_view name) {
  const auto* kind =
      std::find_if(kinds.begin(), kinds.end(), [&](const Kind& one) { return one.name == name; });
  return kind == kinds.end() ? nullptr : kind;
}

/// What is measured, as in "Step 600, Training loss 0.0123, ...".
std::vector<std::string> measures(const Model& model) {
  std::vector<std::string> pieces;
  for (const lab::Readout& readout : model.readouts()) {
    if (readout.id == "cells" || readout.id == "points") break;
    if (readout.id == "epoch") continue;
    if (!pieces.empty()) pieces.emplace_back(", ");
    pieces.insert(pieces.end(), {readout.label, " ", readout.text});
  }
  pieces.emplace_back(".");
  return pieces;
}

std::vector<std::string> seen_in_plane(const Model& model) {
  std::vector<std::string> pieces = {
      counts_text(model.picture()), ". ",
      "In each cell every neuron keeps its state and the output is one affine function; lines show where "
      "neurons change theirs, the heavy line where the network changes its mind.",
      " "};
  const std::vector<std::string> now = measures(model);
  pieces.insert(pieces.end(), now.begin(), now.end());
  return pieces;
}

Result<Figure> with_plots(const Model& model, const Model* b, const Kind& kind, const ui::Theme& theme,
                          Figure figure) {
  auto plots = plots_of(model, b, theme, kind.curves);
  if (plots.empty() && model.history().step.size() < 2)
    return Error{
        "there is no course of training to draw; a state that repeats its training from step 0 "
        "would be right"};
  if (plots.empty())
    return Error{"this training has no " + std::string(kind.name) +
                 " to draw; the figure course would be "
                 "right"};
  figure.description = measures(model);
  figure.draw = [plots = std::move(plots), theme, page = figure.page](ui::FigurePainter& painter) {
    draw_plots_figure(plots, theme, page, painter);
  };
  return figure;
}

Figure with_plane(const Model& model, const Kind& kind, const ui::Theme& theme, Figure figure) {
  const auto draw = kind.is_bare ? draw_plane_picture : draw_plane_figure;
  figure.description = seen_in_plane(model);
  figure.draw = [draw, &model, theme, page = figure.page](ui::FigurePainter& painter) {
    draw(model, theme, page, painter);
  };
  return figure;
}

Figure with_network(const Model& model, const ui::Theme& theme, Figure figure) {
  figure.description = {
      "Each tile shows what arrives at its neuron over the window: blue below zero, where a ReLU is off, "
      "orange above.",
      " ", "Lines are weights: blue negative, orange positive, the thicker the larger.", " "};
  const std::vector<std::string> now = measures(model);
  figure.description.insert(figure.description.end(), now.begin(), now.end());
  figure.draw = [&model, theme, page = figure.page](ui::FigurePainter& painter) {
    draw_network_figure(model, theme, page, painter);
  };
  return figure;
}

bool shows_course(std::string_view name) {
  const Kind* kind = find(name);
  return kind != nullptr && kind->is_plot;
}

/// Of a single network, or of two that are compared; `b` null: nothing is compared.
Result<Figure> make_figure(const Model& model, const Model* b, const FigureRequest& request) {
  const Kind* kind = find(request.name);
  CREASE_CHECK(kind != nullptr, "the name of the figure is known");
  if (kind->is_of_b && b == nullptr)
    return Error{"nothing is compared, so there is no network B to draw; the figure " +
                 std::string(kind->name.substr(2)) + " would be right"};
  Figure figure;
  figure.page.max = {request.width_pt > 0 ? request.width_pt : kind->width_pt,
                     request.height_pt > 0 ? request.height_pt : kind->height_pt};
  figure.title = std::string(kind->title) + ", step " + std::to_string(model.step());
  const ui::Theme theme = ui::make_theme(request.theme);
  if (kind->is_plot) return with_plots(model, b, *kind, theme, std::move(figure));
  if (kind->is_network) return with_network(kind->is_of_b ? *b : model, theme, std::move(figure));
  return with_plane(kind->is_of_b ? *b : model, *kind, theme, std::move(figure));
}

struct Networks {
  const Model* a;
  const Model* b;
};

/// The chapter in the lab is a pair; a network alone has the same id.
Networks networks_of(const lab::Chapter& chapter) {
  if (const auto* pair = dynamic_cast<const Pair*>(&chapter)) return {&pair->a(), pair->b()};
  const auto* model = dynamic_cast<const Model*>(&chapter);
  CREASE_CHECK(model != nullptr, "a chapter of this id");
  return {model, nullptr};
}

Result<Figure> figure_of(const lab::Chapter& chapter, const FigureRequest& request) {
  const auto [a, b] = networks_of(chapter);
  return make_figure(*a, b, request);
}

Result<std::string> csv_of(const lab::Chapter& chapter) {
  const auto [a, b] = networks_of(chapter);
  return history_csv(a->history(), b != nullptr ? &b->history() : nullptr);
}

}  // namespace

std::span<const std::string_view> figure_names() {
  static constexpr std::array names = names_of_kinds();
  return names;
}

chapters::FigureSource figure_source() {
  return {"train-and-watch", figure_names(), figure_of, shows_course, csv_of};
}

}  // namespace crease::train_and_watch
