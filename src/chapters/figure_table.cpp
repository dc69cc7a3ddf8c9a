#include "chapters/figure_table.h"

#include <array>

#include "chapters/approximate/figure.h"
#include "chapters/bend/figure.h"
#include "chapters/count/figure.h"
#include "chapters/distance/figure.h"
#include "chapters/fold/figure.h"
#include "chapters/images/figure.h"
#include "chapters/multiply/figure.h"
#include "chapters/train_and_watch/figure.h"

namespace crease::chapters {

std::span<const FigureSource> figure_sources() {
  static const std::array sources = {
      train_and_watch::figure_source(), approximate::figure_source(), bend::figure_source(),
      count::figure_source(),           distance::figure_source(),    fold::figure_source(),
      images::figure_source(),          multiply::figure_source()};
  return sources;
}

}  // namespace crease::chapters
