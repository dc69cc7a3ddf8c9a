#include "lab/session.h"

#include <doctest/doctest.h>

#include "chapters/train_and_watch/pair.h"
#include "chapters/train_and_watch/random_commands.h"
#include "lab/link.h"
#include "lab/log.h"
#include "lab/session_file.h"
#include "support/budgets.h"

using namespace crease;
using namespace crease::train_and_watch;
using lab::Session;
using testing::CountedBudget;

namespace {

/// A lab that has just been opened.
struct Lab {
  Pair pair;
  Session session{pair};
};

void settle(Session& session, int looks = 1) {
  for (int i = 0; i < 100000 && session.is_busy(); ++i) session.update(CountedBudget(looks));
}

void act(Session& session, std::string_view id, std::string_view argument = "") {
  const Status status = session.act(id, argument);
  REQUIRE_MESSAGE(status.ok(), id);
  settle(session);
}

void set(Session& session, std::string_view id, lab::Value value) {
  const Status status = session.set(id, value);
  REQUIRE_MESSAGE(status.ok(), id);
  settle(session);
}

void go_to(Session& session, std::int64_t step) {
  set(session, "history.step", lab::Value(step));
}

/// All that a person can see of the state: settings, step, every bit of the weights.
std::string whole_state(const Session& session) {
  std::string text = session.weights() + "\n";
  for (const lab::Parameter& parameter : session.parameters())
    if (parameter.id != "history.step")
      text += parameter.id + " " + lab::to_text(session.get(parameter.id).value()) + "\n";
  return text;
}

/// What follows from the state when training goes on: the optimiser's memory shows here.
std::string future(Session& session) {
  if (!session.act("step", "40").ok()) return "no points";
  settle(session);
  return session.weights();
}

void train_with_changes(Session& session) {
  act(session, "step", "50");
  set(session, "training.learning_rate", 0.02);
  act(session, "step", "30");
  set(session, "weight.1.2.3", 0.75);
  act(session, "place_point", "0.1,-0.2,1");
  act(session, "step", "25");
  set(session, "training.optimizer", std::string("adam"));
  act(session, "step", "45");
}

/// Clicks at random; the lab is quiet after each click.
void click_around(Lab& lab, std::uint64_t seed, int commands) {
  testing::RandomCommands random(seed);
  for (int i = 0; i < commands; ++i) {
    const lab::Command command = random.next(lab.pair);
    if (command.id == "play" || command.id == "toggle_play") continue;
    static_cast<void>(lab::apply(lab.session, command).ok());
    settle(lab.session, 1 + static_cast<int>(seed % 3));
    if (i % 7 == 3) go_to(lab.session, lab.session.last_step() * (i % 5) / 5);
    if (i % 11 == 5) static_cast<void>(lab.session.act("undo", "").ok());
    if (i % 13 == 6) static_cast<void>(lab.session.act("redo", "").ok());
    settle(lab.session);
  }
}

}  // namespace

TEST_CASE("agree: a session file opens to the same bytes, and training goes on with the same bytes") {
  Lab first;
  set(first.session, "data.source", std::string("moons"));
  set(first.session, "picture.colouring", std::string("cell"));
  train_with_changes(first.session);
  const std::string text = write_session(lab::session_file(first.session, lab::Weights::repeated));
  Lab second;
  act(second.session, "open_session", text);
  CHECK(whole_state(second.session) == whole_state(first.session));
  CHECK(second.session.step() == 150);
  CHECK(future(second.session) == future(first.session));
}

TEST_CASE("agree: a link is a session file in another dress") {
  Lab lab;
  train_with_changes(lab.session);
  const lab::SessionFile file = lab::session_file(lab.session, lab::Weights::repeated);
  const std::string link = "https://example.org/crease/#" + lab::to_fragment(file);
  CHECK(link.size() < lab::safe_link_size);
  const Result<lab::SessionFile> back = lab::read_link(link);
  REQUIRE(back.ok());
  CHECK(write_session(back.value()) == write_session(file));
}

