#pragma once

#include <string>
#include <string_view>

namespace crease::ui {
struct Theme;
}

namespace crease::app {

/// One sentence about what went wrong, above everything else, for as long as it takes to read.
class Notice {
 public:
  void show(std::string sentence, double now_s);
  /// Call between ImGui::NewFrame and ImGui::Render.
  void draw(const ui::Theme& theme, double now_s);
  std::string_view text() const { return sentence_; }
  /// Seconds until it goes; negative: there is none.
  double seconds_left(double now_s) const;

 private:
  std::string sentence_;
  double until_s_ = 0;
};

}  // namespace crease::app
