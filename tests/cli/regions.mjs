// Regions in practice: counts of random networks, bounds, distances, the boundary of one neuron.
import { ask, networkText } from "./fixtures.mjs";

export function testCounts({ check, crease, equal, file, json }) {
  const count = (line) => json("count", ...ask(line));
  const whole = count("1,64 --line --seeds 50");
  equal([...new Set(whole.counts), whole.mean, whole.sd], [65, 65, 0], "one layer of N neurons has N + 1 cells on the line");
  for (const hidden of ["32,32", "16,16,16,16"]) {
    const { counts, mean, sd, standard_error: error } = count(`1,${hidden} --line --seeds 200 --weight-init he --bias-scale 1`);
    const average = counts.reduce((sum, n) => sum + n, 0) / 200;
    const variance = counts.reduce((sum, n) => sum + (n - average) ** 2, 0) / 199;
    check(Math.abs(mean - 65) < 4 * error + 1 && error < 1, `about N + 1 pieces on the line for ${hidden}`, `${mean} +- ${error}`);
    const agrees = counts.length === 200 && Math.abs(mean - average) + Math.abs(sd ** 2 - variance) + Math.abs(error ** 2 - variance / 200) < 1e-9;
    check(agrees, `mean, sd and standard error are those of the counts for ${hidden}`);
  }
  const plane = count("2,32,32 --box -1000,1000,-1000,1000 --bias-scale 1 --seeds 40");
  check(Math.abs(plane.mean / 2048 - 1) < 0.1, "about N^2 / 2 cells on a large square", String(plane.mean));
  const scaled = count("2,12,12 --box -6,6,-6,6 --bias-scale 2 --seeds 8").counts;
  equal(count("2,12,12 --box -3,3,-3,3 --bias-scale 1 --seeds 8").counts, scaled, "biases and box of another scale: the same counts");
  equal(count("2,12,12 --box -3,3,-3,3 --bias-scale 1 --seeds 3 --first-seed 4").counts, scaled.slice(3, 6), "--first-seed starts later");
  equal(count("2,8,8").standard_error, null, "a single network has no standard error");
  for (const [hidden, seed] of [[[8, 8], 1], [[5, 4, 3], 9]]) {
    file("first.json", JSON.stringify({ network: { hidden, seed }, steps: 0 }));
    json("train", "first.json", "--out", "first_net.json");
    const { cells, linear_regions: linear } = json("regions", "first_net.json", "--box", "-1,1,-1,1");
    const here = `2,${hidden} --first-seed ${seed}`;
    equal([count(here).counts, count(`${here} --linear`).counts], [[cells], [linear]], `training starts from the network of seed ${seed}`);
    const along = json("pieces", "first_net.json", "--segment", "0,0;1,2", "--line");
    equal(count(`${here} --segment 0,0;1,2 --line`).counts, [along.cells], `along a line, seed ${seed}`);
  }
  const along = count("10,32,32 --line --random 5 --seeds 200 --bias-scale 1");
  check(Math.abs(along.mean - 65) < 4 * along.standard_error + 8, `a random line in ten dimensions meets about N + 1 cells, not ${along.mean}`);
  equal(count("10,32,32 --line --random 5 --seeds 200 --bias-scale 1").counts, along.counts, "the same random line");
  check(count("10,8 --box -1,1,-1,1 --random 5").counts[0] > 1, "a random plane in ten dimensions");
  check(count("3,8,8 --slice 0,0,0;1,0,0;0,1,1 --activation hard_tanh --seeds 2").counts.every((n) => n > 1), "a slice of space, hard tanh");
  check(crease(...ask("count 1,8,8 --line --seeds 5 --weight-init glorot_uniform")).out.startsWith("networks            5\nmean "), "counts as text");
}

export function testBounds({ check, crease, equal, file, json }) {
  const expected = { patterns: "4294967296", one_layer: "529", montufar2014: "8768", montufar2017: "18769", serra: "18769" };
  equal(json("bounds", "2,16,16"), expected, "the bounds of 2,16,16");
  equal(json("bounds", "2,2,2").serra, "11", "Serra's bound of 2,2,2");
  equal(json("bounds", "3,4,4,4").serra, "1631", "Serra's bound of 3,4,4,4");
  check(crease("bounds", "2,25").out.includes("in order of magnitude         625/2\n"), "a fraction");
  equal(json("bounds", "1,300").patterns, String(2n ** 300n), "2^300, exactly");
  const wide = json("bounds", "784,512,512");
  equal([wide.patterns, wide.montufar2017], [String(2n ** 1024n), String(2n ** 1024n)], "more inputs than neurons bound nothing");
  check(crease("bounds", "2,8,8").out.includes("at most)          1369\n"), "bounds as text");
}

