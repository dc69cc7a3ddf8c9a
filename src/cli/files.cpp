#include "cli/files.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>

#include "core/io/network_formats.h"
#include "core/regions/boundary_distance.h"

namespace crease::cli {
namespace {

/// Larger than any file that crease can use; read before anything is allowed to run out of memory.
constexpr std::size_t most_bytes = std::size_t{512} << 20;

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closer>;

/// `missing` is what there is not when there is no such path.
std::string reason(int error_number, std::string_view missing) {
  switch (error_number) {
    case ENOENT:
      return "there is no such " + std::string(missing) + "; the path of a file would be right";
    case EISDIR:
      return "it is a folder; the path of a file would be right";
    case EACCES:
      return "access is not allowed; a file that may be opened would be right";
    default:
      return "the system does not let it be opened; another path would be right";
  }
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  const File file(std::fopen(path.c_str(), "rb"));
  if (!file) return Error{"cannot read " + path + ": " + reason(errno, "file")};
  std::string content;
  std::array<char, 65536> buffer;
  std::size_t count = 0;
  while ((count = std::fread(buffer.data(), 1, buffer.size(), file.get())) > 0) {
    content.append(buffer.data(), count);
    if (content.size() > most_bytes)
      return Error{path + " is larger than 512 MB; a smaller file would be right"};
  }
  if (std::ferror(file.get())) return Error{"cannot read " + path + ": " + reason(errno, "file")};
  return content;
}

Error cannot_write(const std::string& path, int error_number) {
  return Error{"cannot write " + path + ": " + reason(error_number, "folder")};
}

Status write_file(const std::string& path, std::string_view content) {
  File file(std::fopen(path.c_str(), "wb"));
  if (!file) return cannot_write(path, errno);
  const bool is_written = std::fwrite(content.data(), 1, content.size(), file.get()) == content.size();
  // Only closing tells whether the last bytes found room.
  const bool is_closed = std::fclose(file.release()) == 0;
  if (!is_written || !is_closed) return Error{"cannot write " + path + ": the disk may be full"};
  return {};
}

Result<nn::Network> load_network(const std::string& path, const std::string& activation) {
  const Result<std::string> text = read_file(path);
  if (!text) return text.error();
  return io::read_any_network(text.value(), path, {activation});
}

Result<nn::Network> load_bent_network(const std::string& path, const std::string& activation) {
  Result<nn::Network> network = load_network(path, activation);
  if (!network) return network;
  if (const Status status = regions::check_piecewise_linear(network.value()); !status)
    return Error{path + ": " + status.error().message};
  return network;
}

std::string beside(const std::string& file, const std::string& path) {
  const std::size_t slash = file.rfind('/');
  if (path.starts_with('/') || slash == std::string::npos) return path;
  return file.substr(0, slash + 1) + path;
}

}  // namespace crease::cli
