#pragma once

#include <string>
#include <string_view>

namespace crease::lab {
class Words;
}

/// The one way from the English text of the source to the text on the screen. Whatever measures or draws text
/// goes through it, so that both are about the same letters; what calls them hands over English.
namespace crease::ui {

/// The language of the current Dear ImGui context, and so of one lab; null is English. `words` has to outlive
/// the context's frames.
void speak(const lab::Words* words);

/// The text in that language. Lives until the next call.
std::string_view translated(std::string_view english);

/// A text of several lines, each translated by itself: what is copied out of the lab.
std::string translated_lines(std::string_view english);

}  // namespace crease::ui
