#include "chapters/train_and_watch/view_settings.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "chapters/train_and_watch/pair.h"
#include "chapters/train_and_watch/view.h"
#include "imgui.h"
#include "lab/commands.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::train_and_watch {
namespace {

constexpr float settings_head_pt = 40, row_gap_pt = 4, swatch_pt = 16;
constexpr const char* layer_prefix = "layer.";
constexpr const char* width_suffix = ".width";
constexpr const char* activation_suffix = ".activation";
/// What is in the row of the transport or beside the plots.
constexpr const char* transport_group = "Transport";
/// The list of widths as one text: the rows of the layers say the same.
constexpr const char* width_list = "network.hidden";
constexpr const char *point_count = "data.count", *point_readout = "points";
constexpr const char* layer_count = "hidden.count";

struct ActionButton {
  const char *group, *id, *label;
};
constexpr ActionButton action_buttons[] = {{"Data", "save_data", "Save…"},
                                           {"Data", "clear_points", "Clear all"},
                                           {"Data", "restore_data", "Restore points"}};

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool is_layer(const lab::Parameter& parameter) {
  return parameter.id.rfind(layer_prefix, 0) == 0;
}

bool is_shown(const lab::Parameter& parameter) {
  return !parameter.is_hidden && parameter.is_enabled && parameter.id != width_list &&
         parameter.group != transport_group;
}

/// Rows outside the folded part. A layer's activation stands in the row of its width.
bool is_plain(const lab::Parameter& parameter) {
  return is_shown(parameter) && !parameter.is_advanced &&
         !(is_layer(parameter) && ends_with(parameter.id, activation_suffix));
}

lab::Value value_of(const Model& model, const lab::Parameter& parameter) {
  const Result<lab::Value> value = model.get(parameter.id);
  return value ? value.value() : parameter.initial;
}

std::string chosen_label(const lab::Parameter& parameter, const lab::Value& value) {
  const std::string id = lab::to_text(value);
  for (const lab::Choice& choice : parameter.choices)
    if (choice.id == id) return choice.label;
  return "";
}

/// A parameter of B that B has otherwise than A. The list of widths says what its layers would say again.
bool is_difference(const Pair& pair, const lab::Parameter& parameter) {
  const std::string_view id = parameter.id;
  const bool is_said_before =
      id.starts_with("b.layer.") || id == "b.hidden.count" || id == "b.picture.neuron";
  if (!id.starts_with("b.") || is_said_before || !parameter.is_enabled) return false;
  return !(pair.get(id).value() == parameter.initial);
}

std::string shown_text(const lab::Parameter& parameter, const lab::Value& value) {
  const std::string label = chosen_label(parameter, value);
  return label.empty() ? lab::to_text(value) : label;
}

/// What a closed group is about: the label of its first choice.
std::string summary(const Model& model, const std::vector<lab::Parameter>& parameters,
                    const std::string& group) {
  for (const lab::Parameter& parameter : parameters) {
    if (parameter.group != group || parameter.type != lab::ParameterType::choice || !is_shown(parameter))
      continue;
    return chosen_label(parameter, value_of(model, parameter));
  }
  return "";
}

std::vector<ui::Option> options_of(const lab::Parameter& parameter) {
  std::vector<ui::Option> options;
  for (const lab::Choice& choice : parameter.choices) options.push_back({choice.label, choice.help});
  return options;
}

/// The host saves network A, an action of the pair the other one.
void save_network(const ViewContext& context) {
  const bool is_b = context.chosen_network != nullptr && *context.chosen_network == 1;
  if (is_b)
    context.commands.act("save_network");
  else
    context.host->save_network();
}

void draw_layer_choice(const ViewContext& context, ui::Rect rect, const lab::Parameter& activation) {
  const std::string current = lab::to_text(value_of(context.model, activation));
  const auto chosen = std::find_if(activation.choices.begin(), activation.choices.end(),
                                   [&](const lab::Choice& choice) { return choice.id == current; });
  const auto picked =
      ui::draw_combo(context.theme, rect, "activation", options_of(activation),
                     static_cast<int>(chosen - activation.choices.begin()), !activation.is_locked);
  if (picked) context.commands.set(activation.id, activation.choices[static_cast<std::size_t>(*picked)].id);
}

}  // namespace

