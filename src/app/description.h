#pragma once

#include <optional>
#include <span>
#include <string>

#include "lab/chapter.h"
#include "lab/place.h"
#include "lab/words.h"

/// A chapter as a page sees it: JSON for controls of its own, one sentence for people who do not see the
/// picture. Ids, types and values are the same in every language; what people read is in that of `words`.
namespace crease::app {

/// {"chapter":{"id","title"},"chapters":[{"id","title","summary"},...],"language","parameters":[{...,"value"}],"actions":[...],"readouts":[...]}
std::string describe_json(const lab::Chapter& chapter, const lab::Words& words = {});

/// [{"id","label","unit","value","text","sentence"},...]
std::string readouts_json(const lab::Chapter& chapter, const lab::Words& words = {});

/// {"at","lines":[...],"ways":[{"to","label","angle"},...]}, or null.
std::string place_json(const std::optional<lab::Place>& place, const lab::Words& words = {});

/// [{"id","title","help","columns":[...],"rows":[[...],...]},...]
std::string tables_json(std::span<const lab::Table> tables, const lab::Words& words = {});

/// "Step 1200, training loss 0.08, 231 cells, 198 linear regions."
std::string state_sentence(const lab::Chapter& chapter, const lab::Words& words = {});

}  // namespace crease::app
