#include "chapters/opening.h"

#include <algorithm>
#include <string>

#include "chapters/table_of_contents.h"

namespace crease::chapters {
namespace {

/// Spent after some looks at it. A chapter looks once after each of its chunks of training, which are the
/// same everywhere: so what is recorded in between does not depend on how fast the machine is.
class CountedLooks final : public lab::Budget {
 public:
  explicit CountedLooks(std::int64_t looks) : left_(looks) {}
  bool is_spent() const override { return left_ <= 0; }
  double share_spent() const override { return --left_ <= 0 ? 1 : 0; }

 private:
  mutable std::int64_t left_;
};

/// Curves have about this many points.
constexpr std::int64_t recorded_points = 400;

void settle_chapter(lab::Chapter& chapter) {
  while (chapter.is_busy()) chapter.update(lab::EndlessBudget());
}

/// Measures at the first step, trains up to `last` in slices, and measures after each.
void record(lab::Chapter& chapter, lab::Session& session, std::int64_t last) {
  settle_chapter(chapter);
  std::int64_t looks = 1, before = session.step();
  while (session.is_travelling()) {
    session.update(CountedLooks(looks));
    // The first slice says how long a chunk is.
    const std::int64_t taken = session.step() - before;
    if (looks == 1 && taken > 0) looks = std::max<std::int64_t>(1, last / (taken * recorded_points));
    before = session.step();
  }
}

Result<Opened> fresh(const std::string& name, const std::shared_ptr<lab::Assets>& assets) {
  Opened opened;
  opened.chapter = make_chapter(name);
  if (!opened.chapter) return Error{"there is no chapter \"" + name + "\""};
  if (assets) opened.chapter->use_assets(assets);
  opened.session = std::make_unique<lab::Session>(*opened.chapter);
  return opened;
}

}  // namespace

void settle(lab::Session& session) {
  session.finish_travel();
  while (session.is_busy()) session.update(lab::EndlessBudget());
}

Result<Opened> reopen(const lab::SessionFile& file, Course course,
                      const std::shared_ptr<lab::Assets>& assets) {
  Result<Opened> opened = fresh(file.chapter, assets);
  if (!opened) return opened;
  lab::Session& session = *opened.value().session;
  const Status status = session.open({0, file.settings, file.events}, file.step, file.view);
  if (!status) return status.error();
  if (course == Course::recorded) record(*opened.value().chapter, session, file.step);
  settle(session);
  const std::string trouble = session.take_trouble();
  if (!trouble.empty()) return Error{trouble};
  return opened;
}

/// A log may go back and forth; its curves are those of the way that leads straight to where it ends.
Result<Opened> replay(const lab::Log& log, Course course, const std::shared_ptr<lab::Assets>& assets) {
  Result<Opened> opened = fresh(log.chapter, assets);
  if (!opened) return opened;
  lab::Session& session = *opened.value().session;
  const Status status = lab::replay(log, session);
  if (!status) return status.error();
  settle(session);
  if (course == Course::repeated) return opened;
  return reopen(lab::session_file(session, lab::Weights::repeated), course, assets);
}

}  // namespace crease::chapters
