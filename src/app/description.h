#pragma once

#include <optional>
#include <span>
#include <string>

#include "lab/chapter.h"
#include "lab/place.h"

/// A chapter as a page sees it: JSON for controls of its own, one sentence for people who do not see the
/// picture.
namespace crease::app {

/// {"chapter":{"id","title"},"parameters":[{...,"value"}],"actions":[...],"readouts":[...]}
std::string describe_json(const lab::Chapter& chapter);

/// [{"id","label","unit","value","text","sentence"},...]
std::string readouts_json(const lab::Chapter& chapter);

/// {"at","lines":[...],"ways":[{"to","label","angle"},...]}, or null.
std::string place_json(const std::optional<lab::Place>& place);

/// [{"id","title","help","columns":[...],"rows":[[...],...]},...]
std::string tables_json(std::span<const lab::Table> tables);

/// "Step 1200, training loss 0.08, 231 cells, 198 linear regions."
std::string state_sentence(const lab::Chapter& chapter);

}  // namespace crease::app
