#include "chapters/train_and_watch/point_edits.h"

#include <array>
#include <cmath>

#include "lab/parameter.h"

namespace crease::train_and_watch {
namespace {

/// Farther out nothing is visible, and squares of coordinates must stay finite in single precision.
constexpr double farthest = 1e6;
constexpr int most_points = 100000;

struct Form {
  const char* verb;
  PointEdit::Kind kind;
  std::size_t numbers;
};
constexpr std::array<Form, 4> forms = {{{"add", PointEdit::Kind::add, 3},
                                        {"move", PointEdit::Kind::move, 3},
                                        {"delete", PointEdit::Kind::remove, 1},
                                        {"clear", PointEdit::Kind::clear, 0}}};

const Form& form_of(PointEdit::Kind kind) {
  for (const Form& form : forms)
    if (form.kind == kind) return form;
  return forms.back();
}

PointEdit from_numbers(PointEdit::Kind kind, const std::vector<double>& numbers) {
  PointEdit edit;
  edit.kind = kind;
  if (kind == PointEdit::Kind::add) {
    edit.x = numbers[0];
    edit.y = numbers[1];
    edit.value = numbers[2];
  } else if (kind != PointEdit::Kind::clear) {
    // An index beyond what an int holds is no point either; -1 says so later.
    const bool is_index = numbers[0] >= 0 && numbers[0] < most_points && numbers[0] == std::floor(numbers[0]);
    edit.index = is_index ? static_cast<int>(numbers[0]) : -1;
    if (kind == PointEdit::Kind::move) {
      edit.x = numbers[1];
      edit.y = numbers[2];
    }
  }
  return edit;
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
      "A change of the points is \"add x,y,label\", \"move point,x,y\", \"delete point\" or \"clear\"; \"" +
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

Status add(data::Split& points, const PointEdit& edit) {
  const Status place = check_place(edit);
  if (!place) return place;
  const Status value = check_value(points.train, edit.value);
  if (!value) return value;
  if (points.train.size() + points.test.size() >= most_points)
    return Error{"There are " + std::to_string(most_points) + " points already; no more fit."};
  points.train.x.push_back(edit.x);
  points.train.x.push_back(edit.y);
  points.train.value.push_back(edit.value);
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
