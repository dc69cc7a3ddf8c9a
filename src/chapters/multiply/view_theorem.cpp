#include "chapters/stage/view_theorem.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <set>
#include <string>

#include "chapters/multiply/subject.h"
#include "chapters/multiply/view_parts.h"
#include "lab/number_words.h"

namespace crease::multiply {
namespace {

using stage::Check;
using stage::Verdict;

constexpr const char* gate_text =
    "m(u, v) = [σ(b + λ(u + v)) + σ(b − λ(u + v)) − σ(b + λ(u − v)) − σ(b − λ(u − v))] / (4λ²σ″(b)) is "
    "uv(1 + λ²(u² + v²)σ⁽⁴⁾(b)/(6σ″(b)) + O(λ⁴)): four neurons, for every σ that is smooth near b and has "
    "σ″(b) ≠ 0 "
    "(Lin, Tegmark and Rolnick 2017). In the Taylor series the signs cancel everything but uv and higher "
    "terms.";
constexpr const char* layer_text =
    "F(x) = 1/(2ⁿλⁿσ⁽ⁿ⁾(b)) · Σ s₁s₂…sₙ σ(b + λ(s₁x₁ + … + sₙxₙ)), summed over all 2ⁿ signs, is "
    "x₁x₂…xₙ(1 + λ²(x₁² + … + xₙ²)σ⁽ⁿ⁺²⁾(b)/(6σ⁽ⁿ⁾(b)) + O(λ⁴)) for σ⁽ⁿ⁾(b) ≠ 0. Lin, Tegmark and Rolnick "
    "(2017) "
    "show that n variables cannot be multiplied using fewer than 2ⁿ neurons in a single hidden layer.";
constexpr const char* loose_text =
    "On a slide this easily becomes “a shallow network needs 2ⁿ neurons”. What is proved is about smooth σ "
    "near one "
    "point, and about products as exact as one likes. It says nothing of ReLU networks, and nothing of one "
    "fixed "
    "error on one fixed box.";
constexpr const char* depth_text =
    "A tree of gates multiplies n = 2, 4, 8, … numbers with 4(n − 1) neurons in log₂ n layers. Rolnick and "
    "Tegmark "
    "(2018): "
    "deep networks need neurons linear in n, a single layer exponentially many, and with k layers 2 to the "
    "power "
    "O(n^(1/k)) are enough: groups of n^(1/k) factors.";
constexpr const char* square_text =
    "x − T(x)/4 − T(T(x))/16 − … with m folds of the tent T is the line through x² at 2^m + 1 places "
    "(Yarotsky 2017), "
    "off by exactly 2^(−2m−2) in the middle of every piece. And uv = ((u + v)/2)² − ((u − v)/2)²: with "
    "6m + 2 ReLUs for |u|, |v| ≤ M the largest error is exactly M²2^(−2m−2); here M = 2.";

constexpr double agreement = 0.2, largest_small = 0.1, slope_agreement = 0.1, rounding_factor = 10;

std::string number(double value) {
  return lab::significant_text(value, 4);
}
std::string whole(double value) {
  return lab::whole_text(value);
}

/// sigma_g(b) for every size of group that there is.
void check_points(const Model& model, std::vector<Check>& checks) {
  const constructions::ProductPlan plan = plan_of(model.settings());
  std::set<int> sizes;
  int left = plan.factors;
  for (const int size : plan.group_size) {
    for (const auto& group : constructions::groups_of(left, size)) sizes.insert(group.size);
    left = (left + size - 1) / size;
  }
  for (const int size : sizes) {
    const auto constants = constructions::gate_constants(plan, size);
    if (constants)
      checks.push_back({Verdict::holds,
                        "The derivative of order " + whole(size) + " is " + number(constants.value().sigma) +
                            " at b = " + number(constants.value().working_point) + ", not 0."});
    else
      checks.push_back({Verdict::fails, "The derivative of order " + whole(size) +
                                            " is 0 at b = " + number(model.settings().point) +
                                            ": the signs cancel the product as well."});
  }
}

Check check_error(const Model& model) {
  const double lambda = model.settings().lambda, error = model.error().value_or(0);
  const double truncation = std::fabs(model.forecast()->truncation(lambda));
  const double rounding = model.forecast()->rounding(lambda);
  if (!std::isfinite(rounding))
    return {Verdict::open, "A factor is 0: there is no relative error to forecast."};
  if (rounding > truncation / rounding_factor)
    return {Verdict::open, "Rounding, about " + number(rounding) +
                               ", hides what the Taylor series leaves, about " + number(truncation) +
                               ": a larger λ shows it."};
  if (truncation > largest_small)
    return {Verdict::open, "λ is not small: the first term of the Taylor series leaves " +
                               number(truncation) + ", and the next ones count as well. The error is " +
                               number(error) + "."};
  const bool holds = std::fabs(error / truncation - 1) < agreement;
  return {holds ? Verdict::holds : Verdict::fails,
          "The error is " + number(error) + "; the Taylor series says " + number(truncation) + "."};
}

Check check_slope(const Model& model) {
  const std::optional<double> slope = model.slope();
  if (!slope) return {Verdict::open, "There is no stretch of λ yet where the Taylor series alone is seen."};
  const bool holds = std::fabs(*slope - 2) < slope_agreement;
  return {holds ? Verdict::holds : Verdict::fails, "Above the best λ the error falls as λ to the power " +
                                                       lab::significant_text(*slope, 3) + "; 2 is claimed."};
}

Check check_rounding(const Model& model) {
  const std::optional<double> ratio = model.rounding_ratio();
  if (!ratio) return {Verdict::open, "Where rounding alone is seen is not measured yet."};
  const bool holds = *ratio > 1 / rounding_factor && *ratio < rounding_factor;
  return {holds ? Verdict::holds : Verdict::fails, "Below the best λ the error in double is " +
                                                       lab::significant_text(*ratio, 2) +
                                                       " times what rounding is forecast to leave."};
}

/// The tree as it is connected, against its formula.
Check check_counts(const Model& model) {
  const int n = model.settings().factors;
  const double tree = static_cast<double>(neurons_of(with(model.settings(), Construction::tree), n));
  const double layer = static_cast<double>(neurons_of(with(model.settings(), Construction::shallow), n));
  const double formula = 4.0 * (n - 1);
  const std::string counted =
      "For n = " + whole(n) + " one layer has " + whole(layer) + " neurons and the tree " + whole(tree);
  if (std::has_single_bit(static_cast<unsigned>(n)))
    return {tree == formula && layer == std::ldexp(1.0, n) ? Verdict::holds : Verdict::fails,
            counted + ": 2ⁿ and 4(n − 1)."};
  return {tree >= formula && layer == std::ldexp(1.0, n) ? Verdict::holds : Verdict::fails,
          counted + ": 2ⁿ and 4(n − 1), and " + whole(tree - formula) +
              " that carry on what is left over, as n is no power of two."};
}

Check check_training(const Model& model) {
  const double trained = model.training()->loss(), built = *model.construction_loss();
  const std::string numbers = "Training leaves " + number(trained) +
                              " of the mean square, what was written down " + number(built) + ": ";
  if (built < trained) return {Verdict::holds, numbers + "what can be expressed need not be learned."};
  return {Verdict::fails, numbers + "here training is better."};
}

void check_squares(const Model& model, std::vector<Check>& checks) {
  const SquareCheck& square = *model.square_check();
  const std::string places =
      "At " + whole(square.places) + " places the largest error of one product is " + number(square.measured);
  const bool holds = square.measured == square.claimed;
  checks.push_back({holds ? Verdict::holds : Verdict::fails,
                    places + (holds ? ", to the last bit what is claimed."
                                    : "; claimed is " + number(square.claimed) + ".")});
  const double largest = model.largest_on_the_way();
  checks.push_back(
      {largest <= reach ? Verdict::holds : Verdict::fails,
       "The largest number that is multiplied is " + number(largest) + "; the squares reach to 2."});
}

}  // namespace

std::vector<Check> checks_of(const Model& model) {
  std::vector<Check> checks;
  if (model.square_check()) {
    check_squares(model, checks);
  } else {
    check_points(model, checks);
    if (model.forecast()) {
      checks.push_back(check_error(model));
      checks.push_back(check_slope(model));
      checks.push_back(check_rounding(model));
    }
  }
  checks.push_back(check_counts(model));
  if (model.training() != nullptr && model.construction_loss()) checks.push_back(check_training(model));
  return checks;
}

void draw_theorem(const Frame& frame, ui::Column& column) {
  stage::draw_theorem(frame.theme, column, {}, checks_of(frame.model));
  column.skip(frame.theme.metrics.gap);
  if (frame.model.square_check()) {
    const std::array<stage::Passage, 2> passages = {
        {{"Products of ReLUs", square_text}, {"One layer", loose_text}}};
    return stage::draw_theorem(frame.theme, column, passages, {});
  }
  const std::array<stage::Passage, 4> passages = {
      {{"One gate", gate_text}, {"One layer", layer_text}, {"", loose_text}, {"More layers", depth_text}}};
  stage::draw_theorem(frame.theme, column, passages, {});
}

}  // namespace crease::multiply
