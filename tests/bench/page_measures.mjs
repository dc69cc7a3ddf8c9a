import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { heading, median, printTable } from './tables.mjs';

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

function compressedSizes(file) {
  const content = readFileSync(file);
  const brotli = brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
  return { raw: content.length, brotli: brotli.length, gzip: gzipSync(content, { level: 9 }).length };
}

/** What a visit loads that trains and touches nothing, as the browser asked for it. */
async function loadedFiles(browser, address, site) {
  const page = await browser.newPage();
  const paths = new Set();
  page.on('requestfinished', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/site/')) paths.add(pathname.slice('/site/'.length) || 'index.html');
  });
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector('[data-crease-lab]')?.creaseLab);
  await page.evaluate(async () => (await document.querySelector('[data-crease-lab]').creaseLab).command('act play'));
  await page.waitForTimeout(2000);
  await page.close();
  return [...paths].map((path) => join(site, path));
}

/**
 * Milliseconds from navigation until the picture is on its way to the screen: the browser asks for the frame after the one that
 * shows it. Play is pressed as soon as there is something to press; trained is a picture after at least one step.
 */
export async function startTimes(browser, address) {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    window.nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    window.shown = async () => {
      await window.nextFrame();
      await window.nextFrame();
      return performance.now();
    };
  });
  await page.goto(address, { waitUntil: 'commit' });
  const times = await page.evaluate(async () => {
    while (!document.querySelector('[data-crease-lab]')?.creaseLab) await window.nextFrame();
    const lab = await document.querySelector('[data-crease-lab]').creaseLab; // has drawn
    lab.command('act play');
    const drawn = window.shown();
    const step = () => lab.readouts().find(({ id }) => id === 'step').value;
    while (step() < 1) await window.nextFrame();
    return { trained: await window.shown(), drawn: await drawn };
  });
  await page.close();
  return times;
}

/** The same for a page that does nothing but open WebGL 2 and clear: what the browser itself takes on this machine. */
export async function emptyStartTime(browser, address) {
  const page = await browser.newPage();
  await page.goto(address, { waitUntil: 'commit' });
  const time = await page.evaluate(async () => {
    while (!window.emptyStart) await new Promise((resolve) => requestAnimationFrame(resolve));
    return window.emptyStart;
  });
  await page.close();
  return time;
}

const startRounds = 9;

async function startTable(browser, origin, address) {
  heading(`Start on localhost, milliseconds from navigation (median of ${startRounds}, fresh pages in turn)`);
  const times = [];
  for (let i = 0; i < startRounds; ++i) {
    const empty = await emptyStartTime(browser, `${origin}/bench/empty.html`);
    times.push({ empty, ...(await startTimes(browser, address)) });
  }
  const middle = (key) => median(times.map((one) => one[key])).toFixed(0);
  printTable(['first frame', 'first trained frame', 'limit: an empty page that clears a canvas with WebGL 2'],
    [[middle('drawn'), middle('trained'), middle('empty')]]);
}

export async function pageTables(browser, origin, site) {
  const address = `${origin}/site/`;
  heading('The page over the wire (kB = 1000 bytes)');
  const rows = [];
  const total = { raw: 0, brotli: 0, gzip: 0 };
  for (const file of await loadedFiles(browser, address, site)) {
    const sizes = compressedSizes(file);
    for (const key of Object.keys(total)) total[key] += sizes[key];
    rows.push([basename(file), kilobytes(sizes.raw), kilobytes(sizes.gzip), kilobytes(sizes.brotli)]);
  }
  rows.push(['in all', kilobytes(total.raw), kilobytes(total.gzip), kilobytes(total.brotli)]);
  printTable(['file', 'raw kB', 'gzip kB', 'brotli kB'], rows);

  await startTable(browser, origin, address);
}

/** Trains [2,128,128,128,1] live for some minutes and prints the WebAssembly heap along the way. */
export async function soak(browser, origin, minutes) {
  heading(`WebAssembly heap while [2,128,128,128,1] trains live for ${minutes} minutes`);
  const page = await browser.newPage();
  await page.goto(`${origin}/site/`);
  const rows = [];
  await page.evaluate(async () => {
    window.lab = await document.querySelector('[data-crease-lab]').creaseLab;
    window.lab.command('set network.hidden 128,128,128');
    window.lab.command('act play');
  });
  for (let i = 0; i <= 10; ++i) {
    if (i > 0) await page.waitForTimeout((minutes * 60_000) / 10);
    const { heap, step, cells } = await page.evaluate(() => {
      const readout = (id) => window.lab.readouts().find((one) => one.id === id).value;
      return { heap: window.lab.heapBytes(), step: readout('step'), cells: readout('cells') };
    });
    rows.push([((minutes * i) / 10).toFixed(1), (heap / 2 ** 20).toFixed(1), step, cells]);
  }
  await page.close();
  printTable(['minutes', 'heap MB', 'steps', 'cells'], rows);
}
