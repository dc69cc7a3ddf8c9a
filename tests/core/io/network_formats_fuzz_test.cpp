// Damaged files of every format. A mutant is read as whatever it is taken for: the result is a valid finite
// network or one sentence with the file in it, and the sanitizers watch the way there.
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/base/rng.h"
#include "core/io/inflate.h"
#include "core/io/network_formats.h"
#include "core/io/npy.h"
#include "core/io/number_bytes.h"
#include "core/io/zip.h"
#include "core/nn/trainer.h"

using namespace crease;
using namespace crease::io;

namespace {

constexpr int mutants_per_seed = 3000;

std::string reference(const std::string& name) {
  std::ifstream file(std::string(CREASE_REFERENCE_DIR) + "/networks/" + name, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

std::uint32_t below(Random& random, std::size_t count) {
  return random.below(static_cast<std::uint32_t>(count));
}

/// One change: a byte, a number of 2, 4 or 8 bytes, a cut, a piece taken out, doubled or moved.
void mutate(std::string& bytes, Random& random) {
  if (bytes.empty()) return;
  constexpr std::uint64_t telling[] = {0,    1,      7,      8,          0x7F,       0x80,
                                       0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, ~0ull};
  const std::size_t at = below(random, bytes.size());
  const std::size_t length = 1 + below(random, std::min<std::size_t>(bytes.size() - at, 64));
  switch (below(random, 7)) {
    case 0:
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(random, 8)));
      break;
    case 1:
      bytes[at] = static_cast<char>(below(random, 256));
      break;
    case 2: {
      // The order in which arguments are evaluated is the compiler's; the mutants shall be the same.
      const std::uint64_t value = telling[below(random, std::size(telling))];
      std::string number;
      append_whole(number, value, 2 << below(random, 3));
      bytes.replace(at, number.size(), number);
      break;
    }
    case 3:
      bytes.resize(at);
      break;
    case 4:
      bytes.erase(at, length);
      break;
    case 5:
      bytes.insert(at, bytes.substr(at, length));
      break;
    default:
      // A piece over another one.
      bytes.replace(below(random, bytes.size()), length, std::string(bytes.substr(at, length)));
  }
}

/// Whether the bytes gave a network.
bool reads_or_refuses(const std::string& bytes) {
  const Result<nn::Network> network = read_any_network(bytes, "net.bin");
  if (!network.ok()) {
    const std::string& sentence = network.error().message;
    REQUIRE(sentence.starts_with("net.bin"));
    REQUIRE(sentence.find('\n') == std::string::npos);
    REQUIRE(sentence.size() < 700);
    return false;
  }
  REQUIRE(nn::validate(network.value().architecture).ok());
  REQUIRE(network.value().parameters.size() == network.value().architecture.parameter_count());
  for (const double parameter : network.value().parameters) REQUIRE(std::isfinite(parameter));
  return true;
}

int accepted_mutants(const std::string& seed, std::uint64_t stream) {
  REQUIRE(reads_or_refuses(seed));
  Random random(stream);
  int accepted = 0;
  for (int round = 0; round < mutants_per_seed; ++round) {
    std::string bytes = seed;
    for (std::uint32_t edit = 1 + below(random, 3); edit-- > 0;) mutate(bytes, random);
    accepted += reads_or_refuses(bytes) ? 1 : 0;
  }
  return accepted;
}

nn::Network small_network() {
  return nn::initialize(nn::perceptron(2, std::vector<int>{3, 2}, 1, nn::Activation::tanh),
                        nn::Initializer::he_normal, 0.1, 5);
}

}  // namespace

TEST_CASE("invariant: mutants of safetensors give a valid network or one sentence") {
  CHECK(accepted_mutants(write_any_network(small_network(), "a.safetensors").value(), 1) > 100);
  CHECK(accepted_mutants(reference("relu_bf16.safetensors"), 2) > 100);
}

TEST_CASE("invariant: mutants of npz, stored and deflated, give a valid network or one sentence") {
  accepted_mutants(write_any_network(small_network(), "a.npz").value(), 3);
  accepted_mutants(reference("deflated.npz"), 4);
  accepted_mutants(reference("big_endian_columns.npz"), 5);
}

TEST_CASE(
    "invariant: mutants of arrays in an archive with the right checksum give a valid network or one "
    "sentence") {
  const nn::Network network = small_network();
  const Result<std::vector<ZipMember>> seed = read_zip(write_any_network(network, "a.npz").value(), "a.npz");
  REQUIRE(seed.ok());
  Random random(6);
  int accepted = 0;
  for (int round = 0; round < mutants_per_seed; ++round) {
    std::vector<ZipMember> members = seed.value();
    ZipMember& member = members[below(random, members.size())];
    mutate(below(random, 8) == 0 ? member.name : member.bytes, random);
    accepted += reads_or_refuses(write_zip(members)) ? 1 : 0;
  }
  CHECK(accepted > 100);
}

TEST_CASE("invariant: mutants of deflate streams unpack to the size asked for or to nothing") {
  const std::string archive = reference("deflated.npz");
  const std::size_t name = whole_from(archive.substr(26, 2)), extra = whole_from(archive.substr(28, 2));
  const std::size_t entry = archive.find("PK\1\2");
  const std::string stream = archive.substr(30 + name + extra, whole_from(archive.substr(entry + 20, 4)));
  const std::size_t size = whole_from(archive.substr(entry + 24, 4));
  REQUIRE(inflate(stream, size));
  Random random(7);
  int unpacked = 0;
  for (int round = 0; round < 4 * mutants_per_seed; ++round) {
    std::string bytes = stream;
    mutate(bytes, random);
    const std::optional<std::string> out = inflate(bytes, size);
    if (out) REQUIRE(out->size() == size);
    unpacked += out ? 1 : 0;
  }
  CHECK(unpacked > 100);
}
