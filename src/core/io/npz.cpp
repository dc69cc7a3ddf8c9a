#include "core/io/npz.h"

#include <array>

#include "core/data/text.h"
#include "core/io/json_fields.h"
#include "core/io/json_writer.h"
#include "core/io/npy.h"
#include "core/io/zip.h"

namespace crease::io {
namespace {

constexpr std::string_view activations_member = "crease.json";
constexpr std::string_view activations_format = "crease-activations";
constexpr std::array<std::string_view, 3> activations_names{"format", "version", "activation"};
constexpr std::string_view array_ending = ".npy";

Result<std::string> read_activations(std::string_view text, const std::string& file) {
  const Result<Json> root = parse_json(text, file);
  if (!root) return root.error();
  JsonMistake mistake(text, file);
  JsonFields fields(mistake, root.value(), "", activations_names);
  fields.read_format(activations_format, Presence::required);
  std::string activation;
  fields.require("activation", "\"activation\":\"relu,linear\"");
  fields.read("activation", activation, "a text such as \"relu,linear\"");
  if (mistake.any()) return mistake.error();
  return activation;
}

std::string activations_text(const nn::Architecture& architecture) {
  return JsonObjectWriter()
             .field("format", activations_format)
             .whole("version", 1)
             .field("activation", activation_text(architecture))
             .finished() +
         "\n";
}

Status read_member(const ZipMember& member, const std::string& file, TensorFile& out) {
  const std::string place = file + ": member " + data::quoted(member.name);
  const std::string_view name = member.name;
  if (name == activations_member) {
    Result<std::string> activation = read_activations(member.bytes, file + ", crease.json");
    if (!activation) return activation.error();
    out.activation = std::move(activation).value();
    return {};
  }
  if (!name.ends_with(array_ending)) {
    if (name.ends_with("data.pkl")) {
      return Error{file +
                   " is a pickle of PyTorch, which is a program and is not run; what "
                   "safetensors.torch.save_file(net.state_dict(), ...) writes would be right"};
    }
    return Error{place + " is no array; names such as \"0.weight.npy\" would be right"};
  }
  Result<Tensor> tensor =
      read_npy(member.bytes, place, std::string(name.substr(0, name.size() - array_ending.size())));
  if (!tensor) return tensor.error();
  out.tensors.push_back(std::move(tensor).value());
  return {};
}

}  // namespace

Result<TensorFile> read_npz(std::string_view bytes, std::string_view file) {
  const Result<std::vector<ZipMember>> members = read_zip(bytes, file);
  if (!members) return members.error();
  TensorFile out;
  std::uint64_t numbers = 0;
  for (const ZipMember& member : members.value()) {
    const std::size_t before = out.tensors.size();
    if (const Status status = read_member(member, std::string(file), out); !status) return status.error();
    if (out.tensors.size() > before) numbers += out.tensors.back().values.size();
    if (numbers > most_tensor_numbers) {
      return Error{std::string(file) + ": member " + data::quoted(member.name) +
                   " is the one with which there are more than " + std::to_string(most_tensor_numbers) +
                   " numbers; fewer would be right"};
    }
  }
  return out;
}

std::string write_npz(const nn::Network& network, nn::Precision precision) {
  std::vector<ZipMember> members;
  for (const TensorView& tensor : tensors_of(network)) {
    members.push_back(
        {tensor.name + std::string(array_ending), write_npy(tensor, precision == nn::Precision::float32)});
  }
  members.push_back({std::string(activations_member), activations_text(network.architecture)});
  return write_zip(members);
}

}  // namespace crease::io
