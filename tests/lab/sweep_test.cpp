#include "lab/sweep.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <sstream>

#include "chapters/opening.h"
#include "chapters/sweep_subjects.h"
#include "core/base/number_text.h"
#include "core/base/rng.h"
#include "core/regions/initial_counts.h"
#include "core/regions/subdivision.h"
#include "lab/random_network.h"

using namespace crease;

namespace {

class Endless final : public lab::Budget {
  bool is_spent() const override { return false; }
};

/// Spent after so many looks at it.
class CountedLooks final : public lab::Budget {
 public:
  explicit CountedLooks(int looks) : left_(looks) {}
  bool is_spent() const override { return left_ <= 0; }
  double share_spent() const override { return --left_ <= 0 ? 1 : 0; }

 private:
  mutable int left_;
};

std::string spec_of(const std::string& chapter, const std::string& rest) {
  return R"({"format":"crease-sweep","version":1,"chapter":")" + chapter + "\"," + rest + "}";
}

const std::string trained = spec_of("train-and-watch", R"(
  "settings": {"data.source": "moons", "data.count": 40, "network.hidden": [4]},
  "grid": [{"id": "hidden.count", "name": "depth", "values": [1, 2]}, {"id": "*.seed", "name": "seed", "from": 3, "to": 5}],
  "steps": [0, 7, 60],
  "measure": ["cells", "train_loss", {"of": "distance", "points": 5}])");

Result<lab::Sweep> read(const std::string& text) {
  return lab::Sweep::read(text, "s.json", chapters::sweep_subjects());
}

lab::Sweep sweep_of(const std::string& text) {
  Result<lab::Sweep> sweep = read(text);
  REQUIRE_MESSAGE(sweep.ok(), (sweep ? "" : sweep.error().message));
  return std::move(sweep).value();
}

std::string rows_of(const std::string& text, int looks = 0, const lab::SweepShard& shard = {}) {
  lab::SweepJob job(sweep_of(text), shard);
  std::string rows;
  for (bool is_over = false; !is_over;) {
    is_over = looks > 0 ? job.advance(CountedLooks(looks)) : job.advance(Endless());
    rows += job.take_rows();
  }
  CHECK(job.trouble() == "");
  CHECK(job.done() == job.total());
  return rows;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

double last_field(const std::string& row) {
  return parse_number(row.substr(row.rfind(',') + 1)).value_or(std::nan(""));
}

}  // namespace

TEST_CASE("invariant: a sweep has the same rows however its time is sliced") {
  const std::string whole = rows_of(trained);
  CHECK(lines_of(whole).size() == 18);
  CHECK(rows_of(trained, 1) == whole);
  CHECK(rows_of(trained, 7) == whole);
}

TEST_CASE("invariant: the shards of a sweep are its points, each once, with the same rows") {
  const std::vector<std::string> whole = lines_of(rows_of(trained));
  std::vector<std::string> together(whole.size());
  for (int i = 1; i <= 4; ++i) {
    const lab::SweepShard shard{i, 4};
    const std::vector<std::string> rows = lines_of(rows_of(trained, 0, shard));
    CHECK(rows.size() == std::size_t(3 * shard.points(6)));
    for (std::size_t k = 0; k < rows.size(); ++k)
      together[std::size_t(3 * shard.point(std::int64_t(k / 3))) + k % 3] += rows[k];
  }
  CHECK(together == whole);
}

TEST_CASE("agree: a row has the numbers of a session with its settings at its step") {
  const std::vector<std::string> rows = lines_of(rows_of(trained));
  lab::SessionFile file;
  file.chapter = "train-and-watch";
  file.settings = {{"data.source", std::string("moons")}, {"data.count", std::int64_t(40)},
                   {"data.seed", std::int64_t(5)},        {"network.hidden", std::string("4,4")},
                   {"network.seed", std::int64_t(5)},     {"training.seed", std::int64_t(5)}};
  file.step = 60;
  const auto opened = chapters::reopen(file, chapters::Course::repeated);
  REQUIRE(opened.ok());
  std::string expected = "5,2,5,60";
  for (const char* id : {"cells", "train_loss"})
    for (const lab::Readout& readout : opened.value().session->readouts())
      if (readout.id == id) expected += "," + shortest(readout.value);
  CHECK(rows[17].substr(0, rows[17].rfind(',')) == expected);
}

