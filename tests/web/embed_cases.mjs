import { expect, LabHandle } from './harness.mjs';

/** The element <crease-lab>, and the lab in a frame as the page around it sees it. */
export function embedCases(suite, { servers }) {
  suite.test('of two elements one is live, and the released one comes back with its state, under a strict policy', async (page) => {
    await page.goto(`${servers.strict.origin}/pages/article.html`);
    expect((await page.locator('#first canvas').count()) === 0, 'a lab started by itself');
    await page.locator('#first button').click();
    const first = await new LabHandle(page, '#first').ready();
    await first.command('act step 50');
    await first.until((now) => now.step === 50, 'no steps');
    const before = await first.evaluate((lab) => lab.session({ weights: true }));
    expect(/network\.seed\W+7\b/.test(before), 'the seed was not set');
    await page.locator('#second button').click();
    await new LabHandle(page, '#second').ready();
    expect((await page.locator('#first button canvas').count()) === 1, 'no still picture stayed');
    await page.locator('#first button').click();
    const again = await new LabHandle(page, '#first').ready();
    await again.until((now) => now.step === 50, 'the state was lost');
    expect((await again.evaluate((lab) => lab.session({ weights: true }))) === before, 'another state came back');
  }, { reducedMotion: 'reduce' });

  suite.test('the page around a frame is answered, and thousands of random messages do no harm', async (page) => {
    await page.goto(`${servers.plain.origin}/pages/host.html`);
    const frame = await (await page.locator('iframe').elementHandle()).contentFrame();
    await frame.waitForFunction(() => document.querySelector('[data-crease-lab]')?.creaseLab?.then((lab) => lab.isReady));
    const ask = (message) => page.evaluate((sent) => new Promise((resolve) => {
      window.addEventListener('message', function take({ data }) {
        if (data.id === sent.id) { window.removeEventListener('message', take); resolve(data); }
      });
      document.querySelector('iframe').contentWindow.postMessage(sent, '*');
    }), message);
    await page.evaluate(() => window.addEventListener('message', ({ data }) => { if (data.type === 'changed') window.changed = true; }));
    expect((await ask({ crease: 1, id: 'a', type: 'step', count: 3 })).type === 'reply', 'a step was refused');
    expect(/network\.seed\W+5\b/.test((await ask({ crease: 1, id: 'b', type: 'getState' })).result), 'the seed of the address is not in the state');
    await page.waitForFunction(() => window.changed);
    expect((await ask({ crease: 1, id: 'c', type: 'fly' })).type === 'error', 'an unknown type was not refused');
    await page.evaluate(() => {
      const values = [null, 1, 'x', {}, [], NaN, 'set a b', -1e9, 10n, new Date(0), new ArrayBuffer(9), undefined, true, 'x'.repeat(1e5), { length: -1 },
        'act place_point 0,0,1', 'set network.hidden 3,3', 's=1.abc', '{"crease":1}', 'metrics', 'dark', 'act \\n\\', '\ud800'];
      const types = ['getState', 'setState', 'command', 'theme', 'export', 'step', 'play', 'pause', 'reset', 'describe', 'readouts', 'toString', '__proto__', 'constructor', 7];
      let random = 1;
      const pick = (list) => list[(random = (random * 48271) % 2147483647) % list.length];
      const lab = document.querySelector('iframe').contentWindow;
      for (let i = 0; i < 3000; ++i)
        lab.postMessage(i % 7 ? { crease: pick([1, 1, 2, null]), type: pick(types), state: pick(values), line: pick(values), theme: pick(values), what: pick(values), count: pick(values), weights: pick(values), id: pick(values) } : pick(values), '*');
    });
    expect((await ask({ crease: 1, id: 'd', type: 'readouts' })).type === 'reply', 'the lab does not answer any more');
  });

  suite.test('what the dialog for sharing offers leads back to the same state', async (page) => {
    const lab = await LabHandle.open(page, `${servers.strict.origin}/site/?seed=11`);
    await lab.evaluate((it) => it.share());
    const link = await page.getByLabel('Link', { exact: true }).inputValue();
    expect(link === await lab.evaluate((it) => it.link()), `the link is ${link}`);
    const source = (name, attribute) => page.getByLabel(name, { exact: true }).evaluate((field, wanted) => {
      const parsed = new DOMParser().parseFromString(field.value, 'text/html');
      return parsed.querySelector(`[${wanted}]`).getAttribute(wanted);
    }, attribute);
    expect((await source('HTML frame', 'src')) === link, 'the frame leads elsewhere');
    expect((await source('reveal.js', 'data-src')) === link, 'the slide leads elsewhere');
    expect(link.endsWith(`#${await source('HTML element', 'state')}`), 'the element has another state');
    await page.getByLabel('With the trained weights').check();
    await page.getByText('may cut off').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
  });

  suite.test('an invalid option is named, and the lab starts without it', async (page) => {
    const lab = await LabHandle.open(page, `${servers.plain.origin}/site/?theme=pink&seed=-1`);
    const said = await page.locator('.crease-message').textContent();
    expect(said.includes('pink') && said.includes('seed'), `it says: ${said}`);
    await lab.command('act step');
  });
}
