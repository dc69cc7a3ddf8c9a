import { makeWorkload, operationsPerSample } from '../peers/workload.js';
import * as convnetjs from '../peers/convnetjs.js';
import * as tfjs from '../peers/tfjs.js';
import * as typedArrays from '../peers/typed_arrays.js';
import { maker } from '../peers/crease.js';

const core = await import(new URL('/site/crease-core.mjs', location.href).href);

const makers = {
  crease: maker(core),
  'crease float64': maker(core, 'float64'),
  'typed arrays': typedArrays.make,
  ConvNetJS: convnetjs.make,
  'TF.js cpu': tfjs.make,
  'TF.js wasm': tfjs.make,
};

/** Runs `work` for about `seconds`; returns how often per second, judged by the fastest of its slices. */
function rate(work, seconds, perCall) {
  let calls = 0;
  const start = performance.now();
  let elapsed = 0;
  do {
    work();
    calls += perCall;
    elapsed = (performance.now() - start) / 1000;
  } while (elapsed < seconds);
  return calls / elapsed;
}

/** Samples per second of one peer on one cell of the table. */
async function samplesPerSecond(name, widths, batch, seconds) {
  if (name.startsWith('TF.js')) await tfjs.useBackend(name.split(' ')[1], '/peers/');
  const peer = makers[name](makeWorkload(widths, batch));
  const perCall = peer.stepsPerCall ?? 1;
  const work = () => peer.step(perCall);
  rate(work, seconds / 4, perCall);
  const steps = rate(work, seconds, perCall);
  peer.finish?.();
  peer.dispose();
  return steps * batch;
}

/** Operations per second of the two peaks, and of the training step in the same breath. */
function gigaflops(widths, batch, seconds) {
  const registers = rate(() => core.peak.registers(2e5), seconds, core.peak.registers(2e5)) / 1e9;
  const microKernel = rate(() => core.peak.microKernel(100), seconds, core.peak.microKernel(100)) / 1e9;
  const trainer = makers.crease(makeWorkload(widths, batch));
  const steps = rate(() => trainer.step(trainer.stepsPerCall), seconds, trainer.stepsPerCall);
  trainer.dispose();
  return { registers, microKernel, training: (steps * batch * operationsPerSample(widths)) / 1e9 };
}

/** Exact regions of a fresh network over [-1, 1]^2: milliseconds of one enumeration, without and with topology. */
function regionsTiming(widths, seconds) {
  const trainer = core.createTrainer({ widths, biasScale: 0.5, seed: 3, data: { x: [[0, 0]], y: [[0]] } });
  const box = [-1, 1, -1, 1];
  const { cells, linear_regions } = trainer.regions(box);
  const plain = rate(() => trainer.regions(box, { topology: false }), seconds, 1);
  const whole = rate(() => trainer.regions(box), seconds, 1);
  trainer.dispose();
  return { cells, linear_regions, ms: 1000 / plain, ms_with_topology: 1000 / whole };
}

/** The same steps from the same weights: does crease compute what a plain loop computes? */
function disagreement(widths, batch, steps) {
  const a = makers['crease float64'](makeWorkload(widths, batch, batch));
  const b = makers['typed arrays'](makeWorkload(widths, batch, batch));
  for (let i = 0; i < steps; ++i) {
    a.step(1);
    b.step();
  }
  const points = [[0.1, 0.2], [-0.5, 0.7], [0.9, -0.9]];
  return Math.max(...points.map((point) => Math.abs(a.predict(point)[0] - b.predict(point)[0])));
}

window.bench = { samplesPerSecond, gigaflops, regionsTiming, disagreement, heapBytes: core.heapBytes };
document.title = 'ready';
