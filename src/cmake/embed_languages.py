#!/usr/bin/env python3
"""Writes the tables of languages as a C++ header: lab/languages.h.

    embed_languages.py OUTPUT.h TABLE.json...
"""

import json
import sys
from pathlib import Path

# Compilers need not take longer literals; neighbours are joined.
CHUNK = 8000


def literal(text):
    chunks = [text[start:start + CHUNK] for start in range(0, len(text), CHUNK)]
    return "\n".join(f'R"json({chunk})json"' for chunk in chunks)


def main():
    output, *tables = map(Path, sys.argv[1:])
    lines = ["#pragma once", "", "#include <string_view>", "",
             "/// The tables of web/lang, for programs that have no page to load them from.", "namespace crease::lab {", "",
             "struct LanguageTable {", "  std::string_view language, text;", "};", "",
             "inline constexpr LanguageTable language_tables[] = {"]
    for table in tables:
        text = table.read_text(encoding="utf-8")
        lines.append(f'{{"{json.loads(text)["language"]}",\n{literal(text)}}},')
    lines += ["};", "", "}  // namespace crease::lab", ""]
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
