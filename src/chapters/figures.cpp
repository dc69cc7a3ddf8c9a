#include "chapters/figures.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "chapters/figure_table.h"
#include "core/base/nearest_name.h"
#include "ui/svg_painter.h"

namespace crease::chapters {
namespace {

const FigureSource* source_of(std::string_view chapter) {
  for (const FigureSource& source : figure_sources())
    if (source.chapter == chapter) return &source;
  return nullptr;
}

bool has(const FigureSource& source, std::string_view name) {
  return std::find(source.names.begin(), source.names.end(), name) != source.names.end();
}

/// Of all chapters, each once.
std::vector<std::string_view> all_names() {
  std::vector<std::string_view> names;
  for (const FigureSource& source : figure_sources())
    for (const std::string_view name : source.names)
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  return names;
}

Error no_figure(const std::string& name, std::span<const std::string_view> names, const std::string& where) {
  return {where + " no figure \"" + name + "\"; " + right_names(name, names) + " would be right"};
}

bool is_size(float points) {
  return points == 0 || (points >= smallest_page_pt && points <= largest_page_pt);
}

}  // namespace

Status check(const FigureRequest& request) {
  const std::vector<std::string_view> names = all_names();
  if (!request.name.empty() && std::find(names.begin(), names.end(), request.name) == names.end())
    return no_figure(request.name, names, "there is");
  if (!is_size(request.width_pt) || !is_size(request.height_pt))
    return Error{
        "a figure cannot have this size; a width and a height from 40 to 10000 points would be right"};
  return {};
}

bool needs_course(const FigureRequest& request) {
  return std::any_of(figure_sources().begin(), figure_sources().end(), [&](const FigureSource& source) {
    return source.needs_course != nullptr && has(source, request.name) && source.needs_course(request.name);
  });
}

std::string figure_name(const lab::Chapter& chapter, const FigureRequest& request) {
  const FigureSource* source = source_of(chapter.id());
  return !request.name.empty() || source == nullptr ? request.name : std::string(source->names.front());
}

Result<Figure> make_figure(const lab::Chapter& chapter, const FigureRequest& request) {
  if (const Status status = check(request); !status) return status.error();
  const std::string title = "the chapter \"" + std::string(chapter.id()) + "\" has";
  const FigureSource* source = source_of(chapter.id());
  if (source == nullptr) return Error{title + " no figures"};
  FigureRequest wish = request;
  wish.name = figure_name(chapter, request);
  if (!has(*source, wish.name)) return no_figure(wish.name, source->names, title);
  return source->make(chapter, wish);
}

Result<ui::ThemeKind> theme_named(const std::string& name) {
  constexpr std::array<std::string_view, 3> names = {"light", "dark", "projector"};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<ui::ThemeKind>(i);
  return Error{"there is no theme \"" + name + "\"; " + right_names(name, names) + " would be right"};
}

std::string svg_of(const Figure& figure, const lab::Words& words) {
  std::string description;
  for (const std::string& piece : figure.description) description += words.translate(piece);
  ui::SvgPainter painter(figure.page, words.translated(figure.title), description, words.language());
  painter.speak(&words);
  figure.draw(painter);
  return painter.svg();
}

Result<std::string> metrics_csv(const lab::Chapter& chapter) {
  const FigureSource* source = source_of(chapter.id());
  if (source != nullptr && source->csv != nullptr) return source->csv(chapter);
  return Error{"the chapter \"" + std::string(chapter.id()) + "\" records nothing"};
}

}  // namespace crease::chapters
