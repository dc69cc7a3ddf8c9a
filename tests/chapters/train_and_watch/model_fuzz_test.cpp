#include <doctest/doctest.h>

#include <cmath>

#include "chapters/train_and_watch/random_commands.h"
#include "support/budgets.h"

using namespace crease;
using namespace crease::train_and_watch;
using testing::CountedBudget;

namespace {

bool are_finite(std::span<const double> values) {
  for (const double value : values)
    if (!std::isfinite(value)) return false;
  return true;
}

void check_exact_picture(const Model& model) {
  const Picture& picture = model.picture();
  REQUIRE(picture.cells != nullptr);
  const auto cells = static_cast<std::size_t>(picture.cells->cells());
  CHECK(cells >= 1);
  CHECK(picture.region_of_cell.size() == cells);
  CHECK(picture.tint_of_cell.size() == cells);
  CHECK(picture.linear_regions >= 1);
  CHECK(picture.linear_regions <= picture.cells->cells());
  CHECK(picture.cells->outputs == model.network().architecture.output());
  const Window& window = picture.window;
  const double area = (window.x1 - window.x0) * (window.y1 - window.y0);
  CHECK(regions::total_area(*picture.cells) == doctest::Approx(area).epsilon(1e-9));
}

/// What must hold after every command and every update, whatever came before.
void check_invariants(const Model& model) {
  const Picture& picture = model.picture();
  CHECK(are_finite(model.network().parameters));
  CHECK(std::isfinite(picture.value_scale));
  CHECK(picture.value_scale > 0);
  CHECK(picture.output < model.network().architecture.output());
  if (picture.is_exact) {
    check_exact_picture(model);
  } else {
    CHECK(picture.cells == nullptr);
    CHECK(!picture.notice.empty());
    CHECK(are_finite(picture.samples));
    CHECK(picture.samples.size() ==
          std::size_t(picture.sample_columns) * picture.sample_rows * model.network().architecture.output());
  }
  const History& history = model.history();
  CHECK(history.step.size() == history.test_accuracy.size());
  CHECK(history.step.size() == history.linear_regions.size());
  for (const double loss : history.train_loss) CHECK(!std::isinf(loss));
}

/// Commands that succeed, carried out with `looks` per update; the lines that were carried out.
std::vector<std::string> click_around(Model& model, std::uint64_t seed, int commands, int looks) {
  testing::RandomCommands random(seed);
  std::vector<std::string> log;
  for (int i = 0; i < commands; ++i) {
    const lab::Command command = random.next(model);
    CAPTURE(lab::to_line(command));
    const bool runs_on = command.id == "play" || command.id == "toggle_play";
    if (runs_on) continue;
    const Status status = lab::apply(model, command);
    if (status.ok()) log.push_back(lab::to_line(command));
    if (!status.ok()) CHECK(!status.error().message.empty());
    check_invariants(model);
    for (int updates = 0; updates < 1000 && model.is_busy(); ++updates) model.update(CountedBudget(looks));
    CHECK_FALSE(model.is_busy());
    check_invariants(model);
  }
  return log;
}

}  // namespace

TEST_CASE(
    "invariant: whatever is clicked, the state stays consistent, and replaying it gives the same bytes") {
  for (const std::uint64_t seed : {1, 2, 3, 4}) {
    Model model, again;
    const std::vector<std::string> log = click_around(model, seed, 150, 3);
    CHECK(log.size() > 50);
    for (const std::string& line : log) {
      const Result<lab::Command> command = lab::parse_line(line);
      REQUIRE(command.ok());
      CAPTURE(line);
      REQUIRE(lab::apply(again, command.value()).ok());
      for (int updates = 0; updates < 1000 && again.is_busy(); ++updates) again.update(CountedBudget(1));
    }
    CHECK(again.step() == model.step());
    CHECK(again.network().architecture == model.network().architecture);
    CHECK(again.network().parameters == model.network().parameters);
  }
}

TEST_CASE("invariant: while it plays, any command leaves a picture that fits the network") {
  Model model;
  testing::RandomCommands random(9);
  for (int i = 0; i < 150; ++i) {
    if (!model.is_playing()) (void)model.act("play", "").ok();
    const lab::Command command = random.next(model);
    CAPTURE(lab::to_line(command));
    (void)lab::apply(model, command).ok();
    check_invariants(model);
    model.update(CountedBudget(2));
    check_invariants(model);
  }
}
