#include "app/application.h"

#include <doctest/doctest.h>

#include <array>
#include <set>
#include <string>
#include <vector>

#include "chapters/train_and_watch/pair.h"
#include "core/io/network_file.h"
#include "core/nn/forward.h"
#include "lab/chapter.h"
#include "lab/link.h"
#include "lab/session.h"
#include "lab/session_file.h"
#include "platform/headless.h"
#include "platform/host.h"
#include "platform/platform.h"

using crease::app::Application;
namespace platform = crease::platform;

namespace {

constexpr platform::Surface desktop = {1280, 800, 2560, 1600, 2};
constexpr platform::Surface phone = {360, 640, 1080, 1920, 3};

double readout(const Application& lab, const std::string& id) {
  for (const crease::lab::Readout& each : lab.chapter().readouts())
    if (each.id == id) return each.value;
  return -1;
}

/// Draws until nothing more is wanted; false if that does not happen within `seconds`.
bool settles(Application& lab, double seconds) {
  const double end_s = platform::now_s() + seconds;
  while (platform::now_s() < end_s)
    if (lab.frame() != 0) return true;
  return false;
}

}  // namespace

TEST_CASE("invariant: the whole interface runs without a screen, at every size") {
  Application lab;
  lab.frame();  // nothing to draw on yet
  for (const platform::Surface& surface : {desktop, phone, platform::Surface{1, 1, 1, 1, 1}}) {
    lab.surface_changed(surface);
    for (int i = 0; i < 3; ++i) lab.frame_for_event();
    CHECK(lab.surface().width_px == surface.width_px);
  }
}

TEST_CASE("invariant: steps that were asked for are taken, then the lab sleeps") {
  Application lab;
  lab.surface_changed(desktop);
  CHECK(lab.command("act step 20") == "");
  REQUIRE(settles(lab, 20));
  CHECK(readout(lab, "step") == 20);
  CHECK(lab.frame() < 0);
}

TEST_CASE("known: the points are saved as a file, which read again gives the same points") {
  Application lab;
  lab.surface_changed(desktop);
  CHECK(lab.command("act save_data") == "");
  const std::string* file = platform::headless::saved_file("points.csv");
  REQUIRE(file != nullptr);
  CHECK(file->starts_with("# crease points,classes,0,1,0,1,2\n"));
  const std::string first = *file;
  CHECK(lab.load_file("points.csv", first) == "");
  CHECK(lab.command("set data.train_share 1") == "");
  CHECK(lab.command("act save_data") == "");
  const auto sorted = [](const std::string& text) {
    std::multiset<std::string> lines;
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1)
      lines.insert(text.substr(at, text.find('\n', at) - at));
    return lines;
  };
  CHECK(sorted(*platform::headless::saved_file("points.csv")) == sorted(first));
}

TEST_CASE(
    "invariant: a saved network opens in another lab and from its session, to the bit; undo and redo go "
    "along") {
  Application one, other, third;
  for (Application* lab : {&one, &other, &third}) lab->surface_changed(desktop);
  const auto saved = [](Application& lab) {
    lab.save_network();
    return *platform::headless::saved_file("network.json");
  };
  for (const char* line : {"set network.hidden 5,3", "set layer.1.activation leaky_relu",
                           "set network.negative_slope 0.2", "act step 30"})
    REQUIRE(one.command(line) == "");
  REQUIRE(settles(one, 20));
  const std::string network = saved(one), before = saved(other);
  CHECK(other.command("act step 7") == "");
  REQUIRE(settles(other, 20));
  CHECK(other.load_file("network.json", network) == "");
  CHECK(saved(other) == network);
  CHECK(readout(other, "step") == 0);
  CHECK(third.open_session(crease::lab::write_session(
            crease::lab::session_file(other.session(), crease::lab::Weights::repeated))) == "");
  REQUIRE(settles(third, 20));
  CHECK(saved(third) == network);
  CHECK(other.command("act undo") == "");
  CHECK(saved(other) != network);
  CHECK(readout(other, "step") == 7);
  CHECK(other.command("act redo") == "");
  CHECK(saved(other) == network);
  CHECK(other.command("act rewind") == "");
  CHECK(saved(other) != network);
  CHECK(saved(other) != before);
}

