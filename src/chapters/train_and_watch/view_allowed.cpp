#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/view.h"
#include "lab/session.h"

namespace crease::train_and_watch {

bool shows(const ViewContext& context, std::string_view part) {
  return context.session == nullptr || !lab::hides_part(context.session->restrictions(), part);
}

bool may_set(const ViewContext& context, std::string_view id) {
  return context.session == nullptr || context.session->may_set(id);
}

bool may_act(const ViewContext& context, std::string_view id) {
  return context.session == nullptr || context.session->may_act(id);
}

std::vector<lab::Parameter> parameters(const ViewContext& context) {
  return context.session != nullptr ? context.session->parameters() : context.model.parameters();
}

std::vector<lab::Action> actions(const ViewContext& context) {
  return context.session != nullptr ? context.session->actions() : context.model.actions();
}

}  // namespace crease::train_and_watch
