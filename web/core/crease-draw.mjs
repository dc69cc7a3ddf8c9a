/**
 * Figures of states of the lab as SVG, and the course of their training as CSV; `figure` and `metrics` of crease-core.mjs,
 * which says what they take; and shards of sweeps for crease-sweep.mjs. The files crease-load.mjs, crease-draw-simd.* and crease-draw-scalar.* must lie beside this one.
 */

import { loadModule, readText, withScratch } from './crease-load.mjs';

const module = await loadModule('crease-draw');

const PLOTS = ['loss', 'accuracy', 'cells', 'course'];

/** Brings a state back, asks it with `ask(scratch, at)`, which returns the address of a text or 0, and lets it go. */
function answer(state, withCourse, ask) {
  return withScratch(module, (scratch) => {
    const at = module._crease_state_open(scratch.text(state), withCourse);
    try {
      const problem = readText(module, module._crease_state_error(at));
      if (problem) throw new RangeError(problem);
      const text = ask(scratch, at);
      if (!text) throw new RangeError(readText(module, module._crease_state_error(at)));
      return readText(module, text);
    } finally {
      module._crease_state_close(at);
    }
  });
}

export function figure(state, { figure: name = 'plane', width = 0, height = 0, theme = 'light' } = {}) {
  return answer(state, PLOTS.includes(name), (scratch, at) =>
    module._crease_state_figure(at, scratch.text(name), width, height, scratch.text(theme)));
}

export function metrics(state) {
  return answer(state, true, (scratch, at) => module._crease_state_metrics(at));
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
