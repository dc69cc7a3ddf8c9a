import { expect, LabHandle } from './harness.mjs';

/** What the page says and does when something is missing. */
export function troubleCases(suite, { servers }) {
  const message = async (page, complaints, pattern) => {
    const text = await page.locator('.crease-message').textContent();
    expect(pattern.test(text), `it says: ${text}`);
    complaints.length = 0;  // the browser's own lines about the missing part
  };

  suite.test('it works under a strict content security policy', async (page) => {
    const lab = await LabHandle.open(page, `${servers.strict.origin}/site/`);
    await lab.command('act step10');
    await lab.until((now) => now.step === 10, 'no steps');
  });

  suite.test('a policy without WebAssembly is named', async (page, complaints) => {
    await page.goto(`${servers.forbidding.origin}/site/`);
    await message(page, complaints, /wasm-unsafe-eval/);
  });

  suite.test('a server that does not know .wasm is no hindrance', async (page) => {
    const lab = await LabHandle.open(page, `${servers.untyped.origin}/site/`);
    await lab.command('act step');
    await lab.until((now) => now.step === 1, 'no step');
  });

  suite.test('a browser without WebGL 2 is told so', async (page, complaints) => {
    await page.addInitScript(() => {
      const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (type, ...rest) {
        return type === 'webgl2' ? null : original.call(this, type, ...rest);
      };
    });
    await page.goto(`${servers.plain.origin}/site/`);
    await message(page, complaints, /WebGL 2/);
  });

  suite.test('a browser without WebAssembly is told so', async (page, complaints) => {
    await page.addInitScript(() => delete globalThis.WebAssembly);
    await page.goto(`${servers.plain.origin}/site/`);
    await message(page, complaints, /WebAssembly/);
  });

  suite.test('a list of controls that does not arrive is named, and the lab goes on', async (page, complaints) => {
    await page.route('**/crease-controls.js', (route) => route.abort());
    const lab = await LabHandle.open(page, `${servers.plain.origin}/site/`);
    await page.locator('.crease-message', { hasText: 'The list of controls could not be loaded' }).waitFor();
    await lab.command('act step');
    await lab.until((now) => now.step === 1, 'no step');
    complaints.length = 0;  // the browser's own line about the missing file
  });

  suite.test('without SIMD the scalar program runs, to the same numbers', async (page) => {
    const steps = async (lab) => {
      for (let i = 0; i < 5; ++i) await lab.command('act step10');
      return JSON.stringify(await lab.until((now) => now.step === 50, 'no steps'));
    };
    const fast = await steps(await LabHandle.open(page, `${servers.plain.origin}/site/`));
    await page.addInitScript(() => {
      WebAssembly.validate = () => false;
    });
    const loaded = [];
    page.on('request', (request) => loaded.push(request.url()));
    const slow = await steps(await LabHandle.open(page, `${servers.plain.origin}/site/`));
    expect(loaded.some((url) => url.endsWith('scalar.wasm')), 'the scalar program was not loaded');
    expect(fast === slow, `${fast} and ${slow}`);
  });

  suite.test('a lost graphics context comes back with everything in place', async (page) => {
    const lab = await LabHandle.open(page, `${servers.plain.origin}/site/`);
    await lab.command('act step10');
    await lab.until((now) => now.step === 10, 'no steps');
    await page.evaluate(() => {
      window.loser = document.querySelector('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      window.loser.loseContext();
    });
    await page.waitForTimeout(300);
    await page.evaluate(() => window.loser.restoreContext());
    await page.waitForTimeout(500);
    await lab.command('act step10');
    await lab.until((now) => now.step === 20, 'training did not go on');
    await suite.screenshot(page, 'after-context-loss');
  });
}
