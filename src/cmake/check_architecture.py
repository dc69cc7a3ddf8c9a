#!/usr/bin/env python3
"""Checks what the compiler does not: which folder may include which, and what may not appear where.

    check_architecture.py REPOSITORY

Prints one line per offence, "file:line: sentence", and ends with 1 if there was one.
"""

import re
import sys
from pathlib import Path

CORE = ["core/base/", "core/nn/", "core/data/", "core/regions/", "core/constructions/", "core/io/"]

# Folder -> what it may include of ours. The first entry whose pattern matches a file decides.
ALLOWED = [
    (r"core/base/", ["core/base/"]),
    (r"core/nn/", ["core/base/", "core/nn/"]),
    (r"core/data/", ["core/base/", "core/nn/", "core/data/"]),
    (r"core/regions/", ["core/base/", "core/nn/", "core/regions/"]),
    (r"core/constructions/", ["core/base/", "core/nn/", "core/constructions/"]),
    (r"core/io/", CORE),
    (r"lab/", [*CORE, "lab/"]),
    (r"chapters/(.*/)?(view|layout)[^/]*$", [*CORE, "lab/", "chapters/", "ui/", "render/", "platform/platform.h"]),
    (r"chapters/(.*/)?figure[^/]*$", [*CORE, "lab/", "chapters/", "ui/", "render/scene.h"]),
    (r"chapters/", [*CORE, "lab/", "chapters/"]),
    (r"ui/svg_painter", ["core/base/", "core/io/png.h", "ui/"]),
    (r"ui/", ["core/base/", "lab/", "ui/", "platform/platform.h"]),
    (r"render/", ["core/base/", "render/"]),
    (r"app/core_api", [*CORE, "app/core_api"]),
    (r"app/figure_api", [*CORE, "lab/", "chapters/", "app/figure_api"]),
    (r"app/sweep_api", [*CORE, "lab/", "chapters/", "app/sweep_api"]),
    (r"app/", [*CORE, "lab/", "chapters/", "ui/", "render/", "app/", "platform/"]),
    (r"platform/", ["core/base/", "render/", "platform/"]),
    (r"cli/", [*CORE, "lab/", "chapters/", "ui/", "cli/"]),
]

# Header of somebody else -> files that may include it.
THIRD_PARTY = [
    (r"Eigen/", r"core/"),
    (r"nlohmann/", r"(core/io|lab|cli)/"),
    (r"fast_float/", r"core/(base|data|io)/"),
    (r"CLI/", r"cli/"),
    (r"stb/stb_image\.h", r"core/io/inflate\.cpp$"),
    (r"stb/", r"core/io/(in|de)flate\.cpp$|app/main_desktop"),
    (r"imgui(_internal)?\.h", r"(app|platform)/|ui/(screen_painter|style|parameter_rows|words|widgets)|chapters/(.*/)?(view|layout)[^/]*$"),
    (r"imgui_impl_", r"(app|platform)/"),
    (r"GLFW/", r"platform/"),
    (r"(cairo|ft2build|freetype)", r"ui/cairo_raster\.cpp$"),
    (r"(GL|GLES3|GLES2|KHR)/", r"render/gl\.h$"),
    (r"emscripten", r"platform/|render/gl\.h$"),
]

# Pattern -> files where it may not appear -> sentence.
FORBIDDEN = [
    (r"\b__EMSCRIPTEN__\b", r"^(?!platform/|render/gl\.h$)", "platform directives belong into src/platform and src/render/gl.h"),
    (r"\bthrow\b|\bcatch\s*\(", r"^core/", "the core does not throw"),
    (r"\b(printf|fprintf|puts|abort|exit)\s*\(|std::(cout|cerr)\b", r"^core/", "the core does not print, exit or abort"),
    (r"\bstd::(exp|log|log1p|pow|tanh|sin|cos|tan|erf|expm1|cbrt|hypot)\b", r"^core/",
     "libm differs between platforms; use core/base/real_functions.h"),
    (r"\b(std::chrono|clock_gettime|time\s*\(\s*(NULL|nullptr|0)\s*\))", r"^(core|lab)/", "no clock here"),
    (r"\bTODO\b|\bFIXME\b|#if 0\b", r"", "say it in an issue or do it"),
    (r"std::(mt19937|random_device|normal_distribution|uniform_)", r"", "use crease::Random, which is the same everywhere"),
]

CPP = {".h", ".cpp"}
FILE_LINES, HEADER_LINES = 400, 150


def without_comments(line):
    return re.sub(r'"(\\.|[^"\\])*"', '""', line.split("//")[0])


def check_include(name, included):
    for header, users in THIRD_PARTY:
        if re.match(header, included) and not re.search("^(" + users + ")", name):
            return f"{included} may not be included here"
    if "/" not in included or not re.match(r"(core|lab|chapters|ui|render|app|platform|cli)/", included):
        return None
    for pattern, allowed in ALLOWED:
        if re.match(pattern, name):
            if included.startswith(tuple(allowed)):
                break
            return f"{included} may not be included from {name.rsplit('/', 1)[0]}"
    if re.match(r"chapters/", name) and not re.search(r"/(view|layout|figure)[^/]*$", name):
        if re.match(r"chapters/(.*/)?(view|layout|figure)[^/]*$", included):
            return f"a model may not include the view {included}"
    return None


def check_file(path, name):
    lines = path.read_text(encoding="utf-8").splitlines()
    limit = HEADER_LINES if path.suffix == ".h" else FILE_LINES
    if len(lines) > limit:
        yield len(lines), f"{len(lines)} lines; at most {limit} are readable"
    for number, line in enumerate(lines, 1):
        include = re.match(r'\s*#include\s+[<"]([^>"]+)[>"]', line)
        if include:
            sentence = check_include(name, include.group(1))
            if sentence:
                yield number, sentence
            continue
        code = line if "TODO" in line or "FIXME" in line else without_comments(line)
        for pattern, where, sentence in FORBIDDEN:
            if re.search(where, name) and re.search(pattern, code):
                yield number, sentence


def main():
    root = Path(sys.argv[1])
    offences = []
    for path in sorted((root / "src").rglob("*")):
        if path.suffix in CPP:
            name = path.relative_to(root / "src").as_posix()
            offences += [f"src/{name}:{number}: {sentence}" for number, sentence in check_file(path, name)]
    print("\n".join(offences) if offences else "The architecture holds.")
    return 1 if offences else 0


if __name__ == "__main__":
    sys.exit(main())
