#include "chapters/sweep_subjects.h"

#include "chapters/table_of_contents.h"
#include "lab/random_network.h"

namespace crease::chapters {

lab::SweepSubjects sweep_subjects(const std::function<std::shared_ptr<lab::Assets>()>& assets) {
  lab::SweepSubjects subjects;
  for (const Entry& entry : table_of_contents()) subjects.names.emplace_back(entry.id);
  subjects.names.emplace_back(lab::RandomNetwork::name);
  subjects.make = [assets](std::string_view id) -> std::unique_ptr<lab::Chapter> {
    if (id == lab::RandomNetwork::name) return std::make_unique<lab::RandomNetwork>();
    std::unique_ptr<lab::Chapter> chapter = make_chapter(id);
    if (assets && chapter) chapter->use_assets(assets());
    return chapter;
  };
  return subjects;
}

}  // namespace crease::chapters
