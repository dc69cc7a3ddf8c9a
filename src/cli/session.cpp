#include "lab/session.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "chapters/table_of_contents.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "core/io/json_writer.h"
#include "core/io/network_formats.h"
#include "lab/link.h"
#include "lab/log.h"
#include "lab/session_file.h"

namespace crease::cli {
namespace {

/// A chapter and its session, which live together.
struct Opened {
  std::unique_ptr<lab::Chapter> chapter;
  std::unique_ptr<lab::Session> session;
};

Result<Opened> fresh(const std::string& chapter) {
  Opened opened;
  opened.chapter = chapters::make_chapter(chapter);
  if (!opened.chapter) return Error{"there is no chapter \"" + chapter + "\""};
  opened.session = std::make_unique<lab::Session>(*opened.chapter);
  return opened;
}

class Endless final : public lab::Budget {
  bool is_spent() const override { return false; }
};

/// Training is repeated, and what is shown is computed.
void settle(lab::Session& session) {
  session.finish_travel();
  while (session.is_busy()) session.update(Endless());
}

Result<Opened> replayed(const std::string& text, const std::string& path) {
  const Result<lab::Log> log = lab::parse_log(text);
  if (!log) return Error{path + ": " + log.error().message};
  Result<Opened> opened = fresh(log.value().chapter);
  if (!opened) return opened;
  const Status status = lab::replay(log.value(), *opened.value().session);
  if (!status) return Error{path + ": " + status.error().message};
  settle(*opened.value().session);
  return opened;
}

Result<Opened> reopened(const Result<lab::SessionFile>& file) {
  if (!file) return file.error();
  Result<Opened> opened = fresh(file.value().chapter);
  if (!opened) return opened;
  lab::Session& session = *opened.value().session;
  const Status status =
      session.open({0, file.value().settings, file.value().events}, file.value().step, file.value().view);
  if (!status) return status.error();
  settle(session);
  const std::string trouble = session.take_trouble();
  if (!trouble.empty()) return Error{trouble};
  return opened;
}

Result<Opened> open(const std::string& source) {
  if (source.find("s=1.") != std::string::npos || source.find("s=2.") != std::string::npos)
    return reopened(lab::read_link(source));
  const Result<std::string> text = read_file(source);
  if (!text) return text.error();
  if (text.value().starts_with("crease-log")) return replayed(text.value(), source);
  return reopened(lab::read_session(text.value(), source));
}

std::string json_of(const lab::Session& session) {
  io::JsonObjectWriter readouts;
  for (const lab::Readout& readout : session.readouts()) readouts.number(readout.id, readout.value);
  return io::JsonObjectWriter()
             .field("chapter", session.id())
             .whole("step", session.step())
             .raw("session", write_session(lab::session_file(session, lab::Weights::repeated)))
             .raw("readouts", readouts.finished())
             .finished() +
         "\n";
}

std::string text_of(const lab::Session& session) {
  std::string text = std::string(session.title()) + "\n";
  for (const lab::Readout& readout : session.readouts()) {
    std::string label = readout.label;
    label.resize(std::max<std::size_t>(label.size() + 2, 22), ' ');
    text += label + readout.text + "\n";
  }
  return text;
}

Status write_network(const lab::Session& session, const std::string& path) {
  if (const Status status = io::check_ending(path); !status) return status;
  const std::optional<nn::Network> network = session.exported_network();
  if (!network) return Error{"this chapter has no network to write"};
  const Result<std::string> bytes = io::write_any_network(*network, path, {});
  return bytes ? write_file(path, bytes.value()) : Status(bytes.error());
}

}  // namespace

Result<Report> run(const SessionOptions& options) {
  const Result<Opened> opened = open(options.session);
  if (!opened) return opened.error();
  const lab::Session& session = *opened.value().session;
  const lab::SessionFile file =
      lab::session_file(session, options.weights ? lab::Weights::included : lab::Weights::repeated);
  Status status;
  if (!options.out.empty()) status = write_network(session, options.out);
  if (status && !options.save.empty()) status = write_file(options.save, write_session(file) + "\n");
  if (!status) return status.error();
  if (options.link) return Report{"#" + to_fragment(file) + "\n", ""};
  return Report{options.json ? json_of(session) : text_of(session), ""};
}

}  // namespace crease::cli
