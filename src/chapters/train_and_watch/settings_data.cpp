#include <array>
#include <utility>

#include "chapters/train_and_watch/point_edits.h"
#include "chapters/train_and_watch/setting_table.h"
#include "core/base/expression.h"

namespace crease::train_and_watch {
namespace {

using lab::Value;

constexpr const char* data_group = "Data";
constexpr std::array<const char*, 4> column_ids = {"sepal_length", "sepal_width", "petal_length",
                                                   "petal_width"};

/// Points changed by hand belong to the points they were made from.
void forget_edits(Settings& settings) {
  settings.data.edits.clear();
}

std::vector<lab::Choice> source_choices(const Settings& settings) {
  std::vector<lab::Choice> choices;
  for (const data::Source& source : data::sources())
    choices.push_back({source.id, source.label, source.help});
  if (!settings.data.csv.empty()) {
    const std::string name = settings.data.csv.substr(0, settings.data.csv.find('\n'));
    choices.push_back({csv_source, name.empty() ? "Your file" : name, "The points of the file you loaded."});
  }
  return choices;
}

void append_source(const Settings& settings, std::vector<Setting>& table) {
  Setting source;
  source.description = choice_parameter(
      "data.source", "Data set", source_choices(settings),
      "Where the points come from. Another data set restarts training from the first weights.");
  source.read = [](const Settings& s, int) {
    return Value(s.data.request.source);
  };
  source.write = [](Settings& s, int, const Value& value) {
    s.data.request.source = text(value);
    forget_edits(s);
    return Status();
  };
  table.push_back(std::move(source));
}

void append_expression(const Settings& settings, std::vector<Setting>& table) {
  Setting expression;
  expression.description = text_parameter(
      "data.expression", "Formula",
      "A formula in x and y, such as sin(3x)+y^2, |x|-y, max(x,0), exp(-x²) or if(x<y,1,-1): the value to "
      "learn, or a boundary, with class 1 where it is positive.");
  expression.description.is_enabled = data::is_expression(settings.data.request.source);
  expression.read = [](const Settings& s, int) {
    return Value(s.data.request.expression);
  };
  expression.write = [](Settings& s, int, const Value& value) {
    const Result<Expression> parsed = Expression::parse(text(value));
    if (!parsed) return Status(Error{"Formula, " + parsed.error().message});
    s.data.request.expression = text(value);
    forget_edits(s);
    return Status();
  };
  table.push_back(std::move(expression));
}

std::vector<lab::Choice> column_choices() {
  return {{column_ids[0], "Sepal length", "Length of the sepals, in cm."},
          {column_ids[1], "Sepal width", "Width of the sepals, in cm."},
          {column_ids[2], "Petal length", "Length of the petals, in cm."},
          {column_ids[3], "Petal width", "Width of the petals, in cm."}};
}

int column_index(std::string_view id) {
  for (int column = 0; column < 4; ++column)
    if (id == column_ids[column]) return column;
  return 0;
}

template <int data::Request::*column>
Setting column_setting(std::string id, std::string label, bool is_enabled) {
  Setting setting;
  setting.description = choice_parameter(std::move(id), std::move(label), column_choices(),
                                         "Which of Fisher's four measurements lies along this axis.");
  setting.description.is_enabled = is_enabled;
  setting.read = [](const Settings& s, int) {
    return Value(std::string(column_ids[s.data.request.*column]));
  };
  setting.write = [](Settings& s, int, const Value& value) {
    s.data.request.*column = column_index(text(value));
    forget_edits(s);
    return Status();
  };
  return setting;
}

void append_columns(const Settings& settings, std::vector<Setting>& table) {
  const bool is_iris = settings.data.request.source == "iris";
  table.push_back(column_setting<&data::Request::column_x>("data.column_x", "Horizontal", is_iris));
  table.push_back(column_setting<&data::Request::column_y>("data.column_y", "Vertical", is_iris));
}

void append_count(bool is_generated, std::vector<Setting>& table) {
  Setting count;
  count.description = integer_parameter(
      "data.count", "Points", 2, 100000, 20, 2000,
      "How many points are generated, training and test together. Measured data has the points it has.");
  count.description.is_logarithmic = true;
  count.description.is_enabled = is_generated;
  count.read = [](const Settings& s, int) {
    return Value(std::int64_t(s.data.request.count));
  };
  count.write = [](Settings& s, int, const Value& value) {
    s.data.request.count = static_cast<int>(whole(value));
    forget_edits(s);
    return Status();
  };
  table.push_back(std::move(count));
}

void append_noise(bool is_generated, std::vector<Setting>& table) {
  Setting noise;
  noise.description =
      real_parameter("data.noise", "Noise", 0, 1, 0, 0.5,
                     "How far points stray from the pattern: 0 is clean, 1 hides it almost wholly.");
  noise.description.is_enabled = is_generated;
  noise.read = [](const Settings& s, int) {
    return Value(s.data.request.noise);
  };
  noise.write = [](Settings& s, int, const Value& value) {
    s.data.request.noise = real(value);
    forget_edits(s);
    return Status();
  };
  table.push_back(std::move(noise));
}

void append_share(std::vector<Setting>& table) {
  Setting share;
  share.description = real_parameter(
      "data.train_share", "Training share", 0.01, 1, 0.1, 0.9,
      "The share of the points that the network learns from. The others test what it has learnt.");
  share.read = [](const Settings& s, int) {
    return Value(s.data.request.train_share);
  };
  share.write = [](Settings& s, int, const Value& value) {
    s.data.request.train_share = real(value);
    forget_edits(s);
    return Status();
  };
  table.push_back(std::move(share));
}

void append_data_seed(std::vector<Setting>& table) {
  Setting seed;
  seed.description =
      integer_parameter("data.seed", "Data seed", 0, largest_seed, 0, 0,
                        "The same seed gives the same points and the same split into training and test, "
                        "on every computer.");
  seed.description.is_advanced = true;
  seed.read = [](const Settings& s, int) {
    return Value(static_cast<std::int64_t>(s.data.request.seed));
  };
  seed.write = [](Settings& s, int, const Value& value) {
    s.data.request.seed = static_cast<std::uint64_t>(whole(value));
    forget_edits(s);
    return Status();
  };
  table.push_back(std::move(seed));
}

void append_hidden_state(std::vector<Setting>& table) {
  Setting edits;
  edits.description = text_parameter("data.edits", "Changes by hand",
                                     "Points placed, moved and deleted by hand, such as \"add 0.1,0.2,1; "
                                     "move 12,0.3,0.4; delete 5; clear; scatter 0,0,0.1,5,1,7; "
                                     "erase 0,0,0.2,3\".");
  edits.description.is_hidden = true;
  edits.read = [](const Settings& s, int) {
    return Value(s.data.edits);
  };
  edits.write = [](Settings& s, int, const Value& value) {
    const auto parsed = parse_edits(text(value));
    if (!parsed) return Status(parsed.error());
    s.data.edits = to_text(parsed.value());
    return Status();
  };
  table.push_back(std::move(edits));
}

void append_csv(std::vector<Setting>& table) {
  Setting csv;
  csv.description =
      text_parameter("data.csv", "Your file",
                     "A file of your own: its name, a line break, then its text. Two columns of "
                     "numbers and one with a label or a value.");
  csv.description.is_hidden = true;
  csv.read = [](const Settings& s, int) {
    return Value(s.data.csv);
  };
  csv.write = [](Settings& s, int, const Value& value) {
    s.data.csv = text(value);
    const bool is_source = s.data.request.source == csv_source;
    if (!s.data.csv.empty()) s.data.request.source = csv_source;
    if (s.data.csv.empty() && is_source) s.data.request.source = first_settings().data.request.source;
    forget_edits(s);
    return Status();
  };
  table.push_back(std::move(csv));
}

}  // namespace

void append_data_settings(const Settings& settings, std::vector<Setting>& table) {
  const std::size_t begin = table.size();
  const bool is_generated = !is_measured(settings.data);
  append_csv(table);  // before the source, which may name it
  append_source(settings, table);
  append_expression(settings, table);
  append_columns(settings, table);
  append_count(is_generated, table);
  append_noise(is_generated, table);
  append_share(table);
  append_data_seed(table);
  append_hidden_state(table);
  for (std::size_t i = begin; i < table.size(); ++i) {
    table[i].description.group = data_group;
    table[i].effect = table[i].description.id == "data.edits" ? Effect::points : Effect::data;
  }
}

}  // namespace crease::train_and_watch
