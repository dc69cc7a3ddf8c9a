#include <algorithm>

#include "chapters/train_and_watch/pair.h"
#include "chapters/train_and_watch/view.h"
#include "lab/session.h"

namespace crease::train_and_watch {
namespace {

/// What the session calls a thing of the network that is drawn.
std::string id_in_session(const ViewContext& context, lab::Command command) {
  const bool is_b = context.pair != nullptr && &context.model == context.pair->b();
  return is_b ? command_for_b(std::move(command)).id : command.id;
}

bool is_unrestricted(const ViewContext& context) {
  return context.session == nullptr || context.session->restrictions() == lab::Restrictions{};
}

template <class Described>
const Described* find(const std::vector<Described>& list, std::string_view id) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const Described& each) { return each.id == id; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

bool shows(const ViewContext& context, std::string_view part) {
  return context.session == nullptr || !lab::hides_part(context.session->restrictions(), part);
}

bool may_set(const ViewContext& context, std::string_view id) {
  return context.session == nullptr ||
         context.session->may_set(id_in_session(context, lab::set_command(id, false)));
}

bool may_act(const ViewContext& context, std::string_view id) {
  return context.session == nullptr || context.session->may_act(id_in_session(context, lab::act_command(id)));
}

std::optional<lab::Parameter> parameter(const ViewContext& context, std::string_view id) {
  std::optional<lab::Parameter> own = context.model.parameter(id);
  if (!own || is_unrestricted(context)) return own;
  own->is_locked = !may_set(context, id);
  own->is_hidden = own->is_hidden || lab::hides(context.session->restrictions(), *own);
  return own;
}

std::vector<lab::Parameter> parameters(const ViewContext& context) {
  std::vector<lab::Parameter> own = context.model.parameters();
  if (context.pair != nullptr) own.push_back(context.pair->comparison());
  if (is_unrestricted(context)) return own;
  const std::vector<lab::Parameter> told = context.session->parameters();
  for (lab::Parameter& parameter : own) {
    const auto* same = find(told, id_in_session(context, lab::set_command(parameter.id, false)));
    parameter.is_locked = same != nullptr && same->is_locked;
    parameter.is_hidden = parameter.is_hidden || lab::hides(context.session->restrictions(), parameter);
  }
  return own;
}

std::vector<lab::Action> actions(const ViewContext& context) {
  std::vector<lab::Action> own = context.model.actions();
  if (is_unrestricted(context)) return own;
  const std::vector<lab::Action> told = context.session->actions();
  for (lab::Action& action : own) {
    const auto* same = find(told, id_in_session(context, lab::act_command(action.id)));
    action.is_enabled = action.is_enabled && (same == nullptr || same->is_enabled);
    action.is_hidden = action.is_hidden || lab::hides(context.session->restrictions(), action);
  }
  return own;
}

}  // namespace crease::train_and_watch
