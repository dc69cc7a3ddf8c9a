#include "core/io/safetensors.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "core/io/number_bytes.h"

using namespace crease;
using namespace crease::io;
using namespace std::string_literals;

namespace {

const std::string good_header =
    R"({"a.weight":{"dtype":"F64","shape":[1,2],"data_offsets":[0,16]},"a.bias":{"dtype":"F32","shape":[1],"data_offsets":[16,20]}})";

std::string file_of(const std::string& header, const std::string& data = std::string(20, '\0')) {
  std::string out;
  append_whole(out, header.size(), 8);
  return out + header + data;
}

std::string refusal(const std::string& bytes) {
  const Result<TensorFile> tensors = read_safetensors(bytes, "net");
  REQUIRE_FALSE(tensors.ok());
  return tensors.error().message;
}

/// The good header with its first `from` replaced.
std::string with(std::string_view from, std::string_view to) {
  std::string header = good_header;
  const std::size_t at = header.find(from);
  REQUIRE(at != std::string::npos);
  return file_of(header.replace(at, from.size(), to));
}

double half(std::uint32_t bits) {
  return from_half(bits);
}

}  // namespace

TEST_CASE("known: the specification's layout is read") {
  std::string data;
  append_number(data, 1.5, false);
  append_number(data, -0.1, false);
  append_number(data, 0.25, true);
  const Result<TensorFile> tensors = read_safetensors(file_of(good_header + "   ", data), "net");
  REQUIRE(tensors.ok());
  REQUIRE(tensors.value().tensors.size() == 2);
  CHECK(tensors.value().tensors[0].name == "a.weight");
  CHECK(tensors.value().tensors[0].shape == std::vector<std::uint64_t>{1, 2});
  CHECK(tensors.value().tensors[0].values == std::vector<double>{1.5, -0.1});
  CHECK(tensors.value().tensors[1].values == std::vector<double>{0.25});
  CHECK(tensors.value().activation.empty());
}

TEST_CASE("known: half-precision numbers, from IEEE 754's table of binary16 and bfloat16") {
  CHECK(half(0x3C00) == 1);
  CHECK(half(0xC000) == -2);
  CHECK(half(0x7BFF) == 65504);
  CHECK(half(0x3555) == 0.333251953125);
  CHECK(half(0x0400) == 0x1p-14);
  CHECK(half(0x03FF) == 1023 * 0x1p-24);
  CHECK(half(0x0001) == 0x1p-24);
  CHECK(std::signbit(half(0x8000)));
  CHECK(half(0x7C00) == HUGE_VAL);
  CHECK(half(0xFC00) == -HUGE_VAL);
  CHECK(std::isnan(half(0x7E00)));
  CHECK(number_from("\x80\x3F", NumberType::bfloat16) == 1);
  CHECK(number_from("\x3F\x80", NumberType::bfloat16, ByteOrder::big) == 1);
  CHECK(number_from("\x49\xC0", NumberType::bfloat16) == -3.140625);
}

