#include "app/application.h"

#include <algorithm>
#include <vector>

#include "app/application_state.h"
#include "chapters/view_chooser.h"
#include "core/data/units.h"
#include "core/io/network_file.h"
#include "lab/number_words.h"
#include "platform/host.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace crease::app {
namespace {

/// After something happened, frames follow for this long although nobody asked: help opens after a delay,
/// events are handed out over a few frames.
constexpr double settling_s = 0.7;
/// Limits of the time step that Dear ImGui is told, in seconds.
constexpr double shortest_step_s = 1e-4, longest_step_s = 0.1;

ui::ThemeKind kind_of(ThemeChoice choice) {
  switch (choice) {
    case ThemeChoice::light:
      return ui::ThemeKind::light;
    case ThemeChoice::dark:
      return ui::ThemeKind::dark;
    case ThemeChoice::projector:
      return ui::ThemeKind::projector;
    case ThemeChoice::system:
      break;
  }
  return platform::preferred_appearance() == platform::Appearance::dark ? ui::ThemeKind::dark
                                                                        : ui::ThemeKind::light;
}

ThemeChoice choice_of(ui::ThemeKind kind) {
  switch (kind) {
    case ui::ThemeKind::light:
      return ThemeChoice::light;
    case ui::ThemeKind::dark:
      return ThemeChoice::dark;
    case ui::ThemeKind::projector:
      return ThemeChoice::projector;
  }
  return ThemeChoice::system;
}

const char* paste_text(ImGuiContext*) {
  auto& held = *static_cast<std::string*>(ImGui::GetPlatformIO().Platform_ClipboardUserData);
  held = platform::clipboard();
  return held.c_str();
}

void copy_text(ImGuiContext*, const char* text) {
  platform::set_clipboard(text);
}

void configure(ImGuiIO& io, std::string& clipboard) {
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigInputTextCursorBlink = false;  // a lab that waits costs nothing
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  ImGuiPlatformIO& machine = ImGui::GetPlatformIO();
  machine.Platform_GetClipboardTextFn = paste_text;
  machine.Platform_SetClipboardTextFn = copy_text;
  machine.Platform_ClipboardUserData = &clipboard;
  ui::load_fonts(io);
}

/// No text: an archive, a pickle, numbers. Tables in UTF-16 have a sentence of their own.
bool is_foreign(std::string_view content) {
  constexpr std::size_t head_bytes = 512;
  if (content.starts_with("\xff\xfe") || content.starts_with("\xfe\xff")) return false;
  return content.starts_with("PK") || content.starts_with("\x80") ||
         content.substr(0, head_bytes).find('\0') != std::string_view::npos;
}

}  // namespace

/// In the first frame and not before: a page makes the lab while its browser is still busy with the graphics.
/// The driver then builds the scene's programs while the interface is laid out.
void Application::State::open_graphics() {
  graphics.emplace();
  if (platform::Graphics::has_gpu()) view().prepare_graphics();
}

void Application::State::set_theme() {
  const ui::ThemeKind kind = kind_of(theme_choice);
  if (has_drawn && theme.kind == kind && theme_is_for_touch == is_touch) return;
  theme = is_touch ? ui::for_touch(ui::make_theme(kind)) : ui::make_theme(kind);
  theme_is_for_touch = is_touch;
}

std::vector<std::string> Application::State::carry_out_commands() {
  std::vector<std::string> errors =
      commands.run([this](const lab::Command& command) { return chapters.carry_out(command); });
  if (const auto file = session().take_saved_file()) save(file->name, file->content);
  return errors;
}

void Application::State::run_commands() {
  for (std::string& sentence : carry_out_commands()) tell(std::move(sentence));
  if (std::string trouble = session().take_trouble(); !trouble.empty()) tell(std::move(trouble));
}