TEST_CASE(
    "known: the last axis changes fastest, axes in a zip change together, fields are quoted where needed") {
  const lab::Sweep sweep = sweep_of(spec_of("random-network", R"(
    "grid": [{"zip": [{"id": "network.hidden", "values": [[4, 4], [8]]}, {"id": "network.inputs", "values": [1, 2]}]},
             {"id": "network.bias_scale", "name": "bias", "from": 0.5, "to": 2, "factor": 2}],
    "steps": [0], "measure": ["neurons"])"));
  CHECK(lines_of(sweep.heading({}))[1] == "point,network.hidden,network.inputs,bias,step,neurons");
  CHECK(lines_of(sweep.heading({2, 3}))[0] == lines_of(sweep.heading({}))[0] + ", shard 2/3");
  std::string beginnings;
  for (std::int64_t point = 0; point < sweep.points(); ++point)
    beginnings += sweep.row_beginning(point, 0) + "\n";
  CHECK(beginnings ==
        "0,\"4,4\",1,0.5,0,\n1,\"4,4\",1,1,0,\n2,\"4,4\",1,2,0,\n3,8,2,0.5,0,\n4,8,2,1,0,\n5,8,2,2,0,\n");
}

TEST_CASE("known: one hidden layer of N neurons has N + 1 cells on the line, (N + 1) / N in units of N") {
  const std::string rows = rows_of(spec_of("random-network", R"(
    "settings": {"network.inputs": 1}, "grid": [{"id": "network.hidden", "values": [1, 16]}],
    "measure": [{"of": "cells", "line": true}, {"of": "cells", "line": true, "scaled": true}])"));
  CHECK(rows == "0,1,0,2,2\n1,16,0,17,1.0625\n");
}

TEST_CASE("agree: counts of random networks are those of crease count") {
  const std::vector<std::string> rows = lines_of(rows_of(spec_of("random-network", R"(
    "settings": {"network.hidden": [6, 6], "network.initializer": "glorot_uniform", "network.bias_scale": 0.5},
    "grid": [{"id": "network.seed", "from": 4, "to": 8}],
    "measure": [{"of": "linear_regions", "box": [-2, 2, -1, 3]}])")));
  regions::RandomNetworks networks;
  const int hidden[] = {6, 6};
  networks.architecture = nn::perceptron(2, hidden, 1, nn::Activation::relu);
  networks.initializer = nn::Initializer::glorot_uniform;
  networks.bias_scale = 0.5;
  networks.first_seed = 4;
  networks.seeds = 5;
  regions::CountedPart part;
  part.domain = regions::box(-2, 2, -1, 3);
  const auto counts = regions::initial_counts(networks, part, regions::Counted::linear_regions);
  REQUIRE(counts.ok());
  for (std::size_t i = 0; i < 5; ++i) CHECK(last_field(rows[i]) == double(counts.value()[i]));
}

TEST_CASE(
    "agree: a direction is that of points given on it, and distances have the mean of the points' own") {
  const lab::RandomNetwork chapter;
  const nn::Network network = *chapter.exported_network();
  lab::NetworkMeasure along, through;
  along.where = through.where = lab::NetworkMeasure::Where::segment;
  along.ends = {-3, 3};
  through.ends = {0, 1};
  through.frame = {{-3, 0}, {3, 0}};
  CHECK(measure_network(along, network) == measure_network(through, network));
  CHECK(measure_network(along, network) > 1);

  lab::NetworkMeasure distance;
  distance.of = lab::NetworkMeasure::Of::distance;
  distance.points = 3;
  distance.seed = 9;
  distance.is_scaled = true;
  Random random(9);
  double sum = 0;
  for (int i = 0; i < 3; ++i) {
    const double x = random.normal(), y = random.normal();
    sum += regions::nearest_boundary(network, {}, {x, y}).distance;
  }
  CHECK(measure_network(distance, network) == doctest::Approx(48 * sum / 3).epsilon(1e-12));
}

TEST_CASE(
    "known: three lines through a point cut every square around it in six, in random slices of five "
    "dimensions") {
  // Without biases each of three neurons has its boundary through 0.
  const int hidden[] = {3};
  const nn::Network network =
      nn::initialize(nn::perceptron(5, hidden, 1, nn::Activation::relu), nn::Initializer::he_normal, 0, 2);
  lab::NetworkMeasure measure;
  measure.where = lab::NetworkMeasure::Where::box;
  measure.ends = {-1, 1, -1, 1};
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    measure.random = seed;
    CHECK(measure_network(measure, network) == 6);
  }
}

TEST_CASE(
    "degenerate: what does not exist is an empty field: cells of a smooth network, steps after divergence") {
  const std::vector<std::string> rows = lines_of(rows_of(spec_of("train-and-watch", R"(
    "settings": {"network.hidden": [3], "data.count": 20, "training.optimizer": "sgd"},
    "grid": [{"zip": [{"id": "data.source", "values": ["plane", "plane", "plane", "moons"]},
                      {"id": "network.activation", "values": ["relu", "tanh", "linear", "relu"]},
                      {"id": "training.learning_rate", "values": [0.01, 0.01, 100, 0.01]}]}],
    "steps": [0, 400], "measure": ["cells", "train_accuracy", {"of": "cells", "line": true}, "neurons"])")));
  REQUIRE(rows.size() == 8);
  CHECK(rows[1].starts_with("0,plane,relu,0.01,400,"));
  CHECK(rows[1].ends_with(",,4,3"));
  CHECK(rows[3] == "1,plane,tanh,0.01,400,,,,3");
  CHECK(rows[5] == "2,plane,linear,100,400,,,,");
  CHECK(rows[7].find(",,") == std::string::npos);
}

TEST_CASE("known: a star stands for any letters") {
  CHECK(lab::fits("layer.12.width", "layer.*.width"));
  CHECK(lab::fits("network.seed", "*seed"));
  CHECK(lab::fits("aab", "a*b"));
  CHECK(!lab::fits("network.seeds", "*.seed"));
  CHECK(!lab::fits("layer.width", "layer.*.width"));
  CHECK(lab::csv_field("a\"b") == "\"a\"\"b\"");
}

TEST_CASE("degenerate: every mistake in a sweep file is named with its place, before anything is computed") {
  const auto refusal = [](const std::string& rest, const std::string& chapter = "train-and-watch") {
    // Small, since what is right up to the measures is tried.
    const bool is_bare = chapter == "train-and-watch" && rest.find("settings") == std::string::npos;
    const std::string small = R"("settings":{"data.count":10,"network.hidden":[2]},)";
    const Result<lab::Sweep> sweep = read(spec_of(chapter, (is_bare ? small : "") + rest));
    return sweep ? std::string("accepted") : sweep.error().message;
  };
  const auto names = [&](const std::string& rest, const std::string& part) {
    const std::string sentence = refusal(rest);
    CHECK_MESSAGE(
        (sentence.starts_with("s.json, line 1, column ") && sentence.find(part) != std::string::npos),
        (rest + ": " + sentence));
  };
  CHECK(refusal(R"("measure":["cells"])") == "accepted");
  CHECK(refusal(R"("measure":["cells"])", "train-and-wotch").find("\"train-and-watch\" would be right") !=
        std::string::npos);
  CHECK(refusal(R"("steps":[0,1],"measure":["bound"])", "approximate").find("does not train") !=
        std::string::npos);
  names(R"("measure":["cels"])", "measure[0] is \"cels\"");
  names(R"("measure":["cells","cells"])", "another \"name\"");
  names(R"("measure":[])", "measure is");
  names(R"("settings":{"network.sed":1},"measure":["cells"])", "\"network.seed\" would be right");
  names(R"("settings":{"network.seed":{}},"measure":["cells"])", "settings.\"network.seed\" is an object");
  names(R"("grid":[{"id":"nework.seed","values":[1]}],"measure":["cells"])", "grid[0].id: ");
  names(R"("grid":[{"id":"network.seed","values":[]}],"measure":["cells"])", "grid[0].values is");
  names(R"("grid":[{"id":"network.seed","values":[1,2.5]}],"measure":["cells"])", "grid[0].values[1]: ");
  names(R"("grid":[{"id":"network.seed","from":2,"to":1}],"measure":["cells"])", "goes from 2 to 1");
  names(R"("grid":[{"id":"network.seed","from":0,"to":9,"factor":2}],"measure":["cells"])", "above 0");
  names(R"("grid":[{"id":"network.hidden","values":["4","x"]}],"measure":["cells"])", "grid[0].values[1]: ");
  names(
      R"("grid":[{"id":"network.seed","from":1,"to":1e6},{"id":"data.seed","from":1,"to":100}],"measure":["cells"])",
      "grid has 1");
  names(
      R"("grid":[{"zip":[{"id":"network.seed","values":[1]},{"id":"data.seed","values":[1,2]}]}],"measure":["cells"])",
      "grid[0].zip[1].values has 2 values");
  names(R"("steps":[5,5],"measure":["cells"])", "steps is");
  names(R"("measure":[{"of":"cells"}])", "needs one of");
  names(R"("measure":[{"of":"cells","line":true,"random":1,"through":[[0,0],[1,1]]}])", "measure[0].random");
  names(R"("measure":[{"of":"cells","box":[0,1,0,1],"through":[[0,0],[1,1]]}])", "\"slice\"");
  names(R"("measure":[{"of":"cells","line":true,"through":[[0,0],[0,0]]}])", "two different points");
  names(R"("measure":[{"of":"distance","points":[[0,0,0]]}])", "the network has 2 inputs");
  names(R"("measure":[{"of":"distance","norm":3}])", "1, 2 or \"inf\"");
  names(R"("measure":[{"of":"distance","line":true}])", "the field measure[0].line is unknown");
}

TEST_CASE("invariant: a random network opens as it is described, and a remembered moment comes back") {
  lab::RandomNetwork chapter;
  for (const lab::Parameter& parameter : chapter.parameters()) {
    const Result<lab::Value> value = chapter.get(parameter.id);
    REQUIRE(value.ok());
    CHECK_MESSAGE(value.value() == parameter.initial, parameter.id);
    CHECK(chapter.set(parameter.id, parameter.initial).ok());
  }
  const auto before = chapter.remember(lab::Records::included);
  const std::vector<double> weights = chapter.exported_network()->parameters;
  CHECK(chapter.set("network.seed", std::int64_t(2)).ok());
  CHECK(chapter.set("hidden.count", std::int64_t(5)).ok());
  CHECK(chapter.set("layer.4.width", std::int64_t(7)).ok());
  CHECK(lab::to_text(chapter.get("network.hidden").value()) == "16,16,16,16,7");
  CHECK(chapter.exported_network()->parameters != weights);
  chapter.recall(*before);
  CHECK(chapter.exported_network()->parameters == weights);
  CHECK(!chapter.set("network.hidden", std::string("4,0")).ok());
  CHECK(!chapter.set("layer.9.width", std::int64_t(7)).ok());
  CHECK(!chapter.act("play", "").ok());
}
