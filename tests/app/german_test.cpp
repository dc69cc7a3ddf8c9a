#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "app/description.h"
#include "chapters/train_and_watch/budgets.h"
#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/random_commands.h"
#include "core/io/json.h"
#include "lab/session.h"
#include "support/language.h"

using namespace crease;

TEST_CASE("invariant: every text of the descriptions has a German entry, whatever was done") {
  const lab::Words german = testing::table_of("de");
  lab::Words::Use use;
  german.observe(&use);
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    train_and_watch::Model model;
    lab::Session session(model);
    lab::Commands queue;
    train_and_watch::testing::RandomCommands commands(seed);
    for (int i = 0; i < 120; ++i) {
      queue.push(commands.next(model));
      for (const std::string& refused : queue.run(session)) german.translate(refused);
      if (session.is_busy()) session.update(train_and_watch::testing::CountedBudget(3));
      app::describe_json(session, german);
      app::state_sentence(session, german);
      german.translate(model.message());
      german.translate(model.picture().notice);
    }
  }
  for (const std::string& text : use.missed) MESSAGE("missed: " << text);
  for (const std::string& text : use.kept) MESSAGE("kept: " << text);
}
