#pragma once

#include <array>
#include <memory>
#include <string>

#include "chapters/images/settings.h"
#include "core/data/images.h"
#include "lab/assets.h"

namespace crease::images {

/// The collections of images, each unpacked once it is there.
class Gallery {
 public:
  void use(std::shared_ptr<lab::Assets> assets) { assets_ = std::move(assets); }

  /// Asks for a collection, and unpacks it if it has come. True if it has come just now, or is known not to.
  bool look(Collection collection);
  /// Whether `look` would be true.
  bool has_news(Collection collection) const;
  /// Null: it is not there.
  const data::ImageSet* images(Collection collection) const { return shelf(collection).images.get(); }
  /// Whether it may still come.
  bool is_awaited(Collection collection) const;
  /// Why it will not come; else empty.
  const std::string& trouble(Collection collection) const { return shelf(collection).trouble; }
  /// Tries once more what did not come.
  void ask_again(Collection collection);

 private:
  struct Shelf {
    std::unique_ptr<const data::ImageSet> images;
    std::string trouble;
    bool is_settled() const { return images != nullptr || !trouble.empty(); }
  };
  const Shelf& shelf(Collection collection) const { return shelves_[static_cast<std::size_t>(collection)]; }
  Shelf& shelf(Collection collection) { return shelves_[static_cast<std::size_t>(collection)]; }

  std::shared_ptr<lab::Assets> assets_;
  std::array<Shelf, 2> shelves_;
};

}  // namespace crease::images
