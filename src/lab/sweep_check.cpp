#include <algorithm>
#include <set>

#include "core/base/nearest_name.h"
#include "core/data/text.h"
#include "core/io/json.h"
#include "lab/sweep.h"

// Whether what a file asks for is there, before anything is computed.
namespace crease::lab {
namespace {

/// Texts, choices and flags are tried one by one up to this many; numbers have limits that are known.
constexpr std::size_t most_tries = 64;

/// What the points that were tried have in common with all others.
struct Seen {
  std::set<std::string, std::less<>> readouts;
  std::set<int> inputs;  ///< of the chapter's networks
  bool does_train = false;
};

class Checker {
 public:
  Checker(std::string_view text, std::string_view file, const SweepSpec& spec, const SweepSubjects& subjects)
      : text_(text), file_(file), spec_(spec), subjects_(subjects) {}

  Status check();

 private:
  using Chosen = std::vector<std::size_t>;  ///< the value of each group

  Error at(const SweepPlace& place, const std::string& sentence) const {
    return Error{io::json_place(text_, file_, place.offset) + ": " + sentence};
  }
  Status try_point(const Chosen& chosen);
  Status set(Chapter& chapter, std::string_view id, const Value& value, const SweepPlace& place,
             const SweepPlace* id_place = nullptr) const;
  Status check_numbers(const Chapter& chapter) const;
  Status try_others();
  Status check_readout(const SweepMeasure& measure) const;
  Status check_network(const SweepMeasure& measure) const;
  void look(Chapter& chapter);

