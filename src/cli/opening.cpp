#include "cli/opening.h"

#include "cli/asset_folder.h"
#include "cli/files.h"
#include "lab/link.h"

namespace crease::cli {
namespace {

using chapters::Course;
using chapters::Opened;

Result<Opened> replayed(const std::string& text, const std::string& path, Course course) {
  const Result<lab::Log> log = lab::parse_log(text);
  if (!log) return Error{path + ": " + log.error().message};
  Result<Opened> opened = chapters::replay(log.value(), course, assets_beside_program());
  if (!opened) return Error{path + ": " + opened.error().message};
  return opened;
}

Result<Opened> reopened(const Result<lab::SessionFile>& file, Course course) {
  return file ? chapters::reopen(file.value(), course, assets_beside_program())
              : Result<Opened>(file.error());
}

}  // namespace

Result<Opened> open(const std::string& source, Course course) {
  if (source.find("s=1.") != std::string::npos || source.find("s=2.") != std::string::npos)
    return reopened(lab::read_link(source), course);
  const Result<std::string> text = read_file(source);
  if (!text) return text.error();
  if (text.value().starts_with("crease-log")) return replayed(text.value(), source, course);
  return reopened(lab::read_session(text.value(), source), course);
}

}  // namespace crease::cli