TEST_CASE(
    "known: a file says itself whether it is a session, a network or points, and other formats are "
    "converted") {
  Application lab;
  lab.surface_changed(desktop);
  CHECK(lab.command("set data.source iris") == "");
  const std::string session =
      crease::lab::write_session(crease::lab::session_file(lab.session(), crease::lab::Weights::repeated));
  CHECK(lab.command("act restore_settings") == "");
  CHECK(lab.load_file("a.json", session) == "");
  CHECK(lab.command("set data.source moons") == "");
  const std::string linear = R"({"format":"crease-network","version":1,"input":2,"layers":[)"
                             R"({"weight":[[1,2]],"bias":[3],"activation":"linear"}]})";
  lab.convert_files_with([&](std::string_view bytes, std::string_view name) {
    CHECK(name == "n.npz");
    const bool is_short = bytes.size() == 4;
    return is_short ? crease::Result<std::string>(linear)
                    : crease::Result<std::string>(crease::Error{"too long"});
  });
  CHECK(lab.load_file("n.npz", std::string_view("PK\0\1", 4)) == "");
  CHECK(readout(lab, "parameters") == 3);
  CHECK(lab.load_file("n.npz", std::string_view("PK\0\1more", 8)) == "too long.");
  CHECK(lab.load_file("n.json", R"({"format":"crease-network","version":1,"input":3,"layers":[)"
                                R"({"weight":[[1,2,3]],"bias":[3],"activation":"linear"}]})") ==
        "n.json has 3 inputs; two, as the plane has, would be right.");
  CHECK(readout(lab, "parameters") == 3);
}

TEST_CASE("degenerate: bad commands are refused with a sentence and change nothing") {
  Application lab;
  for (const char* line :
       {"", "nonsense", "set", "act fly", "set no.such.thing 1", "set training.learning_rate fast"})
    CHECK_MESSAGE(lab.command(line).size() > 10, line);
  CHECK(readout(lab, "step") == 0);
}

TEST_CASE("invariant: a dropped table becomes the data, a bad one is refused in words") {
  Application lab;
  lab.surface_changed(desktop);
  std::string table = "x,y,label\n";
  for (int i = 0; i < 40; ++i)
    table += std::to_string(i % 7) + ',' + std::to_string(i % 5) + (i % 2 ? ",red\n" : ",blue\n");
  lab.file_dropped("own.csv", table);
  lab.frame_for_event();
  CHECK(lab.notice() == "");
  lab.file_dropped("bad.csv", "x,y,label\n1,2\n");
  lab.frame_for_event();
  CHECK(lab.notice().find("bad.csv") != std::string_view::npos);
}

TEST_CASE("invariant: whatever is hidden, the interface draws at every size and commands go on") {
  for (const char* text :
       {"hide settings", "hide network,plots", "hide transport,readouts", "readonly",
        "hide Data,Network,Training,Picture", "hide settings,network,plots,transport,readouts",
        "lock settings,Transport", "hide share,theme,tools,save_network,chapter\nlock Picture"}) {
    CAPTURE(text);
    Application lab;
    CHECK(lab.restrict(text) == "");
    for (const platform::Surface& surface : {desktop, platform::Surface{900, 700, 900, 700, 1}, phone}) {
      lab.surface_changed(surface);
      for (int i = 0; i < 3; ++i) lab.frame_for_event();
    }
    CHECK((lab.command("act step 2") == "") == (std::string(text).find("Transport") == std::string::npos));
  }
}

TEST_CASE("known: restrictions that mean nothing are named") {
  Application lab;
  CHECK(lab.restrict("nonsense").find("nonsense") != std::string::npos);
  CHECK(lab.restrict("hide pony,settings").find("pony") != std::string::npos);
  CHECK(lab.session().restrictions().hidden.size() == 2);
}

TEST_CASE("known: the button at the right of the readouts shares the lab, unless it is hidden") {
  for (const platform::Surface& surface : {desktop, phone})
    for (const bool is_hidden : {false, true}) {
      Application lab;
      if (is_hidden) CHECK(lab.restrict("hide share") == "");
      lab.surface_changed(surface);
      for (int i = 0; i < 3; ++i) lab.frame_for_event();
      lab.pointer_moved(surface.width_pt - 30, 24, platform::Device::mouse);
      for (const bool is_down : {true, false}) {
        lab.frame_for_event();
        lab.pointer_pressed(0, is_down);
        lab.frame_for_event();
      }
      for (int i = 0; i < 3; ++i) lab.frame_for_event();
      CHECK(platform::headless::take_shared() != is_hidden);
    }
}

TEST_CASE("known: a click counts also where the pointer comes and clicks between two frames") {
  for (const platform::Device device :
       {platform::Device::mouse, platform::Device::pen, platform::Device::touch}) {
    Application lab;
    lab.surface_changed(desktop);
    CHECK(lab.command("act open_chapter distance") == "");
    CHECK(lab.command("set training.steps 0") == "");
    CHECK(lab.command("set study.networks 10") == "");
    REQUIRE(settles(lab, 200));
    const auto place = [&] {
      return std::get<std::string>(lab.session().get("picture.place").value());
    };
    const std::string before = place();
    lab.pointer_moved(640, 330, device);
    lab.pointer_pressed(0, true);
    lab.pointer_pressed(0, false);
    for (int i = 0; i < 6; ++i) lab.frame_for_event();
    CHECK(place() != before);
  }
}

TEST_CASE("invariant: two labs do not know of each other") {
  Application first, second;
  first.surface_changed(desktop);
  second.surface_changed(phone);
  CHECK(first.command("act step 3") == "");
  CHECK(settles(first, 20));
  CHECK(settles(second, 20));
  CHECK(readout(first, "step") == 3);
  CHECK(readout(second, "step") == 0);
}

