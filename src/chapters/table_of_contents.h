#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "lab/chapter.h"

/// The chapters of the lab, in the order in which they are offered. A new chapter is a folder and a line
/// here.
namespace crease::chapters {

struct Entry {
  std::string_view id, title, summary;
  std::unique_ptr<lab::Chapter> (*make)();
};

std::span<const Entry> table_of_contents();

bool has_chapter(std::string_view id);

/// The chapter with that id; null if there is none.
std::unique_ptr<lab::Chapter> make_chapter(std::string_view id);

}  // namespace crease::chapters
