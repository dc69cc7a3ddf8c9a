#!/usr/bin/env python3
"""Writes one source that holds several test files, so that the compiler reads once what they include, which takes most of its time.

    join_tests.py OUT.cpp TEST.cpp...

Each file's own code stands in a namespace of its own, so that what the files name alike does not meet. That needs files with all includes
first, without macros of their own, and without parts of other namespaces. Errors have the place in the file itself.
"""

import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'\s*#\s*include\s*[<"]([^>"]+)')


def found_from_elsewhere(line, folder):
    """The line, with the whole path of a header that stands beside the test."""
    name = INCLUDE.match(line)[1]
    beside = folder / name
    return line.replace(name, beside.as_posix()) if beside.exists() else line


def check(path, lines, begin):
    """Nothing but comments may stand before the last include, and nothing that a namespace around it would change may stand behind."""
    for number, line in enumerate(lines, start=1):
        is_in_front = number <= begin and line.strip() and not line.startswith("//") and not INCLUDE.match(line)
        if is_in_front or re.match(r"\s*#\s*(define|if)|namespace crease|extern \"C\"", line):
            sys.exit(f"{path}:{number}: this cannot be compiled together with other tests: {line.strip()}")


def main():
    out, *paths = map(Path, sys.argv[1:])
    includes, bodies = {}, []
    for number, path in enumerate(paths):
        lines = path.read_text(encoding="utf-8").splitlines()
        begin = max((i + 1 for i, line in enumerate(lines) if INCLUDE.match(line)), default=0)
        check(path, lines, begin)
        includes |= dict.fromkeys(found_from_elsewhere(line, path.parent) for line in lines[:begin] if INCLUDE.match(line))
        bodies += [f"namespace file_{number} {{", f'#line {begin + 1} "{path.as_posix()}"', *lines[begin:], f"}}  // namespace file_{number}"]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("\n".join([*includes, *bodies, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
