/**
 * Figures of states of the lab as SVG, and the course of their training as CSV; `figure` and `metrics` of crease-core.mjs,
 * which says what they take; shards of sweeps for crease-sweep.mjs; and networks of other programs. The files crease-load.mjs, crease-draw-simd.* and crease-draw-scalar.* must lie beside this one.
 */

import { loadModule, readFile, readText, withScratch } from './crease-load.mjs';

const module = await loadModule('crease-draw');

const PLOTS = ['loss', 'accuracy', 'cells', 'course'];

/** Calls `work(scratch)`, which returns 0 where something is wrong; throws what is wrong then. */
function call(at, work) {
  const result = withScratch(module, work);
  if (!result) throw new RangeError(readText(module, module._crease_state_error(at)));
  return result;
}

/** Brings a state back, with the files that its chapter asks for. */
async function open(at, state, withCourse) {
  const asked = new Set();
  for (;;) {
    call(at, (scratch) => module._crease_state_open(at, scratch.text(state), withCourse));
    const name = readText(module, module._crease_state_missing(at));
    if (!name || asked.has(name)) return;
    asked.add(name);
    const bytes = await readFile(name);
    withScratch(module, (scratch) => {
      const place = scratch.bytes(bytes.length);
      module.HEAPU8.set(bytes, place);
      module._crease_state_asset(at, scratch.text(name), place, bytes.length);
    });
  }
}

/** Brings a state back, asks it with `ask(scratch, at)`, which returns the address of a text or 0, and lets it go. */
async function answer(state, withCourse, ask) {
  const at = module._crease_state_create();
  try {
    await open(at, state, withCourse);
    return readText(module, call(at, (scratch) => ask(scratch, at)));
  } finally {
    module._crease_state_close(at);
  }
}

/** `table`: the text of lang/*.json, for another language than English. */
export function figure(state, { figure: name = 'plane', width = 0, height = 0, theme = 'light', table = '' } = {}) {
  return answer(state, PLOTS.includes(name), (scratch, at) => module._crease_state_language(at, scratch.text(table)) &&
    module._crease_state_figure(at, scratch.text(name), width, height, scratch.text(theme)));
}

export function metrics(state) {
  return answer(state, true, (scratch, at) => module._crease_state_metrics(at));
}

/** A network file in any format that crease reads (.safetensors, .npz, JSON), as crease's own JSON. `name` is for what is thrown. */
export function networkText(name, bytes) {
  const at = module._crease_state_create();
  try {
    return readText(module, call(at, (scratch) => {
      const place = scratch.bytes(bytes.length);
      module.HEAPU8.set(bytes, place);
      return module._crease_state_network(at, scratch.text(name), place, bytes.length);
    }));
  } finally {
    module._crease_state_close(at);
  }
}

/** Shard `index` of `of` of a sweep, `spec` being the text of its file. Throws a sentence that says what is wrong in it. */
export function openSweep(spec, index, of) {
  const at = withScratch(module, (scratch) => module._crease_sweep_open(scratch.text(spec), index, of));
  const check = () => {
    const problem = readText(module, module._crease_sweep_error(at));
    if (problem) throw new RangeError(problem);
  };
  const close = () => module._crease_sweep_close(at);
  try {
    check();
  } catch (problem) {
    close();
    throw problem;
  }
  return {
    heading: readText(module, module._crease_sweep_heading(at)),
    points: module._crease_sweep_points(at),
    rowsPerPoint: module._crease_sweep_rows_per_point(at),
    get done() {
      return module._crease_sweep_done(at);
    },
    /** A short slice; true at the end. */
    advance() {
      const isOver = module._crease_sweep_advance(at);
      check();
      return Boolean(isOver);
    },
    takeRows: () => readText(module, module._crease_sweep_take_rows(at)),
    close,
  };
}
