#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/multiply/counts.h"
#include "chapters/multiply/diagram.h"
#include "chapters/multiply/error_curve.h"
#include "chapters/multiply/settings.h"
#include "chapters/multiply/training.h"
#include "chapters/stage/settings_chapter.h"
#include "core/constructions/products_accuracy.h"

/// Multiply: networks that multiply n numbers, written down with one layer of 2^n neurons, with a tree of
/// gates, with groups in between or from ReLU squares; their errors, their counts, and what training makes of
/// them.
///
///   parameters  those of setting_table
///   actions     fewer, more   one factor fewer or more
///               take_best     lambda where the error is forecast to be smallest
///               train         2000 steps more
namespace crease::multiply {

class Model final : public stage::SettingsChapter<Settings> {
 public:
  Model();

  std::string_view id() const override { return "multiply"; }
  std::string_view title() const override { return "Multiply"; }
  std::vector<lab::Readout> readouts() const override;
  bool update(const lab::Budget& budget) override;
  bool is_busy() const override;
  /// The construction; with 16 factors in one layer it has 1.1 million weights.
  std::optional<nn::Network> exported_network() const override;

  // What the view draws. References live until the next command or update.
  const std::vector<double>& factors() const { return factors_; }
  double product() const { return product_; }
  /// What the network says, in double and (but for squares) in float; none where it cannot be written down.
  std::optional<double> value() const { return value_; }
  std::optional<double> rough_value() const { return rough_value_; }
  /// Relative, or absolute where the product is 0.
  std::optional<double> error() const;
  std::optional<double> rough_error() const;
  /// What the error of ReLU squares cannot exceed at these factors but for rounding, as `error` counts it;
  /// none for gates, or where a number that is multiplied may be beyond the reach.
  std::optional<double> error_bound() const;
  /// Of gates that can be written down.
  const std::optional<constructions::ErrorForecast>& forecast() const { return forecast_; }
  const std::optional<constructions::ErrorForecast>& rough_forecast() const { return rough_forecast_; }
  const ErrorCurve& curve() const { return *curve_; }
  /// Of the error against lambda, where what the Taylor series leaves is all there is to see.
  std::optional<double> slope() const;
  /// Measured errors below the best lambda as a share of what rounding is forecast to leave: their median;
  /// none while they are not measured.
  std::optional<double> rounding_ratio() const;
  /// The largest size of a number that is multiplied, if pairs are: factors, products of pairs, ...
  double largest_on_the_way() const;
  std::int64_t neurons() const;
  /// The network that is drawn beside the one layer: the chosen one, or the tree.
  const Diagram& diagram() const { return diagram_; }
  const Settings& diagram_settings() const { return diagram_settings_; }
  const std::vector<CountLine>& counts() const { return counts_; }
  /// Of ReLU squares.
  const std::optional<SquareCheck>& square_check() const { return square_check_; }
  /// None where nothing is trained, or cannot be.
  const Training* training() const { return training_ ? &*training_ : nullptr; }
  bool can_train() const { return can_train_; }
  /// The loss of the construction on the rows on which the trained network is measured.
  std::optional<double> construction_loss() const { return construction_loss_; }
  /// Why there is no network; else empty.
  const std::string& trouble() const { return trouble_; }
  std::string message() const;

 protected:
  Table table(const Settings& settings) const override { return setting_table(settings); }
  std::span<const stage::ActionEntry> own_actions() const override;
  bool is_possible(std::string_view action) const override;
  Status carry_out(std::string_view action, std::string_view argument) override;
  void begin(const Settings* before) override;

 private:
  void multiply();
  void begin_training(bool is_all_new);

  std::vector<double> factors_;
  double product_ = 0;
  std::optional<double> value_, rough_value_;
  std::optional<constructions::ErrorForecast> forecast_, rough_forecast_;
  std::optional<ErrorCurve> curve_;
  Settings diagram_settings_;
  Diagram diagram_;
  std::vector<CountLine> counts_;
  std::optional<SquareCheck> square_check_;
  std::optional<Training> training_;
  bool can_train_ = false;
  std::optional<double> construction_loss_;
  std::string trouble_;
};

}  // namespace crease::multiply
