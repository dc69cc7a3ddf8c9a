#!/usr/bin/env python3
"""Writes the text fonts of crease as C++: ui/fonts.h and ui/fonts.cpp, and what measures their text, ui/advances.h and .cpp.

    subset_fonts.py OUTPUT_DIRECTORY

Inter from Debian's package is cut down to Latin, Greek and mathematics and rebuilt with the tables that a rasteriser reads
and no others (no hinting, no layout). Two things are done on the way:

- digits get the font's tabular figures as their ordinary glyphs, so that numbers that change do not jump;
- characters that a font lacks are drawn from DejaVu, scaled to the same x-height, so that one font is enough at run time.
"""

import argparse
import io
import sys
from pathlib import Path

try:
    from fontTools.fontBuilder import FontBuilder
    from fontTools.misc.transform import Scale
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.pens.t2CharStringPen import T2CharStringPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.ttLib import TTFont
except ModuleNotFoundError:
    sys.exit("subset_fonts.py: Python's fontTools is missing (Debian package python3-fonttools).")

# 1/1024 em is a twentieth of a pixel at the largest text size on a high-density screen.
UNITS_PER_EM = 1024

FONT_FOLDERS = ["/usr/share/fonts", "/usr/local/share/fonts"]

LATIN = [chr(code) for code in [*range(0x20, 0x7F), *range(0xA0, 0x100)] if code != 0xAD]
LATIN_EXTENDED = [chr(code) for code in range(0x100, 0x180) if code not in (0x149,)] + list("ȘșȚț")
GREEK = [chr(code) for code in [*range(0x391, 0x3A2), *range(0x3A3, 0x3AA), *range(0x3B1, 0x3CA)]] + list("ϑϕϵ")
MATHEMATICS = list("−×·÷±∓≤≥≈≠≡∞∑∏∫∂∇√′″‴‖∥∈∉∅∀∃∧∨¬∩∪⊂⊆∘∗∙⋅⊕⊙∝∼→←↑↓↔⇒⇔↦⟨⟩⌊⌋⌈⌉ℝℕℤℓ°‰")
SCRIPTS = list("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀᵈᵏ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₚₛₜₓ")
PUNCTUATION = list("‘’‚“”„‹›–—…•†‡€✓") + list("\u2002\u2003\u2009\u200a\u202f")
MARKS = list("●○■□▲▼◀▶◆")
COMMON = LATIN + GREEK + MATHEMATICS + SCRIPTS + PUNCTUATION + MARKS
# Every glyph is on the wire: the bold face has what the lab's own titles need. The interface takes all else from the regular one.
TITLES = [chr(code) for code in range(0x20, 0x7F)] + list("ÄÖÜäöüß\u00a0\u2009\u202f‘’‚“”„–—…•−×·÷±≤≥≈≠∞√°→⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉ᵢⱼₙ")

# Widths in em of spaces that a font lacks.
SPACES = {"\u00a0": 0.25, "\u2002": 0.5, "\u2003": 1.0, "\u2009": 0.2, "\u200a": 0.1, "\u202f": 0.2}

FONTS = [
    # function, file, file for missing characters, characters
    ("sans", "Inter-Regular.otf", "DejaVuSans.ttf", COMMON + LATIN_EXTENDED),
    ("sans_bold", "Inter-SemiBold.otf", "DejaVuSans.ttf", TITLES),
]


def find_font(name):
    for folder in FONT_FOLDERS:
        for path in sorted(Path(folder).rglob(name)):
            return TTFont(path)
    packages = {"Inter": "fonts-inter", "DejaVu": "fonts-dejavu-core"}
    package = next(package for prefix, package in packages.items() if name.startswith(prefix))
    sys.exit(f"subset_fonts.py: the font {name} is missing (Debian package {package}).")


def tabular_figures(font):
    """Glyph of each proportional digit -> its tabular twin, from the feature 'tnum'."""
    substitutions = {}
    if "GSUB" not in font:
        return substitutions
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for subtable in table.LookupList.Lookup[index].SubTable:
                subtable = getattr(subtable, "ExtSubTable", subtable)
                substitutions.update(getattr(subtable, "mapping", {}))
    return substitutions


def height_of(font, character):
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[font.getBestCmap()[ord(character)]].draw(pen)
    return pen.bounds[3]


