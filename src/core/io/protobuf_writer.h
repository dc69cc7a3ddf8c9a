#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/io/number_bytes.h"

namespace crease::io {

/// Writes a message of Protocol Buffers field by field; a message within is a field of bytes.
class ProtobufWriter {
 public:
  ProtobufWriter& whole(std::uint32_t field, std::uint64_t value) {
    tag(field, Wire::varint);
    varint(value);
    return *this;
  }
  ProtobufWriter& bytes(std::uint32_t field, std::string_view value) {
    tag(field, Wire::bytes);
    varint(value.size());
    out_ += value;
    return *this;
  }
  ProtobufWriter& message(std::uint32_t field, const ProtobufWriter& value) {
    return bytes(field, value.out_);
  }
  ProtobufWriter& real32(std::uint32_t field, float value) {
    tag(field, Wire::four_bytes);
    append_number(out_, value, true);
    return *this;
  }
  const std::string& finished() const { return out_; }

 private:
  enum class Wire : std::uint32_t { varint = 0, bytes = 2, four_bytes = 5 };

  void tag(std::uint32_t field, Wire wire) { varint(field << 3 | static_cast<std::uint32_t>(wire)); }
  /// Seven bits a byte, the lowest first; the eighth says that more follow.
  void varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out_ += static_cast<char>((value & 0x7F) | 0x80);
    out_ += static_cast<char>(value);
  }

  std::string out_;
};

}  // namespace crease::io
