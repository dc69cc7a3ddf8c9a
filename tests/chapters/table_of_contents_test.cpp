#include "chapters/table_of_contents.h"

#include <doctest/doctest.h>

#include <set>

using namespace crease;

TEST_CASE("agree: every chapter is listed once, under the id and title it gives itself") {
  std::set<std::string_view> ids;
  for (const chapters::Entry& entry : chapters::table_of_contents()) {
    const auto chapter = chapters::make_chapter(entry.id);
    REQUIRE(chapter != nullptr);
    CHECK(chapter->id() == entry.id);
    CHECK(chapter->title() == entry.title);
    CHECK(!entry.summary.empty());
    CHECK(ids.insert(entry.id).second);
  }
  CHECK(chapters::make_chapter("no-such-chapter") == nullptr);
}
