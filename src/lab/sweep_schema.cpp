#include "lab/sweep_spec.h"

namespace crease::lab {

const std::string_view sweep_schema = R"({"format": "crease-sweep", "version": 1,
 "chapter": "train-and-watch",
 "settings": {"data.source": "moons", "training.learning_rate": 0.1},
 "grid": [{"id": "hidden.count", "name": "depth", "values": [1, 2, 3]},
          {"id": "layer.*.width", "name": "width", "values": [8, 16]},
          {"id": "*.seed", "name": "seed", "from": 1, "to": 20}],
 "steps": [0, 100, 1000],
 "measure": ["cells", "train_loss", {"of": "cells", "line": true, "scaled": true},
             {"of": "distance", "points": 100, "scaled": true}]}

chapter   the id of a chapter, or random-network: untrained, any number of inputs; crease sweep CHAPTER
          --describe lists its settings and readouts. Ids are those of session files.
settings  are set first, in this order; a list of numbers is the text "16,16".
grid      axes, the last one changing fastest. "*" in an id stands for any letters: every setting that fits is
          set. Values are listed, or go from, to by steps "by" (1), or times "factor". {"zip": [axis, axis]}
          are axes that change together, as many values each. "name" heads the column.
steps     of training, ascending: a list, or {"from": 0, "to": 1000, "by": 100}; [0] if left out.
measure   ids of readouts, and of the chapter's network, exactly, in the units of its data:
            {"of": "cells" or "linear_regions",
             "line": true | "segment": [a, b] | "box": [x0, x1, y0, y1],  (along the first axes of the inputs)
             "through": [p, q] (line, and segment: x(t) = p + t (q - p)) | "slice": [o, u, v] (box) |
             "random": seed (a direction through 0, or two that are orthonormal)}
            {"of": "distance", "norm": 1 | 2 | "inf", "visible": false,  (mean distance to the nearest boundary)
             "points": 100, "law": "normal" (standard) or "uniform" (-1 to 1), "seed": 1 | "points": [[0, 0]]}
          "scaled": true measures in units of N along a line, N^2/2 in a box, 1/N for distances, N being the
          number of hidden neurons. "name" heads the column.)";

}  // namespace crease::lab