TEST_CASE("agree: with weights in the link nothing is trained again, and the weights are the same bits") {
  for (const char* precision : {"float32", "float64"}) {
    Lab first;
    set(first.session, "training.precision", std::string(precision));
    train_with_changes(first.session);
    Lab second;
    act(second.session, "open_session",
        lab::to_fragment(lab::session_file(first.session, lab::Weights::included)));
    CHECK(whole_state(second.session) == whole_state(first.session));
  }
}

TEST_CASE("degenerate: damaged, foreign and newer links are sentences, and change nothing") {
  Lab lab;
  train_with_changes(lab.session);
  const std::string link = lab::to_fragment(lab::session_file(lab.session, lab::Weights::repeated));
  const std::string before = whole_state(lab.session);
  for (std::size_t cut = 0; cut < link.size(); cut += 7) {
    std::string changed = link;
    changed[cut] = changed[cut] == 'A' ? 'B' : 'A';
    for (const std::string& text : {link.substr(0, cut), changed}) {
      const Status status = lab.session.act("open_session", text);
      REQUIRE_FALSE(status.ok());
      CHECK(status.error().message.back() == '.');
    }
  }
  CHECK(lab.session.act("open_session", "s=2.abc").error().message ==
        "This link was made by a newer version of the lab.");
  CHECK(
      lab.session.act("open_session", R"({"format":"crease-session","version":3,"new":1})").error().message ==
      "This session was made by a newer version of the lab (format 3; this one reads format 1).");
  CHECK_FALSE(lab.session
                  .act("open_session", R"({"format":"crease-session","version":1,"chapter":"train-and-watch",
     "settings":{"data.noise":7}})")
                  .ok());
  CHECK(whole_state(lab.session) == before);
}

TEST_CASE("agree: travelling back and forth reaches each step with the bytes that it had") {
  Lab walked;
  std::vector<std::string> states;
  for (int i = 0; i <= 12; ++i) {
    states.push_back(whole_state(walked.session));
    if (i == 4) set(walked.session, "training.learning_rate", 0.2);
    if (i == 8) set(walked.session, "bias.0.3", -0.5);
    if (i == 4 || i == 8) states.back() = whole_state(walked.session);
    act(walked.session, "step", "37");
  }
  for (const int i : {3, 11, 0, 8, 12, 4, 7, 1}) {
    CAPTURE(i);
    go_to(walked.session, 37 * i);
    CHECK(walked.session.step() == 37 * i);
    CHECK(whole_state(walked.session) == states[i]);
  }
  CHECK(walked.session.last_step() == 37 * 13);
}

TEST_CASE("agree: the way back to the start needs no checkpoint") {
  Lab lab;
  const std::string start = whole_state(lab.session);
  train_with_changes(lab.session);
  act(lab.session, "undo");  // the last steps; takes the checkpoints after them with it
  go_to(lab.session, 0);
  CHECK(lab.session.weights() == std::string(start, 0, start.find('\n')));
}

TEST_CASE("invariant: a change to an earlier moment makes another future of it") {
  Lab lab;
  act(lab.session, "step", "100");
  go_to(lab.session, 60);
  CHECK(lab.session.last_step() == 100);
  CHECK(lab.pair.a().history().step.back() == 100);  // the curves go on: one may go forward again
  set(lab.session, "weight.0.0.0", 1.5);
  CHECK(lab.session.last_step() == 60);
  act(lab.session, "step", "10");
  CHECK(lab.session.last_step() == 70);
  CHECK(lab.pair.a().history().step.back() == 70);
}

TEST_CASE("invariant: undo goes back through everything, redo forward again, bit for bit") {
  Lab lab;
  std::vector<std::string> states = {whole_state(lab.session)};
  const auto note = [&] {
    states.push_back(whole_state(lab.session));
  };
  set(lab.session, "data.source", std::string("xor")), note();
  act(lab.session, "step", "30"), note();
  set(lab.session, "layer.1.width", std::int64_t(5)), note();
  act(lab.session, "step", "20"), note();
  act(lab.session, "rewind"), note();
  set(lab.session, "picture.colouring", std::string("slope")), note();
  act(lab.session, "delete_point", "3"), note();
  for (std::size_t i = states.size() - 1; i > 0; --i) {
    act(lab.session, "undo");
    CHECK(whole_state(lab.session) == states[i - 1]);
  }
  CHECK_FALSE(lab.session.act("undo", "").ok());
  for (std::size_t i = 1; i < states.size(); ++i) {
    act(lab.session, "redo");
    CHECK(whole_state(lab.session) == states[i]);
  }
  CHECK_FALSE(lab.session.act("redo", "").ok());
}

