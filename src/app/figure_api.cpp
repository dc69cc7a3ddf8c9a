#include "app/figure_api.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "chapters/figures.h"
#include "chapters/opening.h"
#include "core/io/network_file.h"
#include "core/io/network_formats.h"
#include "lab/link.h"
#include "lab/number_words.h"
#include "lab/words.h"

namespace crease::app {

/// Files that the page has loaded. One that it has not is noted, and is none meanwhile.
class GivenAssets final : public lab::Assets {
 public:
  void give(const char* name, std::string content) { files_.insert_or_assign(name, std::move(content)); }
  const std::string& missing() const { return missing_; }
  const Result<std::string>* find(std::string_view name) override {
    const auto file = files_.find(name);
    if (file != files_.end()) return &file->second;
    missing_ = name;
    return &none_;
  }
  void begin() { missing_.clear(); }

 private:
  std::map<std::string, Result<std::string>, std::less<>> files_;
  Result<std::string> none_ = Error{"the file is not there yet"};
  std::string missing_;
};

}  // namespace crease::app

using namespace crease;

struct CreaseState {
  std::shared_ptr<app::GivenAssets> assets = std::make_shared<app::GivenAssets>();
  std::string error, text;
  chapters::Opened opened;
  lab::Words words;
};

namespace {

Status open(CreaseState& state, const char* text, bool with_course) {
  const Result<lab::SessionFile> file = lab::read_session_or_link(text);
  if (!file) return file.error();
  const chapters::Course course = with_course ? chapters::Course::recorded : chapters::Course::repeated;
  state.assets->begin();
  state.opened.session.reset();  // before its chapter
  Result<chapters::Opened> result = chapters::reopen(file.value(), course, state.assets);
  if (!result) return result.error();
  state.opened = std::move(result).value();
  return {};
}

Result<std::string> draw(const CreaseState& state, const chapters::FigureRequest& wish,
                         const std::string& theme) {
  const Result<ui::ThemeKind> kind = chapters::theme_named(theme);
  if (!kind) return kind.error();
  chapters::FigureRequest request = wish;
  request.theme = kind.value();
  const Result<chapters::Figure> figure = chapters::make_figure(state.opened.session->chapter(), request);
  return figure ? Result<std::string>(chapters::svg_of(figure.value(), state.words)) : figure.error();
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

CreaseState* crease_state_create() {
  return new CreaseState;
}

void crease_state_asset(CreaseState* state, const char* name, const unsigned char* bytes, std::int32_t size) {
  state->assets->give(name, {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)});
}

bool crease_state_open(CreaseState* state, const char* text, bool with_course) {
  const Status status = open(*state, text, with_course);
  state->error = status ? "" : lab::sentence(status.error().message);
  return status.ok();
}

const char* crease_state_missing(const CreaseState* state) {
  return state->assets->missing().c_str();
}

void crease_state_close(CreaseState* state) {
  delete state;
}

const char* crease_state_error(const CreaseState* state) {
  return state->error.c_str();
}

bool crease_state_language(CreaseState* state, const char* table) {
  Result<lab::Words> words = lab::Words();
  if (*table != '\0') words = lab::Words::read(table, "the table of the language");
  state->error = words ? "" : lab::sentence(words.error().message);
  if (words) state->words = std::move(words).value();
  return words.ok();
}

const char* crease_state_figure(CreaseState* state, const char* name, double width, double height,
                                const char* theme) {
  return answer(*state,
                draw(*state, {name, static_cast<float>(width), static_cast<float>(height), {}}, theme));
}

const char* crease_state_network(CreaseState* state, const char* name, const unsigned char* bytes,
                                 std::int32_t size) {
  const std::string_view content(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  const Result<nn::Network> network = io::read_any_network(content, name);
  return answer(*state, network ? Result<std::string>(io::write_network(network.value())) : network.error());
}

const char* crease_state_metrics(CreaseState* state) {
  return answer(*state, chapters::metrics_csv(state->opened.session->chapter()));
}
