#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/icons.h"
#include "ui/label.h"
#include "ui/theme.h"

/// Controls in rectangles of their own, drawn by us, with Dear ImGui underneath for focus, keys and hit
/// tests. Each draws, says what a person did, and changes nothing else. Texts are handed over in English and
/// measured and drawn in the language of the lab (ui/words.h).
namespace crease::ui {

float text_width(std::string_view text, float size_pt, Font font = Font::sans);
/// Text broken into lines at spaces; returns the height it took.
float draw_paragraph(const Theme& theme, Rect rect, std::string_view text, Colour colour, float size_pt);
float paragraph_height(std::string_view text, float size_pt, float width);

/// An item for the mouse, fingers and keys without any looks: true when it was chosen.
bool hot_rect(const char* id, Rect rect);
/// An item that can be hovered and nothing else: a drag that starts on it goes to what is below.
void mark_area(Rect rect);
/// The same for an area that can be dragged in: ImGui::IsItemActive() while it is.
void drag_area(const char* id, Rect rect);

/// Between a button's edge and its label.
inline constexpr float button_margin_pt = 12;

struct ButtonSpec {
  const char* id = "";
  std::string_view label;  ///< empty: icon only
  Icon icon = Icon::none;
  bool is_primary = false;  ///< filled with the accent
  bool is_enabled = true;
  bool is_chosen = false;  ///< toggles that are on
  std::string_view help_title, help;
};
bool draw_button(const Theme& theme, Rect rect, const ButtonSpec& spec);
/// Width that a button's content needs, margins included.
float button_width(const Theme& theme, const ButtonSpec& spec);

/// A switch; returns the new state when it was changed.
std::optional<bool> draw_toggle(const Theme& theme, Rect rect, const char* id, bool is_on, bool is_enabled);

struct Option {
  std::string_view label, help;
};
/// Options side by side, for few and short ones; returns the index that was chosen.
std::optional<int> draw_segments(const Theme& theme, Rect rect, const char* id,
                                 std::span<const Option> options, int chosen, bool is_enabled);
float segments_width(const Theme& theme, std::span<const Option> options);
/// A list that opens below; returns the index that was chosen.
std::optional<int> draw_combo(const Theme& theme, Rect rect, const char* id, std::span<const Option> options,
                              int chosen, bool is_enabled);
float combo_width(const Theme& theme, std::span<const Option> options);
/// The same where what was chosen is the title of the page.
std::optional<int> draw_title_combo(const Theme& theme, Rect rect, const char* id,
                                    std::span<const Option> options, int chosen);
float title_combo_width(const Theme& theme, std::string_view title);
/// Tabs over the whole width; returns the index that was chosen.
std::optional<int> draw_tabs(const Theme& theme, Rect rect, const char* id, std::span<const Option> options,
                             int chosen);

struct SliderChange {
  std::optional<double> share;  ///< dragged to here, 0..1
  int steps = 0;                ///< arrow keys: -1 or 1
};
SliderChange draw_slider(const Theme& theme, Rect rect, const char* id, double share, bool is_enabled);

/// Shows `shown`; a click, double click or Enter turns it into a field that starts with
/// `typed`. Returns the text that was entered.
std::optional<std::string> draw_value_field(const Theme& theme, Rect rect, const char* id,
                                            std::string_view shown, std::string_view typed, bool is_enabled,
                                            Align align = Align::right);

/// The head of a group that opens and closes; true when it was chosen.
bool draw_group_head(const Theme& theme, Rect rect, const char* id, std::string_view title,
                     std::string_view summary, bool is_open);

/// "?": help on hover, and on a click or tap as a popover that stays.
void draw_help_mark(const Theme& theme, Vec at, const char* id, std::string_view title,
                    std::string_view text);
/// Help on what was drawn last (an item), after a moment of hovering.
void help_on_hover(const Theme& theme, std::string_view title, std::string_view text);
/// Help on a rectangle that is not an item.
void help_on_rect(const Theme& theme, Rect rect, std::string_view title, std::string_view text);

/// What a notice is: something to mind, or something that went well.
enum class Tone : std::uint8_t { warning, news };
/// A calm line that says what happened and what to do.
void draw_notice(const Theme& theme, Rect rect, std::string_view text, Tone tone = Tone::warning);
float notice_height(const Theme& theme, std::string_view text, float width);

}  // namespace crease::ui
