#include "chapters/train_and_watch/view_plane_legend.h"

#include <doctest/doctest.h>

#include "chapters/plane/view_axes.h"
#include "ui/recording_painter.h"

using namespace crease;
using train_and_watch::LegendEntry;

namespace {

/// The output's ramp, some layers, and the decision boundary.
std::vector<LegendEntry> entries_of(int layers) {
  using Kind = LegendEntry::Kind;
  std::vector<LegendEntry> entries = {{Kind::ramp, "f(x)  -11", "11", std::vector<ui::Colour>(44), {}, true}};
  for (int layer = 0; layer < layers; ++layer)
    entries.push_back(
        {Kind::line, "", (layer == 0 ? "Layer " : "") + std::to_string(layer + 1), {}, {}, false});
  entries.push_back({Kind::line, "", "f = 0", {}, {}, false});
  return entries;
}

struct Drawn {
  int rows = 0;
  ui::RecordingPainter painter;

  Drawn(float width, int rows_of_room, int layers) {
    const ui::Theme theme = ui::make_theme(ui::ThemeKind::light);
    const float height = plane::legend_row_height(theme);
    const plane::Palette palette(theme);
    rows = train_and_watch::draw_legend(painter, theme,
                                        {{8, 0}, {8 + width, static_cast<float>(rows_of_room) * height}},
                                        entries_of(layers), palette);
  }
  std::string last() const { return painter.texts().back().text; }
};

}  // namespace

TEST_CASE("invariant: a phone's only row shows three layers and the decision boundary, closer together") {
  const Drawn phone(374, 1, 3), desktop(900, 1, 3);
  CHECK(phone.rows == 1);
  CHECK(phone.last() == "f = 0");
  CHECK(phone.painter.texts().size() == desktop.painter.texts().size());
  CHECK(phone.painter.texts().back().at.x < desktop.painter.texts().back().at.x);
}

TEST_CASE("invariant: where there are rows enough, entries stand as far apart as on a wide screen") {
  const Drawn narrow(374, 2, 3), wide(900, 1, 3);
  CHECK(narrow.rows == 2);
  CHECK(narrow.last() == "f = 0");
  for (std::size_t i = 0; i < 3; ++i) CHECK(narrow.painter.texts()[i].at.x == wide.painter.texts()[i].at.x);
}

TEST_CASE("degenerate: what does not fit at all is left out, and rows are counted as far as they are used") {
  const Drawn many(374, 1, 12);
  CHECK(many.rows == 1);
  CHECK(many.last() != "f = 0");
  CHECK(Drawn(374, 3, 12).last() == "f = 0");
}
