// The command line, natively and as WebAssembly under node: known counts, every kind of bad input, and the same output from
// both programs, byte for byte.
//
//     node tests/cli/run.mjs [NATIVE_PROGRAM [NODE_PROGRAM]]
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { malformedNetworks, malformedSpecs, wrongArguments } from "./bad_input.mjs";
import { ask, networkText, oracleNetworks, qFixture, sawtooth } from "./fixtures.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const [native, wasm] = [process.argv[2] ?? "build/bin/crease", process.argv[3] ?? "build/bin/crease.mjs"].map((path) =>
  resolve(path),
);
const folder = mkdtempSync(join(tmpdir(), "crease-cli-"));
let failures = 0;
let checks = 0;

function check(isRight, what, detail = "") {
  checks += 1;
  if (isRight) return;
  failures += 1;
  console.error(`FAILED: ${what}${detail ? `\n    ${detail}` : ""}`);
}

const file = (name, content) => {
  writeFileSync(join(folder, name), content);
  return name;
};

function start(program, words) {
  const command = program.endsWith(".mjs") ? [process.execPath, program, ...words] : [program, ...words];
  const run = spawnSync(command[0], command.slice(1), { cwd: folder, encoding: "utf8", maxBuffer: 1 << 30 });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

/// How long something took is the only thing that may differ.
const withoutTime = (text) => text.replace(/"seconds":[^,}]*/, '"seconds":0').replace(/(seconds +|epochs, )\S+( s\))?/g, "$1");

/// Runs both programs, compares them, and returns what the native one said.
function crease(...words) {
  const [here, there] = [native, wasm].map((program) => start(program, words));
  const name = `crease ${words.join(" ")}`;
  check(here.status === there.status, `${name}: both exit codes`, `${here.status} and ${there.status}`);
  check(withoutTime(here.out) === withoutTime(there.out), `${name}: the same standard output`);
  check(here.err === there.err, `${name}: the same standard error`, `${here.err} and ${there.err}`);
  return here;
}

function json(...words) {
  const run = crease(...words, "--json");
  check(run.status === 0, `crease ${words.join(" ")} succeeds`, run.err);
  return run.status === 0 ? JSON.parse(run.out) : {};
}

/// Exit code 2, one sentence on standard error with `part` in it, nothing on standard output.
function refuses(words, part) {
  const run = crease(...words);
  const isSentence = /^crease: [^\n]+\.\n$/.test(run.err);
  const isRight = run.status === 2 && run.out === "" && isSentence && run.err.includes(part);
  check(isRight, `crease ${words.join(" ")} refuses with "${part}"`, `${run.status}: ${run.err}`);
}

