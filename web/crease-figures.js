// Figures of a lab as files: vectors, pixels, numbers, and a film of the training. Loaded when the first one is saved.
//
//   import { saveFigure, saveMetrics, recordFilm } from './crease-figures.js';
//   await saveFigure(lab, { figure: 'plane', format: 'png', scale: 3 });
//
// Every function rejects with an English sentence that may be shown; `lab.say` and `lab.words` turn it into the lab's language.

import { drawing } from './crease-open.js';

export { FIGURES } from './crease-figure-names.js';

const PLOTS = ['loss', 'accuracy', 'cells', 'course'];
const MOST_PIXELS = 16384;

/** Training may have to be repeated, which a page must not wait for: a worker does it, unless none can be had. */
async function drawn(order) {
  if (globalThis.creaseOffline) return inPage(order); // one file has no other to give to a worker
  let worker;
  try {
    worker = new Worker(new URL('crease-figures-worker.js', import.meta.url), { type: 'module' });
  } catch {
    return inPage(order); // the page forbids workers, or the files are on another server
  }
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data.text));
      worker.onerror = (event) => {
        event.preventDefault();
        inPage(order).then(resolve, reject);
      };
      worker.postMessage(order);
    });
  } finally {
    worker.terminate();
  }
}

async function inPage({ state, options, isMetrics }) {
  const { figure, metrics } = await drawing();
  return isMetrics ? metrics(state) : figure(state, options);
}

/** Weights spare repeating the training, but have no curves. */
const stateFor = (lab, figure) => lab.session({ weights: !PLOTS.includes(figure) });

/** The figure as the text of an SVG document, in the lab's language. `theme`: 'light', 'dark' or 'projector'; sizes in points. */
export function figureSvg(lab, { figure = 'plane', width, height, theme } = {}) {
  return drawn({ state: stateFor(lab, figure), options: { figure, width, height, theme, table: lab.table } });
}

function loadImage(url) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('This page does not let pictures be made from drawings. SVG can be saved instead.'));
    image.src = url;
  });
}

/** The pixels of an SVG document as a PNG blob, `scale` pixels per point. */
export async function pngOf(svg, scale = 2) {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = await loadImage(url);
    const [width, height] = [image.naturalWidth, image.naturalHeight].map((points) => Math.round(points * scale));
    if (!(width >= 1 && height >= 1 && Math.max(width, height) <= MOST_PIXELS)) throw new Error(`The picture would have ${width} x ${height} pixels; at most ${MOST_PIXELS} along a side would be right.`);
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    canvas.getContext('2d').drawImage(image, 0, 0, width, height);
    const blob = await new Promise((resolve) => { canvas.toBlob(resolve, 'image/png'); });
    if (!blob) throw new Error('The browser could not make a picture of this size. A smaller scale would be right.');
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Saves a figure of the state that is shown as figure-NAME.svg or .png. Resolves with the blob. */
export async function saveFigure(lab, { figure = 'plane', format = 'svg', scale = 2, ...options } = {}) {
  const svg = await figureSvg(lab, { figure, ...options });
  const blob = format === 'png' ? await pngOf(svg, scale) : new Blob([svg], { type: 'image/svg+xml' });
  lab.saveFile(`figure-${figure}.${format === 'png' ? 'png' : 'svg'}`, blob);
  return blob;
}

/** Saves the course of training as metrics.csv. Resolves with its text. */
export async function saveMetrics(lab) {
  const text = await drawn({ state: stateFor(lab, 'course'), isMetrics: true });
  lab.saveFile('metrics.csv', new TextEncoder().encode(text));
  return text;
}

// --- Film ----------------------------------------------------------------------------------------------------------------------
const FILM_TYPES = ['video/webm;codecs=vp9', 'video/webm;codecs=vp8', 'video/webm'];

/** The kind of film that this browser records; empty if none. */
export function filmType() {
  const canCapture = typeof HTMLCanvasElement.prototype.captureStream === 'function';
  if (!canCapture || typeof MediaRecorder !== 'function') return '';
  return FILM_TYPES.find((type) => MediaRecorder.isTypeSupported(type)) ?? '';
}

const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/** Shows a step of the training, exactly, and waits until it is drawn. */
async function visit(lab, step) {
  const refusal = lab.command(`set history.step ${step}`);
  if (refusal) throw new Error(refusal);
  const shown = () => lab.readouts().find(({ id }) => id === 'step')?.value;
  while (shown() !== step) await pause(4);
  const before = lab.frames;
  lab.wake();
  while (lab.frames === before) await pause(4);
}

/**
 * Films the training so far, from step 0 to the last, as the canvas shows it, in about `seconds`; then shows what was shown
 * before. Saves film.webm and resolves with the blob. `signal`: an AbortSignal that ends the film early.
 */
export async function recordFilm(lab, { seconds = 10, framesPerSecond = 25, signal } = {}) {
  const type = filmType();
  if (!type) throw new Error('This browser records no films. The native program writes the frames: crease render SESSION --frames DIR.');
  const { value: here, max: last } = lab.describe().parameters.find(({ id }) => id === 'history.step');
  if (!(last > 0)) throw new Error('There is no training to film yet. Press play first.');
  const recorder = new MediaRecorder(lab.canvas.captureStream(framesPerSecond), { mimeType: type, videoBitsPerSecond: 8e6 });
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stopped = new Promise((resolve) => { recorder.onstop = resolve; });
  const frames = Math.max(1, Math.round(Math.min(seconds * framesPerSecond, last)));
  try {
    await visit(lab, 0);
    recorder.start();
    for (let frame = 0; frame <= frames && !signal?.aborted; ++frame) {
      await Promise.all([visit(lab, Math.round((last * frame) / frames)), pause((1000 * seconds) / frames)]);
    }
  } finally {
    if (recorder.state !== 'inactive') recorder.stop();
    else recorder.onstop?.();
    lab.command(`set history.step ${here}`);
  }
  await stopped;
  for (const track of recorder.stream.getTracks()) track.stop();
  const film = new Blob(parts, { type: 'video/webm' });
  lab.saveFile('film.webm', film);
  return film;
}
