#include "ui/parameter_rows.h"

#include <vector>

#include "imgui.h"
#include "ui/colour.h"
#include "ui/number_text.h"
#include "ui/screen_painter.h"
#include "ui/slider_scale.h"
#include "ui/widgets.h"

namespace crease::ui {
namespace {

constexpr float help_gap_pt = 12, field_pt = 92;
constexpr int shown_digits = 3;

double number_of(const lab::Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&value)) return *real;
  return 0;
}

lab::Value value_of(const lab::Parameter& parameter, double number) {
  if (parameter.type == lab::ParameterType::integer) return static_cast<std::int64_t>(number);
  return number;
}

std::string shown_value(const lab::Parameter& parameter, const lab::Value& value) {
  const double number = number_of(value);
  const bool is_whole = parameter.type == lab::ParameterType::integer;
  std::string text = is_whole ? integer_text(number) : number_text(number, shown_digits);
  if (!is_whole && text.find('.') != std::string::npos && text.find("·") == std::string::npos) {
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
  }
  if (!parameter.unit.empty()) text += " " + parameter.unit;
  return text;
}

std::string plain_number(std::string_view typed) {
  double number = 0;
  return read_number(typed, number) ? lab::to_text(number) : std::string(typed);
}

std::vector<Option> options_of(const lab::Parameter& parameter) {
  std::vector<Option> options;
  for (const lab::Choice& choice : parameter.choices) options.push_back({choice.label, choice.help});
  return options;
}

/// Whether a person may change it.
bool is_open(const lab::Parameter& parameter) {
  return parameter.is_enabled && !parameter.is_locked;
}

int chosen_index(const lab::Parameter& parameter, const lab::Value& current) {
  const std::string id = lab::to_text(current);
  for (std::size_t i = 0; i < parameter.choices.size(); ++i)
    if (parameter.choices[i].id == id) return static_cast<int>(i);
  return -1;
}

/// Label and help mark at the left of a row; returns what they take.
float draw_row_label(const Theme& theme, Rect rect, const lab::Parameter& parameter) {
  ScreenPainter painter;
  const float alpha = is_open(parameter) ? 1.0f : ImGui::GetStyle().DisabledAlpha;
  draw_label(painter, rect, parameter.label, with_alpha(theme.text, alpha), theme.type.small);
  const float width = text_width(parameter.label, theme.type.small);
  if (parameter.help.empty()) return width;
  draw_help_mark(theme, {rect.min.x + width + help_gap_pt, centre(rect).y}, "help", parameter.label,
                 parameter.help);
  return width + 2 * help_gap_pt;
}

/// The label's line and the control's place: beside the label where both fit, else below it.
Rect place_control(const Theme& theme, Column& column, const lab::Parameter& parameter, float width) {
  const float label = text_width(parameter.label, theme.type.small) + 2 * help_gap_pt;
  const Rect line = column.take(theme.metrics.control);
  draw_row_label(theme, line, parameter);
  if (label + width <= line.width()) return right_part(line, width);
  return column.take(theme.metrics.control);
}

std::optional<lab::Value> draw_choice(const Theme& theme, Column& column, const lab::Parameter& parameter,
                                      const lab::Value& current) {
  constexpr std::size_t most_segments = 3;
  const std::vector<Option> options = options_of(parameter);
  const float segments = segments_width(theme, options);
  const bool is_short = options.size() <= most_segments && segments <= column.width();
  const int chosen = chosen_index(parameter, current);
  const Rect rect =
      place_control(theme, column, parameter, is_short ? segments : combo_width(theme, options));
  const auto picked = is_short ? draw_segments(theme, rect, "choice", options, chosen, is_open(parameter))
                               : draw_combo(theme, rect, "choice", options, chosen, is_open(parameter));
  if (!picked) return std::nullopt;
  return lab::Value(parameter.choices[static_cast<std::size_t>(*picked)].id);
}

std::optional<lab::Value> draw_switch(const Theme& theme, Column& column, const lab::Parameter& parameter,
                                      const lab::Value& current) {
  constexpr float switch_pt = 40;
  const Rect rect = place_control(theme, column, parameter, switch_pt);
  const bool* is_on = std::get_if<bool>(&current);
  const auto changed = draw_toggle(theme, rect, "switch", is_on != nullptr && *is_on, is_open(parameter));
  if (!changed) return std::nullopt;
  return lab::Value(*changed);
}

void draw_box(const Theme& theme, Rect rect) {
  ScreenPainter painter;
  painter.fill_rect(rect, theme.line, theme.metrics.radius);
  painter.fill_rect(inset(rect, theme.metrics.hairline), theme.pane,
                    theme.metrics.radius - theme.metrics.hairline);
}

}  // namespace

