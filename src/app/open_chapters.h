#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/loaded_assets.h"
#include "chapters/view.h"
#include "lab/commands.h"
#include "lab/session.h"

namespace crease::app {

/// A chapter with its memory and its view.
struct OpenChapter {
  std::unique_ptr<lab::Chapter> chapter;
  std::unique_ptr<lab::Session> session;
  std::unique_ptr<chapters::View> view;
};

/// The chapters that were opened so far; each keeps its state while another one is shown.
class OpenChapters {
 public:
  /// The first chapter of the table of contents is shown.
  OpenChapters();

  OpenChapter& shown() { return *shown_; }
  const OpenChapter& shown() const { return *shown_; }

  /// Sends a command to the chapter that is shown, but for those about chapters:
  ///
  ///   act open_chapter ID       shows another chapter
  ///   act open_session TEXT     shows the chapter that the session is of
  ///
  /// Where the program of that chapter is still to come, the command waits for it, and the chapter that is
  /// shown stays so long; the last command that waits counts.
  /// Error: the sentence of whoever refuses; the chapter that is shown stays.
  Status carry_out(const lab::Command& command);
  /// The command that waits for its chapter, once.
  std::optional<lab::Command> take_awaiting() { return std::exchange(awaiting_, std::nullopt); }
  /// As lab::Session::restrict, for all chapters: words of one chapter mean nothing in the others.
  std::string restrict(const lab::Restrictions& restrictions);
  /// The GL context was lost, and everything in it.
  void graphics_lost();

 private:
  OpenChapter* find(std::string_view id) const;
  OpenChapter* find_or_open(std::string_view id);
  Result<OpenChapter*> choose(std::string_view id);
  Status open_chapter(const lab::Command& command);
  Status open_session(const lab::Command& command);

  std::shared_ptr<LoadedAssets> assets_ = std::make_shared<LoadedAssets>();
  std::vector<std::unique_ptr<OpenChapter>> opened_;
  OpenChapter* shown_;
  std::optional<lab::Command> awaiting_;
};

}  // namespace crease::app
