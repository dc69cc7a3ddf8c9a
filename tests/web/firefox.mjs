// The page in Firefox: few cases, each of what browsers may do differently.
//   node tests/web/firefox.mjs [--site dist/site] [--screenshots build/screenshots] [--only TEXT]
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { launchFirefox } from '../support/web/firefox.mjs';
import { serve } from '../support/web/server.mjs';
import { expect } from './harness.mjs';

const { values: options } = parseArgs({
  options: {
    site: { type: 'string', default: 'dist/site' },
    screenshots: { type: 'string', default: 'build/screenshots' },
    only: { type: 'string' },
  },
});
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'";
const server = await serve({ '/site/': options.site, '/pages/': new URL('pages/', import.meta.url).pathname }, { headers: { 'content-security-policy': policy } });
const site = `${server.origin}/site/`;

// --- The lab in a page ---------------------------------------------------------------------------------------------------------------
const inLab = (frame, work, argument) =>
  frame.evaluate(`document.querySelector('[data-crease-lab]').creaseLab.then((lab) => (${work})(lab, ${JSON.stringify(argument ?? null)}))`);
const readout = (frame, id) => inLab(frame, (lab, wanted) => lab.readouts().find((each) => each.id === wanted).value, id);

async function open(page, address) {
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector('[data-crease-lab]')?.creaseLab);
  await inLab(page, (lab) => lab.frames);
}

async function until(work, sentence, timeout_ms = 30_000) {
  const end = Date.now() + timeout_ms;
  while (Date.now() < end) {
    if (await work()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(sentence);
}

const screenshot = (page, name) => page.screenshot({ path: join(options.screenshots, `firefox-${name}.png`) });

// --- Cases -----------------------------------------------------------------------------------------------------------------------------
const cases = {
  'the page starts, trains and shows a picture': async (page) => {
    await open(page, site);
    await inLab(page, (lab) => lab.command('act play'));
    await until(async () => (await readout(page, 'step')) > 100, 'no steps');
    const colours = await inLab(page, (lab) => {
      lab.drawNow();
      const still = Object.assign(document.createElement('canvas'), { width: 400, height: 300 });
      still.getContext('2d').drawImage(lab.canvas, 0, 0, 400, 300);
      return new Set(new Uint32Array(still.getContext('2d').getImageData(0, 0, 400, 300).data.buffer)).size;
    });
    expect(colours > 100, `the picture has ${colours} colours`);
    await screenshot(page, 'trains');
  },

  'a link opens the same state again, to the last bit': async (page) => {
    await open(page, `${site}?seed=6`);
    await inLab(page, (lab) => lab.command('act step 60'));
    await until(async () => (await readout(page, 'step')) === 60, 'no steps');
    const { link, session } = await inLab(page, (lab) => ({ link: lab.link(), session: lab.session({ weights: true }) }));
    await page.goto('about:blank');
    await open(page, link);
    await until(async () => (await readout(page, 'step')) === 60, 'the link does not lead to step 60');
    expect((await inLab(page, (lab) => lab.session({ weights: true }))) === session, 'another state came back');
  },

  'a chapter that comes later opens at once by a command, and in its own time': async (page) => {
    for (const how of ['command', 'commandLater']) {
      await open(page, site);
      const told = await inLab(page, `async (lab) => [await lab.${how}('act open_chapter approximate'), lab.describe().chapter.id]`);
      expect(told.join() === ',approximate', `${how}: ${told}`);
      await until(async () => (await readout(page, 'sup_error')) > 0, `${how}: nothing was measured`);
    }
  },

  'space plays, the right arrow steps, Escape leaves, and Tab goes on behind the lab': async (page) => {
    await open(page, site);
    await inLab(page, (lab) => lab.focus());
    await page.keyboard.press(' ');
    await until(async () => (await readout(page, 'step')) > 0, 'space did not play');
    await page.keyboard.press(' ');
    await inLab(page, () => new Promise((resolve) => setTimeout(resolve, 500)));
    const before = await readout(page, 'step');
    await page.keyboard.press('ArrowRight');
    await until(async () => (await readout(page, 'step')) === before + 1, 'the arrow took no step');
    await page.keyboard.press('Escape');
    await until(() => page.evaluate(() => document.activeElement.tagName !== 'CANVAS'), 'Escape did not leave');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement.tagName !== 'CANVAS'), 'Tab went back into the lab');
  },

  'of two elements one is live, with what is hidden and locked': async (page) => {
    await page.goto(`${server.origin}/pages/restricted.html`);
    const start = async (id) => {
      await page.click(`${id} button`);
      await page.waitForFunction((selector) => document.querySelector(selector).lab, {}, id);
    };
    await start('#first');
    expect((await page.evaluate(() => document.querySelector('#first').lab.command('set network.seed 8'))).length > 10, 'the lock does not hold');
    await start('#second');
    expect(await page.evaluate(() => document.querySelectorAll('canvas[role=application]').length === 1), 'both are live');
    await page.evaluate(() => window.scrollTo(0, 0));
    await screenshot(page, 'elements');
  },

  "a page's own controls speak to the lab in the frame": async (page) => {
    await page.goto(`${site}examples/controls.html`);
    await page.waitForSelector('#number-step');
    await page.click('#step');
    await page.waitForFunction(() => document.querySelector('#number-step').textContent === '10');
    await page.click('#reset');
    await page.waitForFunction(() => document.querySelector('#number-step').textContent === '0');
    await screenshot(page, 'controls');
  },

  'the dialog for sharing opens, with a QR code': async (page) => {
    await open(page, site);
    await page.mouse.click(1245, 24);
    await page.waitForSelector('dialog[open] svg path');
    await screenshot(page, 'share');
  },
};

// --- Run ---------------------------------------------------------------------------------------------------------------------------------
async function problemOf(browser, work) {
  const page = await browser.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  try {
    await page.setViewport({ width: 1280, height: 800 });
    await work(page);
    return complaints.length ? `the page complained: ${complaints.join(' | ')}` : '';
  } catch (error) {
    return `${error.message.split('\n')[0]} ${complaints.join(' | ')}`;
  } finally {
    await page.close().catch(() => {});
  }
}

await mkdir(options.screenshots, { recursive: true });
const { browser, close } = await launchFirefox(puppeteer);
let failed = 0;
const wanted = Object.entries(cases).filter(([name]) => !options.only || name.includes(options.only));
for (const [name, work] of wanted) {
  const problem = await problemOf(browser, work);
  if (problem) ++failed;
  console.log(problem ? `FAILED  ${name}\n        ${problem}` : `ok      ${name}`);
}
console.log(`${wanted.length - failed} passed, ${failed} failed`);
await close();
await server.close();
process.exitCode = failed ? 1 : 0;
