#include "app/sweep_api.h"

#include <optional>
#include <string>
#include <utility>

#include "chapters/sweep_subjects.h"
#include "lab/number_words.h"
#include "lab/sweep.h"

using namespace crease;

struct CreaseSweep {
  std::string error, text;
  std::optional<lab::SweepJob> job;
};

namespace {

/// Spent at the first look.
class OneSlice final : public lab::Budget {
  bool is_spent() const override { return true; }
};

}  // namespace

CreaseSweep* crease_sweep_open(const char* spec, std::int32_t index, std::int32_t of) {
  auto* result = new CreaseSweep;
  Result<lab::Sweep> sweep = lab::Sweep::read(spec, "the sweep", chapters::sweep_subjects());
  if (!sweep)
    result->error = lab::sentence(sweep.error().message);
  else
    result->job.emplace(std::move(sweep).value(), lab::SweepShard{index, of});
  return result;
}

void crease_sweep_close(CreaseSweep* sweep) {
  delete sweep;
}

const char* crease_sweep_error(const CreaseSweep* sweep) {
  return sweep->error.c_str();
}

const char* crease_sweep_heading(CreaseSweep* sweep) {
  sweep->text = sweep->job->sweep().heading({});
  return sweep->text.c_str();
}

double crease_sweep_rows_per_point(const CreaseSweep* sweep) {
  return static_cast<double>(sweep->job->sweep().rows_per_point());
}

double crease_sweep_done(const CreaseSweep* sweep) {
  return static_cast<double>(sweep->job->done());
}

double crease_sweep_points(const CreaseSweep* sweep) {
  return static_cast<double>(sweep->job->sweep().points());
}

bool crease_sweep_advance(CreaseSweep* sweep) {
  const bool is_over = sweep->job->advance(OneSlice());
  if (!sweep->job->trouble().empty()) sweep->error = lab::sentence(sweep->job->trouble());
  return is_over;
}

const char* crease_sweep_take_rows(CreaseSweep* sweep) {
  sweep->text = sweep->job->take_rows();
  return sweep->text.c_str();
}