export function testDistances({ check, crease, equal, file, json, text }) {
  const at = (points, ...more) => json("distance", "q.json", "--points", file("places.csv", points), ...more);
  equal(at("0.25,0.25\n0,0.5\n"), { distance: [0.25, 0], neuron: [[0, 0], [0, 0]] }, "the distances of fixture Q");
  const { distance, neuron } = at("0.25,0.25\n", "--visible");
  check(Math.abs(distance[0] - Math.SQRT1_2 / 2) < 1e-15, "the visible distance of fixture Q", String(distance));
  equal(neuron, [[1, 0]], "it is that of the second layer");
  equal(at("0.45,0.45\n", "--norm", "1").distance.map((d) => d.toFixed(12)), ["0.100000000000"], "distance in the norm 1");
  equal(at("0.45,0.45\n", "--norm", "inf").distance.map((d) => d.toFixed(12)), ["0.050000000000"], "distance in the maximum norm");
  equal(at("-5,-5\n", "--norm", "inf", "--visible").distance.map((d) => d.toFixed(12)), ["5.500000000000"], "a visible distance through invisible walls");
  for (const w of [1e155, 1e-170]) {
    file("steep.json", networkText(2, [{ weight: [[w, w]], bias: [w], activation: "relu" }, { weight: [[1]], bias: [0], activation: "linear" }]));
    const found = json("distance", "steep.json", "--points", file("places.csv", "1,1\n")).distance[0];
    check(Math.abs(found - 3 / Math.SQRT2) < 1e-12, `the distance does not depend on the scale, ${w}`, String(found));
  }
  equal(at("1,1\n", "--activation", "linear"), { distance: [null], neuron: [[-1, -1]] }, "no boundary");
  equal(crease("distance", "q.json", "--points", "points.csv").out, "distance,layer,neuron\n2,0,0\n0.5,1,0\n0.17677669529663687,1,0\n", "distances as text");
  const random = json("train", file("small.json", '{"network":{"hidden":[6,2]},"steps":0}'), "--out", "small_net.json");
  check(random.steps === 0, "an untrained network");
  file("places.csv", Array.from({ length: 30 }, (_, i) => `${(i * 7) % 11 / 5 - 1},${(i * 5) % 13 / 6 - 1}`).join("\n"));
  const near = json("distance", "small_net.json", "--points", "places.csv").distance;
  const seen = json("distance", "small_net.json", "--points", "places.csv", "--visible").distance;
  check(near.every((d, i) => seen[i] === null || d <= seen[i]) && near.some((d, i) => seen[i] === null || d < seen[i]), "visible boundaries are no nearer, and some are farther");
  const wide = JSON.parse(text("small_net.json"));
  wide.input = 4;
  wide.layers[0].weight = wide.layers[0].weight.map((row) => [...row, 0, 0]);
  file("wide_net.json", JSON.stringify(wide));
  file("wide.csv", text("places.csv").split("\n").map((row) => `${row},3,-1`).join("\n"));
  for (const norm of ["1", "2", "inf"]) {
    const [plane, space] = [["small_net.json", "places.csv"], ["wide_net.json", "wide.csv"]].map(([net, points]) =>
      json("distance", net, "--points", points, "--norm", norm, "--visible").distance);
    check(space.every((d, i) => (d === null ? plane[i] === null : Math.abs(d - plane[i]) < 1e-9)), `two idle inputs change no visible distance, norm ${norm}`);
  }
}

export function testBoundaries({ check, crease, equal, file, json }) {
  const along = (neuron, ...more) => json("boundary", "q.json", "--neuron", neuron, "--box", "-2,2,-2,2", ...more);
  const bent = along("1,0");
  equal(bent.components, [{ closed: false, points: [[1, -2], [1, 0], [0, 1], [-2, 1]] }], "the bent boundary of fixture Q");
  check(Math.abs(bent.length - 4 - Math.SQRT2) < 1e-14, "its length", String(bent.length));
  equal(along("0,0").length, 4, "a straight one");
  equal(along("1,0", "--activation", "relu,leaky_relu").components, bent.components, "an output that bends has one");
  // 1 - relu(x) - relu(-x) - relu(y) - relu(-y): a square around the origin.
  const layers = [{ weight: [[1, 0], [-1, 0], [0, 1], [0, -1]], bias: [0, 0, 0, 0], activation: "relu" }];
  layers.push({ weight: [[-1, -1, -1, -1]], bias: [1], activation: "relu" });
  file("diamond.json", networkText(2, layers));
  const diamond = json("boundary", "diamond.json", "--neuron", "1,0", "--box", "-2,2,-2,2");
  equal([diamond.components.length, diamond.components[0].closed], [1, true], "a closed boundary");
  check(Math.abs(diamond.length - 4 * Math.SQRT2) < 1e-14, "the length of a closed boundary", String(diamond.length));
  const both = along("0,0", "--activation", "hard_tanh,linear").components;
  equal(both.map((line) => [line.breakpoint, line.points[0][0]]), [[0, -1], [1, 1]], "hard tanh has two boundaries");
  equal(json("boundary", "three.json", "--neuron", "0,2", "--slice", "0,0,0.5;1,0,0;0,1,1").length, 2, "a boundary on a slice");
  check(crease("boundary", "q.json", "--neuron", "1,0").out.startsWith("components  1\nlength      "), "a boundary as text");
}
