#include "core/data/csv.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/base/rng.h"
#include "core/data/fingerprint.h"

using namespace crease;
using namespace crease::data;

namespace {

Dataset parsed(std::string_view text) {
  Result<Dataset> dataset = parse_csv(text, "points.csv");
  if (!dataset) FAIL(dataset.error().message);
  return std::move(dataset).value();
}

std::string refusal(std::string_view text) {
  const Result<Dataset> dataset = parse_csv(text, "points.csv");
  REQUIRE_FALSE(dataset.ok());
  return dataset.error().message;
}

std::string points_refusal(std::string_view text, int columns) {
  const auto points = parse_points_csv(text, columns, "points.csv");
  REQUIRE_FALSE(points.ok());
  return points.error().message;
}

const std::vector<double> corners{-1, -1, 1, 1, 0, 0};

/// A file with `rows` rows whose last column is `label(i)`.
template <class Label>
std::string file_of(int rows, Label label) {
  std::string text;
  for (int i = 0; i < rows; ++i) text += std::to_string(i) + ",0," + label(i) + "\n";
  return text;
}

}  // namespace

TEST_CASE("agree: the same points in every dialect give the same data set") {
  for (const char* text : {
           "1,10,a\n3,30,b\n2,20,a\n",
           "1,10,a\n3,30,b\n2,20,a",
           "x,y,label\n1,10,a\n3,30,b\n2,20,a\n",
           "\xEF\xBB\xBFx,y,label\r\n1,10,a\r\n3,30,b\r\n2,20,a\r\n",
           "x;y;label\n1,0;10;a\n3,0;30.0;b\n2,0;2e1;a\n",
           "x\ty\tlabel\n1\t10\ta\n3\t30\tb\n2\t20\ta\n",
           "\n\n  \n1, 10 ,a\n\n3 , +30,  b\n,,\n2,20,a\n\n",
           "\"x\",\"y\",\"label\"\n\"1\",\"10\",\"a\"\n\"3\",30,\"b\"\n2,20,\"a\"",
           "1,10,a\r3,30,b\r2,20,a\r",
           "1 10 a\n3 30 b\n2 20 a\n",
           "x y label\n1 10 a\n3 30 b\n2 20 a",
           "  x   y label \r\n\t1\t10  a\r\n   3   30   \"b\"  \r\n2 20 a  \r\n\r\n",
           "1,0 10,0 a\n3,0 30 b\n2 2e1 a\n",
           "# two classes; made by hand\n1,10,a\n# a comment, with \"a quote\n3,30,b\n  # more\n2,20,a\n#",
           "#\r\n# a;b\r\nx\ty\tlabel\r\n1\t10\ta\r\n3\t30\tb\r\n2\t20\ta\r\n",
           "1;10;\"a\"\n3;30;b\n2,0;20,0;a\n",
       }) {
    CAPTURE(text);
    const Dataset dataset = parsed(text);
    CHECK(dataset.task == Task::classification);
    CHECK(dataset.classes == 2);
    CHECK(dataset.class_names == std::vector<std::string>{"a", "b"});
    CHECK(dataset.x == corners);
    CHECK(dataset.value == std::vector<double>{0, 1, 0});
    CHECK(dataset.x_scale == Scale{2, 1});
    CHECK(dataset.y_scale == Scale{20, 10});
  }
}

TEST_CASE("known: a header names the columns; without one they have the lab's names") {
  CHECK(parsed("Höhe (m);Breite;Art\n1;2;a\n2;3;b").x_name == "Höhe (m)");
  CHECK(parsed("\"a, b\",\"say \"\"y\"\"\",l\n1,2,a\n2,3,b").y_name == "say \"y\"");
  CHECK(parsed("1,2,a\n2,3,b").x_name == Dataset{}.x_name);
}