TEST_CASE("invariant: a lost graphics context changes nothing that the lab knows") {
  Application lab;
  lab.surface_changed(desktop);
  CHECK(lab.command("act step 5") == "");
  REQUIRE(settles(lab, 20));
  lab.graphics_lost();
  lab.frame_for_event();
  CHECK(readout(lab, "step") == 5);
}

TEST_CASE("invariant: any sequence of events is survived") {
  Application lab;
  lab.surface_changed(desktop);
  lab.focus_changed(true);
  const char* codes[] = {"Tab", "Enter", "Escape", "ArrowDown", "Space", "KeyA", "Backspace", "nothing"};
  for (int i = 0; i < 200; ++i) {
    const float x = static_cast<float>(i * 367 % 1400 - 50), y = static_cast<float>(i * 233 % 900 - 50);
    lab.pointer_moved(x, y, i % 5 == 0 ? platform::Device::touch : platform::Device::mouse);
    lab.pointer_pressed(i % 4, i % 3 != 0);
    lab.wheel_turned(0, static_cast<float>(i % 7 - 3));
    lab.pinched(i % 2 ? 1.1f : 0.9f);
    lab.key_changed(codes[i % 8], i % 2 == 0, {i % 11 == 0, i % 13 == 0, false, false});
    lab.text_entered("1é₂");
    if (i % 50 == 49) lab.pointer_left();
    lab.frame_for_event();
  }
  lab.focus_changed(false);
  lab.frame_for_event();
  CHECK(lab.surface().width_pt == 1280);
}

TEST_CASE("known: where the machine has no file dialog, a path can be typed; a wrong one is explained") {
  platform::headless::set_dialog(false);
  platform::headless::put_file("/tables/own.csv", "0,0,a\n1,1,b\n0,1,a\n1,0,b\n");
  Application lab;
  lab.surface_changed(desktop);
  const auto draw = [&] {
    for (int i = 0; i < 4; ++i) lab.frame_for_event();
  };
  const auto enter = [&](const char* text) {
    lab.text_entered(text);
    draw();
    lab.key_changed("Enter", true, {});
    draw();
    lab.key_changed("Enter", false, {});
    draw();
  };
  draw();
  for (float y = 270; y < 340 && !lab.wants_text(); y += 8) {  // "Open a file..." in the settings
    lab.pointer_moved(54, y, platform::Device::mouse);
    lab.pointer_pressed(0, true);
    draw();
    lab.pointer_pressed(0, false);
    draw();
  }
  REQUIRE(lab.wants_text());
  enter("/tables/none.csv");
  CHECK(readout(lab, "points") == 600);
  CHECK(lab.wants_text());  // still open, for another try
  lab.key_changed("KeyA", true, {true});
  draw();
  lab.key_changed("KeyA", false, {});
  enter("/tables/own.csv");
  CHECK(readout(lab, "points") == 4);
  CHECK(!lab.wants_text());
  platform::headless::set_dialog(true);
}

TEST_CASE("agree: the saved network computes with measured coordinates what the lab's does with its own") {
  Application lab;
  CHECK(lab.command("set data.source iris") == "");
  CHECK(lab.save_network() == "Saved as /saved/network.json.");
  const std::string* text = platform::headless::saved_file("network.json");
  REQUIRE(text != nullptr);
  const auto saved = crease::io::read_network(*text, "network.json");
  REQUIRE(saved);
  const auto& pair = dynamic_cast<const crease::train_and_watch::Pair&>(lab.session().chapter());
  const crease::train_and_watch::Model& model = pair.a();
  const crease::data::Dataset& data = model.data().train;
  const std::array<double, 2> stored = {0.3, -0.6};
  const std::array<double, 2> measured = {data.x_scale.measured(0.3), data.y_scale.measured(-0.6)};
  const std::vector<double> expected = crease::nn::evaluate(model.network(), stored);
  const std::vector<double> found = crease::nn::evaluate(saved.value(), measured);
  REQUIRE(found.size() == 3);
  for (std::size_t k = 0; k < 3; ++k) CHECK(found[k] == doctest::Approx(expected[k]));
}

TEST_CASE("agree: a state that is opened by command in another lab has the same bytes") {
  Application first, second;
  for (Application* lab : {&first, &second}) lab->surface_changed(desktop);
  CHECK(first.command("set data.source xor") == "");
  CHECK(first.command("act step 120") == "");
  for (int i = 0; i < 200 && first.chapter().is_busy(); ++i) first.frame();
  const crease::lab::SessionFile file = session_file(first.session(), crease::lab::Weights::repeated);
  CHECK(second.command("act open_session " + to_fragment(file)) == "");
  for (int i = 0; i < 200 && second.chapter().is_busy(); ++i) second.frame();
  CHECK(second.session().step() == 120);
  CHECK(second.session().weights() == first.session().weights());
  CHECK(second.changes() == 1);
  CHECK(second.command("act undo") == "");
  CHECK(second.session().step() == 0);
}
