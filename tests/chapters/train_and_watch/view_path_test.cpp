#include "chapters/train_and_watch/view_path.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/view.h"
#include "lab/commands.h"
#include "ui/headless.h"

using namespace crease;
using namespace crease::train_and_watch;

TEST_CASE("known: the path dialog hands over what was typed, stays for an error, and escape puts it away") {
  Model model;
  lab::Commands commands;
  Host host;
  std::vector<std::string> asked;
  host.read_points_file = [&](const std::string& path) -> std::string {
    asked.push_back(path);
    return path == "/good.csv" ? "" : "There is no file " + path + ".";
  };
  PathView view;
  ui::Headless* lab = nullptr;
  ui::Headless page(
      [&] {
        view.draw({model, commands, lab->theme, nullptr, 1, 400, 0, true, false, &host},
                  {{0, 0}, {600, 400}});
      },
      600, 400);
  lab = &page;
  const auto is_open = [] {
    return ImGui::GetIO().WantTextInput;
  };
  page.frame(3);
  CHECK(!is_open());
  view.open();
  page.frame(4);
  REQUIRE(is_open());
  page.type("/bad.csv");
  const int before = ImGui::GetDrawData()->TotalVtxCount;
  page.key(ImGuiKey_Enter);
  page.frame(3);
  CHECK(asked == std::vector<std::string>{"/bad.csv"});
  CHECK(is_open());
  CHECK(ImGui::GetDrawData()->TotalVtxCount > before + 60);  // the sentence
  page.key(ImGuiKey_Escape);
  page.frame(3);
  CHECK(!is_open());
  view.open();
  page.frame(4);
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
  page.key(ImGuiKey_A);
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, false);
  page.type("/good.csv");
  page.key(ImGuiKey_Enter);
  page.frame(3);
  CHECK(asked.back() == "/good.csv");
  CHECK(!is_open());
}
