#pragma once

#include <string>
#include <vector>

#include "lab/parameter.h"
#include "ui/column.h"
#include "ui/parameter_rows.h"

namespace crease::train_and_watch {

struct ViewContext;

/// All parameters as controls, in the groups that their descriptions name.
class SettingsView {
 public:
  /// Call inside an open pane; `room` may be taller than the pane, which scrolls then.
  void draw(const ViewContext& context, ui::Rect room);

 private:
  struct Group {
    std::string title;
    bool is_open = false, shows_advanced = false;
  };
  void draw_group(const ViewContext& context, ui::Column& column, Group& group);
  void draw_row(const ViewContext& context, ui::Column& column, const lab::Parameter& parameter);
  void draw_layer(const ViewContext& context, ui::Column& column, const lab::Parameter& width);
  void draw_point_count(const ViewContext& context, ui::Column& column) const;
  class ButtonLines;
  void draw_file_buttons(const ViewContext& context, ButtonLines& lines, const std::string& group);
  void draw_actions(const ViewContext& context, ui::Column& column, const std::string& group);
  void draw_choice(const ViewContext& context, ui::Column& column) const;
  void draw_differences(const ViewContext& context, ui::Column& column) const;
  void draw_appearance(const ViewContext& context, ui::Column& column);
  void draw_advanced(const ViewContext& context, ui::Column& column, Group& group);
  const lab::Parameter* find(const std::string& id) const;
  bool is_offered(const std::string& action) const;

  std::vector<Group> groups_;
  ui::ParameterRows rows_;
  std::vector<lab::Parameter> parameters_;  ///< of the frame that is being drawn
  std::vector<lab::Action> actions_;        ///< likewise
};

}  // namespace crease::train_and_watch
