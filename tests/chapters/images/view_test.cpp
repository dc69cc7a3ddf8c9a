#include "chapters/images/view.h"

#include <string>

#include "chapters/images/model.h"
#include "support/chapter_page.h"
#include "support/stroke_images.h"

using namespace crease;
using images::Model;

namespace {

/// A small network on strokes.
struct Page : testing::ChapterPage<Model, images::View> {
  Page(float width, float height) : ChapterPage(width, height) {
    model.use_assets(testing::stroke_assets(60));
    for (const char* line : {"set network.hidden 7,5", "act step 20"})
      REQUIRE(lab::apply(session, lab::parse_line(line).value()).ok());
    chapters::settle(session);
    lab.frame(2);
  }

  /// Classes of the strokes, and what the assets of this test say, are English.
  void check_german(const std::string& state) const {
    check_german_but(state, [](const std::string& text) {
      return text.find("direction ") != std::string::npos || text.starts_with("These assets ");
    });
  }
};

}  // namespace

TEST_CASE("invariant: drawing images issues no commands and wants no frames, at any size and in any theme") {
  testing::check_drawing<Page>();
}

TEST_CASE("invariant: every text that is drawn around images has a German entry, in every state") {
  for (const char* line : {"act pause", "set picture.colouring confidence", "set picture.colouring classes",
                           "set slice.second 0", "set data.collection fashion"}) {
    Page page(1280, 800);
    page.command(line);
    page.look(60);
    page.check_german(line);
    CHECK(page.use.used.size() > 30);
  }
}

TEST_CASE("known: the wheel zooms about the pointer, a drag moves the slice, a corner takes the next image") {
  Page page(1280, 800);
  page.lab.move({600, 400});
  page.lab.frame(2);
  ImGui::GetIO().AddMouseWheelEvent(0, 4);
  page.lab.frame(3);
  CHECK(page.model.settings().zoom == doctest::Approx(1.25 * 1.25 * 1.25 * 1.25));
  page.command("act reset_view");
  CHECK(page.model.settings().zoom == 1);
  page.lines.clear();
  page.command("act next_image 0");
  CHECK(page.model.settings().corner[0] == 1);
}

TEST_CASE("invariant: the tables about images have as many entries in each row as columns") {
  Page page(1280, 800);
  page.check_tables();
}
