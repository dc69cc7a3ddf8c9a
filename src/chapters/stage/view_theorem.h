#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "ui/column.h"
#include "ui/theme.h"

/// What a chapter claims, and what is checked of it with the numbers of this moment.
namespace crease::stage {

/// A paragraph; an empty heading goes on under the heading before.
struct Passage {
  std::string heading, text;
};

enum class Verdict : std::uint8_t { holds, fails, open };

struct Check {
  Verdict verdict;
  std::string sentence;
};

/// Passages, then "Checked now" with a mark before each sentence; advances the column.
void draw_theorem(const ui::Theme& theme, ui::Column& column, std::span<const Passage> passages,
                  std::span<const Check> checks);

void draw_heading(const ui::Theme& theme, ui::Column& column, std::string_view text);

}  // namespace crease::stage
