// Networks with known counts, as network files.
import { readFileSync } from "node:fs";

export const networkText = (input, layers) => JSON.stringify({ format: "crease-network", version: 1, input, layers });

/// max(max(x, 0) + max(y, 0) - 1, 0): seven cells and four linear regions on [-2, 2]^2, by hand.
export const qFixture = networkText(2, [
  { weight: [[1, 0], [0, 1]], bias: [0, 0], activation: "relu" },
  { weight: [[1, 1]], bias: [-1], activation: "relu" },
]);

/// The tent map 2 relu(x) - 4 relu(x - 1/2), folded `depth` times: 2^depth pieces on [0, 1].
export function sawtooth(depth) {
  const layers = [{ weight: [[1], [1]], bias: [0, -0.5], activation: "relu" }];
  for (let i = 1; i < depth; i += 1) {
    layers.push({ weight: [[2, -4], [2, -4]], bias: [0, -0.5], activation: "relu" });
  }
  layers.push({ weight: [[2, -4]], bias: [0], activation: "linear" });
  return networkText(1, layers);
}

function oracleLayers(widths, parameters) {
  let at = 0;
  const take = (count) => parameters.slice(at, (at += count)).map((n) => n / 2 ** 20);
  return widths.slice(1).map((width, i) => {
    const weight = Array.from({ length: width }, () => take(widths[i]));
    return { weight, bias: take(width), activation: i + 2 === widths.length ? "linear" : "relu" };
  });
}

/// The networks whose regions were counted in integer arithmetic, with `text` as network file.
export function oracleNetworks(path) {
  return JSON.parse(readFileSync(path, "utf8")).networks.map((network) => ({
    ...network,
    text: networkText(network.widths[0], oracleLayers(network.widths, network.parameters)),
  }));
}

/// The words of a command line.
export const ask = (text) => text.split(" ").filter((word) => word !== "");
