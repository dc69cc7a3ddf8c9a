#pragma once

#include <string>

#include "lab/parameter.h"

/// Numbers that a chapter tells, with their text and one sentence on what they say.
namespace crease::stage {

/// `value` that is not a number: there is none yet, and the text says so.
lab::Readout real_readout(std::string id, std::string label, double value, std::string sentence,
                          std::string unit = "");
lab::Readout whole_readout(std::string id, std::string label, double value, std::string sentence,
                           std::string unit = "");

}  // namespace crease::stage
