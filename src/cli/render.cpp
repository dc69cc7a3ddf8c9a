#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "chapters/figures.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/numbers.h"
#include "cli/opening.h"
#include "core/base/nearest_name.h"
#include "core/data/text.h"
#include "core/io/json_writer.h"
#include "lab/languages.h"
#include "lab/link.h"
#include "ui/raster.h"

namespace crease::cli {
namespace {

constexpr std::int64_t frames_if_unsaid = 100, most_frames = 100000;

/// The options as values.
struct Order {
  chapters::FigureRequest request;
  lab::Words words;  ///< of the figure's texts
  float scale = 2;
  std::int64_t every = 0;  ///< steps between frames; 0: so that there are about a hundred
  bool is_png = false;     ///< the figure's file, else SVG
};

Result<double> number(const char* option, const std::string& text, const char* right) {
  const auto numbers = comma_numbers(text);
  if (numbers && numbers->size() == 1 && numbers->front() > 0) return numbers->front();
  return Error{std::string(option) + " is " + data::quoted(text) + "; " + right + " would be right"};
}

Status read_size(const RenderOptions& options, Order& order) {
  constexpr const char* points = "a number of points, as in 480,";
  for (const auto& [name, text, target] :
       {std::tuple("--width", &options.width, &order.request.width_pt),
        std::tuple("--height", &options.height, &order.request.height_pt)}) {
    if (text->empty()) continue;
    const Result<double> value = number(name, *text, points);
    if (!value) return value.error();
    *target = static_cast<float>(value.value());
  }
  if (options.scale.empty()) return {};
  const Result<double> scale = number("--scale", options.scale, "a number of pixels per point, as in 2,");
  if (!scale) return scale.error();
  order.scale = static_cast<float>(scale.value());
  return {};
}

Status read_every(const RenderOptions& options, Order& order) {
  if (options.every.empty()) return {};
  if (options.frames.empty()) return Error{"--every belongs to --frames; a folder for the frames is missing"};
  constexpr const char* right = "a whole number of steps, as in 10,";
  const Result<double> every = number("--every", options.every, right);
  if (!every) return every.error();
  order.every = static_cast<std::int64_t>(std::min(every.value(), 1e15));
  if (static_cast<double>(order.every) == every.value()) return {};
  return Error{"--every is " + data::quoted(options.every) + "; " + right + " would be right"};
}

/// What --lang says, else what the link says that the page speaks; a link may name a language that there is
/// not.
Result<lab::Words> words_for(const RenderOptions& options) {
  const std::string wish = options.lang.empty() ? lab::language_of_link(options.session) : options.lang;
  for (const lab::LanguageTable& table : lab::language_tables)
    if (table.language == wish) return lab::Words::read(table.text, "the table of the language");
  if (options.lang.empty() || wish == "en") return lab::Words();
  std::vector<std::string_view> names = {"en"};
  for (const lab::LanguageTable& table : lab::language_tables) names.push_back(table.language);
  return Error{"--lang is " + data::quoted(wish) + "; " + right_names(wish, names) + " would be right"};
}

/// Finds out before the work what cannot succeed.
Result<Order> read(const RenderOptions& options) {
  Order order;
  order.is_png = options.out.ends_with(".png");
  if (!options.out.empty() && !order.is_png && !options.out.ends_with(".svg"))
    return Error{options.out + " ends in no format of figures; an ending .svg or .png would be right"};
  const Result<ui::ThemeKind> theme = chapters::theme_named(options.theme);
  if (!theme) return theme.error();
  Result<lab::Words> words = words_for(options);
  if (!words) return words.error();
  order.words = std::move(words).value();
  order.request.name = options.figure;
  order.request.theme = theme.value();
  if (const Status status = read_size(options, order); !status) return status.error();
  if (const Status status = read_every(options, order); !status) return status.error();
  if (const Status status = chapters::check(order.request); !status) return status.error();
  if (!options.frames.empty() && chapters::needs_course(order.request))
    return Error{"a film shows the plane and " + options.figure +
                 " is a plot over all of training; --figure plane or picture would be right"};
  if (order.is_png || !options.frames.empty()) {
    const Result<std::string> probe =
        ui::png_figure({{0, 0}, {1, 1}}, order.scale, [](ui::FigurePainter&) {});
    if (!probe) return probe.error();
  }
  return order;
}

Result<std::string> drawn(const lab::Session& session, const Order& order, bool is_png) {
  const Result<chapters::Figure> figure = chapters::make_figure(session.chapter(), order.request);
  if (!figure) return figure.error();
  if (!is_png) return chapters::svg_of(figure.value(), order.words);
  return ui::png_figure(figure.value().page, order.scale, [&](ui::FigurePainter& painter) {
    painter.speak(&order.words);
    figure.value().draw(painter);
  });
}

std::string frame_name(const std::string& folder, std::int64_t index) {
  std::array<char, 32> name{};
  std::snprintf(name.data(), name.size(), "/frame-%06lld.png", static_cast<long long>(index));
  return folder + name.data();
}

Status draw_frame(lab::Session& session, const Order& order, std::int64_t step, const std::string& path) {
  const Status status = session.set("history.step", step);
  if (!status) return status;
  chapters::settle(session);
  if (session.step() != step)
    return Error{
        "this state brings its weights, so there is no training to film; one that repeats its "
        "training would be right"};
  const Result<std::string> png = drawn(session, order, true);
  return png ? write_file(path, png.value()) : Status(png.error());
}

/// A frame at step 0, at every `order.every` steps, and at the last. Returns how many there are.
Result<std::int64_t> film(lab::Session& session, const Order& order, const std::string& folder) {
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem) return Error{"cannot write " + folder + ": it is no folder, and none can be made there"};
  const std::int64_t last = session.step();
  if (last == 0) return Error{"there is no training to film: the state is at step 0"};
  const std::int64_t every =
      order.every > 0 ? order.every : std::max<std::int64_t>(1, last / frames_if_unsaid);
  if (last / every > most_frames)
    return Error{"this film would have " + std::to_string(last / every) +
                 " frames; a larger --every would be right"};
  std::int64_t index = 0;
  for (std::int64_t step = 0;; step = std::min(step + every, last)) {
    const Status status = draw_frame(session, order, step, frame_name(folder, index++));
    if (!status) return status.error();
    if (step == last) return index;
  }
}

Status write_metrics(const lab::Session& session, const std::string& path) {
  const Result<std::string> csv = chapters::metrics_csv(session.chapter());
  return csv ? write_file(path, csv.value()) : Status(csv.error());
}

/// What was written, as a person or a program reads it.
std::string report(const RenderOptions& options, const std::string& figure, std::int64_t step,
                   std::int64_t frames) {
  io::JsonObjectWriter json;
  std::string text;
  const auto add = [&](const char* name, const char* label, const std::string& path) {
    if (path.empty()) return;
    json.field(name, path);
    text += label + path + "\n";
  };
  json.field("figure", figure).whole("step", step);
  add("out", "written   ", options.out);
  add("metrics", "metrics   ", options.metrics);
  add("frames", "frames    ", options.frames);
  if (frames > 0) json.whole("frame_count", frames);
  return options.json ? json.finished() + "\n" : text;
}

}  // namespace

