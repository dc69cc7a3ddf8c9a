#include "app/desktop_options.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string_view>
#include <vector>

using crease::app::parse_desktop_options;

namespace {

auto parse(std::initializer_list<const char*> arguments) {
  return parse_desktop_options(std::vector<const char*>(arguments));
}

}  // namespace

TEST_CASE("known: the options of the desktop program are read") {
  const auto options =
      parse({"--data",     "a.csv",      "--size",     "640x480",  "--scale",   "1.5",      "--command",
             "act play",   "--command",  "act pause",  "--theme",  "dark",      "--frames", "7",
             "--restrict", "hide plots", "--restrict", "readonly", "--session", "s.json"});
  REQUIRE(options);
  CHECK(options.value().data_file == "a.csv");
  CHECK(options.value().session == "s.json");
  CHECK(options.value().width_pt == 640);
  CHECK(options.value().height_pt == 480);
  CHECK(options.value().scale == 1.5f);
  CHECK(options.value().commands == std::vector<std::string>{"act play", "act pause"});
  CHECK(options.value().theme == crease::app::ThemeChoice::dark);
  CHECK(options.value().frames == 7);
  CHECK(options.value().restrictions == "hide plots\nreadonly\n");
}

TEST_CASE("degenerate: every wrong option is answered with a sentence that names it") {
  const std::vector<std::vector<const char*>> wrong = {
      {"--fast"},           {"--size"},       {"--size", "640"},   {"--size", "axb"},
      {"--size", "1e99x2"}, {"--scale", "0"}, {"--scale", "nan"},  {"--frames", "0"},
      {"--theme", "beige"}, {"--data"},       {"--frames", "1e9"}, {"file.csv"}};
  for (const auto& arguments : wrong) {
    const auto options = parse_desktop_options(arguments);
    REQUIRE_FALSE(options);
    CHECK(options.error().message.find(arguments[0]) != std::string::npos);
  }
}

TEST_CASE("invariant: help names every option that is understood") {
  const std::string help = crease::app::desktop_help();
  for (const char* name : {"--data", "--command", "--theme", "--size", "--scale", "--screenshot", "--frames"})
    CHECK(help.find(name) != std::string::npos);
}

TEST_CASE("known: the language is the option's, else that of the system's variables, else English") {
  const char* const arguments[] = {"--lang", "de"};
  CHECK(crease::app::parse_desktop_options(arguments).value().language == "de");
  CHECK(crease::app::parse_desktop_options({}).value().language.empty());
  using crease::app::system_language;
  CHECK(system_language([](const char*) -> const char* { return nullptr; }) == "en");
  CHECK(system_language([](const char*) -> const char* { return ""; }) == "en");
  CHECK(system_language([](const char*) -> const char* { return "C.UTF-8"; }) == "en");
  CHECK(system_language([](const char* name) -> const char* {
          return std::string_view(name) == "LANG" ? "de_AT.UTF-8" : nullptr;
        }) == "de");
  CHECK(system_language([](const char* name) -> const char* {
          return std::string_view(name) == "LC_ALL" ? "fr" : "de_DE";
        }) == "fr");
}
