#include <utility>

#include "chapters/train_and_watch/setting_table.h"

namespace crease::train_and_watch {
namespace {

using lab::Value;

constexpr const char* picture_group = "Picture";
constexpr double farthest = 1e6;
constexpr double narrowest = 1e-9, widest = 1e7;

template <double PictureSettings::*member>
Setting real_setting(lab::Parameter description, Effect effect) {
  Setting setting;
  setting.description = std::move(description);
  setting.effect = effect;
  setting.read = [](const Settings& s, int) {
    return Value(s.picture.*member);
  };
  setting.write = [](Settings& s, int, const Value& value) {
    s.picture.*member = std::get<double>(value);
    return Status();
  };
  return setting;
}

template <bool PictureSettings::*member>
Setting flag_setting(std::string id, std::string label, std::string help) {
  Setting setting;
  setting.description = boolean_parameter(std::move(id), std::move(label), std::move(help));
  setting.read = [](const Settings& s, int) {
    return Value(s.picture.*member);
  };
  setting.write = [](Settings& s, int, const Value& value) {
    s.picture.*member = std::get<bool>(value);
    return Status();
  };
  return setting;
}

template <int PictureSettings::*member>
Setting index_setting(lab::Parameter description, Effect effect) {
  Setting setting;
  setting.description = std::move(description);
  setting.effect = effect;
  setting.read = [](const Settings& s, int) {
    return Value(std::int64_t(s.picture.*member));
  };
  setting.write = [](Settings& s, int, const Value& value) {
    s.picture.*member = static_cast<int>(whole(value));
    return Status();
  };
  return setting;
}

void append_colouring(std::vector<Setting>& table) {
  Setting colouring;
  colouring.description = choice_parameter(
      "picture.colouring", "Colour by",
      {{"auto", "Automatic", "The value where there is one output, the class where there are several."},
       {"value", "Value",
        "The output f(x), blue below zero, orange above; exact, since f is affine in a cell."},
       {"winner", "Class", "The class with the largest output."},
       {"region", "Linear region", "Cells with one affine map in common have one colour."},
       {"cell", "Cell", "Each on/off pattern has its own colour."},
       {"slope", "Slope", "The gradient of f in the cell: its direction as hue, its length as strength."},
       {"depth", "Active neurons", "How many hidden neurons are on in the cell."}},
      "What the colour of a cell says.");
  colouring.read = [](const Settings& s, int) {
    return Value(s.picture.colouring);
  };
  colouring.write = [](Settings& s, int, const Value& value) {
    s.picture.colouring = std::get<std::string>(value);
    return Status();
  };
  table.push_back(std::move(colouring));
}

void append_flags(std::vector<Setting>& table) {
  table.push_back(flag_setting<&PictureSettings::shows_boundaries>(
      "picture.boundaries", "Creases",
      "The lines on which a hidden neuron changes its piece, coloured by layer. Deeper ones bend where they "
      "cross earlier ones."));
  table.push_back(flag_setting<&PictureSettings::shows_decision>(
      "picture.decision", "Decision boundary",
      "Where the network changes its mind: f = 0, or the two largest outputs are equal."));
  table.push_back(flag_setting<&PictureSettings::shows_train>("picture.train_points", "Training points",
                                                              "The points that the network learns from."));
  table.push_back(flag_setting<&PictureSettings::shows_test>(
      "picture.test_points", "Test points", "The points that only test what the network has learnt."));
}

void append_indices(std::vector<Setting>& table) {
  Setting output = index_setting<&PictureSettings::output>(
      integer_parameter("picture.output", "Output", 0, nn::max_output - 1, 0, 0,
                        "Which output is shown by value, by slope and in 3-D, from 0."),
      Effect::picture);
  table.push_back(std::move(output));
  Setting neuron = index_setting<&PictureSettings::neuron>(
      integer_parameter(
          "picture.neuron", "Pinned neuron", -1, -1, 0, 0,
          "The neuron whose crease stays in view, counted through the layers from 0, outputs last; "
          "−1 for none."),
      Effect::drawing);
  neuron.description.is_advanced = true;
  table.push_back(std::move(neuron));
}

/// A place of its own, since a cell has no name that outlives the next step of training.
void append_place(std::vector<Setting>& table) {
  Setting place;
  place.description = text_parameter("picture.place", "Described place",
                                     "The point x,y whose cell stays described; empty for none.");
  place.description.is_hidden = true;
  place.read = [](const Settings& s, int) {
    return Value(s.picture.place);
  };
  place.write = [](Settings& s, int, const Value& value) {
    const auto& text = std::get<std::string>(value);
    const Result<std::vector<double>> numbers = lab::parse_reals(text);
    if (!text.empty() && (!numbers || numbers.value().size() != 2))
      return Status(
          Error{"Described place: expected x,y or nothing; \"" + text.substr(0, 60) + "\" is neither."});
    s.picture.place = text;
    return Status();
  };
  table.push_back(std::move(place));
}

void append_window(std::vector<Setting>& table) {
  const char* help = "The part of the plane in view. Cells and linear regions are counted in it.";
  table.push_back(real_setting<&PictureSettings::centre_x>(
      real_parameter("picture.centre_x", "Centre, horizontal", -farthest, farthest, -2, 2, help),
      Effect::picture));
  table.push_back(real_setting<&PictureSettings::centre_y>(
      real_parameter("picture.centre_y", "Centre, vertical", -farthest, farthest, -2, 2, help),
      Effect::picture));
  table.push_back(real_setting<&PictureSettings::width>(
      real_parameter("picture.width", "Width of the window", narrowest, widest, 0.01, 100, help),
      Effect::picture));
  table.push_back(real_setting<&PictureSettings::height>(
      real_parameter("picture.height", "Height of the window", narrowest, widest, 0.01, 100, help),
      Effect::picture));
  for (std::size_t i = table.size() - 4; i < table.size(); ++i) table[i].description.is_advanced = true;
  for (std::size_t i = table.size() - 2; i < table.size(); ++i) table[i].description.is_logarithmic = true;
}

/// Applies to several outputs only, which the model knows: see refresh_table.
void append_height(std::vector<Setting>& table) {
  Setting height;
  height.description = choice_parameter(
      "picture.3d_height", "Height",
      {{"margin", "Margin",
        "By how much the largest output leads the second largest: zero on the decision boundary."},
       {"output", "Output", "The output chosen under Output."}},
      "What stands over the plane: the margin, max f − second largest f, or a single output. Both are exact: "
      "piecewise affine, cut where the winner or the runner-up changes.");
  height.read = [](const Settings& s, int) {
    return Value(std::string(s.picture.is_margin_3d ? "margin" : "output"));
  };
  height.write = [](Settings& s, int, const Value& value) {
    s.picture.is_margin_3d = std::get<std::string>(value) == "margin";
    return Status();
  };
  table.push_back(std::move(height));
}

void append_camera(const Settings& settings, std::vector<Setting>& table) {
  table.push_back(flag_setting<&PictureSettings::is_3d>(
      "picture.3d", "3-D", "The graph of f over the plane: a surface folded along the creases."));
  append_height(table);
  const std::size_t begin = table.size();
  table.push_back(real_setting<&PictureSettings::yaw_degrees>(
      real_parameter("picture.yaw", "Turn", -360, 360, -180, 180,
                     "Turns the surface about the vertical axis."),
      Effect::drawing));
  table.push_back(real_setting<&PictureSettings::pitch_degrees>(
      real_parameter("picture.pitch", "Tilt", -90, 90, 0, 90,
                     "Looks at the surface from above (90°) or from "
                     "the side (0°)."),
      Effect::drawing));
  table.push_back(real_setting<&PictureSettings::camera_zoom>(
      real_parameter("picture.camera_zoom", "Camera zoom", 0.05, 50, 0.25, 4, "How near the camera is."),
      Effect::drawing));
  table.push_back(real_setting<&PictureSettings::graph_height>(
      real_parameter(
          "picture.graph_height", "Height of the graph", 0, 100, 0, 2,
          "How tall the graph stands, in units of the window's width at the end of the colour scale."),
      Effect::drawing));
  for (std::size_t i = begin; i < table.size(); ++i) {
    table[i].description.is_advanced = true;
    table[i].description.is_enabled = settings.picture.is_3d;
  }
  table[begin].description.unit = table[begin + 1].description.unit = "°";
}

}  // namespace

void append_picture_settings(const Settings& settings, std::vector<Setting>& table) {
  const std::size_t begin = table.size();
  append_colouring(table);
  append_flags(table);
  append_indices(table);
  append_camera(settings, table);
  append_window(table);
  append_place(table);
  for (std::size_t i = begin; i < table.size(); ++i) table[i].description.group = picture_group;
}

}  // namespace crease::train_and_watch