function equal(found, expected, what) {
  check(JSON.stringify(found) === JSON.stringify(expected), what, `${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
}

const areaOf = (polygon) =>
  polygon.reduce((sum, [x, y], i) => {
    const [x2, y2] = polygon[(i + 1) % polygon.length];
    return sum + (x * y2 - x2 * y) / 2;
  }, 0);

function testConstructions() {
  const build = (line) => {
    const run = crease("build", ...ask(line), "--out", "built.json");
    check(run.status === 0, `crease build ${line} succeeds`, run.err);
    return JSON.parse(run.out);
  };
  const supError = (target, ...more) => {
    const { lo, hi, at } = json("sup-error", "built.json", "--target", target, ...more);
    check(lo <= hi && hi - lo <= 1e-6 * hi && Number.isFinite(at), `the sup error against ${target} is enclosed`, `${lo} ${hi}`);
    return hi;
  };
  const near = (found, expected, share, what) => check(Math.abs(found / expected - 1) < share, what, `${found}, not ${expected}`);
  equal(build("sawtooth --depth 5"), { neurons: 10, layers: 5, parameters: 31 }, "the counts of a sawtooth");
  equal(json("pieces", "built.json", "--segment", "0,1").pieces, 32, "the pieces of a sawtooth");
  equal(build("square --depth 4"), { neurons: 11, layers: 4, parameters: 41 }, "the counts of a square");
  near(supError("x^2"), 2 ** -10, 1e-6, "the error of a square");
  equal(build("hats --target sin(2*pi*x) --segment 0,1 --knots 8").neurons, 8, "hats have a neuron per piece");
  near(supError("sin(2*pi*x)"), 0.070378, 1e-4, "the error of even hats");
  build("hats --target x^2 --segment 0,1 --knots 4 --placement optimal");
  near(supError("x^2"), 1 / 128, 3e-3, "the error of optimal hats");
  equal(build("cybenko --target sin(2*pi*x) --segment 0,1 --bins 20 --steepness 200").neurons, 19, "steps have a neuron per step");
  near(supError("sin(2*pi*x)", "--segment", "0,1"), 0.15645, 1e-4, "the error of steps");
  equal(build("cybenko --target 1+x --segment 0,1 --bins 10 --steepness 100000 --form bump").neurons, 20, "bumps have two neurons each");
  near(supError("1+x"), 1.025, 1e-4, "the error of bumps at the end");
  equal(build("product --inputs 8 --form tree --scale 0.01"), { neurons: 28, layers: 3, parameters: 321 }, "a tree of gates");
  equal(build("product --inputs 8 --form shallow --activation sigmoid --scale 0.1").neurons, 256, "a shallow product");
  equal(build("product --inputs 16 --layers 2").layers, 2, "a product in two layers");
}

function testFixtureQ() {
  file("q.json", qFixture);
  const counts = json("regions", "q.json", "--box", "-2,2,-2,2");
  equal([counts.cells, counts.linear_regions, counts.cells_after_layer, counts.area], [7, 4, [4, 7], 16], "fixture Q");
  check(counts.vertices - counts.edges + counts.cells === 1, "fixture Q satisfies Euler's formula");
  const { polygons } = json("regions", "q.json", "--box=-2,2,-2,2", "--cells");
  const areas = polygons.map((cell) => areaOf(cell.polygon)).sort((a, b) => a - b);
  equal(areas, [0.5, 2, 2, 2, 2, 3.5, 4], "the areas of fixture Q");
  const corner = polygons.find((cell) => cell.pattern.join() === "11,1");
  equal(corner.map, [[1, 1, -1]], "the affine map of fixture Q where all neurons are on");
  const along = (segment, ...more) => json("pieces", "q.json", "--segment", segment, ...more);
  equal(along("-2,-2;2,2"), { cells: 3, pieces: 2, breakpoints: [0.625] }, "fixture Q along y = x");
  equal(along("-2,1.5;2,1.5"), { cells: 2, pieces: 2, breakpoints: [0.5] }, "fixture Q along y = 1.5");
  equal(along("0,0;1,1", "--line"), { cells: 3, pieces: 2, breakpoints: [0.5] }, "fixture Q on the whole line y = x");
  const values = json("eval", "q.json", "--points", file("points.csv", "x;y\n2;3\n-5;1,5\n0,25;0,5\n")).values;
  equal(values, [[4], [0.5], [0]], "values of fixture Q");
  equal(crease("eval", "q.json", "--points", "points.csv").out, "4\n0.5\n0\n", "values of fixture Q as text");
  check(crease("regions", "q.json", "--cells").out.startsWith("cells               5\n"), "fixture Q on [-1, 1]^2 as text");
}

function testSawtooth() {
  const onLine = [3, 6, 10, 18, 34, 66, 130, 258, 514, 1026];
  for (const depth of [1, 2, 5, 10]) {
    const name = file(`sawtooth${depth}.json`, sawtooth(depth));
    const inside = json("pieces", name, "--segment", "0,1");
    equal([inside.cells, inside.pieces], [2 ** depth, 2 ** depth], `the sawtooth of depth ${depth} on [0, 1]`);
    const teeth = Array.from({ length: 2 ** depth - 1 }, (_, i) => (i + 1) / 2 ** depth);
    equal(inside.breakpoints, teeth, `the breakpoints of the sawtooth of depth ${depth}`);
    equal(json("pieces", name, "--line").pieces, onLine[depth - 1], `the sawtooth of depth ${depth} on the line`);
  }
}

function testOracles() {
  for (const network of oracleNetworks(join(root, "tests/reference/exact_region_counts.json"))) {
    const name = file(`${network.name}.json`, network.text);
    const [low, high] = network.domain;
    if (network.widths[0] === 1) {
      const found = json("pieces", name, "--segment", `${low},${high}`);
      equal([found.cells, found.pieces], [network.cells, network.linear_pieces], name);
      const isNear = found.breakpoints.every((x, i) => Math.abs(x - network.breakpoints[i]) < 1e-9);
      check(isNear, `the breakpoints of ${name}`);
    } else {
      const found = json("regions", name, "--box", `${low},${high},${low},${high}`);
      const counts = [found.cells, found.cells_after_layer, found.linear_regions];
      equal(counts, [network.cells, network.cells_after_layer, network.linear_regions], name);
      check(Math.abs(found.area - (high - low) ** 2) < 1e-9, `the area of ${name}`);
    }
  }
}

function testSlices() {
  const layers = [{ weight: [[1, 0, 0], [0, 1, 0], [0, 0, 1]], bias: [0, 0, 0], activation: "relu" }];
  layers.push({ weight: [[1, 1, 1]], bias: [0], activation: "linear" });
  file("three.json", networkText(3, layers));
  const counts = (slice) => json("regions", "three.json", "--slice", slice).cells;
  equal(counts("0,0,0.5;1,0,0;0,1,0"), 4, "a slice of space along the axes");
  equal(counts("0,0,0.5;1,0,0;0,1,1"), 6, "a slice of space across three planes");
  refuses(["regions", "three.json"], "three.json has 3 inputs; --slice");
  refuses(["regions", "three.json", "--slice", "0,0;1,0;0,1"], "three vectors of 3 comma-separated numbers");
}

const trainingSpec = {
  data: { source: "rings3", count: 200 },
  network: { hidden: [8, 8] },
  training: { optimizer: "adam", learning_rate: 0.02 },
  steps: 200,
};

function testTraining() {
  file("spec.json", JSON.stringify(trainingSpec));
  const seen = [native, wasm].map((program) => {
    const run = start(program, ["train", "spec.json", "--out", "net.json", "--log", "log.csv", "--json"]);
    return [withoutTime(run.out), readFileSync(join(folder, "net.json"), "utf8"), readFileSync(join(folder, "log.csv"), "utf8")];
  });
  equal(seen[1], seen[0], "training is the same natively and under node: summary, network, log");
  const summary = JSON.parse(seen[0][0]);
  equal([summary.steps, summary.epochs, summary.divergence], [200, 20, null], "the summary of training");
  check(summary.train_accuracy > 0.8, "training learns", String(summary.train_accuracy));
  const rows = seen[0][2].trim().split("\n");
  equal(rows[0], "step,epoch,train_loss,test_loss,train_accuracy,test_accuracy,cells,linear_regions", "the head of the log");
  check(rows.length === 102 && rows[1].startsWith("0,0,") && rows[101].startsWith("200,20,"), "the rows of the log");
  equal(json("regions", "net.json").cells, summary.cells, "the cells of the written network");
  equal(json("train", "spec.json", "--steps", "0").steps, 0, "no steps");
  const longer = json("train", file("long.json", JSON.stringify({ ...trainingSpec, steps: 7 })), "--steps", "200");
  equal(longer.train_loss, summary.train_loss, "--steps has the last word");
}

function testOwnData() {
  const rows = Array.from({ length: 60 }, (_, i) => [100 + i, (i * 37) % 60, i < 30 ? "cold" : "warm"].join(","));
  file("own.csv", `day,shade,season\n${rows.join("\n")}\n`);
  file("own.json", JSON.stringify({ data: { csv: "own.csv" }, training: { optimizer: "adam", learning_rate: 0.01 }, steps: 500 }));
  const summary = json("train", "own.json", "--out", "own_net.json");
  check(summary.test_accuracy > 0.9, "a data set of one's own is learned", String(summary.test_accuracy));
  file("own_points.csv", "100,10\n159,10\n");
  const [[cold], [warm]] = json("eval", "own_net.json", "--points", "own_points.csv").values;
  check(cold < 0 && warm > 0, "the network takes the columns as they stand in the file", `${cold} ${warm}`);
}

function testDataFile() {
  file("formula.json", '{"data":{"source":"expression","expression":"50 sin(3x)+y²","count":40,"train_share":0.5}}');
  check(crease("data", "formula.json", "--out", "formula.csv").status === 0, "points of a formula are written");
  file("back.json", '{"data":{"csv":"formula.csv"}}');
  const sorted = (name) => crease("data", name).out.split("\n").sort().join("\n");
  equal(sorted("back.json"), sorted("formula.json"), "written points read back to the same bits");
  equal(json("data", "formula.json"), { train: 20, test: 20 }, "the summary of a data set");
  const train = crease("data", "formula.json", "--split", "train").out;
  check(crease("data", "formula.json").out.startsWith(train), "training points come first");
}

/// A state of the lab, whatever it comes from, is recomputed to the same bytes; both programs are compared each time.
function testSessions() {
  const state = { format: "crease-session", version: 1, chapter: "train-and-watch", settings: { "data.source": "moons" }, step: 600 };
  const session = { ...state, events: [{ step: 200, command: "set training.learning_rate 0.01" }] };
  file("state.json", JSON.stringify(session));
  const opened = json("session", "state.json", "--out", "state_net.json");
  equal([opened.step, opened.readouts.points, opened.readouts.neurons], [600, 600, 48], "a session opens");
  const link = `https://example.org/lab/${crease("session", "state.json", "--link").out.trim()}`;
  equal(json("session", link), opened, "a link opens the state it was made of");
  const heavy = crease("session", "state.json", "--link", "--weights").out.trim();
  equal(json("session", heavy).readouts, { ...opened.readouts, epoch: json("session", heavy).readouts.epoch }, "so does a link with weights");
  const box = ["regions", "state_net.json", "--box", "-1.2,1.2,-1.2,1.2"];
  equal(json(...box).cells, opened.readouts.cells, "the network that is written has the cells that the lab counts");
  file("lab.log", "crease-log 1 train-and-watch\n@0 set data.source moons\n@200 set training.learning_rate 0.01\n@600 end\n");
  equal(json("session", "lab.log").readouts, opened.readouts, "a log is done again");
  crease("session", "lab.log", "--save", "again.json");
  equal(json("session", "again.json").session, opened.session, "what is saved opens as the same state");
  refuses(["session", link.slice(0, -9)], "This link is damaged, or was cut off on its way");
  refuses(["session", "none.json"], "cannot read none.json");
  for (const [change, part] of [
    [{ version: 2 }, "made by a newer version"],
    [{ chapter: "none" }, 'there is no chapter "none"'],
    [{ settings: { "data.noise": 9 } }, "data.noise takes a number from 0 to 1"],
    [{ settings: { "data.noise": [1] } }, 'settings."data.noise" is a list of numbers'],
    [{ events: [{ step: 9, command: "fly" }] }, "line 1"],
    [{ events: [{ step: 9, command: "act fly" }] }, "At step 9: There is no action called fly"],
    [{ stepp: 1 }, 'the field stepp is unknown; "step" would be right'],
  ]) {
    file("bad_state.json", JSON.stringify({ ...state, ...change }));
    refuses(["session", "bad_state.json"], part);
  }
  file("bad.log", "crease-log 1 train-and-watch\n@0 fly\n");
  refuses(["session", "bad.log"], "Line 2 of the log");
}

/// Figures of the states of testSessions. SVG is the same from both programs; PNG needs the native one.
function testFigures() {
  const svg = crease("render", "lab.log", "--width", "400").out;
  check(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"') && svg.includes('width="400"'), "a figure of a log goes to standard output");
  const { readouts } = json("session", "lab.log");
  const paths = svg.slice(svg.indexOf('class="cells"'), svg.indexOf('class="creases"')).match(/<path /g).length;
  equal(paths, readouts.cells, "the figure has a path for each cell");
  check(svg.includes(`>${readouts.cells} cells, ${readouts.linear_regions} linear regions in view`), "the figure says how many");
  equal(json("render", "lab.log", "-o", "plane.svg", "--width", "400").step, 600, "the summary of render");
  equal(text("plane.svg"), svg, "the file has the same text");
  const link = `https://example.org/lab/${crease("session", "lab.log", "--link").out.trim()}`;
  equal(crease("render", link, "--width", "400").out, svg, "the figure of a link is that of its state");
  for (const figure of ["picture", "course", "loss", "accuracy", "cells"])
    check(crease("render", "state.json", "--figure", figure, "--theme", "projector").out.endsWith("</svg>\n"), `the figure ${figure}`);
  crease("render", "lab.log", "--metrics", "course.csv");
  const rows = text("course.csv").trim().split("\n").map((row) => row.split(","));
  check(rows.length > 20 && rows[1][0] === "0" && rows.at(-1)[0] === "600", "the rows of the metrics", String(rows.length));
  equal(Number(rows.at(-1)[1]), readouts.train_loss, "the last loss is that of the state");
}

function testPixels() {
  const size = (name) => {
    const png = readFileSync(join(folder, name));
    return [png.toString("latin1", 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)];
  };
  const draw = (...words) => start(native, ["render", "lab.log", ...words]);
  equal(draw("-o", "plane.png", "--width", "300", "--height", "350", "--scale", "1.5").status, 0, "a PNG is written");
  equal(size("plane.png"), ["PNG", 450, 525], "the pixels of a PNG");
  equal(draw("--frames", "film", "--every", "250", "--figure", "picture").status, 0, "a film is written");
  equal(readdirSync(join(folder, "film")), [0, 1, 2, 3].map((i) => `frame-00000${i}.png`), "a film has steps 0, 250, 500, 600");
  draw("-o", "end.png", "--figure", "picture");
  const bytes = (name) => readFileSync(join(folder, name));
  check(bytes("film/frame-000003.png").equals(bytes("end.png")), "a film ends with the picture of its state");
  check(!bytes("film/frame-000000.png").equals(bytes("end.png")), "a film does not begin with it");
  const refusal = start(wasm, ["render", "lab.log", "-o", "no.png"]);
  check(refusal.status === 2 && /^crease: this program cannot write PNG; [^\n]+\.\n$/.test(refusal.err), "under node PNG is refused", refusal.err);
  crease("session", "lab.log", "--weights", "--save", "heavy.json");
  const still = start(native, ["render", "heavy.json", "--frames", "film"]);
  check(still.status === 2 && still.err.includes("brings its weights"), "a state without its training is not filmed", still.err);
  const huge = draw("-o", "huge.png", "--width", "9000", "--scale", "3");
  check(huge.status === 2 && huge.err.includes("at most 16384 along a side"), "too many pixels are refused", huge.err);
}

function testDivergence() {
  file("wild.json", '{"training":{"learning_rate":1e300},"steps":50}');
  const run = crease("train", "wild.json", "--json", "--out", "wild_net.json");
  check(run.status === 1 && /^crease: [^\n]+\.\n$/.test(run.err), "divergence is told", `${run.status}: ${run.err}`);
  check(typeof JSON.parse(run.out).divergence === "string", "divergence is in the summary");
  file("one_point.csv", "0,0\n");
  check(json("eval", "wild_net.json", "--points", "one_point.csv").values.length === 1, "the last finite network reads");
}

const text = (name) => readFileSync(join(folder, name), "utf8");

/// Converts with both programs, compares the files byte for byte, and returns the name.
function converted(from, to, ...more) {
  const bytes = [native, wasm].map((program) => {
    const run = start(program, ["convert", from, "--out", to, ...more]);
    check(run.status === 0, `crease convert ${from} --out ${to} succeeds`, run.err);
    return readFileSync(join(folder, to));
  });
  check(bytes[0].equals(bytes[1]), `crease convert ${from} --out ${to}: the same bytes`);
  return to;
}

function testFormats() {
  file("q.json", qFixture);
  const exact = text(converted("q.json", "exact.json"));
  for (const ending of ["safetensors", "npz"]) {
    const name = converted("q.json", `q.${ending}`);
    equal(text(converted(name, "back.json")), exact, `q.json is the same after ${ending}`);
    equal(json("regions", name, "--box", "-2,2,-2,2").cells, 7, `the cells of ${name}`);
    equal(json("pieces", name, "--segment", "-2,-2;2,2").breakpoints, [0.625], `the breakpoints of ${name}`);
    equal(crease("eval", name, "--points", "points.csv").out, "4\n0.5\n0\n", `the values of ${name}`);
    equal(crease("eval", name, "--points", "points.csv", "--activation", "linear").out, "4\n-4.5\n-0.25\n", `${name}, but linear`);
  }
  for (const ending of ["onnx", "py", "numpy.py"]) converted("q.json", `q.${ending}`, "--precision", "float32");
  file("quick.json", JSON.stringify({ ...trainingSpec, steps: 5 }));
  json("train", "quick.json", "--out", "trained.json");
  json("train", "quick.json", "--out", "trained.npz");
  equal(text(converted("trained.npz", "trained_back.json")), text("trained.json"), "training writes the same network as npz");
  const summary = json("convert", "q.npz", "--out", "q2.json");
  equal(summary, { widths: [2, 2, 1], activation: "relu,relu", parameters: 9, out: "q2.json" }, "the summary of convert");
  refuses(["convert", "q.npz", "--out", "q.pt"], "q.pt ends in no format that is known; an ending .json");
  refuses(["train", "quick.json", "--out", "q.h5"], "q.h5 ends in no format that is known");
  refuses(["convert", "q.onnx", "--out", "q3.json"], "q.onnx is an ONNX model, which crease writes and does not read");
  const whole = readFileSync(join(folder, "q.safetensors"));
  refuses(["eval", file("cut.bin", whole.subarray(0, 150)), "--points", "points.csv"], "cut.bin has a header of ");
  refuses(["eval", file("cut.bin", whole.subarray(0, -8)), "--points", "points.csv"], '"2.bias".data_offsets is [64, 72]');
}

function testBadInput() {
  for (const { content, part } of malformedNetworks) refuses(["regions", file("bad.json", content)], part);
  for (const { content, part } of malformedSpecs) refuses(["train", file("bad.json", content)], part);
  file("bad.csv", "1,2\n3,x\n");
  file("state0.json", '{"format":"crease-session","version":1,"chapter":"train-and-watch"}');
  for (const { words, part } of wrongArguments) refuses(words, part);
  file("deep.json", "[".repeat(100_000_000));
  refuses(["regions", "deep.json"], "brackets are nested more than 16 deep");
  refuses(["eval", "deep.json", "--points", "points.csv"], "deep.json, line 1, column 17");
}

/// Regions of random networks: known counts, theory's means with tolerances from their standard errors, and the same seeds as training.
function testCounts() {
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
  check(count("3,8,8 --slice 0,0,0;1,0,0;0,1,1 --activation hard_tanh --seeds 2").counts.every((n) => n > 1), "a slice of space, hard tanh");
  check(crease(...ask("count 1,8,8 --line --seeds 5 --weight-init glorot_uniform")).out.startsWith("networks            5\nmean "), "counts as text");
}

function testBounds() {
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

function testDistances() {
  const at = (points, ...more) => json("distance", "q.json", "--points", file("places.csv", points), ...more);
  equal(at("0.25,0.25\n0,0.5\n"), { distance: [0.25, 0], neuron: [[0, 0], [0, 0]] }, "the distances of fixture Q");
  const { distance, neuron } = at("0.25,0.25\n", "--visible");
  check(Math.abs(distance[0] - Math.SQRT1_2 / 2) < 1e-15, "the visible distance of fixture Q", String(distance));
  equal(neuron, [[1, 0]], "it is that of the second layer");
  equal(at("0.45,0.45\n", "--norm", "1").distance.map((d) => d.toFixed(12)), ["0.100000000000"], "distance in the norm 1");
  equal(at("0.45,0.45\n", "--norm", "inf").distance.map((d) => d.toFixed(12)), ["0.050000000000"], "distance in the maximum norm");
  equal(at("-5,-5\n", "--norm", "inf", "--visible").distance.map((d) => d.toFixed(12)), ["5.500000000000"], "a visible distance through invisible walls");
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
  const space = json("distance", "wide_net.json", "--points", "wide.csv", "--visible").distance;
  check(space.every((d, i) => (d === null ? seen[i] === null : Math.abs(d - seen[i]) < 1e-9)), "two idle inputs change no visible distance");
}

function testBoundaries() {
  const along = (neuron, ...more) => json("boundary", "q.json", "--neuron", neuron, "--box", "-2,2,-2,2", ...more);
  const bent = along("1,0");
  equal(bent.components, [{ closed: false, points: [[1, -2], [1, 0], [0, 1], [-2, 1]] }], "the bent boundary of fixture Q");
  check(Math.abs(bent.length - 4 - Math.SQRT2) < 1e-14, "its length", String(bent.length));
  equal(along("0,0").length, 4, "a straight one");
  equal(along("1,0", "--activation", "relu,linear"), { components: [], length: 0 }, "a neuron that does not bend has none");
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

function testHelp() {
  for (const command of ["", "regions", "pieces", "train", "eval", "convert", "data", "session", "render", "count", "bounds", "distance", "boundary"]) {
    const run = crease(...ask(command), "--help");
    check(run.status === 0 && run.err === "" && run.out.includes("Usage: crease"), `help on ${command || "crease"}`);
  }
  check(crease("train", "--help").out.includes('"format": "crease-training"'), "help on train shows the training file");
}

try {
  testConstructions();
testFixtureQ();
  testSawtooth();
  testOracles();
  testSlices();
  testTraining();
  testOwnData();
  testDataFile();
  testSessions();
  testFigures();
  testPixels();
  testDivergence();
  testFormats();
  testCounts();
  testBounds();
  testDistances();
  testBoundaries();
  testBadInput();
  testHelp();
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`command line: ${checks - failures} of ${checks} checks passed`);
process.exit(failures === 0 ? 0 : 1);
