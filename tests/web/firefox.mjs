// The page in Firefox: few cases, each of what browsers may do differently, as far as it goes by roles and names.
//   node tests/web/firefox.mjs [--site dist/site] [--offline dist/crease-offline.html] [--screenshots build/screenshots] [--only TEXT]
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { launchFirefox } from '../support/web/firefox.mjs';
import { serve } from '../support/web/server.mjs';
import { expect } from './harness.mjs';
import { runCases } from './runner.mjs';

const { values: options } = parseArgs({
  options: {
    site: { type: 'string', default: 'dist/site' },
    offline: { type: 'string', default: 'dist/crease-offline.html' },
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

// --- The same by roles and names, as assistive technology has them -----------------------------------------------------------------------
/** In the page, also inside of shadow roots, where Firefox's own search by role does not look. `name`: the source of a pattern. */
function findByRole(role, name) {
  const ofRole = { button: 'button, [role=button]', region: '[role=region]', textbox: 'input[type=text], textarea', file: 'input[type=file]' };
  const nameOf = (element) => (element.ariaLabel ?? element.labels?.[0]?.firstChild?.textContent ?? element.textContent).trim();
  const roots = [document];
  for (const root of roots) {
    for (const element of root.querySelectorAll(ofRole[role])) if (new RegExp(name).test(nameOf(element))) return element;
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
  }
  return null;
}
const asPattern = (name) => (typeof name === 'string' ? `^${name}$` : name.source);
const withRole = async (page, role, name) => (await page.waitForFunction(findByRole, { timeout: 30_000 }, role, asPattern(name))).asElement();

async function arrive(page, address) {
  await page.goto(address);
  return withRole(page, 'region', 'Controls of the lab');
}

/** A button of the list, by keyboard. `name`: all of it, or how it begins. */
async function press(page, name) {
  await (await withRole(page, 'button', name)).focus();
  await page.keyboard.press('Enter');
}

/** Waits until what the list says of the state fits; returns it. */
async function state(list, pattern) {
  let text;
  await until(async () => {
    text = (await list.evaluate((it) => it.textContent)).replace(/\s+/g, ' ');
    return pattern.test(text);
  }, `the state is never ${pattern}`);
  return pattern.exec(text);
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
    await until(() => inLab(page, (lab) => !lab.request && !lab.core.is_behind()), 'space did not pause');
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

  'by roles and names: train, pause, undo, open points, share, follow the link': async (page) => {
    const list = await arrive(page, site);
    await press(page, 'Play');
    await state(list, /Step [1-9]\d+, training loss/);
    await press(page, 'Pause');
    await press(page, /^Undo/);
    await state(list, /Step 0, training loss/);
    const chooser = await withRole(page, 'file', 'Load a file'); // of no role
    await chooser.evaluate((field) => {
      const transfer = new DataTransfer();
      const rows = Array.from({ length: 40 }, (_, i) => `${i % 7};${i % 5};${i % 2 ? 'yes' : 'no'}`);
      transfer.items.add(new File([`a;b;label\n${rows.join('\n')}\n`], 'own.csv', { type: 'text/csv' }));
      field.files = transfer.files;
      field.dispatchEvent(new Event('change'));
    });
    await until(async () => (await readout(page, 'points')) === 40, 'the points did not come');
    await press(page, 'Ten steps');
    const [told] = await state(list, /Step 10, training loss.*?cells/);
    await press(page, 'Share or save…');
    const link = await (await withRole(page, 'textbox', 'Link')).evaluate((field) => field.value);
    await page.goto('about:blank');
    const again = await arrive(page, link);
    expect((await state(again, /Step 10, training loss.*?cells/))[0] === told, 'the link leads to another state');
  },

  'of two labs in an article one is live, and the other one starts when it is asked for': async (page) => {
    await page.goto(`${server.origin}/pages/article.html`);
    const started = () => page.evaluate(() => [...document.querySelectorAll('crease-lab')].map((element) => element.querySelector('[role=application]') !== null).join());
    for (const wanted of ['true,false', 'false,true', 'true,false']) {
      await press(page, /^Start: Train and watch/);
      await withRole(page, 'region', 'Controls of the lab');
      await until(async () => (await started()) === wanted, `the live one is never ${wanted}`);
    }
    expect((await page.$$('canvas[role=application]')).length === 1, 'both are live');
  },

  'at four pixel ratios the picture has as many pixels as the screen': async (page) => {
    for (const ratio of [1, 1.5, 2, 3]) {
      await page.setViewport({ width: 900, height: 600, deviceScaleFactor: ratio });
      await open(page, site);
      const [pixels, points, real] = await inLab(page, (lab) => [lab.canvas.width, lab.canvas.clientWidth, devicePixelRatio]);
      expect(Math.abs(real - ratio) < 1e-6 && pixels === Math.round(points * ratio), `${pixels} pixels for ${points} points at ${real}`);
    }
  },

  'the graphics go and come back, and training goes on': async (page) => {
    const list = await arrive(page, site);
    await press(page, 'Ten steps');
    await state(list, /Step 10, training loss/);
    await page.evaluate(() => {
      window.loser = document.querySelector('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      window.loser.loseContext();
    });
    await until(() => inLab(page, (lab) => lab.isLost), 'nothing was lost');
    await page.evaluate(() => window.loser.restoreContext());
    await until(() => inLab(page, (lab) => !lab.isLost), 'the graphics do not come back');
    await press(page, 'Ten steps');
    await state(list, /Step 20, training loss/);
    await screenshot(page, 'after-context-loss');
  },

  'the page in one file trains, opens another chapter and draws a figure': async (page) => {
    const list = await arrive(page, pathToFileURL(resolve(options.offline)).href);
    await press(page, 'Ten steps');
    await state(list, /Step 10, training loss/);
    const svg = await inLab(page, `async (lab) => (await (await globalThis.creaseOffline.parts['crease-figures.js']()).figureSvg(lab, {}))`);
    expect(svg.startsWith('<svg') && svg.includes(', step 10</title>'), svg.slice(0, 300));
    const told = await inLab(page, `async (lab) => [await lab.commandLater('act open_chapter approximate'), lab.describe().chapter.id]`);
    expect(told.join() === ',approximate', `${told}`);
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
const wanted = Object.entries(cases).map(([name, work]) => ({ name, work })).filter(({ name }) => !options.only || name.includes(options.only));
const failed = await runCases(wanted, ({ work }) => problemOf(browser, work));
await close();
await server.close();
process.exitCode = failed ? 1 : 0;