const lab::Parameter* SettingsView::find(const std::string& id) const {
  const auto found = std::find_if(parameters_.begin(), parameters_.end(),
                                  [&](const lab::Parameter& parameter) { return parameter.id == id; });
  return found == parameters_.end() ? nullptr : &*found;
}

bool SettingsView::is_offered(const std::string& action) const {
  return std::any_of(actions_.begin(), actions_.end(), [&](const lab::Action& each) {
    return each.id == action && each.is_enabled && !each.is_hidden;
  });
}

void SettingsView::draw_row(const ViewContext& context, ui::Column& column, const lab::Parameter& parameter) {
  const bool is_comparison = parameter.id == Pair::is_on_id;
  const lab::Value value =
      is_comparison ? lab::Value(context.pair->b() != nullptr) : value_of(context.model, parameter);
  const auto changed = rows_.draw(context.theme, column, parameter, value);
  if (changed) context.commands.set(parameter.id, *changed);
  column.skip(row_gap_pt);
}

/// Where points are measured and not made: how many there are, in place of the setting.
void SettingsView::draw_point_count(const ViewContext& context, ui::Column& column) const {
  const lab::Parameter* asked = find(point_count);
  if (asked == nullptr || asked->is_enabled) return;
  for (const lab::Readout& readout : context.model.readouts()) {
    if (readout.id != point_readout) continue;
    const ui::Rect line = column.take(context.theme.metrics.control);
    ui::ScreenPainter painter;
    const float size = context.theme.type.small;
    ui::draw_label(painter, line, readout.label, context.theme.text, size);
    ui::draw_label(painter, line, readout.text, context.theme.text, size, ui::Font::sans, ui::Align::right);
    ui::help_on_rect(context.theme, line, readout.label, readout.sentence);
    column.skip(row_gap_pt);
  }
}

/// One hidden layer in one line: its stroke in the plane, its neurons, its activation.
void SettingsView::draw_layer(const ViewContext& context, ui::Column& column, const lab::Parameter& width) {
  const ui::Theme& theme = context.theme;
  const ui::Rect line = column.take(theme.metrics.control);
  const std::string stem = width.id.substr(0, width.id.size() - std::string(width_suffix).size());
  const int layer = std::atoi(stem.c_str() + std::string(layer_prefix).size());
  const float size = theme.type.small, y = ui::centre(line).y, gap = theme.metrics.gap;
  ui::ScreenPainter painter;
  ui::Stroke stroke = theme.layer_stroke(layer);
  stroke.width_pt += 1;
  stroke.dash_pt /= 2;
  painter.line({line.min.x, y}, {line.min.x + swatch_pt, y}, stroke);
  ui::Rect rest = {{line.min.x + swatch_pt + gap * 0.75f, line.min.y}, line.max};
  ui::draw_label(painter, rest, std::to_string(layer + 1), theme.text, size);
  rest.min.x += ui::text_width(layer < 9 ? "0" : "00", size) + gap * 0.5f;
  ImGui::PushID(width.id.c_str());
  const float stepper = ui::stepper_width(theme);
  const auto changed =
      ui::draw_stepper(theme, ui::left_part(rest, stepper), width, value_of(context.model, width));
  if (changed) context.commands.set(width.id, *changed);
  rest.min.x += stepper + gap * 0.75f;
  if (const lab::Parameter* activation = find(stem + activation_suffix)) {
    const std::string label = chosen_label(*activation, value_of(context.model, *activation));
    const ui::Option shown[] = {{label, ""}};
    const bool fits = ui::combo_width(theme, shown) <= rest.width();
    draw_layer_choice(context, fits ? rest : column.take(theme.metrics.control), *activation);
  }
  ImGui::PopID();
  column.skip(row_gap_pt);
}

/// Buttons side by side, and on a further line where they do not fit.
class SettingsView::ButtonLines {
 public:
  ButtonLines(const ui::Theme& theme, ui::Column& column) : theme_(theme), column_(column) {}

