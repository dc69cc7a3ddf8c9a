#include "lab/commands.h"

#include <doctest/doctest.h>

#include "core/base/rng.h"

using namespace crease;
using namespace crease::lab;

namespace {

/// Remembers what it was told; refuses ids that begin with "bad".
class Recorder final : public Chapter {
 public:
  std::string_view id() const override { return "recorder"; }
  std::string_view title() const override { return "Recorder"; }
  std::vector<Parameter> parameters() const override { return {}; }
  std::vector<Action> actions() const override { return {}; }
  std::vector<Readout> readouts() const override { return {}; }
  Result<Value> get(std::string_view) const override { return Value(false); }
  Status set(std::string_view id, const Value& value) override {
    return note("set " + std::string(id) + "=" + to_text(value));
  }
  Status act(std::string_view id, std::string_view argument) override {
    return note("act " + std::string(id) + "(" + std::string(argument) + ")");
  }
  Touch touch_of_set(std::string_view) const override { return Touch::experiment; }
  Touch touch_of_act(std::string_view) const override { return Touch::experiment; }
  bool update(const Budget&) override { return false; }
  bool is_busy() const override { return false; }
  std::shared_ptr<const Memento> remember(Records) const override { return nullptr; }
  void recall(const Memento&) override {}

  std::vector<std::string> seen;

 private:
  Status note(std::string what) {
    if (what.find(" bad") != std::string::npos) return Error{"No " + what + "."};
    seen.push_back(std::move(what));
    return {};
  }
};

}  // namespace

TEST_CASE("known: a command is a line of text") {
  CHECK(to_line(set_command("training.learning_rate", Value(0.01))) == "set training.learning_rate 0.01");
  CHECK(to_line(act_command("play")) == "act play");
  CHECK(to_line(act_command("place_point", "0.2,-0.4,1")) == "act place_point 0.2,-0.4,1");
  CHECK(to_line(set_command("network.hidden", Value(std::string()))) == "set network.hidden ");
}

TEST_CASE("invariant: a line reads back to the same command, line breaks and backslashes included") {
  Random random(3);
  const std::string letters = "ab \\n\n\t\r,;=0é";
  for (int i = 0; i < 500; ++i) {
    std::string text;
    for (std::uint32_t length = random.below(12); length > 0; --length)
      text += letters[random.below(static_cast<std::uint32_t>(letters.size()))];
    const Command command = random.below(2) == 0 ? set_command("x.y", Value(text)) : act_command("z", text);
    const std::string line = to_line(command);
    CHECK(line.find('\n') == std::string::npos);
    const Result<Command> read = parse_line(line);
    REQUIRE(read.ok());
    CHECK(read.value() == command);
  }
}

TEST_CASE("degenerate: lines that are no commands are refused with a sentence") {
  for (const char* line : {"", "set", "act ", "get x", "play", " set x 1"}) {
    const Result<Command> command = parse_line(line);
    REQUIRE_FALSE(command.ok());
    CHECK(command.error().message.find("A command is") == 0);
  }
}

TEST_CASE("known: waiting commands are carried out in order, and what fails leaves its sentence") {
  Commands commands;
  Recorder recorder;
  std::vector<std::string> done;
  commands.on_done = [&](const Command& command) {
    done.push_back(to_line(command));
  };
  commands.set("a", Value(1.0));
  commands.act("play");
  commands.act("bad");
  CHECK(commands.push_line("set b hello").ok());
  CHECK_FALSE(commands.push_line("nonsense").ok());
  CHECK(commands.run(recorder) == std::vector<std::string>{"No act bad()."});
  CHECK(recorder.seen == std::vector<std::string>{"set a=1", "act play()", "set b=hello"});
  CHECK(done == std::vector<std::string>{"set a 1", "act play", "set b hello"});
  CHECK(commands.is_empty());
}

TEST_CASE("known: a slider that is dragged within one frame sets once, but not across an action") {
  Commands commands;
  Recorder recorder;
  commands.set("a", Value(1.0));
  commands.set("b", Value(1.0));
  commands.set("a", Value(2.0));
  commands.act("play");
  commands.set("a", Value(3.0));
  CHECK(commands.run(recorder).empty());
  CHECK(recorder.seen == std::vector<std::string>{"set b=1", "set a=2", "act play()", "set a=3"});
}