  std::string_view text_, file_;
  const SweepSpec& spec_;
  const SweepSubjects& subjects_;
  Seen seen_;
};

SweepPlace place_of_value(const SweepAxis& axis, std::size_t index) {
  SweepPlace place = axis.values_place;
  if (place.path.ends_with(".values")) place.path += "[" + std::to_string(index) + "]";
  return place;
}

bool is_setting(const Chapter& chapter, std::string_view id, const std::vector<Parameter>& parameters) {
  return chapter.get(id).ok() || std::any_of(parameters.begin(), parameters.end(),
                                             [id](const Parameter& p) { return fits(p.id, id); });
}

/// `id_place` is where the id stands, if it does not stand beside its value.
Status Checker::set(Chapter& chapter, std::string_view id, const Value& value, const SweepPlace& place,
                    const SweepPlace* id_place) const {
  const bool is_known = is_setting(chapter, id, chapter.parameters());
  const Status status = set_matching(chapter, id, value);
  if (status) return status;
  if (is_known || id_place == nullptr) return at(place, place.path + ": " + status.error().message);
  return at(*id_place, id_place->path + ": " + status.error().message);
}

void Checker::look(Chapter& chapter) {
  while (chapter.is_busy()) chapter.update(EndlessBudget());
  for (const Readout& readout : chapter.readouts()) seen_.readouts.insert(readout.id);
  if (const auto network = chapter.exported_network()) seen_.inputs.insert(network->architecture.input);
  if (spec_.steps.back() == 0 || seen_.does_train) return;
  chapter.run_to(1, EndlessBudget());
  seen_.does_train = chapter.step() == 1;
}

Status Checker::try_point(const Chosen& chosen) {
  const std::unique_ptr<Chapter> chapter = subjects_.make(spec_.chapter);
  for (const SweepSetting& setting : spec_.settings)
    if (const Status status = set(*chapter, setting.id, setting.value, setting.place); !status) return status;
  for (std::size_t g = 0; g < spec_.grid.size(); ++g)
    for (const SweepAxis& axis : spec_.grid[g]) {
      const Status status =
          set(*chapter, axis.id, axis.values[chosen[g]], place_of_value(axis, chosen[g]), &axis.place);
      if (!status) return status;
    }
  if (std::all_of(chosen.begin(), chosen.end(), [](std::size_t i) { return i == 0; }))
    if (const Status status = check_numbers(*chapter); !status) return status;
  look(*chapter);
  return {};
}

/// Types, limits and choices of all values, by the descriptions that hold at the first point.
Status Checker::check_numbers(const Chapter& chapter) const {
  for (const Parameter& parameter : chapter.parameters())
    for (const SweepGroup& group : spec_.grid)
      for (const SweepAxis& axis : group) {
        if (!fits(parameter.id, axis.id)) continue;
        for (std::size_t i = 0; i < axis.values.size(); ++i) {
          const Result<Value> value = checked(parameter, axis.values[i]);
          if (value) continue;
          const SweepPlace place = place_of_value(axis, i);
          return at(place, place.path + ": " + value.error().message);
        }
      }
  return {};
}

/// Along each axis, the others at their first value.
Status Checker::try_others() {
  Chosen chosen(spec_.grid.size(), 0);
  for (std::size_t g = 0; g < chosen.size(); ++g) {
    const SweepGroup& group = spec_.grid[g];
    const std::size_t size = group.front().values.size();
    const bool is_numbers = std::all_of(group.begin(), group.end(), [](const SweepAxis& axis) {
      return std::all_of(axis.values.begin(), axis.values.end(), [](const Value& value) {
        return std::holds_alternative<double>(value) || std::holds_alternative<std::int64_t>(value);
      });
    });
    const std::size_t first = is_numbers ? std::max<std::size_t>(size - 1, 1) : 1;
    const std::size_t end = is_numbers ? size : std::min(size, most_tries);
    for (std::size_t i = first; i < end; ++i) {
      chosen[g] = i;
      if (const Status status = try_point(chosen); !status) return status;
    }
    chosen[g] = 0;
  }
  return {};
}

Status Checker::check_readout(const SweepMeasure& measure) const {
  if (seen_.readouts.count(measure.name) > 0) return {};
  const std::vector<std::string_view> names(seen_.readouts.begin(), seen_.readouts.end());
  return at(measure.place, measure.place.path + " is " + data::quoted(measure.name) + ", which " +
                               spec_.chapter + " does not read out; " + right_names(measure.name, names) +
                               " would be right");
}

Status Checker::check_network(const SweepMeasure& measure) const {
  if (seen_.inputs.empty())
    return at(measure.place, measure.place.path + " is about a network, and " + spec_.chapter +
                                 " has none; the id of a readout would be right");
  for (const int inputs : seen_.inputs) {
    const std::string problem = unsuitable(*measure.network, inputs);
    if (!problem.empty()) return at(measure.place, measure.place.path + ": " + problem);
  }
  return {};
}

Status Checker::check() {
  const std::vector<std::string_view> names(subjects_.names.begin(), subjects_.names.end());
  if (std::find(names.begin(), names.end(), spec_.chapter) == names.end())
    return at(spec_.chapter_place, "chapter is " + data::quoted(spec_.chapter) + "; " +
                                       right_names(spec_.chapter, names) + " would be right");
  if (const Status status = try_point(Chosen(spec_.grid.size(), 0)); !status) return status;
  if (const Status status = try_others(); !status) return status;
  for (const SweepMeasure& measure : spec_.measures) {
    const Status status = measure.network ? check_network(measure) : check_readout(measure);
    if (!status) return status;
  }
  if (spec_.steps.back() > 0 && !seen_.does_train)
    return at(spec_.steps_place,
              "steps goes beyond 0, and " + spec_.chapter + " does not train; leaving it out would be right");
  return {};
}

}  // namespace

Result<Sweep> Sweep::read(std::string_view text, std::string_view file, const SweepSubjects& subjects) {
  Result<SweepSpec> spec = read_sweep_spec(text, file);
  if (!spec) return spec.error();
  if (const Status status = Checker(text, file, spec.value(), subjects).check(); !status)
    return status.error();
  return Sweep(std::move(spec).value(), subjects);
}

}  // namespace crease::lab
