#include "chapters/figures.h"

#include <algorithm>
#include <array>

#include "chapters/train_and_watch/figure.h"
#include "chapters/train_and_watch/history_csv.h"
#include "chapters/train_and_watch/pair.h"
#include "core/base/nearest_name.h"
#include "ui/svg_painter.h"

namespace crease::chapters {
namespace {

/// The networks of "Train and watch"; null: another chapter, and nothing that is compared.
struct Networks {
  const train_and_watch::Model* a = nullptr;
  const train_and_watch::Model* b = nullptr;
};

Networks networks_of(const lab::Chapter& chapter) {
  if (const auto* pair = dynamic_cast<const train_and_watch::Pair*>(&chapter)) return {&pair->a(), pair->b()};
  return {dynamic_cast<const train_and_watch::Model*>(&chapter), nullptr};
}

bool is_size(float points) {
  return points == 0 || (points >= smallest_page_pt && points <= largest_page_pt);
}

}  // namespace

Status check(const FigureRequest& request) {
  const auto names = train_and_watch::figure_names();
  if (std::find(names.begin(), names.end(), request.name) == names.end())
    return Error{"there is no figure \"" + request.name + "\"; " + right_names(request.name, names) +
                 " would be right"};
  if (!is_size(request.width_pt) || !is_size(request.height_pt))
    return Error{
        "a figure cannot have this size; a width and a height from 40 to 10000 points would be right"};
  return {};
}

bool needs_course(const FigureRequest& request) {
  return train_and_watch::figure_needs_course(request.name);
}

Result<Figure> make_figure(const lab::Chapter& chapter, const FigureRequest& request) {
  if (const Status status = check(request); !status) return status.error();
  if (const auto [a, b] = networks_of(chapter); a != nullptr)
    return train_and_watch::make_figure(*a, b, request);
  return Error{"the chapter \"" + std::string(chapter.id()) + "\" has no figures"};
}

Result<ui::ThemeKind> theme_named(const std::string& name) {
  constexpr std::array<std::string_view, 3> names = {"light", "dark", "projector"};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<ui::ThemeKind>(i);
  return Error{"there is no theme \"" + name + "\"; " + right_names(name, names) + " would be right"};
}

std::string svg_of(const Figure& figure) {
  ui::SvgPainter painter(figure.page, figure.title, figure.description);
  figure.draw(painter);
  return painter.svg();
}

Result<std::string> metrics_csv(const lab::Chapter& chapter) {
  if (const auto [a, b] = networks_of(chapter); a != nullptr)
    return train_and_watch::history_csv(a->history(), b != nullptr ? &b->history() : nullptr);
  return Error{"the chapter \"" + std::string(chapter.id()) + "\" records nothing"};
}

}  // namespace crease::chapters
