import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from './harness.mjs';

/** Runs in the page and in node: the same options must give the same bytes. */
async function trainSmall(address) {
  const { createTrainer } = await import(address);
  const x = Array.from({ length: 64 }, (_, i) => [((i * 37) % 64) / 32 - 1, ((i * 11) % 64) / 32 - 1]);
  const y = x.map(([a, b]) => [a * b]);
  const results = [];
  for (const precision of ['float32', 'float64']) {
    const trainer = createTrainer({ widths: [2, 16, 16, 1], precision, optimizer: 'adam', lr: 0.01, seed: 5, data: { x, y } });
    trainer.train(300);
    const { cells, linear_regions, cells_after_layer, area, vertices, edges } = trainer.regions([-1, 1, -1, 1]);
    results.push({ parameters: Array.from(trainer.parameters()), predictions: Array.from(trainer.predict(x)),
      cells, linear_regions, cells_after_layer, area, euler: vertices - edges + cells });
    trainer.dispose();
  }
  return results;
}

const sweepSpec = {
  format: 'crease-sweep', version: 1, chapter: 'train-and-watch',
  settings: { 'data.source': 'moons', 'data.count': 60 },
  grid: [{ id: 'network.hidden', values: [[8], '4,4'] }, { id: '*.seed', name: 'seed', from: 1, to: 3 }],
  steps: [0, 300],
  measure: ['linear_regions', 'train_loss', { of: 'distance', points: 10, scaled: true }],
};

/** In the page: the table by so many workers, what was heard on the way, and how long the page ever had to wait meanwhile. */
async function sweepInPage([address, spec, workers]) {
  const { sweep } = await import(address);
  let longest = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 5);
  const heard = [];
  const table = await sweep(spec, { workers, onProgress: (news) => heard.push(news) });
  clearInterval(watch);
  return { table, heard, longest };
}

/** What `sweep` rejects with. */
async function sweepRefusal([address, spec, milliseconds]) {
  const { sweep } = await import(address);
  const signal = milliseconds ? AbortSignal.timeout(milliseconds) : undefined;
  return sweep(spec, { signal }).then(() => 'a table', (problem) => `${problem.name}: ${problem.message}`);
}

export function coreCases(suite, { servers, folder }) {
  const address = `${servers.plain.origin}/site/crease-core.mjs`;

  suite.test('the core module trains in a page, to the same bytes as under node', async (page) => {
    await page.goto(`${servers.plain.origin}/pages/empty.html`);
    const inPage = await page.evaluate(`(${trainSmall})(${JSON.stringify(address)})`);
    const inNode = await trainSmall(pathToFileURL(resolve(folder, 'crease-core.mjs')).href);
    expect(JSON.stringify(inPage) === JSON.stringify(inNode), 'page and node differ');
    for (const { cells, area, euler, predictions } of inPage) {
      expect(cells > 20, `only ${cells} cells`);
      expect(Math.abs(area - 4) < 1e-12, `the areas add up to ${area}`);
      expect(euler === 1, `V - E + F = ${euler}`);
      expect(predictions.every(Number.isFinite), 'a prediction is not finite');
    }
  });

  suite.test('the core module refuses bad options with the name of the field', async (page) => {
    await page.goto(`${servers.plain.origin}/pages/empty.html`);
    const good = { widths: [2, 4, 1], data: { x: [[0, 0]], y: [[0]] } };
    const bad = [
      [{ widths: [2] }, /widths/], [{ activation: 'swish' }, /activation/], [{ weights: [1, 2, 3] }, /weights/],
      [{ data: { x: [[0, 0]], y: [[0], [1]] } }, /data/], [{ batch: 0 }, /batch/],
    ];
    for (const [change, pattern] of bad) {
      const text = await page.evaluate(async ([module, options]) => {
        const { createTrainer } = await import(module);
        try {
          createTrainer(options);
          return 'accepted';
        } catch (error) {
          return error.message;
        }
      }, [address, { ...good, ...change }]);
      expect(pattern.test(text), `${JSON.stringify(change)}: ${text}`);
    }
  });

  suite.test('a sweep gives the same table in a page, by one worker and by three, without any, and under node', async (page) => {
    const { sweep } = await import(pathToFileURL(resolve(folder, 'crease-core.mjs')).href);
    const expected = await sweep(JSON.stringify(sweepSpec));
    expect(expected.split('\n').length === 15 && expected.includes('\n5,"4,4",3,300,'), expected);
    await page.goto(`${servers.plain.origin}/pages/empty.html`);
    for (const workers of [1, 3]) {
      const { table, heard } = await page.evaluate(sweepInPage, [address, sweepSpec, workers]);
      expect(table === expected, `${workers} workers: ${table}`);
      expect(heard.at(-1).done === 6 && heard.every(({ points }) => points === 6), JSON.stringify(heard.at(-1)));
    }
    await page.evaluate(() => { delete globalThis.Worker; });
    const alone = await page.evaluate(sweepInPage, [address, sweepSpec, 3]);
    expect(alone.table === expected, `without workers: ${alone.table}`);
  });

  suite.test('while a sweep runs in workers the page is free, it can be ended, and its mistakes are named', async (page) => {
    await page.goto(`${servers.plain.origin}/pages/empty.html`);
    const long = { ...sweepSpec, settings: { 'network.hidden': [64, 64] }, grid: [{ id: '*.seed', from: 1, to: 4 }], steps: [0, 1500] };
    const { table, longest } = await page.evaluate(sweepInPage, [address, long, 1]);
    expect(table.split('\n').length === 11, table);
    expect(longest < 400, `the page waited ${longest} ms`);
    const endless = { ...long, steps: [1e9] };
    expect(/^TimeoutError/.test(await page.evaluate(sweepRefusal, [address, endless, 300])), 'an endless sweep is not ended');
    const refusal = await page.evaluate(sweepRefusal, [address, { ...sweepSpec, measure: ['cels'] }]);
    expect(/measure\[0\] is "cels".*"cells" would be right\.$/.test(refusal), refusal);
  });
}