TEST_CASE("known: whole numbers are classes in ascending order, other numbers are values") {
  const Dataset signs = parsed("0,0,1\n1,1,-1\n2,2,1\n");
  CHECK(signs.task == Task::classification);
  CHECK(signs.class_names == std::vector<std::string>{"-1", "1"});
  CHECK(signs.value == std::vector<double>{1, 0, 1});
  CHECK(parsed("0,0,10\n1,1,9.0\n2,2,-0\n3,3,0").value == std::vector<double>{2, 1, 0, 0});

  const Dataset values = parsed("0,0,0.5\n1,1,2.5\n2,2,1.5\n");
  CHECK(values.task == Task::regression);
  CHECK(values.value == std::vector<double>{-1, 1, 0});
  CHECK(values.value_scale == Scale{1.5, 1});

  const auto number = [](int i) {
    return std::to_string(i);
  };
  CHECK(parsed(file_of(10, number)).task == Task::classification);
  CHECK(parsed(file_of(11, number)).task == Task::regression);
}

TEST_CASE("known: words are classes, in the order in which they come, up to ten of them") {
  const auto letter = [](int i) {
    return std::string(1, static_cast<char>('z' - i % 10));
  };
  const Dataset dataset = parsed(file_of(30, letter));
  CHECK(dataset.classes == 10);
  CHECK(dataset.class_names.front() == "z");
  CHECK(dataset.class_names.back() == "q");
  CHECK(dataset.value[0] == 0);
  CHECK(dataset.value[11] == 1);
  CHECK(parsed("0,0,1\n1,1,2\n2,2,other").class_names == std::vector<std::string>{"1", "2", "other"});
}

TEST_CASE("degenerate: a constant column is at zero") {
  CHECK(parsed("5,1,a\n5,2,b").x == std::vector<double>{0, -1, 0, 1});
}

TEST_CASE("degenerate: mistakes are refused with file, line, column and what would be right") {
  const std::string rows = "x,y,c\n1,2,a\n1,2,b\n\n1,2,a\n";
  CHECK(refusal(rows + "1,2,b\n0.5,abc,a\n") ==
        "points.csv, line 7, column 2: \"abc\" is not a number; a number such as 0.25 would be right");
  CHECK(refusal(rows + "1,,b\n") ==
        "points.csv, line 6, column 2: the field is empty; a number such as 0.25 would be right");
  CHECK(refusal(rows + "1,2,\n") ==
        "points.csv, line 6, column 3: the field is empty; a label or a value would be right");
  CHECK(refusal(rows + "nan,2,a\n") ==
        "points.csv, line 6, column 1: \"nan\" is not a number; a number such as 0.25 would be right");
  CHECK(refusal(rows + "1e999,2,a\n") ==
        "points.csv, line 6, column 1: \"1e999\" is too large; numbers up to about 1e308 can be read");
  CHECK(refusal(rows + "1,2\n") ==
        "points.csv, line 6 has 2 columns; three columns, two numbers and a label or value, would be right, "
        "separated by comma, semicolon, tab or blanks");
  CHECK(refusal("1,2,3,a\n") ==
        "points.csv, line 1 has 4 columns; three columns, two numbers and a label or value, would be right "
        "(with decimal commas, the columns are separated by semicolons)");
  CHECK(refusal("1;2;3;a\n") ==
        "points.csv, line 1 has 4 columns; three columns, two numbers and a label or value, would be right");
  CHECK(refusal("1|2|a\n").starts_with("points.csv, line 1 has 1 column;"));
  CHECK(refusal("1 2 my label\n").starts_with("points.csv, line 1 has 4 columns;"));
  for (const char* word : {"NA", "nan", "N/A", "null", "?"}) {
    CHECK(refusal(rows + "1,2," + word + "\n") == "points.csv, line 6, column 3: \"" + std::string(word) +
                                                      "\" says that the value is missing; a label or a value "
                                                      "would be right");
  }
  CHECK(
      refusal("1;1.234,5;a\n2;3;b").starts_with("points.csv, line 1, column 2: \"1.234,5\" is not a number"));
  CHECK(refusal("abc,1,a\n1,2,b\n").starts_with("points.csv, line 1, column 1: \"abc\" is not a number"));
  CHECK(refusal(rows + "1,\"2\n,a\n") ==
        "points.csv, line 6, column 2: the quotation mark is never closed; a second \" would be right");
  CHECK(refusal(rows + "1,\"2\"3,a\n")
            .starts_with("points.csv, line 6, column 2: text follows a closing quotation mark;"));
}

