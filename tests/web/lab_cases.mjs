import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PNG } from 'pngjs';
import { eventually, expect, LabHandle } from './harness.mjs';

/** How many clearly different colours a picture has: a blank or single-coloured canvas has few. */
function colours(png) {
  const seen = new Set();
  const { data } = PNG.sync.read(png);
  for (let i = 0; i < data.length; i += 4) seen.add(((data[i] >> 4) << 8) | ((data[i + 1] >> 4) << 4) | (data[i + 2] >> 4));
  return seen.size;
}

async function trains(lab) {
  const before = await lab.readouts();
  await lab.command('act play');
  const after = await lab.until((now) => now.step >= 1500, 'training did not reach step 1500');
  await lab.command('act pause');
  expect(after.cells > 50, `only ${after.cells} cells`);
  expect(after.train_loss < before.train_loss, `the loss rose from ${before.train_loss} to ${after.train_loss}`);
  return after;
}

const sizes = [
  ['wide', { viewport: { width: 1280, height: 800 } }],
  ['wide, dark, two pixels per point', { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2, colorScheme: 'dark' }],
  ['middle', { viewport: { width: 900, height: 700 } }],
  ['phone', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }],
  ['phone, dark', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, hasTouch: true, isMobile: true, colorScheme: 'dark' }],
];

export function labCases(suite, { servers, offline }) {
  const address = `${servers.plain.origin}/site/`;

  for (const [name, context] of sizes)
    suite.test(`the page trains and fills its window: ${name}`, async (page) => {
      const lab = await LabHandle.open(page, address);
      await trains(lab);
      await lab.settled();
      const box = await lab.canvas.boundingBox();
      const scale = context.deviceScaleFactor ?? 1;
      expect(box.width === context.viewport.width && box.height === context.viewport.height, `the canvas is ${box.width} x ${box.height}`);
      const pixels = await lab.canvas.evaluate((canvas) => canvas.width);
      expect(pixels === context.viewport.width * scale, `the canvas has ${pixels} pixels across`);
      const png = await page.screenshot();
      expect(colours(png) > 60, `the picture has only ${colours(png)} colours`);
      await suite.screenshot(page, name.replaceAll(/[ ,]+/g, '-'));
    }, context);

  suite.test('two spirals are separated within seconds', async (page) => {
    const lab = await LabHandle.open(page, address);
    await lab.command('act play');
    const done = await lab.until((now) => now.train_accuracy > 0.97 && now.test_accuracy > 0.95, 'spirals were not separated', 30_000);
    expect(done.cells >= done.linear_regions, `${done.cells} cells, ${done.linear_regions} linear regions`);
  });

  suite.test('iris trains with three classes', async (page) => {
    const lab = await LabHandle.open(page, address);
    await lab.command('set data.source iris');
    await lab.command('act play');
    await lab.until((now) => now.train_accuracy > 0.93, 'iris was not learned', 30_000);
    await lab.command('act pause');
    await lab.settled();
    await suite.screenshot(page, 'iris');
  });

  suite.test('rewinding and training again gives the same numbers', async (page) => {
    const lab = await LabHandle.open(page, address);
    const run = async () => {
      for (let i = 0; i < 10; ++i) await lab.command('act step10');
      return lab.until((now) => now.step === 100, 'the steps were not taken');
    };
    const first = await run();
    await lab.command('act rewind');
    await lab.until((now) => now.step === 0, 'not rewound');
    const second = await run();
    expect(JSON.stringify(first) === JSON.stringify(second), `${JSON.stringify(first)} and ${JSON.stringify(second)}`);
  });

  suite.test('nothing is drawn while nothing changes', async (page) => {
    const lab = await LabHandle.open(page, address);
    await lab.command('act step');
    await page.mouse.move(2, 2);
    await lab.until((now) => now.step === 1, 'no step');
    await lab.settled();
    const frames = () => lab.evaluate((it) => it.frames);
    const before = await frames();
    await page.waitForTimeout(1500);
    const drawn = (await frames()) - before;
    expect(drawn === 0, `${drawn} frames were drawn in 1.5 idle seconds`);
  });

  suite.test('the picture follows its container and the pixel ratio', async (page) => {
    const lab = await LabHandle.open(page, address);
    for (const [width, height] of [[1000, 600], [500, 900], [1400, 900]]) {
      await page.setViewportSize({ width, height });
      await page.waitForFunction(([w, h]) => {
        const canvas = document.querySelector('canvas');
        return canvas.width === w && canvas.height === h;
      }, [width, height]);
    }
    await lab.command('act step');
    await lab.until((now) => now.step === 1, 'no step after resizing');
  });

  suite.test('a file dropped on the page becomes the data', async (page) => {
    const lab = await LabHandle.open(page, address);
    const rows = Array.from({ length: 60 }, (_, i) => `${i % 10},${Math.floor(i / 10)},${i % 2 ? 'red' : 'blue'}`);
    await lab.canvas.evaluate((canvas, text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'own.csv', { type: 'text/csv' }));
      for (const type of ['dragenter', 'dragover', 'drop'])
        canvas.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true, clientX: 600, clientY: 400 }));
    }, ['x,y,label', ...rows].join('\n'));
    const isOwn = () => lab.evaluate((it) => it.describe().parameters.find(({ id }) => id === 'data.source').value === 'csv');
    await eventually(isOwn, (is) => is, 'the lab does not say that the file is its data'); // a file is read in the browser's own time
    await trains(lab);
  });

  suite.test('bad commands are refused with a sentence', async (page) => {
    const lab = await LabHandle.open(page, address);
    for (const line of ['set training.learning_rate fast', 'set no.such.thing 1', 'act fly', 'nonsense'])
      expect((await lab.refusal(line)).length > 10, `"${line}" was not refused`);
  });

  suite.test('the offline file trains when opened from the disk', async (page) => {
    const lab = await LabHandle.open(page, pathToFileURL(resolve(offline)).href);
    await trains(lab);
    const others = await page.evaluate(() => [...document.querySelectorAll('[src], link[href]')].map((it) => it.src ?? it.href).filter((url) => !url.startsWith('data:')));
    expect(others.length === 0, `it refers to ${others.join(', ')}`);
  });
}
