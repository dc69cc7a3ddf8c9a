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
}
