#pragma once

#include <optional>
#include <string>

#include "chapters/train_and_watch/settings.h"
#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/nn/network.h"
#include "core/nn/trainer.h"

/// What settings stand for: points, loss, architecture, first weights. Pure functions.
namespace crease::train_and_watch {

/// The points: generated or from the file, then changed by hand. Error: the first thing that is wrong.
Result<data::Split> make_points(const DataSettings& settings);

/// The loss that is used: the wish where it fits the data, else the one that does.
nn::Loss suitable_loss(std::optional<nn::Loss> wish, const data::Dataset& points);

/// Empty, or the sentence that says why another loss than the wish is used.
std::string loss_notice(std::optional<nn::Loss> wish, const data::Dataset& points);

/// One output, or one per class for softmax and for more than two classes.
int output_count(nn::Loss loss, const data::Dataset& points);

/// The hidden layers and a linear output.
nn::Architecture make_architecture(const NetworkSettings& settings, int outputs);

/// The weights that training starts from. Error: larger than the lab can hold.
Result<nn::Network> first_network(const NetworkSettings& settings, int outputs);

/// The options with the loss that is used, and a batch no larger than the data.
nn::TrainingOptions make_options(const TrainingSettings& settings, nn::Loss loss, int rows);

}  // namespace crease::train_and_watch