/// Hands a file to the person and tells where it went. Returns what was told.
std::string Application::State::save(std::string_view name, std::string_view content) {
  const Result<std::string> saved = platform::save_file(name, content);
  if (!saved) {
    tell(saved.error().message);
    return saved.error().message;
  }
  view().tell(saved.value(), ui::Tone::news);
  return saved.value();
}

void Application::State::tell(std::string sentence) {
  notice = sentence;
  view().tell(std::move(sentence), ui::Tone::warning);
}

void Application::State::begin_imgui_frame(double now_s) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {surface.width_pt, surface.height_pt};
  io.DisplayFramebufferScale = {surface.pixels_per_point, surface.pixels_per_point};
  io.DeltaTime = static_cast<float>(std::clamp(now_s - last_frame_s, shortest_step_s, longest_step_s));
  last_frame_s = now_s;
  ImGui::NewFrame();
}

void Application::State::draw_view(double now_s) {
  const crease::chapters::ViewContext view_context{session(),
                                                   commands,
                                                   theme,
                                                   host,
                                                   platform::Graphics::has_gpu(),
                                                   surface.pixels_per_point,
                                                   surface.height_px,
                                                   now_s,
                                                   platform::prefers_reduced_motion(),
                                                   is_touch};
  view().draw(view_context, {{0, 0}, {surface.width_pt, surface.height_pt}});
}

Application::Application() : state_(std::make_unique<State>()) {
  configure(ImGui::GetIO(), state_->pasted);
  ui::speak(&state_->words);
  state_->host.open_points_file = [this] {
    platform::open_file([this](Result<platform::OpenedFile> file) { file_opened(std::move(file)); },
                        [this] { state_->view().ask_for_path(); });
  };
  state_->host.read_points_file = [this](const std::string& path) {
    const Result<platform::OpenedFile> file = platform::read_file(path);
    if (!file) return file.error().message;
    Result<lab::Command> command = command_for_file(file.value().name, file.value().content);
    return command ? carry_out(std::move(command).value()) : lab::sentence(command.error().message);
  };
  state_->host.save_network = [this] {
    save_network();
  };
  state_->commands.on_done = [this](const lab::Command&) {
    ++state_->changes;
  };
  // What moves the view while it is dragged is refused without a word.
  state_->commands.accepts = [this](const lab::Command& command) {
    if (command.id == chapters::open_chapter_id) return true;
    const lab::Session& session = state_->session();
    const bool is_set = command.kind == lab::Command::Kind::set;
    const lab::Touch touch = is_set ? session.touch_of_set(command.id) : session.touch_of_act(command.id);
    return touch != lab::Touch::view || (is_set ? session.may_set(command.id) : session.may_act(command.id));
  };
  if (platform::can_share())
    state_->host.share = [] {
      platform::share();
    };
  state_->host.choose_theme = [this](ui::ThemeKind kind) {
    choose_theme(choice_of(kind));
  };
  state_->last_event_s = state_->last_frame_s = state_->advanced_s = platform::now_s();
}

Application::~Application() {
  enter();
}

void Application::enter() const {
  ImGui::SetCurrentContext(state_->context.imgui);
}

double Application::frame() {
  draw_frame(true);
  state_->asked_for_frame = is_unsettled();
  return state_->asked_for_frame ? 0 : -1;
}

void Application::frame_for_event() {
  draw_frame(false);
}

void Application::draw_frame(bool may_compute) {
  enter();
  State& state = *state_;
  if (state.surface.width_px <= 0 || state.surface.height_px <= 0) return;
  if (!state.graphics) state.open_graphics();
  const double begin_s = platform::now_s();
  state.pacer.begin(begin_s, state.asked_for_frame);
  state.session().advance(begin_s - state.advanced_s);
  state.advanced_s = begin_s;
  state.run_commands();
  const DeadlineBudget budget(begin_s, begin_s + state.pacer.computing_time());
  if (may_compute && state.session().is_busy()) state.session().update(budget);
  const double computed_s = platform::now_s();
  state.set_theme();
  state.begin_imgui_frame(computed_s);
  state.draw_view(computed_s);
  ImGui::Render();
  state.graphics->draw(ImGui::GetDrawData(), state.surface, state.theme.ground);
  state.has_drawn = true;
  state.pacer.end(computed_s, platform::now_s());
}

