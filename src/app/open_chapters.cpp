#include "app/open_chapters.h"

#include <utility>

#include "chapters/table_of_contents.h"
#include "chapters/view_chooser.h"
#include "chapters/view_table.h"
#include "lab/link.h"
#include "platform/platform.h"

namespace crease::app {
namespace {

constexpr std::string_view open_session_id = "open_session";

bool is_act(const lab::Command& command, std::string_view id) {
  return command.kind == lab::Command::Kind::act && command.id == id;
}

}  // namespace

OpenChapters::OpenChapters() : shown_(find_or_open(chapters::table_of_contents().front().id)) {}

OpenChapter* OpenChapters::find(std::string_view id) const {
  for (const auto& each : opened_)
    if (each->session->id() == id) return each.get();
  return nullptr;
}

/// Null: there is no such chapter.
OpenChapter* OpenChapters::find_or_open(std::string_view id) {
  if (OpenChapter* const chapter = find(id)) return chapter;
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
  if (is_act(command, chapters::open_chapter_id)) return open_chapter(command);
  if (is_act(command, open_session_id)) return open_session(command);
  return lab::apply(*shown_->session, command);
}

/// The chapter with that id, if it may be shown; null as long as its program is not there.
Result<OpenChapter*> OpenChapters::choose(std::string_view id) {
  if (id != shown_->session->id() && lab::locks_chapter(shown_->session->restrictions()))
    return Error{"The choice of a chapter is locked here."};
  if (!chapters::has_chapter(id))
    return Error{"There is no chapter \"" + std::string(id.substr(0, 60)) + "\" here."};
  const bool is_there = find(id) != nullptr || platform::has_part(id);
  return is_there ? find_or_open(id) : nullptr;
}

Status OpenChapters::open_chapter(const lab::Command& command) {
  const Result<OpenChapter*> chosen = choose(lab::to_text(command.value));
  if (!chosen) return chosen.error();
  awaiting_.reset();
  if (chosen.value() == nullptr)
    awaiting_ = command;
  else
    shown_ = chosen.value();
  return {};
}

Status OpenChapters::open_session(const lab::Command& command) {
  const Result<lab::SessionFile> file = lab::read_session_or_link(lab::to_text(command.value));
  const bool is_of_another = file && file.value().chapter != shown_->session->id();
  awaiting_.reset();
  // The session says itself what is wrong with a text, or that sessions may not be opened.
  if (!is_of_another) return lab::apply(*shown_->session, command);
  const Result<OpenChapter*> chosen = choose(file.value().chapter);
  if (!chosen) return chosen.error();
  if (chosen.value() == nullptr) {
    awaiting_ = command;
    return {};
  }
  const Status status = lab::apply(*chosen.value()->session, command);
  if (status) shown_ = chosen.value();
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
