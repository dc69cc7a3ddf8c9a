// What was promised in time, measured in one run, each with its goal beside: by the bench program natively and in WebAssembly
// under node, and by the chapter "Images" in a page. Times are the processor's, of one thread, so that other programs on the machine
// count little; a person waits as long where nothing else runs.
import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { heading, median, printTable, rounded } from './tables.mjs';

const MOST_TRAINING_MS = 240_000, ACCURACY = 0.95, PANNED_FRAMES = 60;

/** The JSON of the bench program; a program that ends in .mjs runs under node. */
function measured(program) {
  if (!program) return undefined;
  const [command, before] = program.endsWith('.mjs') ? [process.execPath, [program]] : [program, []];
  const run = spawnSync(command, [...before, '--goals'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (run.status !== 0) throw new Error(`${program} failed`);
  return JSON.parse(run.stdout);
}

/** Seconds of processor time that the page's own thread has taken: what other programs take does not count. */
async function threadSeconds(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ThreadTime').value;
}

/** A page with the chapter, its images there; every frame's milliseconds in the page's own thread are noted. */
async function openImages(browser, origin) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${origin}/site/?chapter=images`);
  await page.evaluate(async () => {
    const lab = await document.querySelector('[data-crease-lab]').creaseLab;
    window.lab = lab;
    window.readout = (id) => lab.readouts().find((one) => one.id === id).value;
    window.nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    window.frames = [];
    const draw = lab.drawFrame;
    lab.drawFrame = function drawFrame() {
      const begin = performance.now();
      const answer = draw.call(this);
      window.frames.push({ begin, ms: performance.now() - begin });
      return answer;
    };
    while (!(window.readout('test_accuracy') > 0)) await window.nextFrame();
  });
  return page;
}

/** A slice of a 784-128-128-10 network is moved a little in every frame: cut and drawn anew. */
async function panned(page, session) {
  const settle = () => page.evaluate(async () => { while (window.lab.request) await window.nextFrame(); });
  await settle();
  const before = await threadSeconds(session);
  const { cells, frames } = await page.evaluate(async (count) => {
    window.frames = [];
    for (let i = 0; i < count; ++i) {
      window.lab.command(`set picture.centre_x ${0.0001 * (i + 1)}`);
      const drawn = window.frames.length;
      while (window.frames.length === drawn) await window.nextFrame();
    }
    return { cells: window.readout('cells'), frames: window.frames };
  }, PANNED_FRAMES);
  const processor_ms = (1000 * ((await threadSeconds(session)) - before)) / frames.length;
  await page.evaluate(() => window.lab.command('act reset_view'));
  await settle();
  return { cells, processor_ms, frame_ms: median(frames.map((frame) => frame.ms)) };
}

/** Seconds from "Train" until so many test images are told apart, and how the picture moved meanwhile. */
async function trained(page, session) {
  const before = await threadSeconds(session);
  const course = await page.evaluate(async ([accuracy, most]) => {
    window.frames = [];
    const begin = performance.now();
    window.lab.command('act play');
    while (!(window.readout('test_accuracy') >= accuracy) && performance.now() - begin < most) await window.nextFrame();
    const seconds = (performance.now() - begin) / 1000;
    window.lab.command('act pause');
    const gaps = window.frames.slice(1).map((frame, i) => frame.begin - window.frames[i].begin);
    return { seconds, accuracy: window.readout('test_accuracy'), steps: window.readout('step'), gaps };
  }, [ACCURACY, MOST_TRAINING_MS]);
  return { ...course, processor_s: (await threadSeconds(session)) - before };
}

const isMet = (is) => (is ? 'met' : 'missed');
const ms = (value) => `${Number(value.toPrecision(3))} ms`;

function programRows(native, wasm) {
  const pair = (one, show) => (one ? `${show(one[0])} (best ${show(one[1])})` : '–');
  const rows = wasm.networks.map(({ widths, per_second }, i) => [`random networks ${widths} made and counted per second`,
    pair(native?.networks[i].per_second, rounded), pair(per_second, rounded), '10 k', isMet(per_second[0] >= 10_000)]);
  rows.push([`784-128-128-10, a slice of ${wasm.slice.cells} cells cut`, pair(native?.slice.ms, ms), pair(wasm.slice.ms, ms), '16.7 ms', isMet(wasm.slice.ms[0] <= 16.7)]);
  rows.push(['a product of 16 factors in 65 536 neurons, at 100 points', pair(native?.product.ms, ms), pair(wasm.product.ms, ms), '100 ms', isMet(wasm.product.ms[0] <= 100)]);
  return rows;
}

async function pageRows(browser, origin, rounds) {
  const pans = [], courses = [];
  for (let i = 0; i < rounds; ++i) {
    const page = await openImages(browser, origin), session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    pans.push(await panned(page, session));
    courses.push(await trained(page, session));
    await page.close();
  }
  const middle = (list, key) => median(list.map((one) => one[key]));
  const frame = middle(pans, 'processor_ms'), processor = middle(courses, 'processor_s'), { accuracy, steps } = courses[0];
  const gaps = courses.flatMap((one) => one.gaps).sort((a, b) => a - b);
  return [
    [`in the page, a slice of ${pans[0].cells} cells cut and drawn, per frame`, '–', `${ms(frame)} (by the clock ${ms(middle(pans, 'frame_ms'))})`, '16.7 ms', isMet(frame <= 16.7)],
    [`in the page, digits of MNIST from "Train" to ${(100 * accuracy).toFixed(1)} % of test images, ${steps} steps`, '–',
      `${processor.toFixed(1)} s (by the clock ${middle(courses, 'seconds').toFixed(1)} s)`, '10 s', isMet(accuracy >= ACCURACY && processor <= 10)],
    ['meanwhile, from one frame to the next', '–', `by the clock ${ms(median(gaps))}, of a hundred the longest ${ms(gaps[Math.floor(0.99 * gaps.length)])}`, '–', '–'],
  ];
}

export async function goalTables(browser, origin, { native, wasm, rounds }) {
  heading('What has a goal in time: median of rounds, WebAssembly against the goal');
  const rows = [...(wasm ? programRows(measured(native), measured(wasm)) : []), ...(await pageRows(browser, origin, rounds))];
  printTable(['what', 'native', 'WebAssembly', 'goal', ''], rows);
  console.log(`\nPrograms waiting for a processor at the end: ${loadavg()[0].toFixed(1)} on average of a minute.`);
}
