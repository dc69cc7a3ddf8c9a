#include <doctest/doctest.h>

#include <string>

#include "chapters/train_and_watch/pair.h"
#include "chapters/train_and_watch/random_commands.h"
#include "lab/link.h"
#include "lab/session.h"
#include "lab/session_file.h"
#include "support/budgets.h"

using namespace crease;
using namespace crease::train_and_watch;
using testing::CountedBudget;

namespace {

struct Lab {
  Model model;
  lab::Session session{model};

  explicit Lab(std::string_view restrictions = "") {
    CHECK(session.restrict(lab::parse_restrictions(restrictions).value()) == "");
  }
  void settle() {
    for (int i = 0; i < 100000 && session.is_busy(); ++i) session.update(CountedBudget(3));
  }
  std::string value(std::string_view id) const { return lab::to_text(session.get(id).value()); }
};

std::string values_of(const Lab& lab, lab::Touch touch) {
  std::string text;
  for (const lab::Parameter& parameter : lab.session.parameters())
    if (lab.session.touch_of_set(parameter.id) == touch)
      text += parameter.id + ' ' + lab.value(parameter.id) + '\n';
  return text;
}

std::string locked_values(const Lab& lab) {
  std::string text;
  for (const lab::Parameter& parameter : lab.session.parameters())
    if (parameter.is_locked) text += parameter.id + ' ' + lab.value(parameter.id) + '\n';
  return text;
}

void do_at_random(Lab& lab, std::uint64_t seed, int commands) {
  testing::RandomCommands random(seed);
  for (int i = 0; i < commands; ++i) {
    const lab::Command command = random.next(lab.model);
    if (command.id == "play" || command.id == "toggle_play") continue;
    static_cast<void>(lab::apply(lab.session, command).ok());
    if (i % 9 == 4) static_cast<void>(lab.session.act(i % 2 ? "undo" : "redo", "").ok());
    lab.settle();
  }
}

}  // namespace

TEST_CASE("known: what is locked is refused with a sentence and shown as locked; the rest is free") {
  Lab lab("lock training.learning_rate,Data");
  const Status refused = lab.session.set("training.learning_rate", 0.5);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message == "Learning rate is locked here.");
  CHECK_FALSE(lab.session.set("data.noise", 0.1).ok());
  CHECK_FALSE(lab.session.act("place_point", "0,0,1").ok());
  CHECK_FALSE(lab.session.act("load_csv", "a\nx,y,label\n0,0,a\n1,1,b\n").ok());
  CHECK(lab.session.set("network.seed", std::int64_t(5)).ok());
  CHECK(lab.session.act("step", "").ok());
  for (const lab::Parameter& parameter : lab.session.parameters())
    CHECK((parameter.is_locked == (parameter.group == "Data" || parameter.id == "training.learning_rate")));
  for (const lab::Action& action : lab.session.actions())
    if (action.group == "Data") CHECK_FALSE_MESSAGE(action.is_enabled, action.id);
}

TEST_CASE("known: a locked setting does not change by a way around it either") {
  Lab lab("lock data.csv,layer.0.width");
  const std::string before = locked_values(lab);
  CHECK_FALSE(lab.session.set("network.hidden", std::string("3,3")).ok());
  CHECK_FALSE(lab.session.act("load_csv", "a\nx,y,label\n0,0,a\n1,1,b\n").ok());
  CHECK(locked_values(lab) == before);
  CHECK(lab.session.act("step", "3").ok());
  lab.settle();
  CHECK(lab.session.step() == 3);
}

TEST_CASE("invariant: whatever is done, what is locked stays as it was") {
  for (const char* words :
       {"Data", "Network", "network.seed,data.source", "settings", "hidden.count,weights"})
    for (std::uint64_t seed = 1; seed <= 2; ++seed) {
      CAPTURE(words);
      Lab lab("lock " + std::string(words));
      const std::string before = locked_values(lab);
      REQUIRE_FALSE(before.empty());
      do_at_random(lab, seed, 60);
      CHECK(locked_values(lab) == before);
    }
}

TEST_CASE(
    "invariant: a lab that is only to watch trains, rewinds and moves its view, and changes nothing else") {
  Lab lab("readonly");
  const std::string before = values_of(lab, lab::Touch::experiment);
  do_at_random(lab, 3, 150);
  CHECK(values_of(lab, lab::Touch::experiment) == before);
  CHECK(lab.session.set("picture.3d", true).ok());
  CHECK(lab.session.act("rewind", "").ok());
  CHECK(lab.session.act("step", "20").ok());
  lab.settle();
  CHECK(lab.session.step() == 20);
  CHECK(lab.session.set("history.step", std::int64_t(7)).ok());
  CHECK_FALSE(lab.session.set("weight.1.0.0", 2.0).ok());
  CHECK_FALSE(lab.session.act("undo", "").ok());
  CHECK_FALSE(lab.session.act("restore_settings", "").ok());
}

TEST_CASE("known: links still open under a lock, not where opening is locked, nor in a lab to watch") {
  Lab other;
  REQUIRE(other.session.set("network.seed", std::int64_t(9)).ok());
  const std::string link = lab::to_fragment(session_file(other.session, lab::Weights::repeated));
  Lab locked("lock network.seed"), closed("lock network.seed,open_session"), watched("readonly");
  CHECK(locked.session.act("open_session", link).ok());
  CHECK(locked.value("network.seed") == "9");
  CHECK_FALSE(closed.session.act("open_session", link).ok());
  CHECK_FALSE(watched.session.act("open_session", link).ok());
  CHECK(watched.value("network.seed") != "9");
}

TEST_CASE("known: what was done before the restrictions came is not undone") {
  Lab lab;
  REQUIRE(lab.session.set("network.seed", std::int64_t(7)).ok());
  CHECK(lab.session.restrict(lab::parse_restrictions("lock network.seed").value()) == "");
  CHECK_FALSE(lab.session.act("undo", "").ok());
  CHECK(lab.value("network.seed") == "7");
}

TEST_CASE("known: of two networks both are locked, and the comparison itself stays free") {
  Pair pair;
  lab::Session session(pair);
  CHECK(session.restrict(lab::parse_restrictions("lock Training,network.seed").value()) == "");
  REQUIRE(session.set("compare.is_on", true).ok());
  for (const char* id :
       {"training.learning_rate", "b.training.learning_rate", "network.seed", "b.network.seed"})
    CHECK_FALSE_MESSAGE(session.set(id, 2.0).ok(), id);
  CHECK(session.set("b.layer.0.width", std::int64_t(3)).ok());
  CHECK(session.set("compare.is_on", false).ok());
}

TEST_CASE(
    "invariant: every action but those of the whole lab has a group, and every parameter named in it "
    "exists") {
  Lab lab;
  for (const lab::Action& action : lab.session.actions()) {
    if (action.id != "restore_settings") CHECK_MESSAGE(!action.group.empty(), action.id);
    if (!action.sets.empty() && action.sets != "weights")
      CHECK_MESSAGE(lab.session.get(action.sets).ok(), action.id);
  }
}
