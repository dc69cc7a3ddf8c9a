#include "chapters/table_of_contents.h"

#include <algorithm>

#include "chapters/approximate/model.h"
#include "chapters/bend/model.h"
#include "chapters/count/model.h"
#include "chapters/distance/model.h"
#include "chapters/fold/model.h"
#include "chapters/images/model.h"
#include "chapters/multiply/model.h"
#include "chapters/train_and_watch/pair.h"

namespace crease::chapters {
namespace {

template <class Model>
std::unique_ptr<lab::Chapter> make() {
  return std::make_unique<Model>();
}

constexpr Entry entries[] = {
    {"train-and-watch", "Train and watch",
     "A small network learns points of the plane, and every linear region of it is redrawn as it learns.",
     make<train_and_watch::Pair>},
    {"approximate", "Approximate",
     "A network is written down, neuron by neuron, so that it follows a function, and its error is measured.",
     make<approximate::Model>},
    {"fold", "Fold",
     "Layers of two neurons fold a segment like paper: every fold doubles the number of straight pieces.",
     make<fold::Model>},
    {"multiply", "Multiply",
     "Networks that multiply: four neurons for two numbers, a tree of them for more, or one layer of 2ⁿ.",
     make<multiply::Model>},
    {"count", "Count",
     "How many regions networks of a size could have, and how many they do have, whatever their depth.",
     make<count::Model>},
    {"bend", "Bend",
     "Where the boundary of one neuron bends, which earlier neuron bends it, and the weight that this gives "
     "away.",
     make<bend::Model>},
    {"distance", "Distance",
     "How far points are from the nearest boundary, exactly, while a network learns; and how far a step must "
     "go.",
     make<distance::Model>},
    {"images", "Images",
     "A network learns to tell images apart, while its cells in the plane through three of them are counted.",
     make<images::Model>},
};

}  // namespace

std::span<const Entry> table_of_contents() {
  return entries;
}

bool has_chapter(std::string_view id) {
  return std::any_of(std::begin(entries), std::end(entries),
                     [id](const Entry& entry) { return entry.id == id; });
}

std::unique_ptr<lab::Chapter> make_chapter(std::string_view id) {
  for (const Entry& entry : entries)
    if (entry.id == id) return entry.make();
  return nullptr;
}

}  // namespace crease::chapters