TEST_CASE("invariant: one drag of a slider is one thing to undo") {
  Lab lab;
  const std::string before = whole_state(lab.session);
  for (int i = 1; i < 20; ++i) set(lab.session, "training.learning_rate", 0.01 * i);
  act(lab.session, "undo");
  CHECK(whole_state(lab.session) == before);
  for (int i = 1; i < 20; ++i) {
    if (i == 10) lab.session.end_gesture();
    set(lab.session, "training.learning_rate", 0.01 * i);
  }
  act(lab.session, "undo");
  CHECK(std::get<double>(lab.session.get("training.learning_rate").value()) == doctest::Approx(0.09));
}

TEST_CASE("agree: random clicks, written to a file or replayed from the log, lead to the same bytes") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    Lab clicked;
    click_around(clicked, seed, 40);
    Lab opened;
    const std::string text = write_session(lab::session_file(clicked.session, lab::Weights::repeated));
    CAPTURE(text);
    act(opened.session, "open_session", text);
    CHECK(whole_state(opened.session) == whole_state(clicked.session));

    const Result<lab::Log> log = lab::parse_log(lab::to_text(lab::log_of(clicked.session)));
    REQUIRE(log.ok());
    CHECK(lab::to_text(log.value()) == lab::to_text(lab::log_of(clicked.session)));
    Lab replayed;
    const Status status = lab::replay(log.value(), replayed.session);
    CHECK_MESSAGE(status.ok(), (status.ok() ? "" : status.error().message));
    settle(replayed.session);
    CHECK(whole_state(replayed.session) == whole_state(clicked.session));

    const std::string expected = future(clicked.session);
    CHECK(future(opened.session) == expected);
    CHECK(future(replayed.session) == expected);
  }
}

TEST_CASE("degenerate: an event that is refused ends the way there with a sentence") {
  Lab lab;
  act(lab.session, "open_session",
      R"({"format":"crease-session","version":1,"chapter":"train-and-watch","step":90,
          "events":[{"step":20,"command":"set training.learning_rate 0.1"},
                    {"step":40,"command":"set weight.9.0.0 1"}]})");
  CHECK(lab.session.step() == 40);
  CHECK(lab.session.take_trouble().find("At step 40: The network has no weight.9.0.0") == 0);
  CHECK(lab.session.take_trouble().empty());
  CHECK(lab.session.last_step() == 40);
}

TEST_CASE("invariant: undo and checkpoints stay within their memory however long training goes on") {
  Lab lab;
  set(lab.session, "network.hidden", std::string("64,64"));
  set(lab.session, "training.optimizer", std::string("adam"));
  for (int i = 0; i < 150; ++i) {
    act(lab.session, "step", "1");
    set(lab.session, "weight.1.0.0", 0.01 * i);
  }
  go_to(lab.session, 77);
  CHECK(lab.session.step() == 77);
  CHECK(lab.session.kept_bytes() < 2 * lab::UndoStack::most_bytes + lab::Checkpoints::most_bytes);
}

TEST_CASE("agree: two networks travel, are undone and open again from a link like one") {
  Lab first;
  set(first.session, "layer.1.activation", std::string("leaky_relu"));
  act(first.session, "step", "20");
  set(first.session, Pair::is_on_id, true);
  set(first.session, "b.network.hidden", std::string("16,12,9,8"));
  set(first.session, "training.learning_rate", 0.02);
  train_with_changes(first.session);
  set(first.session, "b.training.learning_rate", 0.01);
  set(first.session, "b.weight.0.0.0", 0.5);
  set(first.session, "b.picture.neuron", std::int64_t(2));
  const std::string at_150 = whole_state(first.session);
  act(first.session, "step", "60");
  const std::string at_210 = whole_state(first.session);
  go_to(first.session, 30);
  go_to(first.session, 210);
  CHECK(whole_state(first.session) == at_210);
  act(first.session, "undo");
  CHECK(whole_state(first.session) == at_150);
  for (const lab::Weights weights : {lab::Weights::included, lab::Weights::repeated}) {
    Lab second;
    act(second.session, "open_session", lab::to_fragment(lab::session_file(first.session, weights)));
    CHECK(second.pair.b() != nullptr);
    CHECK(whole_state(second.session) == at_150);
    if (weights == lab::Weights::repeated) CHECK(future(second.session) == future(first.session));
  }
}

