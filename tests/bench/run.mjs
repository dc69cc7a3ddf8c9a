// Prints the speed tables: crease against its peers, in one Chromium page, medians of interleaved rounds.
//   node tests/bench/run.mjs --site dist/site --work build/bench [--native build/native/bin/crease_bench] [--wasm build/wasm/bin/crease_bench.mjs]
//                            [--command build/native/bin/crease]
//                            [--rounds 3] [--seconds 0.3] [--only training|peak|regions|native|sweep|goals|page] [--soak MINUTES]
import { spawnSync } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { chromium } from 'playwright-core';
import { launchChromium } from '../support/web/browser.mjs';
import { serve } from '../support/web/server.mjs';
import { goalTables } from './goals.mjs';
import { pageTables, soak } from './page_measures.mjs';
import { sweepTable } from './sweep_cores.mjs';
import { heading, median, printTable, rounded } from './tables.mjs';

const { values: options } = parseArgs({
  options: {
    site: { type: 'string', default: 'dist/site' },
    work: { type: 'string', default: 'build/bench' },
    native: { type: 'string' },
    command: { type: 'string' },
    wasm: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '0.3' },
    only: { type: 'string' },
    soak: { type: 'string' },
  },
});
const here = new URL('.', import.meta.url).pathname;
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);

const networks = [[2, 16, 16, 1], [2, 32, 32, 32, 1], [2, 64, 64, 64, 1]];
const batches = [10, 32, 256];
const peers = ['typed arrays', 'ConvNetJS', 'TF.js cpu', 'TF.js wasm'];

async function prepare() {
  await mkdir(options.work, { recursive: true });
  await esbuild.build({
    entryPoints: [join(here, 'page/bench.js')], outfile: join(options.work, 'bench.bundle.js'),
    bundle: true, format: 'esm', target: 'es2022', logLevel: 'error', minify: true,
    define: { 'process.env.NODE_ENV': '"production"' }, external: ['fs', 'path', 'os', 'crypto', 'worker_threads', 'perf_hooks'],
  });
  for (const file of ['index.html', 'empty.html', 'empty.js']) await cp(join(here, 'page', file), join(options.work, file));
}

async function medianOf(page, call, ...args) {
  const results = [];
  for (let i = 0; i < rounds; ++i) results.push(await page.evaluate(([f, rest]) => window.bench[f](...rest), [call, args]));
  return results;
}

/** All peers take turns within a round, so that a busy moment of the machine hits them alike. */
async function trainingTable(page) {
  heading('Training, samples per second (forward, backward, update; plain gradient descent, squared error, ReLU)');
  const names = ['crease', 'crease float64', ...peers];
  const rows = [];
  for (const widths of networks)
    for (const batch of batches) {
      const results = Object.fromEntries(names.map((name) => [name, []]));
      for (let round = 0; round < rounds; ++round)
        for (const name of names)
          results[name].push(
            await page.evaluate((a) => window.bench.samplesPerSecond(...a), [name, widths, batch, seconds]));
      const speed = Object.fromEntries(names.map((name) => [name, median(results[name])]));
      const fastest = Math.max(...peers.map((name) => speed[name]));
      rows.push([`${widths} / ${batch}`, ...names.map((name) => rounded(speed[name])), (speed.crease / fastest).toFixed(1)]);
    }
  printTable(['network / batch', ...names, 'crease : fastest peer'], rows);
}

async function peakTable(page) {
  heading('Share of what one thread of WebAssembly can do (float32 GFLOP/s)');
  const rows = [];
  for (const widths of networks)
    for (const batch of batches) {
      const results = await medianOf(page, 'gigaflops', widths, batch, seconds);
      const [registers, microKernel, training] = ['registers', 'microKernel', 'training'].map((key) =>
        median(results.map((result) => result[key])));
      rows.push([`${widths} / ${batch}`, registers.toFixed(1), microKernel.toFixed(1), training.toFixed(1),
        `${((100 * training) / registers).toFixed(0)} %`, `${((100 * training) / microKernel).toFixed(0)} %`]);
    }
  printTable(['network / batch', 'registers', 'micro-kernel', 'training', 'of registers', 'of micro-kernel'], rows);
}

async function regionsTable(page) {
  heading('Exact regions over [-1, 1]^2, WebAssembly, float64');
  const rows = [];
  for (const widths of [[2, 16, 16, 1], ...[32, 64, 128].map((n) => [2, n, n, n, 1])]) {
    const results = await medianOf(page, 'regionsTiming', widths, seconds);
    const ms = median(results.map((result) => result.ms));
    const whole = median(results.map((result) => result.ms_with_topology));
    const { cells, linear_regions } = results[0];
    rows.push([`${widths}`, cells, linear_regions, ms.toFixed(3), rounded((1000 * cells) / ms), whole.toFixed(3)]);
  }
  printTable(['network', 'cells', 'linear regions', 'ms', 'cells per second', 'ms with shared edges and regions'], rows);
}

function nativeTables() {
  if (!options.native) return;
  const run = spawnSync(options.native, [], { stdio: 'inherit' });
  if (run.status !== 0) throw new Error(`${options.native} failed`);
}

async function main() {
  await prepare();
  const server = await serve({
    '/site/': options.site, '/bench/': options.work, '/peers/': join(here, 'node_modules/@tensorflow/tfjs-backend-wasm/dist/'),
  });
  const browser = await launchChromium(chromium);
  try {
    const wanted = (part) => !options.only || options.only === part;
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error));
    await page.goto(`${server.origin}/bench/`);
    await page.waitForFunction(() => document.title === 'ready');
    const difference = await page.evaluate(() => window.bench.disagreement([2, 16, 16, 1], 64, 100));
    if (!(difference < 1e-3)) throw new Error(`crease and the plain loop disagree by ${difference}`);
    console.log(`crease and plain JavaScript agree after 100 steps to ${difference.toExponential(1)}.`);
    if (wanted('training')) await trainingTable(page);
    if (wanted('peak')) await peakTable(page);
    if (wanted('regions')) await regionsTable(page);
    await page.close();
    if (wanted('native')) nativeTables();
    if (wanted('sweep')) await sweepTable(options.command, rounds);
    if (wanted('goals')) await goalTables(browser, server.origin, { native: options.native, wasm: options.wasm, rounds });
    if (wanted('page')) await pageTables(browser, server.origin, options.site);
    if (options.soak) await soak(browser, server.origin, Number(options.soak));
  } finally {
    await browser.close();
    await server.close();
  }
}

await main();
