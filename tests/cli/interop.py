#!/usr/bin/env python3
"""Networks between crease and PyTorch, NumPy and ONNX: what one writes the others read, and compute the same from.

    python3 tests/cli/interop.py build/bin/crease

Needs torch, numpy and onnx (Debian: python3-torch, python3-numpy, python3-onnx); where they are missing it says so and succeeds.
"""
import json
import math
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import numpy as np
    import onnx
    import onnx.numpy_helper
    import torch
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(0)

TOLERANCE = 1e-12  # relative to outputs of size one
TOLERANCE_FLOAT32 = 1e-4
ACTIVATIONS = ["linear", "relu", "leaky_relu", "hard_tanh", "tanh", "sigmoid", "softplus", "gelu"]
TORCH_TYPES = {"F32": torch.float32, "F64": torch.float64}

program = Path(sys.argv[1]).resolve()
failures, checks = 0, 0


def check(is_right, what):
    global failures, checks
    checks += 1
    if not is_right:
        failures += 1
        print(f"FAILED: {what}")


def near(found, expected, tolerance, what):
    found, expected = np.asarray(found, dtype=np.float64), np.asarray(expected, dtype=np.float64)
    same_shape = found.shape == expected.shape
    error = np.max(np.abs(found - expected) / (1 + np.abs(expected))) if same_shape else math.inf
    check(error <= tolerance, f"{what}: error {error}")


def crease(*words):
    run = subprocess.run([str(program), *map(str, words)], capture_output=True, text=True)
    check(run.returncode == 0, f"crease {' '.join(map(str, words))}: {run.stderr.strip()}")
    return run.stdout


def evaluated(file, x, *options):
    points = file.parent / "points.csv"
    points.write_text("".join(",".join(map(repr, row)) + "\n" for row in x.tolist()))
    text = crease("eval", file, "--points", points, "--json", *options)
    return np.array(json.loads(text)["values"] if text else [])


def random_network(rng, widths, activations):
    """As crease's JSON. Some weights are large, so that activations saturate."""
    layers = []
    for fan_in, width, activation in zip(widths, widths[1:], activations):
        layer = {"weight": (rng.normal(size=(width, fan_in)) * 2).tolist(), "bias": (rng.normal(size=width) * 8).tolist(),
                 "activation": activation}
        if activation == "leaky_relu":
            layer["negative_slope"] = 0.3  # no float32
        layers.append(layer)
    return {"format": "crease-network", "version": 1, "input": widths[0], "layers": layers}


def torch_module(layer):
    return {"linear": torch.nn.Identity, "relu": torch.nn.ReLU, "hard_tanh": torch.nn.Hardtanh, "tanh": torch.nn.Tanh,
            "sigmoid": torch.nn.Sigmoid, "gelu": torch.nn.GELU,
            "leaky_relu": lambda: torch.nn.LeakyReLU(layer.get("negative_slope", 0.01)),
            "softplus": lambda: torch.nn.Softplus(threshold=40)}[layer["activation"]]()


def torch_network(network, dtype=torch.float64):
    modules, width = [], network["input"]
    for layer in network["layers"]:
        modules += [torch.nn.Linear(width, len(layer["bias"]), dtype=dtype), torch_module(layer)]
        width = len(layer["bias"])
    return torch.nn.Sequential(*modules)


def load_safetensors(path):
    try:
        from safetensors.torch import load_file
        return load_file(path)
    except ImportError:
        pass
    content = path.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header, data, tensors = json.loads(content[8:8 + length]), content[8 + length:], {}
    check((8 + length) % 8 == 0, f"{path.name}: the numbers are aligned")
    covered = 0
    for name, entry in header.items():
        if name == "__metadata__":
            check(all(isinstance(value, str) for value in entry.values()), f"{path.name}: metadata is text")
            continue
        begin, end = entry["data_offsets"]
        check(begin == covered, f"{path.name}: {name} follows the one before")
        covered = end
        tensors[name] = torch.frombuffer(bytearray(data[begin:end]), dtype=TORCH_TYPES[entry["dtype"]]).reshape(entry["shape"])
    check(covered == len(data), f"{path.name}: nothing is left over")
    return tensors


def load_npz(path):
    with np.load(path, allow_pickle=False) as archive:
        return {name: torch.from_numpy(archive[name]) for name in archive.files if name != "crease.json"}


def same_state(tensors, network, what):
    state = {}
    for i, layer in enumerate(network["layers"]):
        state[f"{2 * i}.weight"], state[f"{2 * i}.bias"] = layer["weight"], layer["bias"]
    check(sorted(tensors) == sorted(state), f"{what}: names")
    for name, numbers in state.items():
        check(np.array_equal(tensors[name].numpy(), np.array(numbers)), f"{what}: {name} bit for bit")


def test_tensors(folder, network, x, y):
    for ending, load in [("safetensors", load_safetensors), ("npz", load_npz)]:
        file = folder / f"net.{ending}"
        crease("convert", folder / "net.json", "--out", file)
        tensors = load(file)
        same_state(tensors, network, file.name)
        net = torch_network(network)
        net.load_state_dict(tensors)
        near(net(torch.from_numpy(x)).detach(), y, TOLERANCE, f"PyTorch from {file.name}")
        check(np.array_equal(evaluated(file, x), y), f"crease eval {file.name} has the same bits")
        crease("convert", file, "--out", folder / "again.json")
        check((folder / "again.json").read_text() == (folder / "exact.json").read_text(), f"{file.name} and back")
        crease("convert", folder / "net.json", "--out", file, "--precision", "float32")
        net = torch_network(network, torch.float32)
        net.load_state_dict(load(file))
        near(net(torch.from_numpy(x).float()).detach(), y, TOLERANCE_FLOAT32, f"PyTorch from {file.name}, float32")


