#include "app/open_chapters.h"

#include <doctest/doctest.h>

#include <string>

#include "app/application.h"
#include "chapters/table_of_contents.h"
#include "chapters/view_table.h"
#include "lab/link.h"
#include "platform/headless.h"

using crease::app::Application;
namespace platform = crease::platform;

namespace {

constexpr platform::Surface desktop = {1280, 800, 2560, 1600, 2};

std::string link_of(const Application& lab) {
  return to_fragment(session_file(lab.session(), crease::lab::Weights::repeated));
}

/// A link to a state of the second chapter.
std::string link_to_second() {
  Application lab;
  CHECK(lab.command("act open_chapter approximate") == "");
  CHECK(lab.command("set network.count 17") == "");
  return link_of(lab);
}

std::string count(const Application& lab) {
  const auto value = lab.chapter().get("network.count");
  return value ? crease::lab::to_text(value.value()) : "";
}

}  // namespace

TEST_CASE("invariant: every chapter has a view, draws, and can be told of") {
  for (const crease::chapters::Entry& entry : crease::chapters::table_of_contents()) {
    Application lab;
    lab.surface_changed(desktop);
    CHECK(lab.command("act open_chapter " + std::string(entry.id)) == "");
    CHECK(lab.chapter().id() == entry.id);
    for (int i = 0; i < 3; ++i) lab.frame_for_event();
    CHECK_FALSE(lab.tables().empty());
    lab.graphics_lost();
    lab.frame_for_event();
    CHECK(lab.notice() == "");
  }
}

TEST_CASE("invariant: each chapter keeps its state while another one is shown") {
  Application lab;
  CHECK(lab.command("set training.learning_rate 0.5") == "");
  const std::string first = link_of(lab);
  CHECK(lab.command("act open_chapter approximate") == "");
  CHECK(lab.command("set network.count 33") == "");
  CHECK(lab.command("set training.learning_rate 0.1") != "");
  CHECK(lab.command("act open_chapter train-and-watch") == "");
  CHECK(link_of(lab) == first);
  CHECK(lab.command("act open_chapter approximate") == "");
  CHECK(count(lab) == "33");
}

TEST_CASE("invariant: a link to another chapter opens it; a bad one leaves the one that is shown") {
  const std::string link = link_to_second();
  Application lab;
  CHECK(lab.command("act open_session " + link) == "");
  CHECK(lab.chapter().id() == "approximate");
  CHECK(count(lab) == "17");
  Application other;
  CHECK(other.command("act open_session {\"format\":\"crease-session\",\"version\":1,\"chapter\":"
                      "\"approximate\",\"settings\":{\"network.count\":0}}") != "");
  CHECK(other.chapter().id() == "train-and-watch");
  CHECK(other.command("act open_session {\"format\":\"crease-session\",\"version\":1,\"chapter\":\"x\"}")
            .find("\"x\"") != std::string::npos);
  CHECK(other.command("act open_chapter aproximate").find("aproximate") != std::string::npos);
  CHECK(other.chapter().id() == "train-and-watch");
}

TEST_CASE("invariant: where the choice is locked, or a lab is only to watch, its chapter stays") {
  const std::string link = link_to_second();
  for (const char* text : {"lock chapter", "readonly"}) {
    Application lab;
    CHECK(lab.restrict(text) == "");
    CHECK(lab.command("act open_chapter approximate") != "");
    CHECK(lab.command("act open_session " + link) != "");
    CHECK(lab.chapter().id() == "train-and-watch");
    CHECK(lab.command("act open_chapter train-and-watch") == "");
  }
}

TEST_CASE("invariant: what is locked stays locked in a chapter that is opened later") {
  Application lab;
  CHECK(lab.restrict("lock Network\nhide chapter") == "");
  CHECK(lab.command("act open_chapter approximate") == "");
  CHECK(lab.command("set network.count 5") != "");
  CHECK(lab.command("act more") != "");
  CHECK(lab.command("set target.function chirp") == "");
}

TEST_CASE("known: the title opens the list of chapters, and its second row the second chapter") {
  Application lab;
  lab.surface_changed(desktop);
  lab.frame_for_event();
  const auto click = [&](float x, float y) {
    lab.pointer_moved(x, y, platform::Device::mouse);
    lab.frame_for_event();
    lab.pointer_pressed(0, true);
    lab.frame_for_event();
    lab.pointer_pressed(0, false);
    for (int i = 0; i < 4; ++i) lab.frame_for_event();
  };
  click(60, 26);
  click(60, 26 + 14 + 8 + 28 + 14);
  CHECK(lab.chapter().id() == "approximate");
}

TEST_CASE(
    "invariant: a command for a chapter whose program is to come waits for it, and the last one counts") {
  const std::string link = link_to_second();
  platform::headless::set_missing_part("approximate");
  Application lab;
  CHECK(lab.part_arrived(true) == "");  // nobody waits
  CHECK(lab.command("act open_chapter approximate") == "");
  CHECK(lab.command("act open_session " + link) == "");
  CHECK(lab.chapter().id() == "train-and-watch");
  lab.command("set training.learning_rate 0.5");
  platform::headless::set_missing_part("");
  CHECK(lab.part_arrived(true) == "");
  CHECK(lab.chapter().id() == "approximate");
  CHECK(count(lab) == "17");
  CHECK(lab.part_arrived(true) == "");
}

TEST_CASE("invariant: a chapter whose program cannot be had, or that nobody wants any more, is not opened") {
  for (const bool is_there : {false, true}) {
    platform::headless::set_missing_part("approximate");
    Application lab;
    CHECK(lab.command("act open_chapter approximate") == "");
    CHECK(lab.command("act open_chapter x") != "");
    if (is_there) CHECK(lab.command("act open_chapter train-and-watch") == "");
    platform::headless::set_missing_part("");
    CHECK(lab.part_arrived(is_there) == "");
    CHECK(lab.chapter().id() == "train-and-watch");
  }
}
