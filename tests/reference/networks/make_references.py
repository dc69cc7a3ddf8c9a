#!/usr/bin/env python3
"""Makes the network files of this folder with PyTorch and NumPy, and references.json with the outputs that PyTorch computes.

    /usr/bin/python3 tests/reference/networks/make_references.py

Debian's python3-torch and python3-numpy are enough; where the package safetensors is there it writes those files, and otherwise
the lines below do as the format's specification says.
"""
import json
import struct
import zipfile
from pathlib import Path

import numpy as np
import torch

FOLDER = Path(__file__).parent
TYPE_NAMES = {torch.float16: "F16", torch.bfloat16: "BF16", torch.float32: "F32", torch.float64: "F64"}


def tensor_bytes(tensor):
    if tensor.dtype == torch.bfloat16:  # NumPy has none: its bits are the upper half of a float32
        return (tensor.float().numpy().view("<u4") >> 16).astype("<u2").tobytes()
    return tensor.numpy().tobytes()


def save_safetensors(path, tensors, metadata=None):
    tensors = {name: tensor.detach().contiguous() for name, tensor in tensors.items()}
    try:
        from safetensors.torch import save_file
        return save_file(tensors, path, metadata=metadata)
    except ImportError:
        pass
    header, data = ({"__metadata__": metadata} if metadata else {}), b""
    for name, tensor in sorted(tensors.items()):
        content = tensor_bytes(tensor)
        header[name] = {"dtype": TYPE_NAMES[tensor.dtype], "shape": list(tensor.shape),
                        "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def arrays(net, kind=None, prefix=""):
    return {prefix + name: tensor.detach().numpy().astype(kind or tensor.numpy().dtype)
            for name, tensor in net.state_dict().items()}


def sequential(widths, activations, dtype=torch.float64, bias=True):
    """Linear layers at the even places, as crease names them too."""
    modules = []
    for fan_in, width, activation in zip(widths, widths[1:], activations):
        modules += [torch.nn.Linear(fan_in, width, bias=bias, dtype=torch.float64), activation]
    if isinstance(modules[-1], torch.nn.Identity):
        modules.pop()
    return torch.nn.Sequential(*modules).to(dtype)


def relu_net(widths, dtype=torch.float64, bias=True):
    return sequential(widths, [torch.nn.ReLU()] * (len(widths) - 2) + [torch.nn.Identity()], dtype, bias)


def reference(name, net, activation=""):
    """The outputs at random points; in double precision, whatever the numbers in the file are."""
    inputs = next(net.parameters()).shape[1]
    x = torch.randn(12, inputs, dtype=torch.float64) * 2
    y = net.double()(x)
    return {"file": name, "activation": activation, "x": x.tolist(), "y": y.tolist()}


def make_safetensors():
    for dtype, name in TYPE_NAMES.items():
        net = relu_net([2, 5, 4, 2], dtype)
        file = f"relu_{name.lower()}.safetensors"
        save_safetensors(FOLDER / file, net.state_dict())
        yield reference(file, net)
    net = sequential([3, 4, 4, 1], [torch.nn.Tanh(), torch.nn.Sigmoid(), torch.nn.Identity()])
    save_safetensors(FOLDER / "prefix.safetensors", {"model.net." + k: v for k, v in net.state_dict().items()}, {"format": "pt"})
    yield reference("prefix.safetensors", net, "tanh,sigmoid,linear")
    net = sequential([2, 3, 3, 3, 3, 1], [torch.nn.LeakyReLU(0.2), torch.nn.Hardtanh(), torch.nn.Softplus(threshold=40),
                                         torch.nn.GELU(), torch.nn.Identity()])
    save_safetensors(FOLDER / "metadata.safetensors", net.state_dict(),
                     {"activation": "leaky_relu(0.2),hard_tanh,softplus,gelu,linear"})
    yield reference("metadata.safetensors", net)


def make_npz():
    net = relu_net([2, 6, 5, 1])
    np.savez(FOLDER / "stored.npz", **arrays(net))
    yield reference("stored.npz", net)
    net = relu_net([2, 24, 3], torch.float32)
    np.savez_compressed(FOLDER / "deflated.npz", **arrays(net))
    yield reference("deflated.npz", net)
    net = relu_net([2, 4, 3])
    np.savez(FOLDER / "big_endian_columns.npz", **{name: np.asfortranarray(array) for name, array in arrays(net, ">f8").items()})
    yield reference("big_endian_columns.npz", net)
    net = relu_net([2, 4, 3], torch.float16)
    np.savez(FOLDER / "half.npz", **arrays(net))
    yield reference("half.npz", net)
    net = relu_net([2, *[3] * 11, 1], bias=False)  # layers.2 before layers.10; all of them square but the ends
    weights = [module.weight.detach().numpy() for module in net if hasattr(module, "weight")]
    order = sorted(range(len(weights)), key=str)
    np.savez_compressed(FOLDER / "deep_no_bias.npz", **{f"layers.{i}.weight": weights[i] for i in order})
    yield reference("deep_no_bias.npz", net)
    net = sequential([2, 4, 2], [torch.nn.Tanh(), torch.nn.Identity()])
    np.savez(FOLDER / "activation.npz", **arrays(net))
    with zipfile.ZipFile(FOLDER / "activation.npz", "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("crease.json"),
                         '{"format":"crease-activations","version":1,"activation":"tanh,linear"}')
    yield reference("activation.npz", net)


def main():
    torch.manual_seed(1)
    torch.set_num_threads(1)
    references = [*make_safetensors(), *make_npz()]
    lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in references)
    made_with = json.dumps(f"PyTorch {torch.__version__}, NumPy {np.__version__}")
    (FOLDER / "references.json").write_text(f'{{"made_with":{made_with},"networks":[\n{lines}\n]}}\n')


if __name__ == "__main__":
    main()
