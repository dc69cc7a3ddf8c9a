#include "chapters/images/model.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "chapters/opening.h"
#include "core/base/rng.h"
#include "core/nn/forward.h"
#include "core/regions/boundary_distance.h"
#include "lab/commands.h"
#include "lab/link.h"
#include "lab/session.h"
#include "support/stroke_images.h"

using namespace crease;
using images::Model;

namespace {

constexpr int count = 100;

/// Spent after so many looks.
class CountedBudget final : public lab::Budget {
 public:
  explicit CountedBudget(int looks) : left_(looks) {}
  bool is_spent() const override { return --left_ < 0; }
  double share_spent() const override { return is_spent() ? 1 : 0.1; }

 private:
  mutable int left_;
};

void run(lab::Chapter& chapter, const std::string& line) {
  const Status status = lab::apply(chapter, lab::parse_line(line).value());
  REQUIRE_MESSAGE(status.ok(), line);
}

/// A small network on strokes.
void make_small(lab::Chapter& chapter) {
  for (const char* line :
       {"set network.hidden 12,8", "set training.batch 16", "set training.learning_rate 0.01"})
    run(chapter, line);
}

void settle(Model& model, int looks = 1000) {
  for (int i = 0; i < 10'000 && model.is_busy(); ++i) model.update(CountedBudget(looks));
  CHECK_FALSE(model.is_busy());
}

std::vector<double> weights_of(const Model& model) {
  REQUIRE(model.experiment() != nullptr);
  return model.experiment()->network().parameters;
}

bool is_same(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!(a[i] == b[i] || (std::isnan(a[i]) && std::isnan(b[i])))) return false;
  return true;
}

void check_same_history(const images::History& a, const images::History& b) {
  CHECK(a.step == b.step);
  CHECK(is_same(a.test_accuracy, b.test_accuracy));
  CHECK(is_same(a.train_accuracy, b.train_accuracy));
  CHECK(is_same(a.cells, b.cells));
  CHECK(is_same(a.line_cells, b.line_cells));
  CHECK(is_same(a.distance, b.distance));
}

}  // namespace

TEST_CASE("invariant: the three images lie at the corners of their slice, to a rounding error") {
  Model model;
  model.use_assets(testing::stroke_assets(count));
  for (const char* line : {"set slice.first 5", "set slice.second 17", "set slice.third 93"})
    run(model, line);
  REQUIRE(model.slice() != nullptr);
  for (std::size_t i = 0; i < 3; ++i) {
    const std::vector<double> image = data::image_points(*model.images(), model.slice()->image[i], 1),
                              mixed = model.slice()->point_at(model.slice()->plane.corner[i]);
    for (std::size_t k = 0; k < image.size(); ++k) CHECK(std::fabs(mixed[k] - image[k]) < 1e-13);
  }
  CHECK(model.slice()->image[2] == 93);
}

TEST_CASE("agree: the counts of the lab are those of the core in the same slice and on the same line") {
  Model model;
  model.use_assets(testing::stroke_assets(count));
  make_small(model);
  run(model, "act step 40");
  settle(model);
  REQUIRE(model.step() == 40);
  const nn::Network network = model.experiment()->network();
  const auto point = [&](int image) {
    return data::image_points(*model.images(), image, 1);
  };
  const auto plane = regions::plane_through(point(0), point(1), point(2));
  REQUIRE(plane.ok());
  const auto& corner = plane.value().corner;
  const double left = std::min(0.0, corner[2].x), right = std::max(corner[1].x, corner[2].x),
               half = 0.65 * std::max(right - left, corner[2].y), x = (left + right) / 2, y = corner[2].y / 2;
  regions::Subdivider subdivider;
  const auto cells =
      subdivider.run(network, plane.value().slice, regions::box(x - half, x + half, y - half, y + half));
  REQUIRE(cells.ok());
  CHECK(model.record().cells == cells.value()->cells());
  CHECK(model.picture().cells->cells() == cells.value()->cells());
  regions::Line line{point(0), point(1), 0, 1};
  for (std::size_t k = 0; k < line.direction.size(); ++k) line.direction[k] -= line.origin[k];
  CHECK(model.record().line_cells == static_cast<double>(regions::count_cells_along(network, line).value()));
  regions::CellMaps maps(network);
  double sum = 0;
  for (int i = 0; i < 20; ++i)
    sum += regions::boundary_distance(maps, point(80 + i), regions::Norm::two).distance;
  CHECK(model.record().distance == doctest::Approx(sum / 20).epsilon(1e-10));
  int right_ones = 0;
  for (int i = 80; i < count; ++i)
    right_ones += data::largest_at(nn::evaluate(network, point(i))) == model.images()->label[i];
  CHECK(model.record().test_accuracy == right_ones / 20.0);
}

TEST_CASE("known: strokes of ten directions are learnt, and wrong labels only by heart") {
  Model model;
  model.use_assets(testing::stroke_assets(300));
  make_small(model);
  run(model, "set network.hidden 24");
  run(model, "act step 300");
  settle(model);
  CHECK(model.record().test_accuracy > 0.85);
  run(model, "set data.random_share 1");
  CHECK(model.step() == 0);
  run(model, "set data.train_count 60");
  run(model, "act step 300");
  settle(model);
  CHECK(model.record().train_accuracy > 0.85);
  CHECK(model.record().test_accuracy < 0.4);
}

