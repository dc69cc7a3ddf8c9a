#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

/// The part of ZIP that NumPy's archives have: stored and deflated members, no encryption, no parts.
namespace crease::io {

struct ZipMember {
  std::string name;
  std::string bytes;
};

inline constexpr std::size_t most_zip_members = 4096;
inline constexpr std::uint64_t most_zip_bytes = std::uint64_t{272} << 20;  ///< of all members, unpacked

/// Unpacks every member, in the order of the archive's directory.
///
/// Error   file, member, and what would be right: a wrong checksum, a member outside the file or over another
///         one, a name given twice, a size that no deflate stream reaches, more than the limits above
/// Cost    O(unpacked bytes) time; memory bounded by the limits above and by 1032 times the file
/// Source  PKWARE's APPNOTE.TXT 6.3; RFC 1951
Result<std::vector<ZipMember>> read_zip(std::string_view bytes, std::string_view file);

/// An archive of stored members, dated 1980-01-01 so that the same members give the same bytes.
/// Needs   less than 4 GB   (CHECKed)
std::string write_zip(std::span<const ZipMember> members);

/// The checksum of ZIP (and PNG): reflected polynomial 0xEDB88320. crc32("123456789") = 0xCBF43926
std::uint32_t crc32(std::string_view bytes);

}  // namespace crease::io
