#include <algorithm>
#include <array>
#include <optional>

#include "chapters/images/model.h"
#include "core/base/rng.h"

namespace crease::images {
namespace {

constexpr std::int64_t most_steps_at_once = 1'000'000;
constexpr std::uint64_t corners_stream = 0x636f'726e'6572;  // "corner"

constexpr std::array<stage::ActionEntry, 9> entries = {{
    {"play", "Train", "Trains until it is paused.", "Transport"},
    {"pause", "Pause", "Training stops where it is.", "Transport"},
    {.id = "toggle_play",
     .label = "Train or pause",
     .help = "Goes on, or stops.",
     .group = "Transport",
     .is_hidden = true},
    {.id = "step",
     .label = "Some steps",
     .help = "Takes one step of training, or as many as are given.",
     .group = "Transport",
     .is_hidden = true,
     .argument = "steps"},
    {"step_epoch", "One epoch", "Trains until every training image was used once more.", "Transport"},
    {.id = "next_image",
     .label = "Next image",
     .help =
         "Another image at a corner of the slice: 0, 1 or 2, and, behind a comma, the class it should have.",
     .group = "Slice",
     .is_hidden = true,
     .argument = "corner,class"},
    {"other_images", "Other images", "Three images drawn at random, of three classes.", "Slice"},
    {"reset_view", "Show the whole slice", "The square around the three images.", "Picture"},
    {"load_images", "Load the images again", "Tries once more what could not be loaded.", "Data"},
}};

bool is_one_of(std::string_view id, std::initializer_list<std::string_view> ids) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

std::span<const stage::ActionEntry> Model::own_actions() const {
  return entries;
}

std::vector<lab::Action> Model::actions() const {
  std::vector<lab::Action> actions = SettingsChapter::actions();
  for (lab::Action& action : actions) {
    if (action.id == "load_images") action.is_hidden = !action.is_enabled;
    if (action.id != "rewind") continue;
    action.label = "Rewind to the first weights";
    action.help = "Training begins again, from the same first weights.";
    action.group = "Transport";
    action.is_hidden = false;
  }
  return actions;
}

lab::Touch Model::touch_of_act(std::string_view id) const {
  if (is_one_of(id, {"play", "step", "step_epoch"})) return lab::Touch::training;
  if (is_one_of(id, {"next_image", "other_images", "reset_view"})) return lab::Touch::view;
  if (is_one_of(id, {"pause", "toggle_play", "load_images"})) return lab::Touch::nothing;
  return SettingsChapter::touch_of_act(id);
}

bool Model::is_possible(std::string_view action) const {
  const bool may_train = experiment_ && experiment_->divergence().empty();
  if (action == "play") return may_train && !is_playing_;
  if (action == "pause") return is_playing_ || steps_asked_ > 0;
  if (is_one_of(action, {"toggle_play", "step", "step_epoch"})) return may_train;
  if (action == "reset_view") {
    const Settings& now = settings();
    return now.zoom != 1 || now.centre_x != 0 || now.centre_y != 0;
  }
  if (action == "load_images") return !gallery_.trouble(settings().collection).empty();
  return images() != nullptr;
}

Status Model::carry_out(std::string_view action, std::string_view argument) {
  if (action == "play" || (action == "toggle_play" && !is_playing_)) {
    steps_asked_ = 0;
    is_playing_ = true;
  } else if (action == "pause" || action == "toggle_play") {
    stop();
  } else if (action == "step") {
    return take_steps(argument);
  } else if (action == "step_epoch") {
    const std::int64_t epoch = experiment_->steps_per_epoch();
    is_playing_ = false;
    steps_asked_ = epoch - step() % epoch;
  } else if (action == "next_image") {
    return next_image(argument);
  } else if (action == "other_images") {
    return other_images();
  } else if (action == "reset_view") {
    Settings next = settings();
    next.zoom = 1;
    next.centre_x = next.centre_y = 0;
    change(next, true);
    take_view();
  } else {
    gallery_.ask_again(settings().collection);
    take_images();
  }
  return {};
}

Status Model::take_steps(std::string_view argument) {
  std::int64_t count = 1;
  if (!argument.empty()) {
    const Result<std::int64_t> given = lab::parse_integer(argument);
    if (!given || given.value() < 1 || given.value() > most_steps_at_once)
      return Error{"step takes how many steps to take, 1 to " + std::to_string(most_steps_at_once) + "."};
    count = given.value();
  }
  is_playing_ = false;
  steps_asked_ += count;
  return {};
}

Status Model::set_corner(std::size_t which, int image) {
  return set(corner_ids[which], std::int64_t(image));
}

/// The next one in the collection, of a class where one is given; from the last one on to the first.
Status Model::next_image(std::string_view argument) {
  const Result<std::vector<double>> numbers = lab::parse_reals(argument);
  const std::size_t given = numbers ? numbers.value().size() : 0;
  const auto is_whole = [&](std::size_t at, int count) {
    for (int i = 0; i < count; ++i)
      if (numbers.value()[at] == i) return true;
    return false;
  };
  const bool is_right =
      (given == 1 || given == 2) && is_whole(0, 3) && (given == 1 || is_whole(1, images()->classes));
  if (!is_right)
    return Error{"next_image takes a corner, 0, 1 or 2, and perhaps a class behind a comma: \"0,7\"."};
  const auto corner = static_cast<std::size_t>(numbers.value()[0]);
  const int count = images()->count(), now = settings().corner[corner] % count;
  for (int i = 1; i <= count; ++i) {
    const int image = (now + i) % count;
    if (given == 2 && images()->label[static_cast<std::size_t>(image)] != numbers.value()[1]) continue;
    return set_corner(corner, image);
  }
  return Error{"There is no image of this class."};
}

/// A function of the images that are shown, so that doing it again gives the same ones.
Status Model::other_images() {
  const std::array<int, 3> now = corners_of(settings(), *images());
  const auto count = static_cast<std::uint64_t>(images()->count());
  std::uint64_t key = 0;
  for (const int corner : now) key = key * count + static_cast<std::uint64_t>(corner);
  Random random(key, corners_stream);
  constexpr int tries = 1000;  // three classes or two: a collection of one class has none
  Settings next = settings();
  for (int i = 0; i < tries; ++i) {
    for (int& corner : next.corner)
      corner = static_cast<int>(random.below(static_cast<std::uint32_t>(count)));
    const auto label = [&](int which) {
      return images()->label[static_cast<std::size_t>(next.corner[static_cast<std::size_t>(which)])];
    };
    if (label(0) != label(1) && label(1) != label(2) && label(0) != label(2)) break;
  }
  change(next, true);
  take_view();
  return {};
}

}  // namespace crease::images
