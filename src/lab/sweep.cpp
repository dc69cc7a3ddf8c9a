#include "lab/sweep.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/check.h"
#include "core/base/nearest_name.h"
#include "core/base/number_text.h"
#include "core/data/text.h"
#include "lab/sweep_hash.h"

namespace crease::lab {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Calls visit(axis, index of its value) for every axis, in the order of the file.
template <class Visit>
void visit_point(const SweepSpec& spec, std::int64_t point, Visit visit) {
  std::int64_t below = spec.points();
  for (const SweepGroup& group : spec.grid) {
    const auto size = static_cast<std::int64_t>(group.front().values.size());
    below /= size;
    for (const SweepAxis& axis : group) visit(axis, static_cast<std::size_t>(point / below % size));
  }
}

}  // namespace

bool fits(std::string_view name, std::string_view pattern) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return name == pattern;
  if (!name.starts_with(pattern.substr(0, star))) return false;
  const std::string_view rest = pattern.substr(star + 1);
  for (std::size_t from = star; from <= name.size(); ++from)
    if (fits(name.substr(from), rest)) return true;
  return false;
}

Status set_matching(Chapter& chapter, std::string_view id, const Value& value) {
  if (id.find('*') == std::string_view::npos && chapter.get(id)) return chapter.set(id, value);
  const std::vector<Parameter> parameters = chapter.parameters();
  bool is_set = false;
  for (const Parameter& parameter : parameters) {
    if (!fits(parameter.id, id)) continue;
    if (const Status status = chapter.set(parameter.id, value); !status) return status;
    is_set = true;
  }
  if (is_set) return {};
  std::vector<std::string_view> names;
  for (const Parameter& parameter : parameters) names.push_back(parameter.id);
  return Error{"there is no setting " + data::quoted(id) + " here; " + right_names(id, names) +
               " would be right"};
}

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"#;\t ") == std::string::npos) return text;
  std::string field = "\"";
  for (const char letter : text) field += letter == '"' ? std::string("\"\"") : std::string(1, letter);
  return field + "\"";
}

std::string Sweep::heading(const SweepShard& shard) const {
  std::string text = "# crease sweep " + hash_text(spec_.hash) + " of " + std::to_string(points_) +
                     (points_ == 1 ? " point" : " points");
  if (shard.of > 1) text += ", shard " + std::to_string(shard.index) + "/" + std::to_string(shard.of);
  text += "\npoint";
  for (const SweepGroup& group : spec_.grid)
    for (const SweepAxis& axis : group) text += "," + csv_field(axis.name);
  text += ",step";
  for (const SweepMeasure& measure : spec_.measures) text += "," + csv_field(measure.name);
  return text + "\n";
}

std::string Sweep::row_beginning(std::int64_t point, std::size_t step) const {
  std::string text = std::to_string(point);
  visit_point(spec_, point, [&](const SweepAxis& axis, std::size_t index) {
    text += "," + csv_field(to_text(axis.values[index]));
  });
  return text + "," + std::to_string(spec_.steps[step]) + ",";
}

Result<std::unique_ptr<Chapter>> Sweep::chapter_at(std::int64_t point) const {
  std::unique_ptr<Chapter> chapter = subjects_.make(spec_.chapter);
  CREASE_CHECK(chapter != nullptr, "the sweep's chapter exists");
  Status status;
  std::string where;
  const auto set = [&](const std::string& id, const Value& value, const std::string& path) {
    if (!status) return;
    status = set_matching(*chapter, id, value);
    where = path;
  };
  for (const SweepSetting& setting : spec_.settings) set(setting.id, setting.value, setting.place.path);
  visit_point(spec_, point, [&](const SweepAxis& axis, std::size_t index) {
    const bool is_list = axis.values_place.path.ends_with(".values");
    const std::string which = is_list ? "[" + std::to_string(index) + "]" : "";
    set(axis.id, axis.values[index], axis.values_place.path + which);
  });
  if (!status) return Error{where + ": " + status.error().message};
  return chapter;
}

// --- One point ---

bool SweepPoint::needs_readouts() const {
  const std::vector<SweepMeasure>& measures = sweep_.spec().measures;
  return std::any_of(measures.begin(), measures.end(),
                     [](const SweepMeasure& measure) { return !measure.network; });
}

bool SweepPoint::advance(const Budget& budget) {
  const auto is_over = [this] {
    return !trouble_.empty() || step_ == sweep_.spec().steps.size();
  };
  do {
    if (is_over()) return true;
    work(budget);
  } while (budget.share_spent() < 1);
  return is_over();
}

void SweepPoint::work(const Budget& budget) {
  switch (doing_) {
    case Doing::setting: {
      Result<std::unique_ptr<Chapter>> chapter = sweep_.chapter_at(point_);
      if (!chapter) {
        trouble_ = "point " + std::to_string(point_) + ", " + chapter.error().message;
        return;
      }
      chapter_ = std::move(chapter).value();
      doing_ = Doing::training;
      return;
    }
    case Doing::training:
      if (chapter_->run_to(sweep_.spec().steps[step_], budget)) begin_step();
      return;
    case Doing::looking:
      if (chapter_->is_busy()) {
        chapter_->update(budget);
        return;
      }
      readouts_ = chapter_->readouts();
      doing_ = Doing::measuring;
      return;
    case Doing::measuring:
      measure_next();
      return;
  }
}

/// Training is where it can get: what is to be measured there?
void SweepPoint::begin_step() {
  is_reached_ = chapter_->step() == sweep_.spec().steps[step_];
  doing_ = is_reached_ && needs_readouts() ? Doing::looking : Doing::measuring;
  values_.clear();
  readouts_.clear();
  network_ = is_reached_ ? chapter_->exported_network() : std::nullopt;
}

/// One value, so that several costly ones are several slices; then the row.
void SweepPoint::measure_next() {
  const std::vector<SweepMeasure>& measures = sweep_.spec().measures;
  const SweepMeasure& measure = measures[values_.size()];
  double value = none;
  if (!measure.network) {
    for (const Readout& readout : readouts_)
      if (readout.id == measure.name) value = readout.value;
  } else if (network_) {
    const std::string problem = unsuitable(*measure.network, network_->architecture.input);
    if (!problem.empty()) {
      trouble_ = "point " + std::to_string(point_) + ", " + measure.place.path + ": " + problem;
      return;
    }
    value = measure_network(*measure.network, *network_);
  }
  values_.push_back(value);
  if (values_.size() < measures.size()) return;
  rows_ += sweep_.row_beginning(point_, step_);
  for (std::size_t i = 0; i < values_.size(); ++i)
    rows_ += (i == 0 ? "" : ",") + (std::isfinite(values_[i]) ? shortest(values_[i]) : std::string());
  rows_ += '\n';
  ++step_;
  doing_ = Doing::training;
}

// --- All points ---

bool SweepJob::advance(const Budget& budget) {
  do {
    if (!trouble_.empty() || done_ == total()) return true;
    if (!point_) point_.emplace(sweep_, shard_.point(done_));
    if (!point_->advance(budget)) return false;
    trouble_ = point_->trouble();
    if (!trouble_.empty()) return true;
    rows_ += point_->rows();
    point_.reset();
    ++done_;
  } while (budget.share_spent() < 1);
  return done_ == total();
}

}  // namespace crease::lab
