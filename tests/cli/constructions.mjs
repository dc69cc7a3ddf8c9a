// Networks that are written down by hand, and the enclosure of their error, against the numbers of theory.
import { ask, networkText } from "./fixtures.mjs";

export function testConstructions(tools) {
  const { check, crease, equal, json } = tools;
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
  build("hats --target points(0,1,0) --knots 3");
  near(supError("points(0,1,0)"), 1 / 3, 1e-6, "the error of three pieces on a roof");
  build("hats --target x^2 --segment 0,1 --knots 4 --placement optimal");
  near(supError("x^2"), 1 / 128, 3e-3, "the error of optimal hats");
  equal(build("cybenko --target sin(2*pi*x) --segment 0,1 --bins 20 --steepness 200").neurons, 19, "steps have a neuron per step");
  near(supError("sin(2*pi*x)", "--segment", "0,1"), 0.15645, 1e-4, "the error of steps");
  equal(build("cybenko --target 1+x --segment 0,1 --bins 10 --steepness 100000 --form bump").neurons, 20, "bumps have two neurons each");
  near(supError("1+x"), 1.025, 1e-4, "the error of bumps at the end");
  equal(build("boxes --target x*y --segment=-1,1 --bins 8 --form bump"), { neurons: 78, layers: 2, parameters: 1067 }, "boxes have a neuron each, and two per inner end");
  equal(build("ridges --target x*y --segment=-1,1 --directions 4 --knots 8"), { neurons: 32, layers: 1, parameters: 129 }, "ridges have a neuron per piece and direction");
  equal(build("product --inputs 8 --form tree --scale 0.01"), { neurons: 28, layers: 3, parameters: 321, scale: 0.01 }, "a tree of gates");
  equal(build("product --inputs 8 --form shallow --activation sigmoid --scale 0.1").neurons, 256, "a shallow product");
  equal(build("product --inputs 16 --layers 2").layers, 2, "a product in two layers");
  for (const layers of [2, 3, 4, 5, 6])
    equal(build(`product --inputs 64 --layers ${layers}`).layers, layers, `a product of 64 factors in ${layers} layers`);
  testDeepNetworks(tools, build);
  testProductsByDefault(tools, build);
  testTooLarge(tools);
  testTooNarrow(tools);
  testLayersOfProducts(tools);
  testUnboundedNetwork(tools);
  testHelpOnBuild(tools);
}

/// Networks with too many pieces to count them: sawtooths are enclosed all the same, squares as far as the work goes, and a
/// sentence says so.
function testDeepNetworks({ check, crease, equal, json }, build) {
  for (const depth of [13, 50]) {
    build(`sawtooth --depth ${depth}`);
    for (const [target, error] of [["0.5", 0.5], ["x", 1], ["sin(2*pi*x)", 2]]) {
      const { lo, hi } = json("sup-error", "built.json", "--target", target);
      const near = Math.abs(hi / error - 1) < 1e-6 && lo <= hi && hi - lo <= 1e-6 * hi;
      check(near, `a sawtooth of depth ${depth} is ${error} from ${target}`, `${lo} ${hi}`);
    }
  }
  build("square --depth 20");
  const cut = crease("sup-error", "built.json", "--target", "x^2", "--json");
  const { lo, hi } = JSON.parse(cut.out);
  check(cut.status === 0 && lo <= 2 ** -42 && 2 ** -42 <= hi && hi < 1e-6, "the bounds of a deep square hold", `${lo} ${hi}`);
  const told = /the error is between (\S+) and (\S+), which is wider/.exec(cut.err);
  check(told !== null && Number(told[1]) === lo && Number(told[2]) === hi, "an enclosure that is wide is told", cut.err);
  check(cut.err.includes("the search came to the bound of its work"), "and why it was not", cut.err);
  build("square --depth 13");
  const rounded = crease("sup-error", "built.json", "--target", "x^2", "--json").err;
  check(rounded.includes("what is left are roundings"), "what rounding leaves is told", rounded);
  equal(crease("sup-error", "built.json", "--target", "x", "--json").err, "", "an enclosure that was reached needs no sentence");
}

/// Without --scale, a product is as exact as its forecast at the best scale says; factors x_i = 0.9 + 0.02 i (-1)^i.
function testProductsByDefault({ check, file, json }, build) {
  const factors = (n) => Array.from({ length: n }, (_, i) => 0.9 + 0.02 * i * (i % 2 === 0 ? 1 : -1));
  const rows = [["--inputs 8", 8, 1e-6], ["--inputs 13 --activation tanh", 13, 1e-5]];
  rows.push(["--inputs 8 --form shallow", 8, 0.1], ["--inputs 16 --form shallow", 16, 0.5]);
  for (const [line, n, share] of rows) {
    const { scale } = build(`product ${line}`);
    file("factors.csv", `${factors(n).join(",")}\n`);
    const [[value]] = json("eval", "built.json", "--points", "factors.csv").values;
    const product = factors(n).reduce((a, b) => a * b);
    check(scale > 0 && Math.abs(value / product - 1) < share, `product ${line} multiplies`, `${value}, not ${product}; scale ${scale}`);
  }
}