  /// True if it was pressed.
  bool draw(const lab::Action& action, const char* label) {
    ui::ButtonSpec spec;
    spec.id = action.id.c_str();
    spec.label = label;
    spec.is_enabled = action.is_enabled;
    spec.help_title = action.label;
    spec.help = action.help;
    const float width = ui::button_width(theme_, spec);
    const bool starts_line = line_.width() == 0 || left_ + width > line_.max.x + theme_.metrics.gap;
    if (starts_line) line_ = column_.take(theme_.metrics.control);
    if (starts_line) left_ = line_.min.x - ui::button_margin_pt;
    const ui::Rect rect = {{left_, line_.min.y}, {left_ + width, line_.max.y}};
    left_ += width;
    return ui::draw_button(theme_, rect, spec);
  }

 private:
  const ui::Theme& theme_;
  ui::Column& column_;
  ui::Rect line_ = {};
  float left_ = 0;
};

/// Buttons of files, which the program around the lab opens and saves.
void SettingsView::draw_file_buttons(const ViewContext& context, ButtonLines& lines,
                                     const std::string& group) {
  const bool may_open = context.host != nullptr && context.host->open_points_file;
  if (group == "Data" && may_open && is_offered("load_csv") &&
      lines.draw({"open_file", "Open a file of your own",
                  "A CSV file with two columns of numbers and one with a label or a value. You can also drop "
                  "it here."},
                 "Open…"))
    context.host->open_points_file();
  if (group == "Network" && may_open && is_offered("load_network") &&
      lines.draw({"open_network", "Open a network of your own",
                  "Layers, weights and biases from a file: one that was saved here, or .safetensors and .npz "
                  "with the names of PyTorch. You can also drop it here."},
                 "Open network…"))
    context.host->open_points_file();
  if (group == "Network" && context.host != nullptr && context.host->save_network &&
      shows(context, "save_network") &&
      lines.draw({"save_network", "Save this network",
                  "Its weights as a file, as they are now: in the units at the axes, for the command crease "
                  "and for programs of your own."},
                 "Save network…"))
    save_network(context);
}

void SettingsView::draw_actions(const ViewContext& context, ui::Column& column, const std::string& group) {
  ButtonLines lines(context.theme, column);
  draw_file_buttons(context, lines, group);
  for (const ActionButton& entry : action_buttons) {
    if (group != entry.group) continue;
    for (const lab::Action& action : actions_)
      if (action.id == entry.id && is_offered(action.id) && lines.draw(action, entry.label))
        context.commands.act(action.id);
  }
}

/// Whose settings the group shows, while two networks are compared.
void SettingsView::draw_choice(const ViewContext& context, ui::Column& column) const {
  if (context.chosen_network == nullptr) return;
  const std::array<ui::Option, 2> networks = {
      {{"Network A", "The settings of the first network."}, {"Network B", "The settings of the second."}}};
  const ui::Rect line = column.take(context.theme.metrics.control);
  const auto picked =
      ui::draw_segments(context.theme, line, "which", networks, *context.chosen_network, true);
  if (picked) *context.chosen_network = *picked;
  column.skip(row_gap_pt);
}

/// What B has otherwise than A: the label, A's value and B's.
void SettingsView::draw_differences(const ViewContext& context, ui::Column& column) const {
  if (context.chosen_network == nullptr) return;
  const ui::Theme& theme = context.theme;
  const float size = theme.type.small, line = 1.6f * size;
  ui::ScreenPainter painter;
  bool is_same = true;
  for (const lab::Parameter& parameter : context.pair->parameters()) {
    if (!is_difference(*context.pair, parameter)) continue;
    is_same = false;
    const ui::Rect row = column.take(line);
    const std::string_view id_of_a = std::string_view(parameter.id).substr(2);
    const std::string values = shown_text(parameter, context.pair->get(id_of_a).value()) + " | " +
                               shown_text(parameter, context.pair->get(parameter.id).value());
    ui::draw_label(painter, row, parameter.label, theme.text, size);
    ui::draw_label(painter, row, values, theme.text, size, ui::Font::sans, ui::Align::right);
    ui::help_on_rect(theme, row, parameter.label, "The value of network A, then that of network B.");
  }
  const char* hint = "B has the settings of A. Choose Network B under Network or Training, and change one.";
  if (is_same) column.skip(ui::draw_paragraph(theme, column.take(0), hint, theme.quiet, size));
  column.skip(row_gap_pt);
}

