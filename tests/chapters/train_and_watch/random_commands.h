#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "chapters/train_and_watch/pair.h"
#include "core/base/rng.h"
#include "lab/commands.h"

/// Random commands made from a chapter's descriptions, as a person might click them.
namespace crease::testing {

class RandomCommands {
 public:
  explicit RandomCommands(std::uint64_t seed) : random_(seed) {}

  lab::Command next(const train_and_watch::Model& model) { return next(model, model); }

  /// To one of the networks, or to both.
  lab::Command next(const train_and_watch::Pair& pair) {
    const bool is_for_b = pair.b() != nullptr && random_.below(2) == 0;
    lab::Command command = next(pair, is_for_b ? *pair.b() : pair.a());
    const bool is_weight = command.id.starts_with("weight.");
    if (is_for_b && is_weight) command.id.insert(0, "b.");
    return command;
  }

 private:
  lab::Command next(const lab::Chapter& chapter, const train_and_watch::Model& model) {
    const std::uint32_t kind = random_.below(10);
    if (kind < 4) return random_set(chapter);
    if (kind < 5) return random_weight(model);
    return random_action(chapter);
  }

  lab::Command random_set(const lab::Chapter& chapter) {
    const std::vector<lab::Parameter> parameters = chapter.parameters();
    const lab::Parameter& parameter =
        parameters[random_.below(static_cast<std::uint32_t>(parameters.size()))];
    return lab::set_command(parameter.id, random_value(parameter));
  }

  /// Networks stay small, so that the test stays short; everything else takes its whole usual range.
  lab::Value random_value(const lab::Parameter& parameter) {
    if (parameter.id.ends_with("network.hidden")) return std::string(random_.below(2) == 0 ? "7,5" : "12");
    if (parameter.id.ends_with("hidden.count")) return std::int64_t(random_.below(5));
    if (parameter.type == lab::ParameterType::boolean) return random_.below(2) == 0;
    if (parameter.id == "data.expression")
      return std::string(random_.below(2) == 0 ? "|x|-y/2" : "sin(3x)+y^2");
    if (parameter.type == lab::ParameterType::text) return std::string();
    if (parameter.type == lab::ParameterType::choice)
      return parameter.choices[random_.below(static_cast<std::uint32_t>(parameter.choices.size()))].id;
    const bool is_soft = parameter.soft_min < parameter.soft_max;
    const double low = is_soft ? parameter.soft_min : parameter.min;
    const double high = std::min(is_soft ? parameter.soft_max : parameter.max, 300.0);
    const double value = low + (high - low) * random_.uniform();
    const double most = parameter.id.find(".width") != std::string::npos ? 20.0 : high;
    if (parameter.type == lab::ParameterType::integer) return std::int64_t(std::floor(std::min(value, most)));
    return value;
  }

  lab::Command random_weight(const train_and_watch::Model& model) {
    const nn::Architecture& architecture = model.network().architecture;
    const int layer = static_cast<int>(random_.below(static_cast<std::uint32_t>(architecture.depth())));
    std::string id = "weight." + std::to_string(layer);
    id += "." + std::to_string(random_.below(static_cast<std::uint32_t>(architecture.layers[layer].width)));
    id += "." + std::to_string(random_.below(static_cast<std::uint32_t>(architecture.fan_in(layer))));
    return lab::set_command(id, 2 * random_.normal());
  }

  lab::Command random_action(const lab::Chapter& chapter) {
    const std::vector<lab::Action> actions = chapter.actions();
    const std::string id = actions[random_.below(static_cast<std::uint32_t>(actions.size()))].id;
    return lab::act_command(id, random_argument(id));
  }

  std::string random_argument(const std::string& id) {
    const std::string x = lab::to_text(2 * random_.uniform() - 1),
                      y = lab::to_text(2 * random_.uniform() - 1);
    const std::string number = std::to_string(random_.below(40));
    if (id == "step") return std::to_string(1 + random_.below(60));
    if (id == "place_point") return x + "," + y + "," + std::to_string(random_.below(3));
    if (id == "move_point") return number + "," + x + "," + y;
    if (id == "delete_point" || id == "pin") return number;
    if (id.ends_with("add_neuron") || id.ends_with("remove_neuron")) return std::to_string(random_.below(4));
    if (id == "pan") return x + "," + y;
    if (id == "zoom") return lab::to_text(0.5 + random_.uniform()) + "," + x + "," + y;
    if (id == "set_window") return "-1,1," + y + ",2";
    if (id == "scatter_points") return x + "," + y + ",0.2," + number + ",1," + number;
    if (id == "erase_points") return x + "," + y + ",0.3," + std::to_string(1 + random_.below(3));
    if (id == "load_network")
      return "n.json\n"
             R"({"format":"crease-network","version":1,"input":2,"layers":[)"
             R"({"weight":[[1,2],[-1,)" +
             y + R"(]],"bias":[)" + x +
             R"(,0],"activation":"relu"},)"
             R"({"weight":[[1,-1]],"bias":[0],"activation":"linear"}]})";
    if (id == "paste_data") return "1 2 a\n2 3 b\n3 4 a\n";
    if (id == "load_csv") return "own.csv\n1,2,a\n2,3,b\n3,4,a\n0,1,b\n5,1,a\n2,2,b\n";
    return "";
  }

  Random random_;
};

}  // namespace crease::testing
