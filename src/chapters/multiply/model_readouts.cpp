#include <cmath>
#include <limits>

#include "chapters/multiply/model.h"
#include "chapters/multiply/subject.h"
#include "chapters/stage/readout.h"
#include "core/constructions/products_by_squares.h"
#include "lab/number_words.h"

namespace crease::multiply {
namespace {

using stage::real_readout;
using stage::whole_readout;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

lab::Readout neurons_readout(const Model& model) {
  const int layers = layers_of(model.settings());
  return whole_readout(
      "neurons", "Neurons", static_cast<double>(model.neurons()),
      layers == 1 ? "All are in the one hidden layer." : "In " + lab::whole_text(layers) + " hidden layers.");
}

lab::Readout shallow_readout(const Settings& settings) {
  const Settings shallow = with(settings, Construction::shallow);
  return whole_readout("neurons_of_one_layer", "In one layer",
                       static_cast<double>(neurons_of(shallow, settings.factors)),
                       "A neuron for every choice of signs of the factors: 2ⁿ.");
}

lab::Readout error_readout(const Model& model) {
  const char* sentence =
      model.product() == 0 ? "The product is 0: this is how far off the network is, not divided by anything."
                           : "How far off the network is at these factors, as a share of their product.";
  return real_readout("error", "Error", model.error().value_or(unknown), sentence);
}

lab::Readout forecast_readout(const Model& model) {
  const auto& forecast = model.forecast();
  const double lambda = model.settings().lambda;
  if (!forecast)
    return real_readout("forecast", "Forecast", unknown, "There is a forecast for gates that can be built.");
  return real_readout(
      "forecast", "Forecast", std::fabs(forecast->truncation(lambda)) + forecast->rounding(lambda),
      "What the Taylor series leaves, about " +
          lab::significant_text(std::fabs(forecast->truncation(lambda))) +
          ", and what rounding leaves, about " + lab::significant_text(forecast->rounding(lambda)) + ".");
}

lab::Readout bound_readout(const Model& model) {
  if (model.settings().construction != Construction::squares)
    return real_readout("bound", "Bound", unknown, "There is a bound for ReLU squares.");
  if (!model.error_bound())
    return real_readout("bound", "Bound", unknown,
                        "A number that is multiplied is farther from 0 than the squares reach.");
  return real_readout(
      "bound", "Bound", *model.error_bound(),
      "What the error cannot exceed, if every product of two is as far off as it can be: by " +
          lab::significant_text(constructions::square_product_error(model.settings().folds, reach)) + ".");
}

lab::Readout best_readout(const Model& model) {
  const double best = model.forecast() ? model.forecast()->best_lambda() : 0;
  if (!(best > 0))
    return real_readout("best_lambda", "Best λ", unknown, "There is a best λ for gates that can be built.");
  const auto measured = model.curve().best();
  return real_readout("best_lambda", "Best λ", best,
                      "Where Taylor series and rounding together are forecast to leave least, in double. The "
                      "smallest error that was measured is at " +
                          lab::significant_text(measured.value_or(unknown)) + ".");
}

lab::Readout loss_readout(const Model& model) {
  const Training* training = model.training();
  if (training == nullptr)
    return real_readout("loss", "Trained", unknown,
                        model.can_train()
                            ? "Nothing was trained yet."
                            : "So large a network is not trained here: the limit is 20 000 weights.");
  if (!training->divergence().empty())
    return real_readout("loss", "Trained", unknown, training->divergence());
  return real_readout("loss", "Trained", training->loss(),
                      "Mean squared error after " +
                          lab::whole_text(static_cast<double>(training->steps_taken())) +
                          " steps, on fresh random factors; a network that always says 0 has 1.");
}

}  // namespace

std::vector<lab::Readout> Model::readouts() const {
  return {
      neurons_readout(*this),
      shallow_readout(settings()),
      real_readout("product", "Product", product(), "The exact product of the factors."),
      real_readout("value", "Network", value().value_or(unknown), "What the network says, in double."),
      error_readout(*this),
      forecast_readout(*this),
      bound_readout(*this),
      best_readout(*this),
      real_readout(
          "slope", "Slope", slope().value_or(unknown),
          "Of the logarithm of the error against that of λ, where rounding does not matter: 2 says that "
          "half the λ leaves a quarter of the error."),
      loss_readout(*this),
      real_readout("construction_loss", "Written down", construction_loss().value_or(unknown),
                   "The same mean squared error for the network that was written down instead of trained.")};
}

}  // namespace crease::multiply
