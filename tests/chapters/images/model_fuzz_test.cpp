#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "chapters/images/model.h"
#include "core/base/rng.h"
#include "lab/commands.h"
#include "support/stroke_images.h"

using namespace crease;
using images::Model;

namespace {

class Endless final : public lab::Budget {
  bool is_spent() const override { return false; }
};

std::string random_value(const lab::Parameter& parameter, Random& random) {
  if (parameter.id == "network.hidden") return random.below(2) == 0 ? "9" : "6, 5";
  if (parameter.id == "data.train_count") return std::to_string(10 + random.below(60));
  if (parameter.type == lab::ParameterType::boolean) return random.below(2) == 0 ? "true" : "false";
  if (parameter.type == lab::ParameterType::choice)
    return parameter.choices[random.below(static_cast<std::uint32_t>(parameter.choices.size()))].id;
  const double high = std::min(parameter.soft_max, 100.0),
               value = parameter.soft_min + (high - parameter.soft_min) * random.uniform();
  return parameter.type == lab::ParameterType::integer ? std::to_string(std::llround(value))
                                                       : lab::to_text(value);
}

lab::Command random_command(const Model& model, Random& random) {
  if (random.below(2) == 0) {
    const std::vector<lab::Parameter> parameters = model.parameters();
    const auto& parameter = parameters[random.below(static_cast<std::uint32_t>(parameters.size()))];
    return lab::set_command(parameter.id, random_value(parameter, random));
  }
  const std::vector<lab::Action> actions = model.actions();
  const std::string id = actions[random.below(static_cast<std::uint32_t>(actions.size()))].id;
  if (id == "step") return lab::act_command(id, std::to_string(1 + random.below(20)));
  if (id == "next_image")
    return lab::act_command(id, std::to_string(random.below(4)) + "," + std::to_string(random.below(12)));
  return lab::act_command(id);
}

void check_consistent(const Model& model) {
  CHECK((model.images() != nullptr) == (model.experiment() != nullptr));
  if (model.experiment() != nullptr)
    for (const double weight : model.experiment()->network().parameters) REQUIRE(std::isfinite(weight));
  CHECK(model.history().step.size() == model.history().distance.size());
  for (std::size_t i = 1; i < model.history().step.size(); ++i)
    CHECK(model.history().step[i] > model.history().step[i - 1]);
  if (model.slice() == nullptr || model.is_busy()) return;
  REQUIRE(model.picture().cells != nullptr);
  CHECK(model.picture().step == model.step());
  CHECK(model.record().step == model.step());
}

}  // namespace

TEST_CASE("invariant: whatever is clicked on among images, the state stays consistent and can be replayed") {
  for (const std::uint64_t seed : {1, 2}) {
    Model model, again;
    for (Model* each : {&model, &again}) {
      each->use_assets(testing::stroke_assets(60));
      REQUIRE(each->set("network.hidden", std::string("9")).ok());
    }
    Random random(seed);
    std::vector<lab::Command> log;
    for (int i = 0; i < 60; ++i) {
      const lab::Command command = random_command(model, random);
      if (command.id == "play" || command.id == "toggle_play" || command.id == "restore_settings") continue;
      CAPTURE(lab::to_line(command));
      if (lab::apply(model, command).ok()) log.push_back(command);
      check_consistent(model);
      while (model.is_busy()) model.update(Endless());
      check_consistent(model);
    }
    CHECK(log.size() > 20);
    for (const lab::Command& command : log) {
      REQUIRE(lab::apply(again, command).ok());
      while (again.is_busy()) again.update(Endless());
    }
    CHECK(again.step() == model.step());
    REQUIRE((again.experiment() != nullptr) == (model.experiment() != nullptr));
    if (model.experiment() != nullptr)
      CHECK(again.experiment()->network().parameters == model.experiment()->network().parameters);
  }
}
