/**
 * Sweeps in a page; `sweep` of crease-core.mjs, which says what it takes. Several workers share the points of the grid out; where
 * no worker can be had, they are measured here in short slices, so that the page goes on meanwhile. The table is the same.
 */

import { openSweep } from './crease-draw.mjs';

const MOST_WORKERS = 8;
const SLICE_MS = 20;
const pause = () => new Promise((resolve) => { setTimeout(resolve, 0); });

/** Measures one shard: `tell({ done, points, rows })` after each slice, `points` being those of the whole sweep. Resolves with what the shard is. */
export async function runShard({ spec, index, of }, tell, signal) {
  const job = openSweep(spec, index, of);
  try {
    for (let isOver = false; !isOver;) {
      signal?.throwIfAborted();
      const end = performance.now() + SLICE_MS;
      while (!isOver && performance.now() < end) isOver = job.advance();
      tell({ done: job.done, points: job.points, rows: job.takeRows() });
      if (!isOver) await pause();
    }
    return { heading: job.heading, points: job.points, rowsPerPoint: job.rowsPerPoint };
  } finally {
    job.close();
  }
}

/** The same in a worker; `null` where none can be had. */
function startWorker(order, tell) {
  let worker;
  try {
    worker = new Worker(new URL('crease-sweep-worker.js', import.meta.url), { type: 'module' });
  } catch {
    return null; // no workers under node, or the page forbids them, or the files are on another server
  }
  const result = new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      if (data.error) reject(new RangeError(data.error));
      else if (data.result) resolve(data.result);
      else tell(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      resolve(null);
    };
  });
  worker.postMessage(order);
  return { result, end: () => worker.terminate() };
}

/** The rows of all shards in the order of the grid: point p is in shard p mod n. */
function merged(texts, points, rowsPerPoint) {
  const lines = texts.map((text) => text.split('\n'));
  const at = texts.map(() => 0);
  const rows = [];
  for (let point = 0; point < points; point += 1) {
    const shard = point % texts.length;
    rows.push(...lines[shard].slice(at[shard], at[shard] + rowsPerPoint));
    at[shard] += rowsPerPoint;
  }
  return rows.map((row) => `${row}\n`).join('');
}

export async function sweep(spec, { onProgress, signal, workers } = {}) {
  const text = typeof spec === 'string' ? spec : JSON.stringify(spec);
  const wanted = workers ?? Math.max(1, (globalThis.navigator?.hardwareConcurrency ?? 2) - 1);
  const of = typeof Worker === 'function' ? Math.min(Math.max(1, Math.floor(wanted)), MOST_WORKERS) : 1;
  const shards = Array.from({ length: of }, () => ({ done: 0, rows: '' }));
  const running = [];
  const runOne = async (shard, index) => {
    const tell = ({ done, points, rows }) => {
      Object.assign(shard, { done, rows: shard.rows + rows });
      onProgress?.({ done: shards.reduce((sum, one) => sum + one.done, 0), points });
    };
    const order = { spec: text, index: index + 1, of };
    const worker = startWorker(order, tell);
    if (worker) running.push(worker);
    const result = await worker?.result;
    if (result) return result;
    Object.assign(shard, { done: 0, rows: '' });
    return runShard(order, tell, signal);
  };
  signal?.throwIfAborted();
  const aborted = new Promise((resolve, reject) => { signal?.addEventListener('abort', () => reject(signal.reason), { once: true }); });
  try {
    const [{ heading, points, rowsPerPoint }] = await Promise.race([Promise.all(shards.map(runOne)), aborted]);
    return heading + merged(shards.map(({ rows }) => rows), points, rowsPerPoint);
  } finally {
    for (const worker of running) worker.end();
  }
}
