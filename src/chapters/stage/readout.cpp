#include "chapters/stage/readout.h"

#include <utility>

#include "lab/number_words.h"

namespace crease::stage {

lab::Readout real_readout(std::string id, std::string label, double value, std::string sentence,
                          std::string unit) {
  return {std::move(id),      std::move(label), std::move(unit), value, lab::significant_text(value),
          std::move(sentence)};
}

lab::Readout whole_readout(std::string id, std::string label, double value, std::string sentence,
                           std::string unit) {
  return {std::move(id), std::move(label),       std::move(unit),
          value,         lab::whole_text(value), std::move(sentence)};
}

}  // namespace crease::stage
