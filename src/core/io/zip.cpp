#include "core/io/zip.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/check.h"
#include "core/data/text.h"
#include "core/io/inflate.h"
#include "core/io/number_bytes.h"

namespace crease::io {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view local_mark = "PK\3\4"sv, central_mark = "PK\1\2"sv, end_mark = "PK\5\6"sv,
                           end64_mark = "PK\6\6"sv;
constexpr std::size_t local_size = 30, central_size = 46, end_size = 22;
constexpr std::size_t longest_comment = 65535;
constexpr std::uint32_t in_zip64 = 0xFFFFFFFF;
constexpr std::uint32_t stored = 0, deflated = 8;
constexpr std::uint32_t encrypted_flag = 1;
constexpr std::uint32_t version = 20, first_day_of_1980 = 33;

/// An entry of the directory.
struct Entry {
  std::string name;
  std::uint32_t flags, method, checksum;
  std::uint64_t packed, unpacked, local;  ///< sizes, and where the local header is
  std::uint64_t data = 0;                 ///< where the packed bytes are
};

class ZipReader {
 public:
  ZipReader(std::string_view bytes, std::string_view file) : bytes_(bytes), file_(file) {}

  Result<std::vector<ZipMember>> read();

 private:
  std::uint64_t number(std::size_t at, std::size_t count) const {
    return whole_from(bytes_.substr(at, count));
  }
  bool has(std::uint64_t at, std::uint64_t count) const {
    return at <= bytes_.size() && count <= bytes_.size() - at;
  }
  std::optional<std::size_t> find_end() const;
  Status read_directory();
  Status read_entry(std::size_t& at, std::size_t end);
  Status check(const Entry& entry) const;
  Status locate(Entry& entry) const;
  Status check_apart() const;
  Result<std::string> unpack(const Entry& entry) const;

  Error wrong(const std::string& sentence) const { return Error{std::string(file_) + " " + sentence}; }
  Error wrong(const Entry& entry, const std::string& sentence) const {
    return Error{std::string(file_) + ": member " + data::quoted(entry.name) + " " + sentence};
  }

  std::string_view bytes_, file_;
  std::vector<Entry> entries_;
  std::uint64_t unpacked_ = 0;
};

/// The end record is the last thing in an archive but for a comment, whose length it holds.
std::optional<std::size_t> ZipReader::find_end() const {
  if (bytes_.size() < end_size) return std::nullopt;
  std::size_t at = bytes_.size() - end_size;
  const std::size_t first = at > longest_comment ? at - longest_comment : 0;
  while (true) {
    const bool is_end = bytes_.substr(at, 4) == end_mark;
    if (is_end && at + end_size + number(at + 20, 2) == bytes_.size()) return at;
    if (at == first) return std::nullopt;
    --at;
  }
}

Status ZipReader::read_directory() {
  const std::optional<std::size_t> end = find_end();
  if (!end)
    return wrong("has no directory at its end, as if it were cut off; the whole archive would be right");
  const std::uint64_t count = number(*end + 10, 2), size = number(*end + 12, 4), begin = number(*end + 16, 4);
  if (number(*end + 4, 4) != 0 || number(*end + 8, 2) != count) {
    return wrong("is one part of an archive of several; a whole archive would be right");
  }
  if (count > most_zip_members) {
    return wrong("has " + std::to_string(count) + " members; at most " + std::to_string(most_zip_members) +
                 " would be right");
  }
  // Writers of large archives repeat the end record in 64 bits before the one that is read here.
  const bool fits = begin <= *end && size <= *end - begin;
  if (!fits || (size != *end - begin && bytes_.substr(begin + size, 4) != end64_mark)) {
    return wrong("has its directory at byte " + std::to_string(begin) + " with " + std::to_string(size) +
                 " bytes by its own account; one that ends at byte " + std::to_string(*end) +
                 " would be right");
  }
  std::size_t at = begin;
  for (std::uint64_t i = 0; i < count; ++i) {
    if (const Status status = read_entry(at, begin + size); !status) return status;
  }
  if (at == begin + size) return {};
  return wrong("has more in its directory than members; nothing else would be right");
}

Status ZipReader::read_entry(std::size_t& at, std::size_t end) {
  if (end - at < central_size || bytes_.substr(at, 4) != central_mark) {
    return wrong("has a directory that breaks off after " + std::to_string(entries_.size()) +
                 " members; the whole archive would be right");
  }
  const std::size_t name = number(at + 28, 2), extra = number(at + 30, 2), comment = number(at + 32, 2);
  if (end - at - central_size < name + extra + comment) {
    return wrong(
        "has a name in its directory that is longer than the directory; the whole archive would be right");
  }
  Entry entry{std::string(bytes_.substr(at + central_size, name)),
              static_cast<std::uint32_t>(number(at + 8, 2)),
              static_cast<std::uint32_t>(number(at + 10, 2)),
              static_cast<std::uint32_t>(number(at + 16, 4)),
              number(at + 20, 4),
              number(at + 24, 4),
              number(at + 42, 4)};
  at += central_size + name + extra + comment;
  if (const Status status = check(entry); !status) return status;
  if (const Status status = locate(entry); !status) return status;
  unpacked_ += entry.unpacked;
  if (unpacked_ > most_zip_bytes) {
    return wrong(entry, "is the one with which the archive unpacks to more than " +
                            std::to_string(most_zip_bytes >> 20) + " MB; less would be right");
  }
  entries_.push_back(std::move(entry));
  return {};
}

Status ZipReader::check(const Entry& entry) const {
  for (const Entry& other : entries_) {
    if (other.name == entry.name) return wrong(entry, "appears twice; once would be right");
  }
  if ((entry.flags & encrypted_flag) != 0)
    return wrong(entry, "is encrypted; one without a password would be right");
  if (entry.method != stored && entry.method != deflated) {
    return wrong(entry, "is packed by method " + std::to_string(entry.method) +
                            "; 0 (stored) or 8 (deflated) would be right");
  }
  if (entry.packed == in_zip64 || entry.unpacked == in_zip64 || entry.local == in_zip64) {
    return wrong(entry, "has its size in a ZIP64 field; less than 4 GB, without one, would be right");
  }
  if (entry.method == stored && entry.packed != entry.unpacked) {
    return wrong(entry, "is stored with " + std::to_string(entry.packed) + " bytes and unpacks to " +
                            std::to_string(entry.unpacked) + "; the same number would be right");
  }
  if (entry.method == deflated && entry.unpacked > entry.packed * most_inflation) {
    return wrong(entry, "would unpack from " + std::to_string(entry.packed) + " to " +
                            std::to_string(entry.unpacked) +
                            " bytes; at most 1032 times as many would be right");
  }
  return {};
}

/// The local header repeats the name; its extra field, and with it the place of the data, may be another one.
Status ZipReader::locate(Entry& entry) const {
  if (!has(entry.local, local_size) || bytes_.substr(entry.local, 4) != local_mark) {
    return wrong(entry, "is said to begin at byte " + std::to_string(entry.local) +
                            ", where none does; the whole archive would be right");
  }
  const std::uint64_t name = number(entry.local + 26, 2), extra = number(entry.local + 28, 2);
  entry.data = entry.local + local_size + name + extra;
  if (!has(entry.data, entry.packed)) {
    return wrong(entry, "ends beyond the end of the file; the whole archive would be right");
  }
  if (bytes_.substr(entry.local + local_size, name) != entry.name) {
    return wrong(entry, "has another name where it begins than in the directory; the same would be right");
  }
  return {};
}

/// Members over each other are how a small archive unpacks to a large one.
Status ZipReader::check_apart() const {
  std::vector<const Entry*> sorted;
  for (const Entry& entry : entries_) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(), [](const Entry* a, const Entry* b) { return a->local < b->local; });
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (sorted[i]->local < sorted[i - 1]->data + sorted[i - 1]->packed) {
      return wrong(*sorted[i],
                   "lies over " + data::quoted(sorted[i - 1]->name) + "; one after the other would be right");
    }
  }
  return {};
}

