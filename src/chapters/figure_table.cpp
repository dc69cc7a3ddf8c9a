#include "chapters/figure_table.h"

#include <array>

#include "chapters/fold/figure.h"
#include "chapters/images/figure.h"
#include "chapters/train_and_watch/figure.h"

namespace crease::chapters {

std::span<const FigureSource> figure_sources() {
  static const std::array sources = {train_and_watch::figure_source(), fold::figure_source(),
                                     images::figure_source()};
  return sources;
}

}  // namespace crease::chapters
