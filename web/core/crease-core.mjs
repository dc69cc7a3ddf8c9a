/**
 * The crease core without interface: train small networks and enumerate their exact linear regions from any page,
 * worker or node program. One import, no other dependency; crease-load.mjs and the files crease-core-simd.* and
 * crease-core-scalar.* must lie beside this one; for figures and sweeps crease-draw* and crease-sweep*, too, which are loaded when they are
 * asked for.
 *
 *   import { createTrainer } from './crease-core.mjs';
 *   const trainer = createTrainer({ widths: [2, 16, 16, 1], data: { x: [[0, 0], [1, 1]], y: [[0], [1]] } });
 *   trainer.train(1000);
 *   trainer.predict([[0.5, 0.5]]);   // Float64Array, a row per point
 *   trainer.regions([-1, 1, -1, 1]); // { cells, linear_regions, ... }
 *   trainer.dispose();
 */

import { loadModule, readFile, readText as textOf, withScratch as scratchOf } from './crease-load.mjs';

const core = await loadModule('crease-core');
const withScratch = (work) => scratchOf(core, work);
const readText = (at) => textOf(core, at);

/** Rows as one flat array: [[1, 2], [3, 4]], [1, 2, 3, 4] and typed arrays all do. */
function flatten(rows, field) {
  if (ArrayBuffer.isView(rows)) return rows;
  if (!Array.isArray(rows)) throw new TypeError(`${field}: needs an array or a typed array.`);
  return Float64Array.from(rows.length && typeof rows[0] !== 'number' ? rows.flatMap((row) => Array.from(row)) : rows);
}

/** Parameters as one flat array, or as layers of { weight (out x in), bias }. */
function flattenWeights(weights) {
  if (!weights) return new Float64Array(0);
  if (Array.isArray(weights) && weights[0]?.weight)
    return Float64Array.from(weights.flatMap(({ weight, bias }) => [...flatten(weight, 'weights'), ...bias]));
  return flatten(weights, 'weights');
}

function wholeRows(values, width, field) {
  if (values.length % width !== 0)
    throw new RangeError(`${field}: ${values.length} numbers are not whole rows of ${width}.`);
  return values.length / width;
}

const defaults = {
  activation: 'relu',
  loss: 'squared_error',
  optimizer: 'sgd',
  initializer: 'he_normal',
  precision: 'float32',
  lr: 0.03,
  momentum: 0.9,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  weightDecay: 0,
  batch: 10,
  seed: 1,
  biasScale: 0.1,
};

function createSession(scratch, options) {
  const { widths } = options;
  if (!Array.isArray(widths) || widths.length < 2 || !widths.every((width) => Number.isInteger(width) && width > 0))
    throw new TypeError('widths: needs at least two positive whole numbers, such as [2, 16, 1].');
  if (!options.data) throw new TypeError('data: needs { x, y }, a row per sample.');
  const x = flatten(options.data.x, 'data.x');
  const y = flatten(options.data.y, 'data.y');
  const rows = wholeRows(x, widths[0], 'data.x');
  if (rows !== wholeRows(y, widths.at(-1), 'data.y'))
    throw new RangeError(`data: x has ${rows} rows, y has ${y.length / widths.at(-1)}.`);
  const weights = flattenWeights(options.weights);
  const numbers = ['lr', 'momentum', 'beta1', 'beta2', 'epsilon', 'weightDecay', 'batch', 'seed', 'biasScale'];
  return core._crease_create(
    scratch.integers(widths), widths.length, scratch.text(options.activation), scratch.text(options.loss),
    scratch.text(options.optimizer), scratch.text(options.precision), scratch.text(options.initializer),
    scratch.doubles(numbers.map((name) => options[name])), scratch.doubles(weights), weights.length,
    scratch.doubles(x), scratch.doubles(y), rows);
}

/** Fields of struct CreaseRegions: six pointers (4 bytes each), then seven doubles. */
function readRegions(at) {
  const [firstCorner, x, y, edgeTag, map, cellsAfterLayer] = core.HEAPU32.subarray(at >> 2, (at >> 2) + 6);
  const [cells, corners, layers, linearRegions, area, vertices, edges] = core.HEAPF64.subarray(
    (at + 24) >> 3, ((at + 24) >> 3) + 7);
  const doubles = (from, count) => core.HEAPF64.slice(from >> 3, (from >> 3) + count);
  const integers = (from, count) => core.HEAP32.slice(from >> 2, (from >> 2) + count);
  return {
    cells, linear_regions: linearRegions, area, vertices, edges,
    cells_after_layer: Array.from(doubles(cellsAfterLayer, layers)),
    polygons: () => ({
      first_corner: integers(firstCorner, cells + 1), x: doubles(x, corners), y: doubles(y, corners),
      edge_tag: integers(edgeTag, corners), map: doubles(map, map ? cells * 3 : 0),
    }),
  };
}

/** One network in training. All methods are synchronous; after dispose() none may be called. */
class Trainer {
  #session;
  #widths;

  constructor(session, widths) {
    this.#session = session;
    this.#widths = widths;
  }

  #live() {
    if (!this.#session) throw new Error('crease-core: this trainer has been disposed of.');
    return this.#session;
  }

