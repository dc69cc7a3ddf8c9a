#include "chapters/train_and_watch/point_edits.h"

#include <array>
#include <cmath>

#include "core/base/rng.h"
#include "lab/parameter.h"

namespace crease::train_and_watch {
namespace {

/// Farther out nothing is visible, and squares of coordinates must stay finite in single precision.
constexpr double farthest = 1e6;
constexpr int most_points = 100000;
constexpr double largest_seed = 4294967294.0;
constexpr std::uint64_t brush_stream = 0x6272'7573'68;  // "brush"

struct Form {
  const char* verb;
  PointEdit::Kind kind;
  std::size_t numbers;
};
constexpr std::array<Form, 6> forms = {{{"add", PointEdit::Kind::add, 3},
                                        {"move", PointEdit::Kind::move, 3},
                                        {"delete", PointEdit::Kind::remove, 1},
                                        {"clear", PointEdit::Kind::clear, 0},
                                        {"scatter", PointEdit::Kind::scatter, 6},
                                        {"erase", PointEdit::Kind::erase, 4}}};

const Form& form_of(PointEdit::Kind kind) {
  for (const Form& form : forms)
    if (form.kind == kind) return form;
  return forms.back();
}

/// A whole number from 0 to `most`; -1 for anything else, which is refused later.
template <class Whole = int>
Whole whole_number(double number, double most = most_points) {
  const bool is_whole = number >= 0 && number <= most && number == std::floor(number);
  return is_whole ? static_cast<Whole>(number) : Whole(-1);
}

PointEdit from_numbers(PointEdit::Kind kind, const std::vector<double>& n) {
  switch (kind) {
    case PointEdit::Kind::add:
      return {kind, 0, n[0], n[1], n[2]};
    case PointEdit::Kind::move:
      return {kind, whole_number(n[0]), n[1], n[2]};
    case PointEdit::Kind::remove:
      return {kind, whole_number(n[0])};
    case PointEdit::Kind::scatter:
      return {
          kind, whole_number(n[3]), n[0], n[1], n[4], n[2], whole_number<std::uint32_t>(n[5], largest_seed)};
    case PointEdit::Kind::erase:
      return {kind, whole_number(n[3]), n[0], n[1], 0, n[2]};
    case PointEdit::Kind::clear:
      break;
  }
  return {};
}

Result<PointEdit> parse_edit(std::string_view text) {
  const std::size_t end = text.find(' ');
  const std::string_view verb = text.substr(0, end);
  const std::string_view rest = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  const Result<std::vector<double>> numbers = lab::parse_reals(rest);
  for (const Form& form : forms)
    if (numbers && verb == form.verb && numbers.value().size() == form.numbers)
      return from_numbers(form.kind, numbers.value());
  return Error{
      "A change of the points is \"add x,y,label\", \"move point,x,y\", \"delete point\", \"clear\", "
      "\"scatter x,y,radius,count,label,seed\" or \"erase x,y,radius,sets\"; \"" +
      std::string(text.substr(0, 60)) + "\" is none of them."};
}

std::string joined(const std::vector<double>& numbers) {
  std::string text;
  for (const double number : numbers) text += (text.empty() ? " " : ",") + lab::to_text(number);
  return text;
}

std::string to_text(const PointEdit& edit) {
  const std::string verb = form_of(edit.kind).verb;
  switch (edit.kind) {
    case PointEdit::Kind::add:
      return verb + joined({edit.x, edit.y, edit.value});
    case PointEdit::Kind::move:
      return verb + joined({double(edit.index), edit.x, edit.y});
    case PointEdit::Kind::remove:
      return verb + joined({double(edit.index)});
    case PointEdit::Kind::scatter:
      return verb + joined({edit.x, edit.y, edit.radius, double(edit.index), edit.value, double(edit.seed)});
    case PointEdit::Kind::erase:
      return verb + joined({edit.x, edit.y, edit.radius, double(edit.index)});
    case PointEdit::Kind::clear:
      break;
  }
  return verb;
}

Status check_place(const PointEdit& edit) {
  if (std::fabs(edit.x) <= farthest && std::fabs(edit.y) <= farthest) return {};
  return Error{"A point must lie within " + lab::to_text(farthest) + " of the origin."};
}

Status check_value(const data::Dataset& points, double value) {
  if (points.task == data::Task::regression) {
    if (std::fabs(value) <= farthest) return {};
    return Error{"The value of a point must lie between -" + lab::to_text(farthest) + " and " +
                 lab::to_text(farthest) + "."};
  }
  if (value >= 0 && value < points.classes && value == std::floor(value)) return {};
  return Error{"The label of a point is the number of its class, 0 to " + std::to_string(points.classes - 1) +
               "; " + lab::to_text(value) + " is not."};
}

struct Place {
  data::Dataset* points;
  int index;
};

/// Where point `index` of both sets lies; null where there is none.
Place find_point(data::Split& points, int index) {
  const int train = points.train.size();
  if (index >= 0 && index < train) return {&points.train, index};
  if (index >= train && index < train + points.test.size()) return {&points.test, index - train};
  return {nullptr, 0};
}

Status check_new_points(const data::Split& points, const PointEdit& edit, int count) {
  const Status place = check_place(edit);
  if (!place) return place;
  const Status value = check_value(points.train, edit.value);
  if (!value) return value;
  if (points.train.size() + points.test.size() + count <= most_points) return {};
  return Error{"There are " + std::to_string(points.train.size() + points.test.size()) +
               " points already; at most " + std::to_string(most_points) + " fit."};
}

void append(data::Dataset& points, double x, double y, double value) {
  points.x.insert(points.x.end(), {x, y});
  points.value.push_back(value);
}

Status add(data::Split& points, const PointEdit& edit) {
  const Status status = check_new_points(points, edit, 1);
  if (status) append(points.train, edit.x, edit.y, edit.value);
  return status;
}

Status check_radius(const PointEdit& edit) {
  if (edit.radius > 0 && edit.radius <= farthest) return {};
  return Error{"The radius of a brush must be above 0 and at most " + lab::to_text(farthest) + "."};
}

/// Places are drawn from the square around the disc until they lie inside of it.
Status scatter(data::Split& points, const PointEdit& edit) {
  if (edit.index < 1 || edit.index > most_scattered)
    return Error{"A brush scatters 1 to " + std::to_string(most_scattered) + " points at once."};
  if (edit.seed > largest_seed) return Error{"The seed of a brush is a whole number from 0 to 4294967294."};
  for (const Status& status : {check_radius(edit), check_new_points(points, edit, edit.index)})
    if (!status) return status;
  Random random(edit.seed, brush_stream);
  for (int placed = 0; placed < edit.index;) {
    const double u = 2 * random.uniform() - 1, v = 2 * random.uniform() - 1;
    if (u * u + v * v > 1) continue;
    append(points.train, edit.x + edit.radius * u, edit.y + edit.radius * v, edit.value);
    ++placed;
  }
  return {};
}

/// Keeps the points outside of the disc, in their order.
void erase_disc(data::Dataset& points, const PointEdit& edit) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < points.value.size(); ++i) {
    const double dx = points.x[2 * i] - edit.x, dy = points.x[2 * i + 1] - edit.y;
    if (dx * dx + dy * dy <= edit.radius * edit.radius) continue;
    points.x[2 * kept] = points.x[2 * i];
    points.x[2 * kept + 1] = points.x[2 * i + 1];
    points.value[kept++] = points.value[i];
  }
  points.x.resize(2 * kept);
  points.value.resize(kept);
}