void SettingsView::draw_appearance(const ViewContext& context, ui::Column& column) {
  if (context.host == nullptr || !context.host->choose_theme || !shows(context, "theme")) return;
  const ui::Theme& theme = context.theme;
  const std::array<ui::Option, 3> kinds = {
      {{"Light", ""}, {"Dark", ""}, {"Projector", "Larger type and heavier lines, black on white."}}};
  const ui::Rect line = column.take(theme.metrics.control);
  const auto picked = ui::draw_segments(theme, line, "theme", kinds, static_cast<int>(theme.kind), true);
  if (picked) context.host->choose_theme(static_cast<ui::ThemeKind>(*picked));
  column.skip(row_gap_pt);
}

void SettingsView::draw_advanced(const ViewContext& context, ui::Column& column, Group& group) {
  const auto is_folded = [&](const lab::Parameter& parameter) {
    return parameter.group == group.title && is_shown(parameter) && parameter.is_advanced &&
           !is_layer(parameter);
  };
  if (std::none_of(parameters_.begin(), parameters_.end(), is_folded)) return;
  ui::ButtonSpec more;
  more.id = "more";
  more.label = group.shows_advanced ? "Fewer settings" : "More settings";
  more.icon = group.shows_advanced ? ui::Icon::chevron_down : ui::Icon::chevron_right;
  const ui::Rect line = column.take(context.theme.metrics.control);
  const float margin = ui::button_margin_pt;
  const ui::Rect button =
      ui::left_part({{line.min.x - margin, line.min.y}, line.max}, ui::button_width(context.theme, more));
  if (ui::draw_button(context.theme, button, more)) group.shows_advanced = !group.shows_advanced;
  if (!group.shows_advanced) return;
  for (const lab::Parameter& parameter : parameters_)
    if (is_folded(parameter)) draw_row(context, column, parameter);
}

void SettingsView::draw_group(const ViewContext& context, ui::Column& column, Group& group) {
  const ui::Theme& theme = context.theme;
  ImGui::PushID(group.title.c_str());
  const ui::Rect head = column.take(std::max(settings_head_pt, theme.metrics.control));
  if (ui::draw_group_head(theme, head, "head", group.title, summary(context.model, parameters_, group.title),
                          group.is_open))
    group.is_open = !group.is_open;
  if (group.is_open) {
    if (group.title == "Network" || group.title == "Training") draw_choice(context, column);
    for (const lab::Parameter& parameter : parameters_) {
      if (parameter.group != group.title || !is_plain(parameter)) continue;
      if (is_layer(parameter))
        draw_layer(context, column, parameter);
      else
        draw_row(context, column, parameter);
    }
    if (group.title == "Data") draw_point_count(context, column);
    draw_actions(context, column, group.title);
    if (group.title == "Picture") draw_appearance(context, column);
    if (group.title == "Compare") draw_differences(context, column);
    draw_advanced(context, column, group);
    column.skip(theme.metrics.gap);
  }
  ui::ScreenPainter painter;
  const ui::Rect rule = column.take(theme.metrics.hairline);
  painter.line(rule.min, {rule.max.x, rule.min.y}, {theme.line, theme.metrics.hairline, 0});
  ImGui::PopID();
}

void SettingsView::draw(const ViewContext& context, ui::Rect room) {
  parameters_ = parameters(context);
  actions_ = actions(context);
  for (const lab::Parameter& parameter : parameters_) {
    const auto is_known = [&](const Group& group) {
      return group.title == parameter.group;
    };
    const bool is_elsewhere = parameter.is_hidden || parameter.group == transport_group;
    if (is_elsewhere || std::any_of(groups_.begin(), groups_.end(), is_known)) continue;
    groups_.push_back({parameter.group, groups_.size() < 2, false});
  }
  // The rows of the layers follow at once, so the short name of the list says enough.
  const lab::Parameter* list = find(width_list);
  for (lab::Parameter& parameter : parameters_)
    if (parameter.id == layer_count && list != nullptr) parameter.label = list->label;
  ui::Column column(room);
  for (Group& group : groups_) {
    const auto is_in_group = [&](const lab::Parameter& parameter) {
      return parameter.group == group.title && is_shown(parameter);
    };
    if (std::any_of(parameters_.begin(), parameters_.end(), is_in_group)) draw_group(context, column, group);
  }
}

}  // namespace crease::train_and_watch
