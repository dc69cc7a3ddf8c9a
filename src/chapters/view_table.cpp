#include "chapters/view_table.h"

#include "chapters/approximate/model.h"
#include "chapters/approximate/view.h"
#include "chapters/images/model.h"
#include "chapters/images/view.h"
#include "chapters/train_and_watch/pair.h"
#include "chapters/train_and_watch/view_pair.h"
#include "core/base/check.h"

namespace crease::chapters {
namespace {

template <class OwnView, class Model>
std::unique_ptr<View> make(const lab::Chapter& chapter) {
  const Model* model = dynamic_cast<const Model*>(&chapter);
  return model == nullptr ? nullptr : std::make_unique<OwnView>(*model);
}

using Maker = std::unique_ptr<View> (*)(const lab::Chapter&);
constexpr Maker makers[] = {
    make<train_and_watch::PairView, train_and_watch::Pair>,
    make<approximate::View, approximate::Model>,
    make<images::View, images::Model>,
};

}  // namespace

std::unique_ptr<View> make_view(const lab::Chapter& chapter) {
  for (const Maker maker : makers)
    if (std::unique_ptr<View> view = maker(chapter)) return view;
  CREASE_CHECK(false, "every chapter has a view");
  return nullptr;
}

}  // namespace crease::chapters
