#include "lab/session.h"

#include <algorithm>
#include <optional>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/opening.h"
#include "core/io/json_writer.h"
#include "core/io/network_formats.h"
#include "lab/link.h"
#include "lab/session_file.h"

namespace crease::cli {
namespace {

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
  const Result<chapters::Opened> opened = open(options.session, chapters::Course::repeated);
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
