// Chapters whose program comes when it is asked for: by link, by attribute, by the title, by command; late, and not at all.
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { expect, LabHandle } from './harness.mjs';

const LATER = 'approximate';
const PROGRAM = /crease-lab-(simd|scalar)\.[\w-]+\.wasm/; // of a chapter
const chapterOf = (lab) => lab.evaluate((it) => it.describe().chapter.id);

/** Notes which programs of chapters the page asks for, but for what several of them share. */
function watchRequests(page) {
  const asked = [];
  page.on('request', (request) => { if (PROGRAM.test(request.url()) && !request.url().includes('.chapters.')) asked.push(request.url()); });
  return asked;
}

/** Holds the programs of chapters back; returns what lets them through. */
async function holdBack(page) {
  let release;
  const released = new Promise((resolve_) => { release = resolve_; });
  await page.route(PROGRAM, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Until the lab has drawn what the last event brought, and sleeps. */
function settle(lab) {
  return lab.evaluate(async (it) => {
    do await new Promise((resolve_) => setTimeout(resolve_, 50));
    while (it.request);
  });
}

/** Chooses the second chapter in the list that the title opens. */
async function chooseByTitle(lab) {
  const box = await lab.canvas.boundingBox();
  for (const y of [26, 26 + 14 + 8 + 28 + 14]) {
    await settle(lab);
    await lab.page.mouse.move(box.x + 60, box.y + y);
    await settle(lab);
    await lab.page.mouse.click(box.x + 60, box.y + y);
  }
}

const count = (lab) => lab.evaluate((it) => it.describe().parameters.find(({ id }) => id === 'network.count').value);

async function untilChapter(lab, id = LATER) {
  for (let i = 0; i < 200 && (await chapterOf(lab)) !== id; ++i) await lab.page.waitForTimeout(50);
  expect((await chapterOf(lab)) === id, `the chapter is ${await chapterOf(lab)}`);
}

export function laterCases(suite, { servers, offline }) {
  const address = `${servers.strict.origin}/site/index.html`;

  suite.test('a visit to the first chapter loads no program of another one', async (page) => {
    const asked = watchRequests(page);
    const lab = await LabHandle.open(page, address);
    await lab.command('act step10');
    await lab.until((now) => now.step === 10, 'no steps');
    expect(asked.length === 0, `it loaded ${asked}`);
  });

  suite.test('every later chapter opens, each with one program of its own, and stays beside the others', async (page) => {
    const asked = watchRequests(page);
    const lab = await LabHandle.open(page, address);
    const ids = await lab.evaluate((it) => it.describe().chapters.map(({ id }) => id));
    for (const id of [...ids.slice(1).reverse(), ...ids]) {
      expect((await lab.evaluate((it, wanted) => it.commandLater(`act open_chapter ${wanted}`), id)) === '', `${id} was refused`);
      await lab.evaluate((it) => it.drawNow());
      expect((await chapterOf(lab)) === id, `${await chapterOf(lab)} is shown for ${id}`);
    }
    expect(asked.length === ids.length - 1 && new Set(asked).size === asked.length, `it loaded ${asked}`);
  });

  suite.test('a command opens a chapter before it returns, and its program is loaded once', async (page) => {
    const asked = watchRequests(page);
    const lab = await LabHandle.open(page, address);
    const told = await lab.evaluate((it) => [it.command('act open_chapter approximate'), it.describe().chapter.id, it.set('network.count', 17)]);
    expect(told.join() === ',approximate,', `it said ${told}`);
    await lab.command('act open_chapter train-and-watch');
    await lab.command('act open_chapter approximate');
    expect((await count(lab)) === 17, 'the chapter lost its state');
    await lab.until((now) => now.sup_error > 0, 'nothing was measured');
    expect(asked.length === 1, `it loaded ${asked}`);
  });

  suite.test('a link to a chapter, an address and an element with its name open it', async (page) => {
    const lab = await LabHandle.open(page, address);
    await lab.evaluate((it) => it.commandLater('act open_chapter approximate'));
    await lab.command('set network.count 23');
    const link = await lab.evaluate((it) => it.link());
    await page.goto('about:blank');
    const linked = await LabHandle.open(page, link);
    expect((await count(linked)) === 23, 'the link lost the state');
    const named = await LabHandle.open(page, `${address}?chapter=approximate&seed=4`);
    expect((await chapterOf(named)) === LATER, 'the address opened another chapter');
    await LabHandle.open(page, `${servers.plain.origin}/site/index.html`);
    await page.evaluate(() => {
      const element = document.createElement('crease-lab');
      for (const [name, value] of [['chapter', 'approximate'], ['height', '500']]) element.setAttribute(name, value);
      document.body.append(element);
      return element.activate();
    });
    const inside = await page.evaluate(() => document.querySelector('crease-lab').lab.describe().chapter.id);
    expect(inside === LATER, `the element shows ${inside}`);
  });

  suite.test('while a chapter is on its way the lab says so, goes on, and then opens it', async (page) => {
    const release = await holdBack(page);
    const lab = await LabHandle.open(page, address);
    await chooseByTitle(lab);
    await page.locator('.crease-message', { hasText: 'is being loaded' }).waitFor();
    await suite.screenshot(page, 'chapter-on-its-way');
    expect((await chapterOf(lab)) === 'train-and-watch', 'another chapter is shown');
    await lab.command('act step10');
    await lab.until((now) => now.step === 10, 'the lab does not go on');
    release();
    await untilChapter(lab);
    expect((await page.locator('.crease-message').count()) === 0, 'it still says that it loads');
    await lab.command('act open_chapter train-and-watch');
    await lab.until((now) => now.step === 10, 'the first chapter lost its state');
  });

  suite.test('whoever chooses again while a chapter is on its way gets what was chosen last', async (page) => {
    const release = await holdBack(page);
    const lab = await LabHandle.open(page, address);
    const first = lab.evaluate((it) => it.commandLater('act open_chapter approximate'));
    await page.waitForTimeout(100);
    await lab.command('act open_chapter train-and-watch');
    release();
    expect((await first) === '', 'the first choice was refused');
    expect((await chapterOf(lab)) === 'train-and-watch', 'the first choice came after all');
    await lab.command('act open_chapter approximate');
    await untilChapter(lab);
  });

  suite.test('a chapter that cannot be loaded is named, the first one goes on, and a second try may work', async (page, complaints) => {
    await page.route(PROGRAM, (route) => route.fulfill({ status: 404, body: 'not found' }));
    const lab = await LabHandle.open(page, `${address}?chapter=approximate`);
    const said = await page.locator('.crease-message').textContent();
    expect(/chapter could not be loaded.*HTTP 404/.test(said), `it says: ${said}`);
    expect(/HTTP 404/.test(await lab.refusal('act open_chapter approximate')), 'the command was not refused');
    await page.locator('.crease-message').click();
    await chooseByTitle(lab);
    await page.locator('.crease-message', { hasText: 'HTTP 404' }).waitFor();
    await lab.command('act step10');
    await lab.until((now) => now.step === 10, 'the first chapter does not go on');
    complaints.length = 0; // the browser's own lines about the missing file
    await page.unroute(PROGRAM);
    await lab.command('act open_chapter approximate');
    await untilChapter(lab);
  });

  suite.test('the page in one file opens the other chapters from itself', async (page) => {
    const lab = await LabHandle.open(page, pathToFileURL(resolve(offline)).href);
    await chooseByTitle(lab);
    await untilChapter(lab);
    await lab.until((now) => now.sup_error > 0, 'nothing was measured');
  });

  suite.test('without SIMD the other chapters join the scalar program', async (page) => {
    await page.addInitScript(() => { WebAssembly.validate = () => false; });
    const asked = watchRequests(page);
    const lab = await LabHandle.open(page, address);
    await lab.command('act open_chapter approximate');
    await lab.until((now) => now.sup_error > 0, 'nothing was measured');
    expect(asked.length === 1 && asked[0].includes('scalar'), `it loaded ${asked}`);
  });
}