Result<std::string> ZipReader::unpack(const Entry& entry) const {
  const std::string_view packed = bytes_.substr(entry.data, entry.packed);
  std::optional<std::string> bytes =
      entry.method == stored ? std::string(packed) : inflate(packed, entry.unpacked);
  if (!bytes) {
    return wrong(entry, "does not unpack to " + std::to_string(entry.unpacked) +
                            " bytes as the directory has it; an undamaged archive would be right");
  }
  if (crc32(*bytes) != entry.checksum) {
    return wrong(entry, "does not have the checksum of the directory; an undamaged archive would be right");
  }
  return std::move(*bytes);
}

Result<std::vector<ZipMember>> ZipReader::read() {
  if (const Status status = read_directory(); !status) return status.error();
  if (const Status status = check_apart(); !status) return status.error();
  std::vector<ZipMember> members;
  for (const Entry& entry : entries_) {
    Result<std::string> bytes = unpack(entry);
    if (!bytes) return bytes.error();
    members.push_back({entry.name, std::move(bytes).value()});
  }
  return members;
}

/// What the local header and the directory say alike.
void append_common(std::string& out, const ZipMember& member, std::uint32_t checksum) {
  append_whole(out, version, 2);
  append_whole(out, 0, 2);  // flags
  append_whole(out, stored, 2);
  append_whole(out, 0, 2);  // midnight
  append_whole(out, first_day_of_1980, 2);
  append_whole(out, checksum, 4);
  append_whole(out, member.bytes.size(), 4);
  append_whole(out, member.bytes.size(), 4);
  append_whole(out, member.name.size(), 2);
  append_whole(out, 0, 2);  // extra field
}

constexpr std::array<std::uint32_t, 256> checksum_table = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t value = byte;
    for (int bit = 0; bit < 8; ++bit) value = (value >> 1) ^ ((value & 1) != 0 ? 0xEDB88320u : 0u);
    table[byte] = value;
  }
  return table;
}();

}  // namespace

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t value = 0xFFFFFFFF;
  for (const char c : bytes)
    value = (value >> 8) ^ checksum_table[(value ^ static_cast<unsigned char>(c)) & 0xFF];
  return ~value;
}

Result<std::vector<ZipMember>> read_zip(std::string_view bytes, std::string_view file) {
  return ZipReader(bytes, file).read();
}

std::string write_zip(std::span<const ZipMember> members) {
  std::string out, directory;
  for (const ZipMember& member : members) {
    const std::uint32_t checksum = crc32(member.bytes);
    directory += central_mark;
    append_whole(directory, version, 2);
    append_common(directory, member, checksum);
    append_whole(directory, 0, 10);  // comment, disk, attributes
    append_whole(directory, out.size(), 4);
    directory += member.name;
    out += local_mark;
    append_common(out, member, checksum);
    out += member.name + member.bytes;
  }
  CREASE_CHECK(std::uint64_t{out.size()} + directory.size() < in_zip64, "an archive has less than 4 GB");
  const std::size_t begin = out.size();
  out += directory;
  out += end_mark;
  append_whole(out, 0, 4);  // disks
  append_whole(out, members.size(), 2);
  append_whole(out, members.size(), 2);
  append_whole(out, directory.size(), 4);
  append_whole(out, begin, 4);
  append_whole(out, 0, 2);  // comment
  return out;
}

}  // namespace crease::io
