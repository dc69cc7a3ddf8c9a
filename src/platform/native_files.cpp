#include "platform/native_files.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace crease::platform {
namespace {

namespace fs = std::filesystem;

std::string home() {
  const char* folder = std::getenv("HOME");
  return folder != nullptr ? folder : "";
}

int hex(char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  const std::size_t place = digits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
  return place == std::string_view::npos ? -1 : static_cast<int>(place);
}

/// "%20" is a blank.
std::string unescaped(std::string_view address) {
  std::string text;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const bool is_code =
        address[i] == '%' && i + 2 < address.size() && hex(address[i + 1]) >= 0 && hex(address[i + 2]) >= 0;
    text += is_code ? static_cast<char>(16 * hex(address[i + 1]) + hex(address[i + 2])) : address[i];
    if (is_code) i += 2;
  }
  return text;
}

std::string path_of(std::string_view typed) {
  constexpr std::string_view around = " \t\r\n'\"";
  const std::size_t first = typed.find_first_not_of(around);
  if (first == std::string_view::npos) return "";
  typed = typed.substr(first, typed.find_last_not_of(around) - first + 1);
  constexpr std::string_view scheme = "file://";
  if (typed.substr(0, scheme.size()) == scheme) return unescaped(typed.substr(scheme.size()));
  if (typed == "~" || typed.substr(0, 2) == "~/") return home() + std::string(typed.substr(1));
  return std::string(typed);
}

}  // namespace

Result<OpenedFile> read_path(std::string_view typed) {
  const std::string path = path_of(typed);
  if (path.empty()) return Error{"Type or paste the path of a file, such as ~/points.csv."};
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) return Error{"There is no file " + path + "."};
  if (fs::is_directory(status)) return Error{path + " is a folder; add the name of a file in it."};
  if (!fs::is_regular_file(status)) return Error{path + " is no ordinary file."};
  if (fs::file_size(path, error) > largest_file) return Error{path + " is larger than 64 MB."};
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{path + " cannot be read: you may not be allowed to."};
  return OpenedFile{fs::path(path).filename().string(),
                    {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()}};
}

Result<std::string> read_beside_program(std::string_view name) {
  std::error_code error;
  const fs::path path = fs::read_symlink("/proc/self/exe", error).parent_path() / name;
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{"The file " + path.string() + " is missing; it belongs beside the program."};
  return std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Result<std::string> write_beside(std::string_view folder, std::string_view name, std::string_view content) {
  constexpr int most = 1000;
  const fs::path wanted = fs::path(folder) / fs::path(name).filename();
  fs::path path = wanted;
  std::error_code error;
  for (int i = 2; fs::exists(path, error) && i < most; ++i)
    path.replace_filename(wanted.stem().string() + " (" + std::to_string(i) + ")" +
                          wanted.extension().string());
  std::ofstream file(path, std::ios::binary);
  file.write(content.data(), static_cast<std::streamsize>(content.size()));
  file.close();
  if (!file) return Error{path.string() + " cannot be written: the folder is missing, full or not yours."};
  return path.string();
}

std::string folder_for_saving() {
  std::error_code error;
  for (const std::string& folder : {home() + "/Downloads"})
    if (fs::is_directory(folder, error)) return folder;
  return fs::current_path(error).string();
}

}  // namespace crease::platform
