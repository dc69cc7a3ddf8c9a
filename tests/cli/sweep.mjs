// Sweeps: one table, byte for byte, on one core and several, natively and under node, in shards, cut off anywhere and resumed,
// killed in the middle.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const spec = (chapter, rest) => JSON.stringify({ format: "crease-sweep", version: 1, chapter, ...rest });

const trained = spec("train-and-watch", {
  settings: { "data.source": "moons", "data.count": 60 },
  grid: [{ zip: [{ id: "network.hidden", values: [[8], "4,4"] }] }, { id: "*.seed", name: "seed", from: 1, to: 4 }],
  steps: [0, 50, 100],
  measure: ["linear_regions", "test_accuracy", { of: "distance", points: 10, scaled: true }],
});

/// Long enough to be killed on the way.
const long = spec("train-and-watch", {
  settings: { "network.hidden": [32, 32] },
  grid: [{ id: "network.seed", from: 1, to: 12 }],
  steps: { from: 0, to: 2000, by: 500 },
  measure: ["cells", "train_loss"],
});

function testTable({ check, crease, equal, file, json }) {
  file("trained.json", trained);
  const whole = crease("sweep", "trained.json").out;
  const lines = whole.split("\n");
  check(/^# crease sweep [0-9a-f]{16} of 8 points$/.test(lines[0]), "a comment says which sweep it is", lines[0]);
  equal(lines[1], "point,network.hidden,seed,step,linear_regions,test_accuracy,scaled_distance", "the heading");
  equal(lines.length, 2 + 8 * 3 + 1, "a row per point and step");
  equal(lines[25].split(",").slice(0, 5), ["7", '"4', '4"', "4", "100"], "the last row");
  file("state.json", JSON.stringify({ format: "crease-session", version: 1, chapter: "train-and-watch", step: 100,
    settings: { "data.source": "moons", "data.count": 60, "data.seed": 4, "network.hidden": "4,4", "network.seed": 4, "training.seed": 4 } }));
  const { readouts } = json("session", "state.json");
  equal(lines[25].split(",").slice(5, 7), [readouts.linear_regions, readouts.test_accuracy].map(String), "a row agrees with crease session");
  return whole;
}

function testShards(tools, whole) {
  const { crease, equal, file, native, refuses, start, wasm } = tools;
  for (const i of [1, 2, 3]) {
    const run = start(i === 2 ? wasm : native, ["sweep", "trained.json", "--shard", `${i}/3`, "--out", `part${i}.csv`, "--json"]);
    const count = i < 3 ? 3 : 2;
    equal(run.out, `{"out":"part${i}.csv","points":${count},"computed":${count},"rows":${3 * count}}\n`, `shard ${i} of 3`);
  }
  equal(crease("sweep", "trained.json", "--merge", "part3.csv", "part1.csv", "part2.csv").out, whole, "shards make the whole table");
  refuses(["sweep", "trained.json", "--merge", "part1.csv", "part3.csv"], "3 of 8 points are missing (point, settings, step: 1,8,2,0; 4,");
  const part = readFileSync(join(tools.folder, "part2.csv"), "utf8");
  file("other.csv", part.replace(/[0-9]\n$/, (end) => (end === "1\n" ? "2\n" : "1\n")));
  refuses(["sweep", "trained.json", "--merge", "part1.csv", "part2.csv", "other.csv"], "other.csv has other numbers for point 7");
  file("other.csv", part.replace("\n1,8,2,50,", "\n1,8,3,50,"));
  refuses(["sweep", "trained.json", "--merge", "other.csv"], 'other.csv has the line "1,8,3,50,');
  refuses(["sweep", "trained.json", "--shard", "1/2", "--out", "part1.csv"], "another sweep or shard");
  file("changed.json", trained.replace("60", "61"));
  refuses(["sweep", "changed.json", "--merge", "part1.csv"], "no table of this sweep; one that it wrote would be right");
}

function testResuming({ check, file, folder, native, start, wasm }, whole) {
  const cuts = [0, 1, whole.indexOf("\n"), whole.indexOf("\n") + 1, whole.indexOf("\n0,"), whole.indexOf("\n0,") + 1,
    whole.indexOf("\n2,") + 9, whole.indexOf("\n3,"), whole.length - 1, whole.length];
  for (const [i, cut] of cuts.entries()) {
    const program = i % 3 === 2 ? wasm : native;
    file("cut.csv", whole.slice(0, cut));
    const run = start(program, ["sweep", "trained.json", "--out", "cut.csv"]);
    check(run.status === 0 && readFileSync(join(folder, "cut.csv"), "utf8") === whole, `a table cut off after ${cut} bytes is resumed`, run.err);
  }
  for (const jobs of ["1", "2", "7"]) check(start(native, ["sweep", "trained.json", "--jobs", jobs]).out === whole, `${jobs} at a time`);
  check(start(wasm, ["sweep", "trained.json", "--jobs", "2"]).status === 2, "under node there is one thread");
  const shown = start(native, ["sweep", "trained.json", "--progress"]);
  check(shown.out === whole && shown.err.endsWith("\n") && /8 of 8 points, \d+ s in all\n$/.test(shown.err), "progress is on standard error", shown.err);
  check(start(native, ["sweep", "trained.json"]).err === "", "and only there where it is wanted");
}

/// Kills the program when its table has some rows, and says how many lines there are then.
async function killedInTheMiddle({ check, folder, native, start }) {
  const path = join(folder, "killed.csv");
  const lines = () => (existsSync(path) ? readFileSync(path, "utf8").split("\n").length - 1 : 0);
  const run = spawn(native, ["sweep", "long.json", "--out", "killed.csv"], { cwd: folder, stdio: "ignore" });
  const ended = new Promise((resolve) => { run.on("exit", (code, signal) => resolve(signal)); });
  const end = Date.now() + 60_000;
  while (lines() < 12 && run.exitCode === null && Date.now() < end) await new Promise((resolve) => { setTimeout(resolve, 2); });
  run.kill("SIGSTOP"); // it cannot come to its end meanwhile
  const second = start(native, ["sweep", "long.json", "--out", "killed.csv"]);
  check(second.status === 2 && second.err.includes("killed.csv is being written by another crease sweep"), "a second sweep keeps off the table", second.err);
  run.kill("SIGKILL");
  check((await ended) === "SIGKILL", "the sweep is killed on its way");
  return lines();
}

async function testKilling(tools) {
  const { check, equal, file, folder, native, start, wasm } = tools;
  file("long.json", long);
  const left = await killedInTheMiddle(tools);
  const before = readFileSync(join(folder, "killed.csv"), "utf8");
  check(left >= 12 && left < 62, "some rows are there, not all", String(left));
  const resumed = start(native, ["sweep", "long.json", "--out", "killed.csv", "--json"]);
  const { points, computed } = JSON.parse(resumed.out);
  check(points === 12 && computed === 12 - Math.floor((left - 2) / 5), "only the rest is computed", resumed.out);
  const after = readFileSync(join(folder, "killed.csv"), "utf8");
  check(after.startsWith(before.slice(0, before.lastIndexOf("\n") + 1)), "rows that were there stay");
  equal(after, start(native, ["sweep", "long.json", "--jobs", "1"]).out, "killed and resumed: the same bytes");
  const again = start(wasm, ["sweep", "long.json", "--out", "killed.csv"]).out;
  check(again.includes("computed  0; the others were there"), "what is complete is not computed again, under node either", again);
}

/// The scripts by a shell; tests/cli/sweep_engines.py has them run by the engines themselves.
function testScripts({ check, crease, equal, folder, json, native, refuses }, whole) {
  const written = json("sweep", "trained.json", "--slurm", "job.sh", "--parallel", "commands.txt", "--shards", "2", "--out", "all.csv");
  equal([written.shards, written.slurm, written.parallel], [2, "job.sh", "commands.txt"], "scripts are written");
  const shell = (text, more) => spawnSync("sh", ["-c", text], { cwd: folder, encoding: "utf8", env: { ...process.env, CREASE: native, ...more } });
  for (const run of [1, 2].map((i) => shell("bash job.sh", { SLURM_ARRAY_TASK_ID: String(i) }))) check(run.status === 0, "a task of the array", run.stderr);
  equal(crease("sweep", "trained.json", "--merge", "all-1-of-2.csv", "all-2-of-2.csv").out, whole, "the tasks make the whole table");
  check(written.merge === "crease sweep 'trained.json' --merge 'all-'*'-of-2.csv' --out 'all.csv'", "the command that merges", written.merge);
  rmSync(join(folder, "all-1-of-2.csv"));
  check(shell("sh commands.txt").status === 0, "the commands for GNU parallel, by a shell");
  equal(crease("sweep", "trained.json", "--merge", "all-1-of-2.csv", "all-2-of-2.csv").out, whole, "they make the whole table");
  refuses(["sweep", "trained.json", "--slurm", "job.sh"], "--out RESULT.csv would be right");
  refuses(["sweep", "trained.json", "--slurm", "job.sh", "--out", "all.csv", "--shards", "9"], "a whole number from 1 to 8");
}

/// Hanin and Rolnick's law as a sweep of random networks: about N regions on a line, whatever the depth.
function testLaw({ check, crease, file, json }) {
  file("law.json", spec("random-network", {
    settings: { "network.inputs": 1, "network.bias_scale": 1 },
    grid: [{ id: "network.hidden", name: "widths", values: [[32, 32], [16, 16, 16, 16]] }, { id: "network.seed", name: "seed", from: 1, to: 200 }],
    measure: [{ of: "cells", line: true }],
  }));
  const rows = crease("sweep", "law.json").out.trim().split("\n").slice(2).map((row) => Number(row.slice(row.lastIndexOf(",") + 1)));
  const mean = (numbers) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
  for (const [i, widths] of ["32,32", "16,16,16,16"].entries()) {
    const found = mean(rows.slice(200 * i, 200 * (i + 1)));
    const { mean: counted } = json("count", `1,${widths}`, "--line", "--seeds", "200", "--bias-scale", "1");
    check(Math.abs(found - counted) < 1e-9 && Math.abs(found - 65) < 4, `the law for ${widths}`, `${found}, ${counted}`);
  }
}

function testMistakes({ check, crease, file, folder, json, native, refuses, start }) {
  const mistakes = [
    [{ measure: ["cels"] }, '"cells" would be right'],
    [{ settings: { "network.sed": 1 }, measure: ["cells"] }, '"network.seed" would be right'],
    [{ grid: [{ id: "network.seed", values: [1, "x"] }], measure: ["cells"] }, "grid[0].values[1]"],
  ];
  for (const [rest, part] of mistakes) refuses(["sweep", file("bad.json", spec("train-and-watch", rest))], part);
  refuses(["sweep", file("bad.json", spec("tran-and-watch", { measure: ["cells"] }))], '"train-and-watch" would be right');
  refuses(["sweep", file("bad.json", '{"format":"crease-sweeps"}')], '"crease-sweep" would be right');
  const gone = spec("train-and-watch", { grid: [{ id: "hidden.count", values: [2, 1, 3] }, { id: "layer.1.width", values: [4] }], measure: ["points"] });
  refuses(["sweep", file("bad.json", gone)], 'point 1, grid[1].values[0]: there is no setting "layer.1.width" here');
  const rest = start(native, ["sweep", "bad.json", "--out", "bad.csv"]);
  check(rest.status === 2 && readFileSync(join(folder, "bad.csv"), "utf8").endsWith("\n0,2,4,0,600\n"), "the points before it stay", rest.err);
  for (const [words, part] of [[["--shard", "0/2"], "i/n with i from 1 to n"], [["--jobs", "0"], "--jobs is"], [["--json"], "--out RESULT.csv"],
    [["--shards", "2"], "--shards is for scripts"], [["--out", "no/folder/all.csv"], "cannot write no/folder/all.csv"]]) refuses(["sweep", "trained.json", ...words], part);
  const { settings, readouts } = json("sweep", "train-and-watch", "--describe");
  check(settings.some(({ id, value }) => id === "network.hidden" && value === "16,16,16") && readouts.some(({ id }) => id === "cells"), "a chapter's ids are listed");
  refuses(["sweep", "train", "--describe"], "there is no chapter");
  check(crease("sweep", "--help").out.includes('"format": "crease-sweep"'), "help on sweep shows a sweep file");
}

export async function testSweeps(tools) {
  const whole = testTable(tools);
  testShards(tools, whole);
  testResuming(tools, whole);
  await testKilling(tools);
  testScripts(tools, whole);
  testLaw(tools);
  testMistakes(tools);
}
