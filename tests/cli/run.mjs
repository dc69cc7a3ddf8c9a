// The command line, natively and as WebAssembly under node: known counts, every kind of bad input, and the same output from
// both programs, byte for byte.
//
//     node tests/cli/run.mjs [NATIVE_PROGRAM [NODE_PROGRAM]]
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { malformedNetworks, malformedSpecs, wrongArguments } from "./bad_input.mjs";
import { testConstructions } from "./constructions.mjs";
import { testBoundaries, testBounds, testCounts, testDistances } from "./regions.mjs";
import { testSweeps } from "./sweep.mjs";
import { FIGURE_STATES } from "../support/web/figure_states.mjs";
import { FIGURES } from "../../web/crease-figure-names.js";
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
  const inGerman = crease("render", "lab.log", "--width", "400", "--lang", "de").out;
  check(inGerman.includes('xml:lang="de"') && inGerman.includes("Schritt 600</title>"), "a figure in German", inGerman.slice(0, 600));
  equal(crease("render", link.replace("#", "?theme=dark&lang=de#"), "--width", "400").out, inGerman, "a figure speaks the language of its link");
  for (const figure of ["picture", "course", "loss", "accuracy", "cells"])
    check(crease("render", "state.json", "--figure", figure, "--theme", "projector").out.endsWith("</svg>\n"), `the figure ${figure}`);
  crease("render", "lab.log", "--metrics", "course.csv");
  const rows = text("course.csv").trim().split("\n").map((row) => row.split(","));
  check(rows.length > 20 && rows[1][0] === "0" && rows.at(-1)[0] === "600", "the rows of the metrics", String(rows.length));
  equal(Number(rows.at(-1)[1]), readouts.train_loss, "the last loss is that of the state");
}

/// Every figure that the page offers, of every chapter; two networks are compared elsewhere, and images need their files.
function testAllFigures() {
  for (const [chapter, names] of Object.entries(FIGURES)) {
    if (chapter === "images") continue;
    const lines = FIGURE_STATES[chapter];
    const steps = lines.map((line) => Number(/^act step (\d+)$/.exec(line)?.[1] ?? 0)).reduce((a, b) => a + b, 0);
    file("chapter.log", [`crease-log 1 ${chapter}`, ...lines.map((line) => `@0 ${line}`), `@${steps} end`, ""].join("\n"));
    for (const name of Object.keys(names).filter((one) => !one.startsWith("b."))) {
      const svg = crease("render", "chapter.log", "--figure", name).out;
      const described = /<title id="[^"]+">[^<]{3,}<\/title>\n<desc id="[^"]+">[^<]{10,}<\/desc>/.test(svg);
      check(described && svg.endsWith("</svg>\n"), `the figure ${name} of ${chapter} has title and description`, svg.slice(0, 600));
      check(svg.match(/<(path|rect|circle|image) /g)?.length > 10, `the figure ${name} of ${chapter} has marks`);
    }
    const first = start(native, ["render", "chapter.log", "-o", "first.png", "--theme", "dark"]);
    check(first.status === 0 && statSync(join(folder, "first.png")).size > 5000, `${chapter} has pixels`, first.err);
  }
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
function testHelp() {
  for (const command of ["", "regions", "pieces", "train", "eval", "convert", "data", "session", "render", "count", "bounds", "distance", "boundary", "sweep"]) {
    const run = crease(...ask(command), "--help");
    check(run.status === 0 && run.err === "" && run.out.includes("Usage: crease"), `help on ${command || "crease"}`);
  }
  check(crease("train", "--help").out.includes('"format": "crease-training"'), "help on train shows the training file");
}

const tools = { check, crease, equal, file, folder, json, native, refuses, start, text, wasm };
try {
  testConstructions(tools);
  testFixtureQ();
  testSawtooth();
  testOracles();
  testSlices();
  testTraining();
  testOwnData();
  testDataFile();
  testSessions();
  testFigures();
  testAllFigures();
  testPixels();
  testDivergence();
  testFormats();
  testCounts(tools);
  testBounds(tools);
  testDistances(tools);
  testBoundaries(tools);
  await testSweeps(tools);
  testBadInput();
  testHelp();
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`command line: ${checks - failures} of ${checks} checks passed`);
process.exit(failures === 0 ? 0 : 1);
