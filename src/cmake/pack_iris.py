#!/usr/bin/env python3
"""Writes Fisher's iris measurements as C++: core/data/iris_table.h and core/data/iris_table.cpp.

    pack_iris.py NPM_PACKAGE_DIRECTORY OUTPUT_DIRECTORY
"""

import json
import sys
from pathlib import Path

SPECIES = ["setosa", "versicolor", "virginica"]

HEADER = """#pragma once

#include <span>

namespace crease::data {

/// One flower: sepal length, sepal width, petal length, petal width in centimetres; 0 setosa, 1 versicolor, 2 virginica.
struct IrisRow {
  double measurement[4];
  int species;
};

/// The 150 flowers that Anderson measured and Fisher published in 1936, species by species.
std::span<const IrisRow> iris_rows();

}  // namespace crease::data
"""


def read_rows(package):
    table = json.loads((package / "lib" / "data" / "iris.json").read_text(encoding="utf-8"))
    rows = []
    for row in table:
        measurements = [float(value) for value in row[:4]]
        species = SPECIES.index(row[4].lower().removeprefix("iris-"))
        if len(row) != 5 or not all(0 < value < 10 for value in measurements):
            sys.exit(f"pack_iris.py: unexpected row {row}")
        rows.append((measurements, species))
    counts = [sum(species == wanted for _, species in rows) for wanted in range(3)]
    if counts != [50, 50, 50]:
        sys.exit(f"pack_iris.py: expected 50 flowers of each species, found {counts}")
    return rows


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: pack_iris.py NPM_PACKAGE_DIRECTORY OUTPUT_DIRECTORY")
    rows = read_rows(Path(sys.argv[1]))
    folder = Path(sys.argv[2])
    lines = [f"    {{{{{', '.join(map(repr, measurements))}}}, {species}}}," for measurements, species in rows]
    source = ['#include "core/data/iris_table.h"', "", "namespace crease::data {", "namespace {", "",
              "constexpr IrisRow rows[] = {", *lines, "};", "", "}  // namespace", "",
              "std::span<const IrisRow> iris_rows() { return rows; }", "", "}  // namespace crease::data", ""]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "iris_table.h").write_text(HEADER, encoding="utf-8")
    (folder / "iris_table.cpp").write_text("\n".join(source), encoding="utf-8")


if __name__ == "__main__":
    main()