Result<Report> run(const RenderOptions& options) {
  const Result<Order> order = read(options);
  if (!order) return order.error();
  const bool needs_course = !options.metrics.empty() || chapters::needs_course(order.value().request);
  const Result<chapters::Opened> opened =
      open(options.session, needs_course ? chapters::Course::recorded : chapters::Course::repeated);
  if (!opened) return opened.error();
  lab::Session& session = *opened.value().session;
  const bool is_asked_elsewhere = !options.frames.empty() || !options.metrics.empty();
  const bool is_drawn = !options.out.empty() || !is_asked_elsewhere;
  const std::int64_t step = session.step();
  Result<std::string> figure = std::string();
  if (is_drawn) figure = drawn(session, order.value(), order.value().is_png);
  if (!figure) return figure.error();
  if (is_drawn && options.out.empty() && !options.json) return Report{figure.value(), ""};
  Status status;
  if (!options.out.empty()) status = write_file(options.out, figure.value());
  if (status && !options.metrics.empty()) status = write_metrics(session, options.metrics);
  if (!status) return status.error();
  std::int64_t frames = 0;
  if (!options.frames.empty()) {
    const Result<std::int64_t> made = film(session, order.value(), options.frames);
    if (!made) return made.error();
    frames = made.value();
  }
  return Report{
      report(options, chapters::figure_name(session.chapter(), order.value().request), step, frames), ""};
}

}  // namespace crease::cli