/// Weights that overflow are refused whether they would be written or not.
function testTooLarge({ refuses }) {
  const refused = (line, part) => {
    refuses(["build", ...ask(line)], part);
    refuses(["build", ...ask(line), "--out", "too_large.json"], part);
  };
  refused("product --inputs 2 --scale 1e-160", '--scale is "1e-160", with which a weight is beyond the largest number; a larger one, such as 0.0');
  refused("product --inputs 16 --form shallow --scale 1e-30", '--scale is "1e-30", with which a weight is beyond');
  refused("product --inputs 2 --scale 1e200", '--scale is "1e200", with which a weight is zero; a smaller one');
  refused("cybenko --target x --bins 5 --segment 0,100 --steepness 1e308", '--steepness is "1e308", with which a weight is beyond');
  refused("boxes --target x*y --bins 5 --segment 0,100 --steepness 1e308", '--steepness is "1e308", with which a weight is beyond');
  refused("hats --target 1.7e308*sin(100*x) --knots 30", "so that slopes may be beyond the largest number; values up to ");
  refused("hats --target 1e307*sin(100*x) --knots 30 --placement optimal", "values up to ");
  for (const placement of ["uniform", "optimal"])
    refused(`hats --target 1/(x-1/3) --knots 3 --placement ${placement}`, "--target has ");
  refused("cybenko --target 1.7e308*sin(100*x) --bins 30", '--target is "1.7e308*sin(100*x)", whose values are so large');
  refused("ridges --target 1.7e308*sin(100*x) --directions 2 --knots 4", "whose values are so large");
}

function testTooNarrow({ refuses }) {
  const refused = (line, part) => refuses(["build", ...ask(line)], part);
  const narrow = "--segment 1e16,1.0000000000000002e16";
  const sentence = 'pieces would be narrower than numbers can tell apart; a wider one would be right';
  refused(`hats --target x ${narrow} --knots 4096`, `--segment is "1e+16,10000000000000002", where 4096 ${sentence}`);
  for (const placement of ["uniform", "greedy", "optimal"])
    refused(`hats --target x ${narrow} --knots 40 --placement ${placement}`, sentence);
  refused("hats --target x --segment 1e16,1.0000000000001e16 --knots 40", "a wider one, or at most 3 pieces, would be right");
  refused(`hats --target points(0,1,0) ${narrow} --knots 1`, sentence);
  refused("cybenko --target x --segment 0,1e-310 --bins 30", `--segment is "0,1e-310", where 30 ${sentence}`);
  refused("boxes --target x*y --segment 0,1e-310 --bins 8", `--segment is "0,1e-310", where 8 ${sentence}`);
  refused(`ridges --target x*y ${narrow} --directions 2 --knots 4`, sentence);
  refused("ridges --target 1 --segment 1e308,1.5e308 --directions 2 --knots 4", "ends from -1e+300 to 1e+300 would be right");
  refused("hats --target x --segment=-1e308,1e308 --knots 4", '--segment is "-1e308,1e308", whose length is beyond the largest number');
}

function testLayersOfProducts({ refuses }) {
  const refused = (line, part) => refuses(["build", "product", ...ask(line)], part);
  refused("--inputs 4 --layers 3", '--layers is "3"; a whole number from 1 to 2 would be right for --inputs 4');
  refused("--inputs 5 --layers 4", '--layers is "4"; a whole number from 1 to 3 would be right for --inputs 5');
  refused("--inputs 4 --layers 0", '--layers is "0"; a whole number from 1 to 2 would be right for --inputs 4');
  refused("--inputs 64 --layers 1", '--layers is "1"; a whole number from 2 to 6 would be right for --inputs 64, since at most 16');
  refused("--inputs 20 --form shallow", '--inputs is "20" and --form is "shallow", but at most 16 factors may be multiplied at once');
}

/// F = 1e308 (relu(1e308 x + 1e308)), which overflows everywhere.
function testUnboundedNetwork({ file, refuses }) {
  const layers = [{ weight: [[1e308]], bias: [1e308], activation: "relu" }, { weight: [[1e308]], bias: [0], activation: "linear" }];
  file("unbounded.json", networkText(1, layers));
  refuses(["sup-error", "unbounded.json", "--target", "x"], "the network's values have no finite bound near x = 0");
  refuses(["sup-error", "unbounded.json", "--target", "x", "--segment=-1e308,1e308"], '--segment is "-1e308,1e308", whose length');
}

function testHelpOnBuild({ check, crease }) {
  const help = crease("build", "--help").out;
  for (const part of ["boxes or ridges", "where n is a power of two", "N - 1 neurons as steps (1 for N = 1)", "Left out, lambda is", "also scale"])
    check(help.includes(part), `help on build says "${part}"`);
}