  /** Takes optimiser steps; returns how many were taken. Throws if training diverges (the last finite state stays). */
  train(steps = 1) {
    const taken = core._crease_train(this.#live(), steps);
    const error = readText(core._crease_error(this.#session));
    if (error) throw new RangeError(error);
    return taken;
  }

  /** points: rows of the input width, nested or flat. Returns a Float64Array, (points, outputs) row-major. */
  predict(points) {
    return withScratch((scratch) => {
      const rows = flatten(points, 'points');
      const count = wholeRows(rows, this.#widths[0], 'points');
      const outputs = this.#widths.at(-1);
      const values = scratch.bytes(count * outputs * 8);
      core._crease_predict(this.#live(), scratch.doubles(rows), count, values);
      return core.HEAPF64.slice(values >> 3, (values >> 3) + count * outputs);
    });
  }

  /** All parameters as one Float64Array: layer by layer the weight (out x in, row-major), then the bias. */
  parameters() {
    return withScratch((scratch) => {
      const count = core._crease_parameter_count(this.#live());
      const at = scratch.bytes(count * 8);
      core._crease_parameters(this.#session, at);
      return core.HEAPF64.slice(at >> 3, (at >> 3) + count);
    });
  }

  /**
   * Exact cells and linear regions over box = [x0, x1, y0, y1]: counts as `crease regions` prints them, and
   * polygons() as typed arrays, to be called before this trainer's next method. `topology: false` leaves out the
   * counts of linear regions, vertices and edges.
   */
  regions(box = [-1, 1, -1, 1], { topology = true } = {}) {
    const start = performance.now();
    const at = core._crease_regions(this.#live(), ...box, topology);
    if (!at) throw new RangeError(readText(core._crease_error(this.#session)));
    return { ...readRegions(at), seconds: (performance.now() - start) / 1000 };
  }

  dispose() {
    if (this.#session) core._crease_destroy(this.#session);
    this.#session = 0;
  }
}

/**
 * Makes a network and its trainer.
 *   widths        [input, hidden..., output]; input 1 to 1024, output 1 to 10
 *   activation    'relu', 'leaky_relu', 'hard_tanh', 'tanh', 'sigmoid', 'softplus', 'gelu', 'linear' (hidden layers)
 *   loss          'squared_error', 'logistic', 'softmax_cross_entropy'
 *   optimizer     'sgd', 'momentum', 'adam';  lr, momentum, beta1, beta2, epsilon, weightDecay
 *   batch         rows per step;  precision 'float32' or 'float64';  seed: a whole number
 *   weights       first parameters, as parameters() returns them or as [{ weight, bias }, ...]; else from the seed
 *   data          { x, y }: rows of samples, nested or flat
 * Throws a sentence that names the field. The same options give the same bytes on every machine.
 */
export function createTrainer(options) {
  const complete = { ...defaults, ...options };
  return withScratch((scratch) => {
    const session = createSession(scratch, complete);
    const error = readText(core._crease_error(session));
    if (!error) return new Trainer(session, Array.from(complete.widths));
    core._crease_destroy(session);
    throw new RangeError(error);
  });
}

/** What this machine can do, for benchmarks: runs a float32 multiply-add loop; returns operations done. */
export const peak = {
  registers: (iterations) => core._crease_peak_registers(iterations),
  microKernel: (iterations) => core._crease_peak_micro_kernel(iterations),
};

/** Bytes of the WebAssembly heap. */
export const heapBytes = () => core.HEAPU8.length;

const LANGUAGES = ['en', 'de'];
const drawing = () => import('./crease-draw.mjs');

/**
 * A figure of a state of the lab as the text of an SVG document: what `crease render` writes, to the same bytes.
 *   state     the text of a session file, as lab.session() gives it, or a link; training is repeated up to its step
 *   figure    'plane' (with axes and legend), 'picture' (the plane alone), 'b.plane' and 'b.picture' (of network B), 'loss', 'accuracy', 'cells' (plots over
 *             training), 'course' (all of them)
 *   width, height   in points; left out, the figure's own
 *   theme     'light', 'dark' or 'projector'
 *   lang      'en' or 'de': of the words in it; the folder lang must lie beside this file
 * Rejects with a sentence that says what is wrong.
 */
export async function figure(state, { lang = 'en', ...options } = {}) {
  if (!LANGUAGES.includes(lang)) throw new RangeError(`lang: there is no language "${lang}"; ${LANGUAGES.join(' or ')} would be right.`);
  const table = lang === 'en' ? '' : new TextDecoder().decode(await readFile(`lang/${lang}.json`));
  return (await drawing()).figure(state, { ...options, table });
}

/** The course of training up to a state of the lab as CSV: a row per measured step, below their names. */
export const metrics = async (state) => (await drawing()).metrics(state);

/**
 * Measures a chapter over a grid of settings, as `crease sweep` does; resolves with the same table (CSV), to the same bytes.
 * Several workers share the work out; the page goes on meanwhile, also where it may have no workers.
 *   spec        { format: 'crease-sweep', version: 1, chapter, settings, grid, steps, measure }, or its text;
 *               `crease sweep --help` explains it
 *   onProgress  called with { done, points }: points of the grid
 *   signal      an AbortSignal that ends it early, with a rejection
 *   workers     how many, at most 8; left out, one fewer than the machine has cores
 * Rejects with a sentence that says what is wrong.
 */
export const sweep = async (spec, options = {}) => (await import('./crease-sweep.mjs')).sweep(spec, options);