TEST_CASE("degenerate: every mistake is told with file, place or tensor, and what would be right") {
  struct Change {
    std::string from, to, sentence;
  };
  const std::vector<Change> changes{
      {"F64", "U8",
       "net, header, line 1, column 22: \"a.weight\".dtype is \"U8\"; one of \"F16\", \"BF16\", \"F32\", "
       "\"F64\" would be right"},
      {"F64", "I64", "net, header, line 1, column 22: \"a.weight\".dtype is \"I64\"; \"F64\" would be right"},
      {"\"dtype\":\"F64\",", "",
       "net, header, line 1, column 13: the field \"a.weight\".dtype is missing; \"dtype\":\"F64\" would be "
       "right"},
      {"[1,2]", "[1,-2]",
       "net, header, line 1, column 36: \"a.weight\".shape is a list of numbers; a list of whole numbers "
       "such as "
       "[16, 2] would be right"},
      {"[1,2]", "[1,3]",
       "net, header, line 1, column 13: tensor \"a.weight\" has 16 bytes; 24 for shape (1, 3) of F64 would "
       "be right"},
      {"[1,2]", "[4294967296,4294967296]",
       "net, header, line 1, column 13: tensor \"a.weight\" is the one with which there are more than "
       "33554432 "
       "numbers; fewer would be right"},
      {"[0,16]", "[0,1e30]",
       "net, header, line 1, column 57: \"a.weight\".data_offsets is a list of numbers; a list of whole "
       "numbers such "
       "as [0, 256] would be right"},
      {"[0,16]", "[0,21]",
       "net, header, line 1, column 57: \"a.weight\".data_offsets is [0, 21]; [begin, end] within "
       "the 20 "
       "bytes of numbers in the file would be right"},
      {"[0,16]", "[16,0]",
       "net, header, line 1, column 57: \"a.weight\".data_offsets is [16, 0]; [begin, end] within "
       "the 20 "
       "bytes of numbers in the file would be right"},
      {"[0,16]", "[0,8,16]",
       "net, header, line 1, column 57: \"a.weight\".data_offsets is [0, 8, 16]; [begin, end] within "
       "the 20 "
       "bytes of numbers in the file would be right"},
      {"[0,16]", "16",
       "net, header, line 1, column 57: \"a.weight\".data_offsets is 16; a list of whole numbers such as [0, "
       "256] "
       "would be right"},
      {"[16,20]", "[12,16]",
       "net: tensor \"a.bias\" begins at byte 12 of the numbers; 16, where the one before ends, would be "
       "right"},
      {"a.bias", "a.weight",
       "net, header, line 1, column 65: the field \"a.weight\" appears twice; once would be right"},
      {"{\"dtype\":\"F64\",\"shape\":[1,2],\"data_offsets\":[0,16]}", "5",
       "net, header, line 1, column 13: \"a.weight\" is 5; an object {…} would be right"},
      {"\"a.weight\":", "\"__metadata__\":{\"activation\":7},\"a.weight\":",
       "net, header, line 1, column 31: __metadata__.activation is 7; a text would be right"},
      {"\"a.weight\":", "\"__metadata__\":[],\"a.weight\":",
       "net, header, line 1, column 17: __metadata__ is an empty list; an object of texts would be right"},
  };
  for (const Change& change : changes) CHECK(refusal(with(change.from, change.to)) == change.sentence);
  CHECK(refusal(file_of(good_header, std::string(24, '\0'))) ==
        "net has 24 bytes of numbers; 20, as many as its tensors have, would be right");
  CHECK(refusal(file_of("[]", "")).find("the header is an empty list") != std::string::npos);
}

TEST_CASE("degenerate: a header longer than the file, and a file cut off anywhere, are refused") {
  const std::string good = file_of(good_header);
  for (std::size_t length = 0; length < good.size(); ++length) {
    const std::string sentence = refusal(good.substr(0, length));
    CHECK(sentence.starts_with("net"));
    CHECK(sentence.ends_with("would be right"));
  }
  CHECK(refusal("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF{}") ==
        "net has a header of 18446744073709551615 bytes by its own account; at most 2, as there are in the "
        "file, "
        "would be right");
  CHECK(refusal("\3\0\0\0\0\0\0\0{}"s).find("a header of 3 bytes by its own account; at most 2") !=
        std::string::npos);
}

TEST_CASE("invariant: a network of two hundred layers fits the header") {
  const nn::Network network =
      nn::initialize(nn::perceptron(1, std::vector<int>(199, 2), 1, nn::Activation::relu),
                     nn::Initializer::he_normal, 0.1, 3);
  const std::string bytes = write_safetensors(network, nn::Precision::float64);
  const Result<TensorFile> tensors = read_safetensors(bytes, "net");
  REQUIRE(tensors.ok());
  const Result<nn::Network> back = network_of(tensors.value(), "net");
  REQUIRE(back.ok());
  CHECK(back.value().parameters == network.parameters);
  CHECK(tensors.value().activation == activation_text(network.architecture));
  CHECK((8 + whole_from(bytes.substr(0, 8))) % 8 == 0);
}