def erf(z):
    return np.vectorize(math.erf)(z) if z.size else z


def softplus(z):
    return np.logaddexp(0, z)


ONNX_OPERATIONS = {
    "Gemm": lambda a, x, w, b: x @ (w.T if a.get("transB", 0) else w) + b,
    "Relu": lambda a, z: np.maximum(z, 0),
    "LeakyRelu": lambda a, z: np.where(z < 0, a["alpha"] * z, z),
    "PRelu": lambda a, z, slope: np.where(z < 0, slope * z, z),
    "Clip": lambda a, z, low, high: np.clip(z, low, high),
    "Tanh": lambda a, z: np.tanh(z),
    "Sigmoid": lambda a, z: np.exp(-softplus(-z)),
    "Softplus": lambda a, z: softplus(z),
    "Erf": lambda a, z: erf(z),
    "Mul": lambda a, x, y: x * y,
    "Add": lambda a, x, y: x + y,
}


def run_onnx(model, x):
    """The model at x: by onnx's own evaluator where the package has one, else by the operators' definitions above."""
    try:
        from onnx.reference import ReferenceEvaluator
        return ReferenceEvaluator(model).run(None, {"x": x})[0]
    except ImportError:
        pass
    values = {tensor.name: onnx.numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    values["x"] = x
    for node in model.graph.node:
        attributes = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
        values[node.output[0]] = ONNX_OPERATIONS[node.op_type](attributes, *(values[name] for name in node.input))
    return values["y"]


def test_onnx(folder, x, y):
    for precision, kind, tolerance in [("float64", np.float64, TOLERANCE), ("float32", np.float32, TOLERANCE_FLOAT32)]:
        file = folder / "net.onnx"
        crease("convert", folder / "net.json", "--out", file, "--precision", precision)
        model = onnx.load(file)
        onnx.checker.check_model(model, full_check=True)
        inferred = onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
        shape = inferred.graph.output[0].type.tensor_type.shape
        check([d.dim_param or d.dim_value for d in shape.dim] == ["points", y.shape[1]], f"{precision}: the shape of y")
        near(run_onnx(model, x.astype(kind)), y, tolerance, f"ONNX, {precision}")
        near(run_onnx(model, x[:1].astype(kind)), y[:1], tolerance, f"ONNX for one point, {precision}")


def test_python(folder, x, y):
    for ending, as_input in [("py", torch.from_numpy), ("numpy.py", lambda points: points)]:
        file = folder / f"net.{ending}"
        crease("convert", folder / "net.json", "--out", file)
        run = subprocess.run([sys.executable, str(file)], capture_output=True, text=True)
        check(run.returncode == 0 and run.stdout.strip() != "", f"{file.name} runs as it is: {run.stderr}")
        names = {"__name__": "net"}
        exec(compile(file.read_text(), str(file), "exec"), names)
        found = names["net"](as_input(x))
        near(found.detach() if ending == "py" else found, y, TOLERANCE, f"net of {file.name}")


def test_network(folder, network, rng):
    (folder / "net.json").write_text(json.dumps(network))
    crease("convert", folder / "net.json", "--out", folder / "exact.json")
    x = rng.normal(size=(20, network["input"])) * 2
    y = evaluated(folder / "net.json", x)
    near(torch_network_of(network)(torch.from_numpy(x)).detach(), y, TOLERANCE, "PyTorch from the numbers themselves")
    test_tensors(folder, network, x, y)
    test_onnx(folder, x, y)
    test_python(folder, x, y)


def torch_network_of(network):
    net = torch_network(network)
    state = {}
    for i, layer in enumerate(network["layers"]):
        for part in ["weight", "bias"]:
            state[f"{2 * i}.{part}"] = torch.tensor(layer[part], dtype=torch.float64)
    net.load_state_dict(state)
    return net


def test_references(folder):
    """Files made afresh by the installed PyTorch and NumPy."""
    source = Path(__file__).resolve().parents[1] / "reference" / "networks" / "make_references.py"
    (folder / source.name).write_text(source.read_text())
    subprocess.run([sys.executable, str(folder / source.name)], check=True)
    for entry in json.loads((folder / "references.json").read_text())["networks"]:
        options = ["--activation", entry["activation"]] if entry["activation"] else []
        near(evaluated(folder / entry["file"], np.array(entry["x"]), *options), entry["y"], TOLERANCE, f"crease from {entry['file']}")


def main():
    rng = np.random.default_rng(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for activation in ACTIVATIONS:
            test_network(folder, random_network(rng, [2, 5, 4, 2], [activation, activation, "linear"]), rng)
        test_network(folder, random_network(rng, [3, 4, 1], ["linear", "sigmoid"]), rng)
        test_network(folder, random_network(rng, [1, *[3] * 11, 1], ["relu", "tanh", "gelu"] * 4), rng)
        test_network(folder, random_network(rng, [1, 1], ["linear"]), rng)
        test_references(folder)
    print(f"interop: {checks - failures} of {checks} checks passed (torch {torch.__version__}, numpy {np.__version__}, "
          f"onnx {onnx.__version__})")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
