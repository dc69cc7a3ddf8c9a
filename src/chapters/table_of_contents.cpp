#include "chapters/table_of_contents.h"

#include "chapters/approximate/model.h"
#include "chapters/images/model.h"
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
    {"images", "Images",
     "A network learns to tell images apart, while its cells in the plane through three of them are counted.",
     make<images::Model>},
};

}  // namespace

std::span<const Entry> table_of_contents() {
  return entries;
}

std::unique_ptr<lab::Chapter> make_chapter(std::string_view id) {
  for (const Entry& entry : entries)
    if (entry.id == id) return entry.make();
  return nullptr;
}

}  // namespace crease::chapters
