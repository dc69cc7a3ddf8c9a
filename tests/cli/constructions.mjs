// Networks that are written down by hand, and the enclosure of their error, against the numbers of theory.
import { ask } from "./fixtures.mjs";

export function testConstructions({ check, crease, equal, json }) {
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