TEST_CASE("degenerate: lines are counted through quotes that span several") {
  CHECK(refusal("x,y,\"a\nb\"\n1,2,\"c\r\nd\"\nq,2,a\n").starts_with("points.csv, line 5, column 1: \"q\""));
}

TEST_CASE("degenerate: files without usable data are refused") {
  CHECK(refusal("") == "points.csv is empty; rows of numbers, separated by commas, would be right");
  CHECK(refusal(" \r\n\n").starts_with("points.csv is empty;"));
  CHECK(refusal("x,y,c\n") == "points.csv has fewer than two rows of data; two or more would be right");
  CHECK(refusal("1,2,a\n").starts_with("points.csv has fewer than two rows"));
  CHECK(refusal("1,2,a\n2,3,a\n") ==
        "points.csv: every label is \"a\"; two to ten different labels would be right");
  CHECK(refusal("1,2,7\n2,3,7\n").starts_with("points.csv: every label is \"7\";"));
  CHECK(refusal("1,2,a\n2,3,gr\xFCn\n") ==
        "points.csv, line 2: this is not text in UTF-8; a CSV file saved as UTF-8 would be right");
  CHECK(refusal(std::string_view("\x89PNG\r\n\x1A\n\0\0", 10))
            .starts_with("points.csv, line 1: this is not text"));
  CHECK(refusal(std::string(5000, ',')).starts_with("points.csv, line 1 has more than 2000 columns"));
  CHECK(refusal(file_of(100'001, [](int) { return "1.5"; })) ==
        "points.csv, line 100001: at most 100000 rows can be read");
}

TEST_CASE("degenerate: a slip among many values is a mistake, many different words are too many classes") {
  const auto value = [](int i) {
    return i == 17 ? std::string("oops") : std::to_string(i) + ".5";
  };
  CHECK(refusal(file_of(40, value)) ==
        "points.csv, line 18, column 3: \"oops\" is not a number; a number such as 0.25 would be right");
  const auto word = [](int i) {
    return "word" + std::to_string(i);
  };
  CHECK(refusal(file_of(40, word)) ==
        "points.csv has more than 10 different labels in column 3; up to ten classes, or numbers, would be "
        "right");
}

TEST_CASE("known: points without labels, any number of columns, unscaled") {
  CHECK(parse_points_csv("a,b\n1,2\n3,4\n", 2, "p").value() == std::vector<double>{1, 2, 3, 4});
  CHECK(parse_points_csv("0.5\n-1\n", 1, "p").value() == std::vector<double>{0.5, -1});
  CHECK(parse_points_csv("0,5;1\n", 2, "p").value() == std::vector<double>{0.5, 1});
  CHECK(points_refusal("1,2,3\n", 2)
            .starts_with("points.csv, line 1 has 3 columns; 2 numbers in each row would"));
  CHECK(points_refusal("x,y\n", 2) == "points.csv has no rows of data; one or more would be right");
  CHECK(points_refusal("1,2\n3,x\n", 2).starts_with("points.csv, line 2, column 2: \"x\" is not a number"));
}

namespace {

void check_same(const Dataset& a, const Dataset& b) {
  CHECK(crease_test::fingerprint(a.x) == crease_test::fingerprint(b.x));
  CHECK(crease_test::fingerprint(a.value) == crease_test::fingerprint(b.value));
  CHECK(a.task == b.task);
  CHECK(a.classes == b.classes);
  CHECK(a.class_names == b.class_names);
  CHECK(a.x_name == b.x_name);
  CHECK(a.y_name == b.y_name);
  CHECK(a.x_scale == b.x_scale);
  CHECK(a.y_scale == b.y_scale);
  CHECK(a.value_scale == b.value_scale);
}

}  // namespace

TEST_CASE("invariant: the points of every source read back from their file to the same bits") {
  for (const Source& source : sources()) {
    CAPTURE(source.id);
    Request request;
    request.source = source.id;
    request.count = 60;
    request.expression = "30sin(3x) - y";
    const Split points = generate(request).value();
    check_same(parsed(write_csv(points, Rows::train)), points.train);
    check_same(parsed(write_csv(points, Rows::test)), points.test);
    const Dataset all = parsed(write_csv(points, Rows::all));
    CHECK(all.size() == 60);
    CHECK(std::equal(points.train.x.begin(), points.train.x.end(), all.x.begin()));
  }
}

TEST_CASE("invariant: points of a file read back from their own file to the same bits") {
  for (const char* text :
       {"\"a, b\";\"y #2\";c\n1,1;10;\"x \"\"y\"\"\"\n3,7;30;NaCl\n2,3;1e9;\"x \"\"y\"\"\"",
        "0.1,7,0.3\n0.7,1e-9,1.9\n0.333,3,12.7\n", "1,2,9\n3,4,8\n7,7,7", "1,5,-1\n0.3,5,1\n"}) {
    const Dataset dataset = parsed(text);
    check_same(parsed(write_csv({dataset, dataset}, Rows::train)), dataset);
  }
  Random random(9);
  std::string text;
  for (int i = 0; i < 1000; ++i)
    text += std::to_string(1e3 * random.normal()) + "," + std::to_string(random.normal()) + "," +
            std::to_string(100 + random.uniform()) + "\n";
  const Dataset dataset = parsed(text);
  check_same(parsed(write_csv({dataset, dataset}, Rows::train)), dataset);
}

TEST_CASE("degenerate: a heading that says nothing, and rows that it does not know, are refused") {
  const std::string heading = "# crease points,classes,0,1,0,1,2\n";
  CHECK(parsed(heading + "0,0.5,1\n1,1,1\n").value == std::vector<double>{1, 1});
  CHECK(refusal(heading + "0,0.5,1\n1,1,2\n") ==
        "points.csv, line 3, column 3: \"2\" is none of the classes that line 1 names; one of these would be "
        "right");
  for (const char* line :
       {"# crease points,", "# crease points,classes,0,1,0,1", "# crease points,classes,0,1,0,0,2",
        "# crease points,classes,0,1,0,1,2,a", "# crease points,values,0,1,0,1,2",
        "# crease points,things,0,1,0,1,2", "# crease points,classes,0,1,0,1,99"}) {
    CHECK(refusal(line + std::string("\n0,0,1\n1,1,0\n"))
              .starts_with(
                  "points.csv, line 1 begins like the heading of a file that crease wrote and is none;"));
  }
}

TEST_CASE("invariant: whatever the bytes, the result is finite data or one sentence that names the file") {
  Random random(7);
  const std::string valid_files[] = {"x;y;label\n1,5;2;\"a\"\n3;4e1;b\n-5;6.25;a\n",
                                     "# crease points,values,0,1,0,1,0,1\nx,y,value\n0.5,0.1,1\n-1,1,0.5\n",
                                     "# c\nx y v\n1,5 2 0,5\n3 4 1,25\n"};
  constexpr std::string_view bytes = ",;\t\"\n\r .#-+eE0123456789abnif\xE2\x88\x92\xFF";
  for (int round = 0; round < 20'000; ++round) {
    std::string text = valid_files[round % 3];
    for (std::uint32_t edit = random.below(6); edit-- > 0;) {
      const std::size_t at = random.below(static_cast<std::uint32_t>(text.size()) + 1);
      const char byte = bytes[random.below(static_cast<std::uint32_t>(bytes.size()))];
      if (at == text.size() || random.below(3) == 0) {
        text.insert(at, 1, byte);
      } else if (random.below(2) == 0) {
        text.erase(at, 1 + random.below(4));
      } else {
        text[at] = byte;
      }
    }
    const Result<Dataset> dataset = parse_csv(text, "points.csv");
    if (!dataset) {
      REQUIRE(dataset.error().message.starts_with("points.csv"));
      REQUIRE(dataset.error().message.find('\n') == std::string::npos);
      continue;
    }
    const Dataset& data = dataset.value();
    REQUIRE(data.x.size() == 2 * data.value.size());
    const bool has_heading =
        text.starts_with("# crease points,") || text.starts_with("\xEF\xBB\xBF# crease points,");
    for (const double x : data.x) REQUIRE((has_heading ? std::isfinite(x) : std::fabs(x) <= 1));
    for (const double value : data.value) {
      REQUIRE((data.task == Task::regression ? std::fabs(value) <= 1 || (has_heading && std::isfinite(value))
                                             : value >= 0 && value < data.classes));
    }
  }
}