bool Application::is_unsettled() const {
  const bool is_asked = platform::host::take_frame_request();
  return is_asked || state_->session().is_busy() || state_->view().wants_frame() ||
         !state_->commands.is_empty() || platform::now_s() - state_->last_event_s < settling_s;
}

void Application::choose_theme(ThemeChoice choice) {
  state_->theme_choice = choice;
  state_->last_event_s = platform::now_s();
}

std::string Application::choose_language(std::string_view table) {
  event_queue();
  if (table.empty()) return state_->words = lab::Words(), "";
  Result<lab::Words> words = lab::Words::read(table, "the table of the language");
  if (!words) return words.error().message;
  state_->words = std::move(words).value();
  return "";
}

void Application::convert_files_with(FileConverter converter) {
  state_->convert = std::move(converter);
}

Result<lab::Command> Application::command_for_file(std::string_view name, std::string_view content) const {
  if (!state_->convert || !is_foreign(content)) return file_command(name, content);
  const Result<std::string> text = state_->convert(content, name);
  if (!text) return text.error();
  return file_command(name, text.value());
}

void Application::file_opened(Result<platform::OpenedFile> file) {
  if (file) return file_dropped(file.value().name, file.value().content);
  event_queue();
  state_->tell(file.error().message);
}

std::string Application::save_network() {
  const std::optional<nn::Network> network = state_->session().exported_network();
  if (!network) return state_->words.translated("There is no network to save here.");
  return state_->words.translated(state_->save("network.json", io::write_network(*network)));
}

void Application::graphics_lost() {
  enter();
  state_->chapters.graphics_lost();
  if (state_->graphics) state_->graphics->forget_objects();
  state_->last_event_s = platform::now_s();
}

std::string Application::command(std::string_view line) {
  Result<lab::Command> read = lab::parse_line(line);
  return state_->words.translated(read ? carry_out(std::move(read.value())) : read.error().message);
}

std::string Application::restrict(std::string_view text) {
  Result<lab::Restrictions> restrictions = lab::parse_restrictions(text);
  if (!restrictions) return state_->words.translated(restrictions.error().message);
  event_queue();
  state_->run_commands();
  ++state_->changes;
  return state_->words.translated(state_->chapters.restrict(restrictions.value()));
}

std::string Application::open_session(std::string_view text) {
  return carry_out(lab::act_command("open_session", text));
}

std::string Application::part_arrived(bool is_there) {
  std::optional<lab::Command> command = state_->chapters.take_awaiting();
  return command && is_there ? state_->words.translated(carry_out(std::move(*command))) : "";
}

std::string Application::load_file(std::string_view name, std::string_view content) {
  Result<lab::Command> command = command_for_file(name, content);
  return state_->words.translated(command ? carry_out(std::move(command).value())
                                          : lab::sentence(command.error().message));
}

std::string Application::carry_out(lab::Command command) {
  event_queue();
  state_->run_commands();
  state_->commands.push(std::move(command));
  const std::vector<std::string> errors = state_->carry_out_commands();
  return errors.empty() ? "" : errors.back();
}

const lab::Chapter& Application::chapter() const {
  return state_->session();
}
std::optional<lab::Place> Application::place(std::string_view at) const {
  return state_->view().place(at);
}
std::vector<lab::Table> Application::tables() const {
  return state_->view().tables();
}
std::int32_t Application::changes() const {
  return state_->changes;
}
const lab::Session& Application::session() const {
  return state_->session();
}
std::string Application::notice() const {
  return state_->words.translated(state_->notice);
}
const lab::Words& Application::words() const {
  return state_->words;
}
platform::Surface Application::surface() const {
  return state_->surface;
}

}  // namespace crease::app