TEST_CASE("invariant: weights and curves are the same however updates are sliced") {
  Model once, often;
  for (Model* model : {&once, &often}) {
    model->use_assets(testing::stroke_assets(count));
    make_small(*model);
  }
  run(once, "act step 60");
  settle(once);
  for (int i = 0; i < 12; ++i) {
    run(often, "act step 5");
    settle(often, 1 + i % 3);
  }
  CHECK(once.step() == 60);
  CHECK(weights_of(once) == weights_of(often));
  CHECK(once.history().step.size() == 4);
  check_same_history(once.history(), often.history());
}

TEST_CASE("agree: a link reopens to the same bytes where the images are, now or later") {
  Model model;
  model.use_assets(testing::stroke_assets(count));
  lab::Session session(model);
  make_small(session);
  for (const char* line : {"set slice.first 44", "set picture.zoom 2", "act step 30"}) run(session, line);
  chapters::settle(session);
  const lab::SessionFile file = lab::session_file(session, lab::Weights::repeated);
  const auto opened = chapters::reopen(lab::read_link(lab::to_fragment(file)).value(),
                                       chapters::Course::repeated, testing::stroke_assets(count));
  REQUIRE(opened.ok());
  CHECK(opened.value().session->step() == 30);
  CHECK(weights_of(static_cast<const Model&>(*opened.value().chapter)) == weights_of(model));

  Model late;
  late.use_assets(testing::stroke_assets(count, 30));
  lab::Session waiting(late);
  REQUIRE(waiting.act("open_session", lab::to_fragment(file)).ok());
  CHECK(late.images() == nullptr);
  for (int i = 0; i < 1000 && waiting.is_busy(); ++i) waiting.update(CountedBudget(5));
  REQUIRE(late.experiment() != nullptr);
  CHECK(late.step() == 30);
  CHECK(weights_of(late) == weights_of(model));
  check_same_history(late.history(), model.history());
}

TEST_CASE("invariant: going back through training and forward again gives the same weights and curves") {
  Model model;
  model.use_assets(testing::stroke_assets(count));
  lab::Session session(model);
  make_small(session);
  chapters::settle(session);
  run(session, "act step 40");
  chapters::settle(session);
  const std::vector<double> weights = weights_of(model);
  const images::History history = model.history();
  run(session, "set history.step 13");
  chapters::settle(session);
  CHECK(model.step() == 13);
  check_same_history(model.history(), history);
  run(session, "set history.step 40");
  chapters::settle(session);
  CHECK(weights_of(model) == weights);
  check_same_history(model.history(), history);
  run(session, "set history.step 13");
  chapters::settle(session);
  run(session, "act step 1");  // another future
  chapters::settle(session);
  CHECK(model.history().last_step() == 0);
  run(session, "act rewind");
  CHECK(model.step() == 0);
  run(session, "act undo");
  CHECK(model.step() == 14);
  run(session, "act step 26");
  chapters::settle(session);
  CHECK(weights_of(model) == weights);
  check_same_history(model.history(), history);
}

TEST_CASE("invariant: another slice forgets the counts of the one before, and nothing else") {
  Model model;
  model.use_assets(testing::stroke_assets(count));
  make_small(model);
  run(model, "act step 20");
  settle(model);
  const images::History before = model.history();
  run(model, "act next_image 1");
  CHECK(model.settings().corner[1] == 2);
  CHECK(is_same(model.history().test_accuracy, before.test_accuracy));
  for (const double cells : model.history().cells) CHECK(std::isnan(cells));
  CHECK(model.step() == 20);
  run(model, "act next_image 1");
  run(model, "act next_image 2,7");
  CHECK(model.images()->label[model.settings().corner[2]] == 7);
  const std::array<int, 3> corner = model.settings().corner;
  run(model, "act other_images");
  CHECK(model.settings().corner != corner);
  const auto& label = model.images()->label;
  CHECK(label[model.settings().corner[0]] != label[model.settings().corner[1]]);
}

TEST_CASE("degenerate: without images, and with the same image twice, there is no slice and a sentence why") {
  Model none;
  CHECK_FALSE(none.is_busy());
  CHECK_FALSE(none.message().empty());
  CHECK_FALSE(none.act("play", "").ok());
  CHECK_FALSE(none.exported_network().has_value());
  Model model;
  model.use_assets(testing::stroke_assets(count));
  make_small(model);
  run(model, "set slice.second 100");  // the collection has 100: it is the first again
  CHECK(model.slice() == nullptr);
  CHECK(model.message().find("one line") != std::string::npos);
  run(model, "act step 3");
  settle(model);
  CHECK(model.step() == 3);
  run(model, "set data.collection fashion");
  CHECK(model.images() == nullptr);
  CHECK(model.message() == "These assets have strokes only.");
  CHECK(model.act("load_images", "").ok());
}

TEST_CASE("degenerate: a learning rate beyond all measure ends in a sentence and finite weights") {
  Model model;
  model.use_assets(testing::stroke_assets(count));
  make_small(model);
  run(model, "set training.optimizer sgd");
  run(model, "set training.learning_rate 10");
  run(model, "set network.bias_scale 10");
  run(model, "act step 400");
  settle(model);
  for (const double weight : weights_of(model)) CHECK(std::isfinite(weight));
  if (model.step() < 400) CHECK(model.message().find("diverged") != std::string::npos);
}

TEST_CASE("known: training is recorded close together at first and once an epoch in the end") {
  std::int64_t step = images::next_recorded_step(-1, 280);
  CHECK(step == 0);
  int records = 0;
  for (; step < 10'000; ++records) {
    const std::int64_t next = images::next_recorded_step(step, 280);
    CHECK(next - step >= 16);
    CHECK(next - step <= 280);
    step = next;
  }
  CHECK(records < 70);
}