Status erase(data::Split& points, const PointEdit& edit) {
  for (const Status& status : {check_radius(edit), check_place(edit)})
    if (!status) return status;
  if (edit.index < 1 || edit.index > 3)
    return Error{"An eraser works on 1 (training points), 2 (test points) or 3 (both)."};
  if (edit.index & 1) erase_disc(points.train, edit);
  if (edit.index & 2) erase_disc(points.test, edit);
  return {};
}

void erase(data::Dataset& points, int index) {
  points.x.erase(points.x.begin() + 2 * index, points.x.begin() + 2 * index + 2);
  points.value.erase(points.value.begin() + index);
}

void clear(data::Dataset& points) {
  points.x.clear();
  points.value.clear();
}

}  // namespace

Result<std::vector<PointEdit>> parse_edits(std::string_view text) {
  std::vector<PointEdit> edits;
  for (const std::string_view part : lab::split_text(text, ';')) {
    const Result<PointEdit> edit = parse_edit(part);
    if (!edit) return edit.error();
    append_edit(edits, edit.value());
  }
  return edits;
}

std::string to_text(const std::vector<PointEdit>& edits) {
  std::string text;
  for (const PointEdit& edit : edits) text += (text.empty() ? "" : "; ") + to_text(edit);
  return text;
}

void append_edit(std::vector<PointEdit>& edits, const PointEdit& edit) {
  if (edit.kind == PointEdit::Kind::clear) edits.clear();
  const bool is_same_drag = !edits.empty() && edit.kind == PointEdit::Kind::move &&
                            edits.back().kind == PointEdit::Kind::move && edits.back().index == edit.index;
  if (is_same_drag) edits.pop_back();
  edits.push_back(edit);
}

Status apply_edit(data::Split& points, const PointEdit& edit) {
  if (edit.kind == PointEdit::Kind::add) return add(points, edit);
  if (edit.kind == PointEdit::Kind::scatter) return scatter(points, edit);
  if (edit.kind == PointEdit::Kind::erase) return erase(points, edit);
  if (edit.kind == PointEdit::Kind::clear) {
    clear(points.train);
    clear(points.test);
    return {};
  }
  const Place place = find_point(points, edit.index);
  if (place.points == nullptr)
    return Error{"There is no such point: they are numbered from 0 to " +
                 std::to_string(points.train.size() + points.test.size() - 1) + "."};
  if (edit.kind == PointEdit::Kind::remove) {
    erase(*place.points, place.index);
    return {};
  }
  const Status status = check_place(edit);
  if (!status) return status;
  place.points->x[2 * place.index] = edit.x;
  place.points->x[2 * place.index + 1] = edit.y;
  return {};
}

}  // namespace crease::train_and_watch
