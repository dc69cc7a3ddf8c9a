#include "core/io/npz.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/io/inflate.h"
#include "core/io/npy.h"
#include "core/io/npy_header.h"
#include "core/io/number_bytes.h"
#include "core/io/zip.h"

using namespace crease;
using namespace crease::io;
using namespace std::string_literals;

namespace {

const std::vector<double> values{1, 2, 3, 4, 5, 6};

std::string npy() {
  return write_npy({"a", {2, 3}, values}, false);
}

std::string npy_refusal(const std::string& bytes) {
  const Result<Tensor> tensor = read_npy(bytes, "net: member \"a.npy\"", "a");
  REQUIRE_FALSE(tensor.ok());
  return tensor.error().message;
}

std::string npz_refusal(const std::string& bytes) {
  const Result<TensorFile> tensors = read_npz(bytes, "net");
  REQUIRE_FALSE(tensors.ok());
  return tensors.error().message;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// One member "a" with four bytes: local header at 0, data at 31, directory entry at 35, end record at 82.
const std::string archive = write_zip(std::vector<ZipMember>{{"a", "1234"}});
constexpr std::size_t directory = 35, end_record = 82;

std::string changed(std::size_t at, const std::string& bytes) {
  return std::string(archive).replace(at, bytes.size(), bytes);
}

/// A directory entry and a local header that say something else than stored bytes.
std::string deflated(std::string_view packed, std::uint32_t unpacked, std::uint32_t checksum) {
  std::string out = write_zip(std::vector<ZipMember>{{"a", std::string(packed)}});
  const std::size_t entry = 31 + packed.size();
  std::string method, numbers;
  append_whole(method, 8, 2);
  append_whole(numbers, unpacked, 4);
  out.replace(entry + 10, 2, method).replace(entry + 24, 4, numbers);
  numbers.clear();
  append_whole(numbers, checksum, 4);
  return out.replace(entry + 16, 4, numbers);
}

}  // namespace

TEST_CASE("known: the checksum and the inflate of the RFCs") {
  CHECK(crc32("123456789") == 0xCBF43926);
  CHECK(crc32("") == 0);
  // zlib.compressobj(9, zlib.DEFLATED, -15) of "crease crease crease"
  const std::string zlibs = "\x4B\x2E\x4A\x4D\x2C\x4E\x55\x48\x46\xA6\x00"s;
  CHECK(inflate(zlibs, 20) == "crease crease crease");
  CHECK(inflate("\1\4\0\xFB\xFF"
                "1234"s,
                4) == "1234");
  CHECK_FALSE(inflate(zlibs, 19));
  CHECK_FALSE(inflate(zlibs, 21));
  CHECK_FALSE(inflate(zlibs.substr(0, zlibs.size() - 3), 20));
  CHECK_FALSE(inflate("\x07", 4));
  CHECK_FALSE(inflate("", 0));
}

TEST_CASE("known: an archive is the bytes of ZIP's specification") {
  CHECK(archive.size() == end_record + 22);
  CHECK(archive.substr(0, 4) == "PK\3\4");
  CHECK(archive.substr(directory, 4) == "PK\1\2");
  CHECK(archive.substr(end_record, 4) == "PK\5\6");
  const Result<std::vector<ZipMember>> members = read_zip(archive, "net");
  REQUIRE(members.ok());
  CHECK(members.value()[0].name == "a");
  CHECK(members.value()[0].bytes == "1234");
  CHECK(read_zip(changed(end_record + 20, "\3"s) + "end", "net").ok());  // a comment
  CHECK(read_zip(write_zip({}), "net").ok());
  CHECK(read_zip(std::string(archive).insert(end_record, "PK\6\6" + std::string(72, '\0')), "net").ok());
}

TEST_CASE("degenerate: every damage to an archive is told with its member and what would be right") {
  const auto sentence = [](const std::string& bytes) {
    return npz_refusal(bytes);
  };
  CHECK(sentence(archive + "x").starts_with("net has no directory at its end, as if it were cut off"));
  CHECK(sentence(changed(end_record + 4, "\1")).starts_with("net is one part of an archive of several"));
  CHECK(sentence(changed(end_record + 8, "\xFF\xFF\xFF\xFF")) ==
        "net has 65535 members; at most 4096 would be right");
  CHECK(sentence(changed(end_record + 8, "\2\0\2\0"s)) ==
        "net has a directory that breaks off after 1 members; the whole archive would be right");
  CHECK(sentence(changed(end_record + 8, "\0\0\0\0"s))
            .starts_with("net has more in its directory than members"));
  CHECK(sentence(changed(end_record + 12, "\xFF")).find("has its directory at byte 35 with 255 bytes") !=
        std::string::npos);
  CHECK(sentence(changed(end_record + 16, "\xFF\xFF\xFF\xFF")).find("has its directory at byte 4294967295") !=
        std::string::npos);
  CHECK(
      sentence(changed(directory + 28, "\2")).starts_with("net has a name in its directory that is longer"));
  CHECK(sentence(changed(directory + 8, "\1")) ==
        "net: member \"a\" is encrypted; one without a password would be right");
  CHECK(sentence(changed(directory + 10, "\x0C")) ==
        "net: member \"a\" is packed by method 12; 0 (stored) or 8 (deflated) would be right");
  CHECK(sentence(changed(directory + 20, "\xFF\xFF\xFF\xFF")).find("has its size in a ZIP64 field") !=
        std::string::npos);
  CHECK(sentence(changed(directory + 24, "\5")) ==
        "net: member \"a\" is stored with 4 bytes and unpacks to 5; the same number would be right");
  CHECK(sentence(changed(directory + 42, "\1")).find("is said to begin at byte 1, where none does") !=
        std::string::npos);
  CHECK(sentence(changed(directory + 20, "\xFF\0\0\0\xFF"s)).find("ends beyond the end of the file") !=
        std::string::npos);
  CHECK(sentence(changed(30, "b")).find("has another name where it begins") != std::string::npos);
  CHECK(sentence(changed(31, "9")) ==
        "net: member \"a\" does not have the checksum of the directory; an undamaged archive would be right");
  CHECK(sentence(write_zip(std::vector<ZipMember>{{"a.npy", npy()}, {"a.npy", npy()}})) ==
        "net: member \"a.npy\" appears twice; once would be right");
  CHECK(sentence(archive) == "net: member \"a\" is no array; names such as \"0.weight.npy\" would be right");
}

TEST_CASE("degenerate: a zip bomb is refused before it is unpacked") {
  CHECK(npz_refusal(deflated("12345", 5161, 0)) ==
        "net: member \"a\" would unpack from 5 to 5161 bytes; at most 1032 times as many would be right");
  CHECK(npz_refusal(deflated(std::string(1 << 20, 'x'), 273 << 20, 0))
            .find("is the one with which the archive unpacks to more than 272 MB") != std::string::npos);
  CHECK(npz_refusal(deflated("\x07", 4, 0)) ==
        "net: member \"a\" does not unpack to 4 bytes as the directory has it; an undamaged archive would be "
        "right");
  // A member within another one, as the bombs of overlapping members have them.
  const std::string inner = write_zip(std::vector<ZipMember>{{"b", "1234"}}).substr(0, 35);
  std::string over = write_zip(std::vector<ZipMember>{{"a", inner}, {"b", "1234"}});
  const std::size_t b_entry = 31 + inner.size() + 35 + 47;
  CHECK(npz_refusal(over.replace(b_entry + 42, 1, "\x1F")) ==
        "net: member \"b\" lies over \"a\"; one after the other would be right");
}

TEST_CASE("known: an array is the bytes of NumPy's format") {
  const std::string bytes = npy();
  CHECK(bytes.substr(0, 8) == "\x93NUMPY\1\0"s);
  CHECK(bytes.size() == 128 + 48);
  CHECK(bytes.substr(10, 60) == "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), } ");
  CHECK(bytes[127] == '\n');
  const Result<Tensor> tensor = read_npy(bytes, "net", "a");
  REQUIRE(tensor.ok());
  CHECK(tensor.value().shape == std::vector<std::uint64_t>{2, 3});
  CHECK(tensor.value().values == values);
  const Result<Tensor> columns = read_npy(replaced(bytes, "False", "True "), "net", "a");
  REQUIRE(columns.ok());
  CHECK(columns.value().values == std::vector<double>{1, 3, 5, 2, 4, 6});
  CHECK(write_npy({"b", {6}, values}, true).find("'<f4', 'fortran_order': False, 'shape': (6,), }") == 20);
}

TEST_CASE("degenerate: every mistake in an array is told with its member and what would be right") {
  const std::string place = "net: member \"a.npy\" ";
  CHECK(npy_refusal("") ==
        place + "is not an array of NumPy; bytes that begin with \\x93NUMPY would be right");
  CHECK(npy_refusal(replaced(npy(), "Y\1", "Y\4")) ==
        place + "has format version 4; 1, 2 or 3 would be right");
  CHECK(npy_refusal(replaced(npy(), "\1\0\x76\0"s, "\1\0\xFF\xFF"s)) ==
        place +
            "has a header of 65535 bytes by its own account and 166 bytes to come; a header within it would "
            "be right");
  CHECK(npy_refusal(replaced(npy(), "<f8", "<i8")) ==
        place +
            "has numbers of type \"<i8\"; float16, float32 or float64 (\"<f2\", \"<f4\", \"<f8\") would be "
            "right");
  CHECK(npy_refusal(replaced(npy(), "(2, 3)", "(2, 4)")) ==
        place +
            "has 48 bytes of numbers, which is not what shape (2, 4) of <f8 has; as many as that would be "
            "right");
  CHECK(npy_refusal(replaced(npy(), "(2, 3), }", "(1,2,3),}")) ==
        place + "has shape (1, 2, 3); (out, in) or (out) would be right");
  CHECK(npy_refusal(replaced(npy(), "(2, 3), }      ", "(99999999,999)}"))
            .find("bytes of numbers, which is not") != std::string::npos);
  for (const char* header : {"{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3", "[]", "{}", "{",
                             "{'descr': '<f8', 'fortran_order': 0, 'shape': (2, 3)}",
                             "{'descr': '<f8', 'fortran_order': True, 'shape': (3)}",
                             "{'descr': '<f8', 'fortran_order': True, 'shape': (2, -3)}",
                             "{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3)} x",
                             "{'descr': '<f8', 'descr': '<f8', 'fortran_order': True, 'shape': (2, 3)}",
                             "{'descr': '<f8', 'fortran_order': True, 'shape': (99999999999999999999, 3)}",
                             "{'descr': [('x', '<f8')], 'fortran_order': True, 'shape': (2, 3)}",
                             "{'descr': '<f8', 'fortran_order': True, 'form': (2, 3)}"}) {
    CAPTURE(header);
    CHECK_FALSE(read_npy_header(header));
  }
  CHECK(read_npy_header("{\"shape\": (), 'descr': '|O', 'fortran_order': True}")->type == "|O");
  CHECK(read_npy_header("{'descr': '<f8', 'fortran_order': False, 'shape': (3L, 4L), }\n")->shape ==
        std::vector<std::uint64_t>{3, 4});
}

TEST_CASE("degenerate: activations beside the arrays are held to their format") {
  const auto with = [](const std::string& text) {
    return npz_refusal(write_zip(std::vector<ZipMember>{{"0.weight.npy", npy()}, {"crease.json", text}}));
  };
  CHECK(with("").starts_with("net, crease.json is empty"));
  CHECK(with("{\"format\":\"crease-activations\",\"version\":1}").find("the field activation is missing") !=
        std::string::npos);
  CHECK(with("{\"format\":\"crease-network\",\"version\":1}").find("\"crease-activations\" would be right") !=
        std::string::npos);
}

TEST_CASE("degenerate: an archive cut off anywhere is refused with a sentence") {
  const std::string whole = write_zip(std::vector<ZipMember>{{"0.weight.npy", npy()}});
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CHECK(npz_refusal(whole.substr(0, length)).starts_with("net has no directory at its end"));
  }
}
