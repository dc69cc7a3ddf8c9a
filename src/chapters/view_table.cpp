#include "chapters/view_table.h"

#include <iterator>

#include "chapters/approximate/model.h"
#include "chapters/approximate/view.h"
#include "chapters/bend/model.h"
#include "chapters/bend/view.h"
#include "chapters/count/model.h"
#include "chapters/count/view.h"
#include "chapters/distance/model.h"
#include "chapters/distance/view.h"
#include "chapters/fold/model.h"
#include "chapters/fold/view.h"
#include "chapters/images/model.h"
#include "chapters/images/view.h"
#include "chapters/multiply/model.h"
#include "chapters/multiply/view.h"
#include "chapters/table_of_contents.h"
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
/// In the order of the table of contents: in a page, asking another chapter's maker would fetch its program.
constexpr Maker makers[] = {
    make<train_and_watch::PairView, train_and_watch::Pair>,
    make<approximate::View, approximate::Model>,
    make<fold::View, fold::Model>,
    make<multiply::View, multiply::Model>,
    make<count::View, count::Model>,
    make<bend::View, bend::Model>,
    make<distance::View, distance::Model>,
    make<images::View, images::Model>,
};

}  // namespace

std::unique_ptr<View> make_view(const lab::Chapter& chapter) {
  std::unique_ptr<View> view;
  const std::span<const Entry> contents = table_of_contents();
  CREASE_CHECK(contents.size() == std::size(makers), "every chapter has a view");
  for (std::size_t i = 0; i < contents.size(); ++i)
    if (contents[i].id == chapter.id()) view = makers[i](chapter);
  CREASE_CHECK(view != nullptr, "views stand in the order of the table of contents");
  return view;
}

}  // namespace crease::chapters
