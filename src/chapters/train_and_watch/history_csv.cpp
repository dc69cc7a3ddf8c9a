#include "chapters/train_and_watch/history_csv.h"

#include <cmath>

#include "core/base/number_text.h"

namespace crease::train_and_watch {

std::string history_csv(const History& history) {
  std::string text = "step,train_loss,test_loss,train_accuracy,test_accuracy,cells,linear_regions\n";
  const std::vector<double>* const columns[] = {
      &history.step,          &history.train_loss, &history.test_loss,     &history.train_accuracy,
      &history.test_accuracy, &history.cells,      &history.linear_regions};
  for (std::size_t row = 0; row < history.step.size(); ++row) {
    for (const std::vector<double>* column : columns) {
      const double value = (*column)[row];
      if (column != columns[0]) text += ',';
      if (std::isfinite(value)) text += shortest(value);
    }
    text += '\n';
  }
  return text;
}

}  // namespace crease::train_and_watch
