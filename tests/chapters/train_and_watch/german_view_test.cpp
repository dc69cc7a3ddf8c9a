#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/random_commands.h"
#include "chapters/train_and_watch/view.h"
#include "imgui_internal.h"
#include "lab/commands.h"
#include "lab/session.h"
#include "support/budgets.h"
#include "support/effort.h"
#include "support/language.h"
#include "ui/headless.h"
#include "ui/widgets.h"
#include "ui/words.h"

using namespace crease;
using testing::CountedBudget;
using train_and_watch::Model;
using train_and_watch::View;

namespace {

/// The whole view in German, and what it looked up.
struct Page {
  lab::Words words = testing::table_of("de");
  lab::Words::Use use;
  Model model;
  lab::Session session{model};
  lab::Commands commands;
  train_and_watch::Host host;
  ui::Rect area;
  ui::Headless lab;
  View view;  // after the context that it draws into, so that it goes first

  Page(float width, float height) : area{{0, 0}, {width, height}}, lab([this] { draw(); }, width, height) {
    host.open_points_file = [this] {
      view.ask_for_path();
    };
    host.read_points_file = [](const std::string&) {
      return std::string("There is no file x.");
    };
    host.save_network = [this] {
      view.tell("Saved as x.", ui::Tone::news);
    };
    host.choose_theme = [](ui::ThemeKind) {
    };
    words.observe(&use);
    ui::speak(&words);
    lab.opens_window = false;
    lab.frame_s = 0.4f;
    settle();
  }

  void draw() {
    for (const std::string& refused : commands.run(session)) view.tell(refused, ui::Tone::warning);
    view.draw({model, commands, lab.theme, nullptr, 1, static_cast<int>(area.height()), 0, true, false, &host,
               &session},
              area);
  }

  void settle() {
    for (int i = 0; i < 3 && session.is_busy(); ++i) session.update(CountedBudget(2));
    if (model.is_playing()) CHECK(session.act("pause", "").ok());
    for (int i = 0; i < 1000 && session.is_busy(); ++i) session.update(CountedBudget(1));
    lab.frame(2);
  }

  void command(const std::string& line) {
    const Result<lab::Command> read = lab::parse_line(line);
    REQUIRE(read.ok());
    commands.push(read.value());
    lab.frame();
    settle();
  }

  /// Points at everything and clicks on it.
  void sweep(float distance, float first) {
    const float step = testing::places_apart(distance);
    for (float y = first; y < area.max.y; y += step)
      for (float x = first; x < area.max.x; x += 1.7f * step) {
        lab.move({x, y});
        lab.click({x, y});
        settle();
        lab.frame(2);
        lab.key(ImGuiKey_Escape);
      }
  }

  /// Points at everything.
  void look(float distance) {
    const float step = testing::places_apart(distance);
    for (float y = step / 2; y < area.max.y; y += step)
      for (float x = step / 2; x < area.max.x; x += 1.7f * step) {
        lab.move({x, y});
        lab.frame();
      }
  }
};

/// What is the same in every language: ids, and what the data brings, the names of its classes and a formula.
bool is_a_name(const Page& page, const std::string& text) {
  const data::Dataset& data = page.model.data().train;
  for (const std::string& name : data.class_names)
    if (text.find(name) != std::string::npos) return true;
  for (const char* id : {"tanh", "training.optimizer", "sgd, momentum, adam"})
    if (text == id) return true;
  return text == page.model.settings().data.request.expression;
}

void check_german(Page& page, const std::string& state) {
  for (const std::string& text : page.use.missed)
    CHECK_MESSAGE(is_a_name(page, text), state, " draws, without German: ", text);
  for (const std::string& text : page.use.kept)
    CHECK_MESSAGE(is_a_name(page, text), state, " leaves in English: ", text);
  page.use.missed.clear();
  page.use.kept.clear();
}

/// States that show what others do not, each reached by commands from the first one.
const std::vector<std::vector<std::string>> states = {
    {"act step 120", "set history.step 60"},
    {"set data.source iris", "set picture.colouring winner", "set picture.3d true"},
    {"set data.source iris", "set picture.colouring region", "set picture.3d true",
     "set picture.3d_height output"},
    {"set data.source plane", "set picture.colouring slope", "act step 20"},
    {"set data.source expression", "set picture.colouring depth"},
    {"set data.source expression_class", "set picture.colouring cell", "set network.hidden 2"},
    {"set network.activation tanh", "set training.optimizer momentum"},
    {"set network.activation leaky_relu", "set network.hidden 4,4,4,4,4,4,4,4,4,4,4,4",
     "set training.optimizer sgd"},
    {"set network.hidden ", "set training.learning_rate 20"},
    {"act paste_data 1 2 a\\n2 3 b\\n3 4 a\\n", "set training.loss squared_error"},
    {"set picture.neuron 3", "set training.optimizer nonsense"},
};

}  // namespace

TEST_CASE("invariant: every text that the interface draws has a German entry, in every state") {
  for (const std::vector<std::string>& commands : states) {
    Page page(1280, 800);
    page.command("set network.hidden 4,3");  // says what larger ones say
    for (const std::string& line : commands) page.command(line);
    page.look(56);
    check_german(page, commands.front());
  }
}

TEST_CASE("invariant: every text that a click brings up has a German entry") {
  for (const auto& [width, height] : {std::pair{1280.0f, 800.0f}, {390.0f, 844.0f}}) {
    Page page(width, height);
    for (const float first : {7.0f, 23.0f}) {
      page.command("act restore_settings");
      page.command("set network.hidden 4,3");
      page.sweep(56, first);
      page.look(56);
    }
    page.view.ask_for_path();
    page.look(40);
    check_german(page, "clicking around");
    CHECK(page.use.used.size() > (testing::is_slow ? 50 : 100));
  }
}

TEST_CASE("known: a lab in German measures and draws German, in a context of its own") {
  const lab::Words german = testing::table_of("de");
  float english_width = 0, german_width = 0;
  ui::Headless english([&] { english_width = ui::text_width("Learning rate", 13); });
  english.frame();
  CHECK(ui::translated("Learning rate") == "Learning rate");
  ImGuiContext* const first = ImGui::GetCurrentContext();
  {
    ui::Headless other([&] { german_width = ui::text_width("Learning rate", 13); });
    ui::speak(&german);
    other.frame();
    CHECK(ui::translated("Learning rate") == "Lernrate");
    CHECK(german_width == ui::text_width("Lernrate", 13));
  }
  ImGui::SetCurrentContext(first);
  CHECK(german_width != english_width);
  CHECK(ui::translated("Learning rate") == "Learning rate");
}

TEST_CASE("invariant: the fonts have every character of the German table") {
  const nlohmann::json texts = nlohmann::json::parse(testing::table_text("de"))["texts"];
  ui::Headless lab([] {});
  lab.frame();
  for (const auto& [english, german] : texts.items()) {
    const std::string text = german.get<std::string>();
    for (const char* at = text.c_str(); *at != 0;) {
      unsigned int character = 0;
      at += ImTextCharFromUtf8(&character, at, text.c_str() + text.size());
      for (const ui::Font font : {ui::Font::sans, ui::Font::sans_bold})
        if (font == ui::Font::sans || text.size() < 40)
          CHECK_MESSAGE(ui::face(font)->IsGlyphInFont(static_cast<ImWchar>(character)), text);
    }
  }
}
