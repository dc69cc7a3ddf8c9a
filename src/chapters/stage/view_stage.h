#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "chapters/view.h"
#include "lab/commands.h"
#include "lab/session.h"
#include "ui/icons.h"
#include "ui/theme.h"

/// What the views of chapters have in common: a bar with buttons, readouts, the settings in their groups, the
/// picture in the middle below whatever is to be said, and a side for plots and the theorem. In narrower
/// windows settings and side share one column with tabs, on phones below the picture.
namespace crease::stage {

/// What every part may use while it draws one frame.
struct Frame {
  const chapters::ViewContext& context;
  const ui::Theme& theme;  ///< with targets for fingers where they are needed

  bool shows(std::string_view part) const { return !lab::hides_part(context.session.restrictions(), part); }
};

/// An action in the bar. Undo and redo follow the chapter's own.
struct Knob {
  const char* action;
  ui::Icon icon;
  const char* label;
};

/// An action that stands as a button below the settings of a group.
struct GroupButton {
  const char *group, *action;
};

/// What a chapter puts on the stage. All of it outlives the view.
struct Plan {
  std::span<const Knob> knobs;
  std::span<const char* const> groups;   ///< of settings, in order
  std::span<const char* const> ranking;  ///< ids of readouts, the most important first
  std::span<const GroupButton> buttons = {};
  const char* side_name = "Theorem";  ///< what the side is called where it is a tab
};

struct Layout;
struct Shown;

class View : public chapters::View {
 public:
  explicit View(const Plan& plan);
  ~View() override;

  void draw(const chapters::ViewContext& context, ui::Rect area) final;
  void tell(std::string sentence, ui::Tone tone) final;
  bool wants_frame() const override;

 protected:
  /// The picture.
  virtual void draw_middle(const Frame& frame, ui::Rect room) = 0;
  /// Plots and words from the top of `room`, as tall as they need to be; returns that height. The room is
  /// what can be seen without scrolling.
  virtual float draw_side(const Frame& frame, ui::Rect room) = 0;
  /// What stands above the picture while it is true; empty: nothing.
  virtual std::string message() const { return ""; }

 private:
  struct Parts;
  void place_middle(const Frame& frame, ui::Rect pane);
  void place_side(const Frame& frame, ui::Rect pane);
  void place_tabs(const Frame& frame, const Layout& layout, const Shown& shown);
  std::unique_ptr<Parts> parts_;
};

}  // namespace crease::stage
