#include "app/open_chapters.h"

#include <utility>

#include "chapters/table_of_contents.h"
#include "chapters/view_chooser.h"
#include "chapters/view_table.h"
#include "lab/link.h"

namespace crease::app {
namespace {

constexpr std::string_view open_session_id = "open_session";

bool is_act(const lab::Command& command, std::string_view id) {
  return command.kind == lab::Command::Kind::act && command.id == id;
}

}  // namespace

OpenChapters::OpenChapters() : shown_(find_or_open(chapters::table_of_contents().front().id)) {}

/// Null: there is no such chapter.
OpenChapter* OpenChapters::find_or_open(std::string_view id) {
  for (const auto& each : opened_)
    if (each->session->id() == id) return each.get();
  std::unique_ptr<lab::Chapter> chapter = chapters::make_chapter(id);
  if (!chapter) return nullptr;
  chapter->use_assets(assets_);
  auto session = std::make_unique<lab::Session>(*chapter);
  if (!opened_.empty()) static_cast<void>(session->restrict(shown_->session->restrictions()));
  std::unique_ptr<chapters::View> view = chapters::make_view(*chapter);
  opened_.push_back(
      std::make_unique<OpenChapter>(OpenChapter{std::move(chapter), std::move(session), std::move(view)}));
  return opened_.back().get();
}

Status OpenChapters::carry_out(const lab::Command& command) {
  if (is_act(command, chapters::open_chapter_id)) return show(lab::to_text(command.value));
  if (is_act(command, open_session_id)) return open_session(command);
  return lab::apply(*shown_->session, command);
}

Status OpenChapters::show(std::string_view id) {
  if (id != shown_->session->id() && lab::locks_chapter(shown_->session->restrictions()))
    return Error{"The choice of a chapter is locked here."};
  OpenChapter* chapter = find_or_open(id);
  if (chapter == nullptr) return Error{"There is no chapter \"" + std::string(id.substr(0, 60)) + "\" here."};
  shown_ = chapter;
  return {};
}

Status OpenChapters::open_session(const lab::Command& command) {
  const Result<lab::SessionFile> file = lab::read_session_or_link(lab::to_text(command.value));
  const bool is_of_another = file && file.value().chapter != shown_->session->id();
  // The session says itself what is wrong with a text, or that sessions may not be opened.
  if (!is_of_another) return lab::apply(*shown_->session, command);
  OpenChapter* const before = shown_;
  Status status = show(file.value().chapter);
  if (status) status = lab::apply(*shown_->session, command);
  if (!status) shown_ = before;
  return status;
}

std::string OpenChapters::restrict(const lab::Restrictions& restrictions) {
  std::string sentence;
  for (const auto& each : opened_) {
    std::string said = each->session->restrict(restrictions);
    if (each.get() == shown_) sentence = std::move(said);
  }
  return sentence;
}

void OpenChapters::graphics_lost() {
  for (const auto& each : opened_) each->view->graphics_lost();
}

}  // namespace crease::app