float stepper_width(const Theme& theme) {
  return 2 * theme.metrics.control + text_width("000", theme.type.small) + theme.metrics.gap / 2;
}

std::optional<lab::Value> draw_stepper(const Theme& theme, Rect rect, const lab::Parameter& parameter,
                                       const lab::Value& current) {
  const double number = number_of(current);
  const float button = rect.height();
  draw_box(theme, rect);
  std::optional<lab::Value> result;
  const auto step = [&](const char* id, Icon icon, Rect part, int direction, double limit) {
    ButtonSpec spec;
    spec.id = id;
    spec.icon = icon;
    spec.is_enabled = is_open(parameter) && number != limit;
    if (draw_button(theme, part, spec))
      result = value_of(parameter, stepped_value(parameter, number, direction));
  };
  step("less", Icon::minus, left_part(rect, button), -1, parameter.min);
  step("more", Icon::plus, right_part(rect, button), 1, parameter.max);
  const Rect field = {{rect.min.x + button, rect.min.y}, {rect.max.x - button, rect.max.y}};
  const auto typed = draw_value_field(theme, field, "field", shown_value(parameter, current),
                                      lab::to_text(current), is_open(parameter), Align::centre);
  if (!typed) return result;
  const auto value = lab::parse_value(parameter, plain_number(*typed));
  if (value) result = value.value();
  return result;
}

std::optional<lab::Value> ParameterRows::accept(const lab::Parameter& parameter, const std::string& typed) {
  const bool is_number =
      parameter.type == lab::ParameterType::integer || parameter.type == lab::ParameterType::real;
  const auto value = lab::parse_value(parameter, is_number ? plain_number(typed) : typed);
  refused_id_ = value ? "" : parameter.id;
  refusal_ = value ? "" : value.error().message;
  if (!value) return std::nullopt;
  return value.value();
}

std::optional<lab::Value> ParameterRows::draw_number(const Theme& theme, Column& column,
                                                     const lab::Parameter& parameter,
                                                     const lab::Value& current) {
  const float line = theme.metrics.control * 0.8f;
  if (has_stepper(parameter))
    return draw_stepper(theme, place_control(theme, column, parameter, stepper_width(theme)), parameter,
                        current);
  const bool slides = has_slider(parameter);
  const Rect head = slides ? column.take(line) : column.take(theme.metrics.control);
  draw_row_label(theme, head, parameter);
  const Rect field = right_part(head, field_pt);
  if (!slides) draw_box(theme, field);
  const auto typed = draw_value_field(theme, field, "field", shown_value(parameter, current),
                                      lab::to_text(current), is_open(parameter));
  if (typed) return accept(parameter, *typed);
  if (!slides) return std::nullopt;
  const double number = number_of(current);
  const SliderChange change =
      draw_slider(theme, column.take(line), "slider", slider_share(parameter, number), is_open(parameter));
  if (change.steps != 0) return value_of(parameter, stepped_value(parameter, number, change.steps));
  if (!change.share) return std::nullopt;
  const double moved = slider_value(parameter, *change.share);
  if (moved == number) return std::nullopt;
  return value_of(parameter, moved);
}

void ParameterRows::draw_remarks(const Theme& theme, Column& column, const lab::Parameter& parameter,
                                 const lab::Value& current) {
  std::string remark = refused_id_ == parameter.id ? refusal_ : lab::warning(parameter, current);
  if (remark.empty()) return;
  const Rect rect = column.take(0);
  column.skip(draw_paragraph(theme, rect, remark, theme.warning, theme.type.small) + theme.metrics.gap / 2);
}

std::optional<lab::Value> ParameterRows::draw(const Theme& theme, Column& column,
                                              const lab::Parameter& parameter, const lab::Value& current) {
  ImGui::PushID(parameter.id.c_str());
  std::optional<lab::Value> result;
  switch (parameter.type) {
    case lab::ParameterType::boolean:
      result = draw_switch(theme, column, parameter, current);
      break;
    case lab::ParameterType::choice:
      result = draw_choice(theme, column, parameter, current);
      break;
    case lab::ParameterType::integer:
    case lab::ParameterType::real:
      result = draw_number(theme, column, parameter, current);
      break;
    case lab::ParameterType::text: {
      const Rect rect = place_control(theme, column, parameter, field_pt);
      draw_box(theme, rect);
      const auto typed = draw_value_field(theme, rect, "field", lab::to_text(current), lab::to_text(current),
                                          is_open(parameter));
      if (typed) result = accept(parameter, *typed);
      break;
    }
  }
  draw_remarks(theme, column, parameter, current);
  ImGui::PopID();
  return result;
}

}  // namespace crease::ui
