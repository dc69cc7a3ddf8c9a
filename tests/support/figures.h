#pragma once

#include <doctest/doctest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "chapters/figures.h"
#include "chapters/opening.h"
#include "lab/commands.h"
#include "support/language.h"
#include "support/xml_check.h"

/// What every figure of a chapter has to be.
namespace crease::testing {

inline std::string figure_svg(const lab::Chapter& chapter, const std::string& name,
                              ui::ThemeKind theme = ui::ThemeKind::light, const lab::Words& words = {}) {
  const Result<chapters::Figure> figure = chapters::make_figure(chapter, {name, 0, 0, theme});
  REQUIRE_MESSAGE(figure.ok(), name);
  return chapters::svg_of(figure.value(), words);
}

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// From the opening tag of the first group of this name to the next group of the same depth, or the end.
inline std::string group(const std::string& text, const std::string& name) {
  const std::size_t begin = text.find("<g class=\"" + name + "\">");
  REQUIRE_MESSAGE(begin != std::string::npos, name);
  int depth = 0;
  std::size_t at = begin;
  do {
    const std::size_t open = text.find("<g", at), close = text.find("</g>", at);
    REQUIRE(close != std::string::npos);
    depth += open < close ? 1 : -1;
    at = (open < close ? open : close) + 2;
  } while (depth > 0);
  return text.substr(begin, at - begin);
}

/// Carries out commands on a chapter that settles after them.
inline void lead(lab::Chapter& chapter, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) {
    const Status status = lab::apply(chapter, lab::parse_line(line).value());
    REQUIRE_MESSAGE(status.ok(), line);
  }
  while (chapter.is_busy()) chapter.update(lab::EndlessBudget());
}

/// Well-formed in every theme and at other sizes, with a title and a description, the same when it is drawn
/// again, and wholly German. `is_excused`: texts that are the same in every language, and of tests.
inline void check_figure_but(const lab::Chapter& chapter, const std::string& name,
                             const std::function<bool(const std::string&)>& is_excused) {
  CAPTURE(name);
  const std::string text = figure_svg(chapter, name);
  CHECK(xml_problem(text) == "");
  CHECK(text == figure_svg(chapter, name));
  for (const char* tag : {"title", "desc"}) {
    const std::size_t begin = text.find(">", text.find("<" + std::string(tag))) + 1;
    CHECK(text.find("</" + std::string(tag), begin) > begin + 5);
  }
  for (const auto theme : {ui::ThemeKind::dark, ui::ThemeKind::projector}) {
    const std::string other = figure_svg(chapter, name, theme);
    CHECK(xml_problem(other) == "");
    CHECK(other != text);
  }
  for (const float width : {260.0f, 900.0f}) {
    const auto figure = chapters::make_figure(chapter, {name, width, 1.2f * width, {}});
    REQUIRE(figure.ok());
    CHECK(xml_problem(chapters::svg_of(figure.value())) == "");
  }
  const lab::Words german = table_of("de");
  lab::Words::Use use;
  german.observe(&use);
  CHECK(has(figure_svg(chapter, name, ui::ThemeKind::light, german), "xml:lang=\"de\""));
  for (const std::string& missed : use.missed)
    if (missed.find_first_not_of("0123456789 .,−-–±×·°/e+%|⁰¹²³⁴⁵⁶⁷⁸⁹()=;:") != std::string::npos)
      CHECK_MESSAGE(is_excused(missed), "no German for: ", missed);
}

inline void check_figure(const lab::Chapter& chapter, const std::string& name,
                         const std::set<std::string>& formulas = {}) {
  check_figure_but(chapter, name, [&](const std::string& text) { return formulas.contains(text); });
}

}  // namespace crease::testing
