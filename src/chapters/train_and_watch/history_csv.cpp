#include "chapters/train_and_watch/history_csv.h"

#include <cmath>

#include "core/base/number_text.h"

namespace crease::train_and_watch {

namespace {

void append_rows(const History& history, const char* begin, std::string& text) {
  const std::vector<double>* const sources[] = {
      &history.step,          &history.train_loss, &history.test_loss,     &history.train_accuracy,
      &history.test_accuracy, &history.cells,      &history.linear_regions};
  for (std::size_t row = 0; row < history.step.size(); ++row) {
    text += begin;
    for (const std::vector<double>* column : sources) {
      const double value = (*column)[row];
      if (column != sources[0]) text += ',';
      if (std::isfinite(value)) text += shortest(value);
    }
    text += '\n';
  }
}

}  // namespace

std::string history_csv(const History& history, const History* other) {
  const bool is_pair = other != nullptr;
  std::string text = is_pair ? "network," : "";
  text += "step,train_loss,test_loss,train_accuracy,test_accuracy,cells,linear_regions\n";
  append_rows(history, is_pair ? "A," : "", text);
  if (is_pair) append_rows(*other, "B,", text);
  return text;
}

}  // namespace crease::train_and_watch
