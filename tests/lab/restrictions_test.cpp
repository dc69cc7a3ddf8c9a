#include "lab/restrictions.h"

#include <doctest/doctest.h>

using namespace crease::lab;

namespace {

Parameter parameter(const char* id, const char* group) {
  Parameter made;
  made.id = id;
  made.group = group;
  return made;
}

Action action(const char* id, const char* group, const char* sets = "") {
  return {id, id, "", true, "", Takes::line, false, group, sets};
}

Restrictions read(std::string_view text) {
  return parse_restrictions(text).value();
}

}  // namespace

TEST_CASE("known: restrictions are read line by line, and other lines are refused with a sentence") {
  const Restrictions all = read("hide settings, plots\nlock Data,network.seed\nreadonly");
  CHECK(all == Restrictions{{"settings", "plots"}, {"Data", "network.seed"}, true});
  CHECK(read("") == Restrictions{});
  CHECK(read("hide ,,a, ").hidden == std::vector<std::string>{"a"});
  for (const char* bad : {"hidden a", "readonly yes", "hide", "lock", "x"})
    CHECK_MESSAGE(!parse_restrictions(bad), bad);
}

TEST_CASE("known: hiding \"network\" takes the diagram away, \"Network\" the settings") {
  const Parameter width = parameter("layer.0.width", "Network");
  CHECK(hides_part(read("hide network"), "network"));
  CHECK_FALSE(hides(read("hide network"), width));
  CHECK_FALSE(hides_part(read("hide Network"), "network"));
  CHECK(hides(read("hide Network"), width));
  CHECK(hides_part(read("hide PLOTS"), "plots"));
}

TEST_CASE("known: a word means an id, a group, or all settings; the transport is no setting") {
  const Parameter rate = parameter("training.learning_rate", "Training");
  const Parameter step = parameter("history.step", "Transport");
  for (const char* words : {"training.learning_rate", "training", "Training", "settings"}) {
    CHECK_MESSAGE(hides(read("hide " + std::string(words)), rate), words);
    CHECK_MESSAGE(locks(read("lock " + std::string(words)), rate), words);
  }
  CHECK_FALSE(hides(read("hide settings"), step));
  CHECK_FALSE(locks(read("lock settings"), step));
  CHECK(locks(read("lock Transport"), step));
  CHECK_FALSE(locks(read("hide Training"), rate));
}

TEST_CASE("known: an action is locked with the parameter that it sets, and hidden with its group") {
  const Action dice = action("new_seed", "Transport", "network.seed");
  CHECK(locks(read("lock network.seed"), dice));
  CHECK(hides(read("hide transport"), dice));
  CHECK_FALSE(locks(read("lock settings"), dice));
  CHECK_FALSE(locks(read("lock Data"), dice));
}

TEST_CASE("known: weights are locked by name, with their group and with everything") {
  for (const char* words : {"weights", "Network", "settings", "weight.1.0.0"})
    CHECK_MESSAGE(locks_weights(read("lock " + std::string(words)), "weight.1.0.0"), words);
  CHECK_FALSE(locks_weights(read("lock Data"), "weight.1.0.0"));
}

TEST_CASE("known: words that mean nothing are named, the others are not") {
  const std::vector<Parameter> parameters = {parameter("data.noise", "Data")};
  const std::vector<Action> actions = {action("undo", "Transport")};
  const auto unknown = [&](std::string_view text) {
    return unknown_words(read(text), parameters, actions);
  };
  CHECK(unknown("hide settings,network,plots,readouts,share,data.noise,undo,data\nlock Data,undo,weights") ==
        "");
  CHECK(unknown("hide pony").find("pony") != std::string::npos);
  CHECK(unknown("lock plots").find("plots") != std::string::npos);
  CHECK(unknown("hide data.noise\nlock data.nose").find("data.noise\"") == std::string::npos);
}
