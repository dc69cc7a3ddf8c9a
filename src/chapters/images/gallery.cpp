#include "chapters/images/gallery.h"

#include <utility>

#include "core/io/image_file.h"
#include "lab/number_words.h"

namespace crease::images {

bool Gallery::has_news(Collection collection) const {
  return !shelf(collection).is_settled() && assets_ && assets_->find(file_of(collection)) != nullptr;
}

bool Gallery::is_awaited(Collection collection) const {
  return assets_ && !shelf(collection).is_settled();
}

bool Gallery::look(Collection collection) {
  if (!has_news(collection)) return false;
  const char* const name = file_of(collection);
  const Result<std::string>& file = *assets_->find(name);
  Shelf& place = shelf(collection);
  if (!file) {
    place.trouble = lab::sentence(file.error().message);
    return true;
  }
  Result<data::ImageSet> images = io::read_images(name, file.value());
  if (images)
    place.images = std::make_unique<const data::ImageSet>(std::move(images).value());
  else
    place.trouble = lab::sentence(images.error().message);
  return true;
}

void Gallery::ask_again(Collection collection) {
  shelf(collection).trouble.clear();
  if (assets_) assets_->ask_again(file_of(collection));
}

}  // namespace crease::images