class Builder:
    """Collects outlines as CFF charstrings in one grid, whatever the outlines of the fonts they come from."""

    def __init__(self, font, fallback):
        self.font, self.fallback = font, fallback
        self.scale = UNITS_PER_EM / font["head"].unitsPerEm
        self.fallback_scale = self.scale * height_of(font, "x") / height_of(fallback, "x")
        self.figures = tabular_figures(font)
        self.charstrings, self.metrics, self.cmap = {}, {}, {}
        self.borrowed, self.absent = [], []
        self.add_glyph(".notdef", font, ".notdef", self.scale)

    def add_glyph(self, name, font, source_name, scale):
        glyphs = font.getGlyphSet()
        advance = round(glyphs[source_name].width * scale)
        pen = T2CharStringPen(advance, glyphs)
        bounds = BoundsPen(glyphs)
        glyphs[source_name].draw(TransformPen(bounds, Scale(scale)))
        glyphs[source_name].draw(TransformPen(pen, Scale(scale)))
        self.charstrings[name] = pen.getCharString()
        self.metrics[name] = (advance, round(bounds.bounds[0]) if bounds.bounds else 0)

    def add_space(self, name, width_em):
        advance = round(width_em * UNITS_PER_EM)
        self.charstrings[name] = T2CharStringPen(advance, None).getCharString()
        self.metrics[name] = (advance, 0)

    def add_character(self, character):
        code = ord(character)
        name = f"u{code:04X}"
        own = self.font.getBestCmap().get(code)
        if own is not None and character.isdigit():
            own = self.figures.get(own, own)
        if own is not None:
            self.add_glyph(name, self.font, own, self.scale)
        elif character in SPACES:
            self.add_space(name, SPACES[character])
        elif code in self.fallback.getBestCmap():
            self.add_glyph(name, self.fallback, self.fallback.getBestCmap()[code], self.fallback_scale)
            self.borrowed.append(character)
        else:
            self.absent.append(character)
            return
        self.cmap[code] = name

    def build(self, characters):
        for character in sorted(set(characters)):
            self.add_character(character)
        builder = FontBuilder(UNITS_PER_EM, isTTF=False)
        builder.setupGlyphOrder(list(self.charstrings))
        builder.setupCharacterMap(self.cmap)
        builder.setupCFF("crease", {}, self.charstrings, {})
        builder.setupHorizontalMetrics(self.metrics)
        hhea = self.font["hhea"]
        builder.setupHorizontalHeader(ascent=round(hhea.ascent * self.scale), descent=round(hhea.descent * self.scale))
        builder.font["head"].created = builder.font["head"].modified = 0
        builder.font.recalcTimestamp = False
        data = io.BytesIO()
        builder.font.save(data)
        return data.getvalue()


def write_advances(folder, fonts):
    """How far each character moves on, for text that is measured without its font: in units of the em."""
    header = ["#pragma once", "", "#include <cstdint>", "#include <span>", "",
              "/// The advances of the text fonts' characters, made at build time.", "namespace crease::ui::fonts {", "",
              f"inline constexpr int units_per_em = {UNITS_PER_EM};", "",
              "struct Advance {", "  std::uint16_t character, units;", "};", "",
              "/// In the order of their characters."]
    header += [f"std::span<const Advance> {name}_advances();" for name, _ in fonts]
    source = ['#include "ui/advances.h"', "", "namespace crease::ui::fonts {", "namespace {"]
    for name, advances in fonts:
        source.append(f"constexpr Advance {name}_table[] = {{")
        pairs = [f"{{{code},{advance}}}," for code, advance in sorted(advances.items())]
        source += ["".join(pairs[start:start + 12]) for start in range(0, len(pairs), 12)]
        source.append("};")
    source += ["}  // namespace"]
    source += [f"std::span<const Advance> {name}_advances() {{ return {name}_table; }}" for name, _ in fonts]
    for name, lines in (("advances.h", header), ("advances.cpp", source)):
        lines += ["", "}  // namespace crease::ui::fonts", ""]
        (folder / name).write_text("\n".join(lines), encoding="utf-8")


def write_cpp(folder, fonts):
    header = ["#pragma once", "", "#include <span>", "", "/// The text fonts, subset at build time: Inter.",
              "namespace crease::ui::fonts {", ""]
    header += [f"std::span<const unsigned char> {name}();" for name, _ in fonts]
    header += ["", "}  // namespace crease::ui::fonts", ""]
    source = ['#include "ui/fonts.h"', "", "namespace crease::ui::fonts {", ""]
    for name, data in fonts:
        source.append("namespace {")
        source.append(f"alignas(4) constexpr unsigned char {name}_bytes[] = {{")
        source += [",".join(map(str, data[start:start + 32])) + "," for start in range(0, len(data), 32)]
        source += ["};", "}  // namespace", f"std::span<const unsigned char> {name}() {{ return {name}_bytes; }}", ""]
    source += ["}  // namespace crease::ui::fonts", ""]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "fonts.h").write_text("\n".join(header), encoding="utf-8")
    (folder / "fonts.cpp").write_text("\n".join(source), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description="Writes the text fonts of crease as C++.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--report", action="store_true", help="print sizes and where characters came from")
    parser.add_argument("--keep", action="store_true", help="also write the fonts as files")
    arguments = parser.parse_args()
    fonts, advances = [], []
    for name, file, fallback_file, characters in FONTS:
        builder = Builder(find_font(file), find_font(fallback_file))
        data = builder.build(characters)
        fonts.append((name, data))
        advances.append((name, {code: builder.metrics[glyph][0] for code, glyph in builder.cmap.items()}))
        if builder.absent:
            sys.exit(f"subset_fonts.py: {file} and {fallback_file} both lack: {' '.join(builder.absent)}")
        if arguments.report:
            print(f"{name}: {len(data)} bytes, {len(builder.cmap)} characters, from {fallback_file}: {''.join(builder.borrowed)}")
        if arguments.keep:
            arguments.folder.mkdir(parents=True, exist_ok=True)
            (arguments.folder / f"{name}.otf").write_bytes(data)
    write_cpp(arguments.folder, fonts)
    write_advances(arguments.folder, advances)


if __name__ == "__main__":
    main()