TEST_CASE("invariant: undo takes the second network away and brings it back with all it has learnt") {
  Lab lab;
  act(lab.session, "step", "25");
  const std::string alone = whole_state(lab.session);
  set(lab.session, Pair::is_on_id, true);
  set(lab.session, "b.training.batch", std::int64_t(8));
  act(lab.session, "step", "35");
  const std::string both = whole_state(lab.session);
  set(lab.session, Pair::is_on_id, false);
  CHECK(lab.session.step() == 35);  // A goes on
  act(lab.session, "undo");
  CHECK(whole_state(lab.session) == both);
  for (int i = 0; i < 3; ++i) act(lab.session, "undo");
  CHECK(whole_state(lab.session) == alone);
  CHECK(lab.pair.b() == nullptr);
}

TEST_CASE("agree: random clicks on two networks, written to a file or replayed, lead to the same bytes") {
  for (std::uint64_t seed = 21; seed <= 32; ++seed) {
    CAPTURE(seed);
    Lab clicked;
    set(clicked.session, Pair::is_on_id, true);
    click_around(clicked, seed, 40);
    if (clicked.pair.b() != nullptr) CHECK(clicked.pair.b()->step() == clicked.pair.a().step());
    Lab opened;
    const std::string text = write_session(lab::session_file(clicked.session, lab::Weights::repeated));
    CAPTURE(text);
    act(opened.session, "open_session", text);
    CHECK(whole_state(opened.session) == whole_state(clicked.session));
    Lab replayed;
    const Status status = lab::replay(lab::log_of(clicked.session), replayed.session);
    CHECK_MESSAGE(status.ok(), (status.ok() ? "" : status.error().message));
    settle(replayed.session);
    CHECK(whole_state(replayed.session) == whole_state(clicked.session));
    const std::string expected = future(clicked.session);
    CHECK(future(opened.session) == expected);
    CHECK(future(replayed.session) == expected);
  }
}

TEST_CASE(
    "invariant: a stroke of the brush and a pan are one thing to undo each, and the next press another") {
  Lab lab;
  settle(lab.session);
  const std::string first = whole_state(lab.session);
  lab.session.end_gesture();
  for (int i = 0; i < 5; ++i) act(lab.session, "scatter_points", "0.1,0.2,0.1,3,1," + std::to_string(i));
  const std::string painted = whole_state(lab.session);
  lab.session.end_gesture();
  for (int i = 0; i < 5; ++i) {
    set(lab.session, "picture.centre_x", 0.1 * i);
    set(lab.session, "picture.centre_y", 0.2 * i);
  }
  set(lab.session, "picture.boundaries", false);
  act(lab.session, "undo");
  act(lab.session, "undo");
  CHECK(whole_state(lab.session) == painted);
  act(lab.session, "undo");
  CHECK(whole_state(lab.session) == first);
}

TEST_CASE(
    "invariant: hours of dragging the view and of travelling leave a short log, which leads to the same "
    "state") {
  Lab lab;
  settle(lab.session);
  act(lab.session, "step", "50");
  const std::size_t before = lab.session.log().size();
  for (int i = 0; i < 200; ++i) {
    set(lab.session, "picture.centre_x", 0.001 * i);
    set(lab.session, "picture.centre_y", 0.002 * i);
  }
  for (int i = 0; i < 100; ++i) go_to(lab.session, (7 * i) % 50);
  CHECK(lab.session.log().size() <= before + 3);
  Lab again;
  REQUIRE(lab::replay(lab::log_of(lab.session), again.session).ok());
  settle(again.session);
  CHECK(whole_state(again.session) == whole_state(lab.session));
}
