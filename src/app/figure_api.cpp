#include "app/figure_api.h"

#include <string>
#include <utility>

#include "chapters/figures.h"
#include "chapters/opening.h"
#include "lab/link.h"
#include "lab/number_words.h"

using namespace crease;

struct CreaseState {
  std::string error, text;
  chapters::Opened opened;
};

namespace {

Status open(const char* text, bool with_course, chapters::Opened& opened) {
  const Result<lab::SessionFile> file = lab::read_session_or_link(text);
  if (!file) return file.error();
  const chapters::Course course = with_course ? chapters::Course::recorded : chapters::Course::repeated;
  Result<chapters::Opened> result = chapters::reopen(file.value(), course);
  if (!result) return result.error();
  opened = std::move(result).value();
  return {};
}

Result<std::string> draw(const CreaseState& state, const chapters::FigureRequest& wish,
                         const std::string& theme) {
  const Result<ui::ThemeKind> kind = chapters::theme_named(theme);
  if (!kind) return kind.error();
  chapters::FigureRequest request = wish;
  request.theme = kind.value();
  const Result<chapters::Figure> figure = chapters::make_figure(state.opened.session->chapter(), request);
  return figure ? Result<std::string>(chapters::svg_of(figure.value())) : figure.error();
}

const char* answer(CreaseState& state, Result<std::string> result) {
  if (!result) {
    state.error = lab::sentence(result.error().message);
    return nullptr;
  }
  state.error.clear();
  state.text = std::move(result).value();
  return state.text.c_str();
}

}  // namespace

CreaseState* crease_state_open(const char* state, bool with_course) {
  auto* result = new CreaseState;
  const Status status = open(state, with_course, result->opened);
  if (!status) result->error = lab::sentence(status.error().message);
  return result;
}

void crease_state_close(CreaseState* state) {
  delete state;
}

const char* crease_state_error(const CreaseState* state) {
  return state->error.c_str();
}

const char* crease_state_figure(CreaseState* state, const char* name, double width, double height,
                                const char* theme) {
  return answer(*state,
                draw(*state, {name, static_cast<float>(width), static_cast<float>(height), {}}, theme));
}

const char* crease_state_metrics(CreaseState* state) {
  return answer(*state, chapters::metrics_csv(state->opened.session->chapter()));
}
