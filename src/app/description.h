#pragma once

#include <string>

#include "lab/chapter.h"

/// A chapter as a page sees it: JSON for controls of its own, one sentence for people who do not see the
/// picture.
namespace crease::app {

/// {"chapter":{"id","title"},"parameters":[{...,"value"}],"actions":[...],"readouts":[...]}
std::string describe_json(const lab::Chapter& chapter);

/// [{"id","label","unit","value","text","sentence"},...]
std::string readouts_json(const lab::Chapter& chapter);

/// "Step 1200, training loss 0.08, 231 cells, 198 linear regions."
std::string state_sentence(const lab::Chapter& chapter);

}  // namespace crease::app
