// Chapters whose program comes when it is asked for: by link, by attribute, by the title, by command; late, and not at all.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { eventually, expect, LabHandle } from './harness.mjs';

const LATER = 'approximate';
const PROGRAM = /crease-lab-(simd|scalar)\.(?!on-demand)[\w-]+\.wasm/; // of a chapter
const chapterOf = (lab) => lab.evaluate((it) => it.describe().chapter.id);

/** Notes which programs of chapters the page asks for, but for what several of them share and what comes on demand. */
function watchRequests(page, wanted = (url) => PROGRAM.test(url) && !url.includes('.chapters.')) {
  const asked = [];
  page.on('request', (request) => { if (wanted(request.url())) asked.push(request.url()); });
  return asked;
}

/** Returns a function that tells who asked for what comes on demand: where the program or the script was at that moment. */
async function watchAskers(page) {
  await page.addInitScript(() => {
    const askers = globalThis.onDemandAskers = [];
    const note = (how, address) => { if (String(address).includes('.on-demand.')) askers.push(`${how}: ${new Error().stack}`); };
    const { open } = XMLHttpRequest.prototype;
    XMLHttpRequest.prototype.open = function (method, address, ...rest) {
      note('at once', address);
      return open.call(this, method, address, ...rest);
    };
    const { fetch } = globalThis;
    globalThis.fetch = (address, ...rest) => {
      note('in its own time', address);
      return fetch(address, ...rest);
    };
  });
  return async () => (await page.evaluate(() => globalThis.onDemandAskers)).join('\n');
}

/** Trains for some frames. */
async function train(lab) {
  await lab.command('act play');
  await lab.until((now) => now.step > 200, 'no steps');
  await lab.command('act pause');
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
  await eventually(() => chapterOf(lab), (open) => open === id, `the chapter is not ${id}`);
}

export function laterCases(suite, { servers, offline, folder }) {
  const address = `${servers.strict.origin}/site/index.html`;

  suite.test('a visit to the first chapter loads no program of another one', async (page) => {
    const asked = watchRequests(page);
    const lab = await LabHandle.open(page, address);
    await lab.command('act step10');
    await lab.until((now) => now.step === 10, 'no steps');
    expect(asked.length === 0, `it loaded ${asked}`);
  });

  suite.test('a page that trains and is not touched loads at most 400 kB with brotli', async (page) => {
    const asked = watchRequests(page, (url) => url.startsWith('http'));
    const askers = await watchAskers(page);
    await train(await LabHandle.open(page, address));
    const files = asked.map((url) => new URL(url).pathname.replace(/^\/site\//, '') || 'index.html');
    expect(!files.some((file) => /-(simd|scalar)\.[\w-]+\.wasm/.test(file)), `it loaded ${files} for ${await askers()}`);
    const bytes = files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(resolve(folder, file))).length, 0);
    expect(bytes <= 400_000, `${files} are ${bytes} bytes`);
  });

  for (const [width, height, deviceScaleFactor] of [[390, 844, 3], [844, 390, 2], [760, 520, 1], [1920, 1080, 1]])
    suite.test(`a page of ${width} x ${height} that is not touched needs nothing of what comes on demand`, async (page) => {
      const askers = await watchAskers(page);
      await train(await LabHandle.open(page, address));
      expect((await askers()) === '', await askers());
    }, { viewport: { width, height }, deviceScaleFactor });

  suite.test('what the first chapter does on demand comes once, when the lab is touched or when it is needed', async (page) => {
    const asked = watchRequests(page, (url) => url.includes('.on-demand.'));
    const askers = await watchAskers(page);
    const lab = await LabHandle.open(page, address);
    await train(lab);
    expect(asked.length === 0, `it loaded ${asked} for ${await askers()}`);
    await lab.command('set training.precision float64');
    await train(lab);
    expect(asked.length === 1, `it loaded ${asked}`);
    const again = await LabHandle.open(page, address);
    const box = await again.canvas.boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await again.until(() => asked.length === 2, 'a touch loads nothing');
    await again.evaluate(async (it) => { while (!it.parts.has('on-demand')) await new Promise((resolve_) => setTimeout(resolve_, 20)); });
    await again.command('set training.precision float64');
    await train(again);
    expect(asked.length === 2, `it loaded ${asked}`);
  });

  suite.test('a page in German, which needs it for its words, fetches it without holding the page up', async (page) => {
    const askers = await watchAskers(page);
    await train(await LabHandle.open(page, `${address}?lang=de`));
    expect(/^in its own time/.test(await askers()) && !/at once/.test(await askers()), await askers());
  });

  suite.test('what somebody does before what it needs is there happens when it is', async (page) => {
    const lab = await LabHandle.open(page, address);
    let release;
    await page.route(/\.on-demand\./, async (route) => {
      await new Promise((resolve_) => { release = resolve_; });
      await route.continue();
    });
    const box = await lab.canvas.boundingBox();
    await page.mouse.click(box.x + box.width - 35, box.y + 24); // Share
    await train(lab);
    expect((await page.locator('dialog[open]').count()) === 0, 'it does not wait');
    release();
    await page.locator('dialog[open]').waitFor();
  });

  suite.test('what a touch needs and cannot have is named, training goes on, and a later touch has it', async (page, complaints) => {
    const lab = await LabHandle.open(page, address);
    await page.route(/\.on-demand\./, (route) => route.abort());
    const box = await lab.canvas.boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.locator('.crease-message', { hasText: 'What this needs could not be loaded' }).waitFor();
    const refused = await lab.refusal('set training.precision float64');
    expect(/What this needs could not be loaded.*Check the connection/.test(refused), `it said "${refused}"`);
    await train(lab);
    complaints.length = 0; // the browser's own lines about the missing file
    await page.unroute(/\.on-demand\./);
    await page.waitForTimeout(3100);
    await lab.command('set training.precision float64');
    await train(lab);
  });

  suite.test('a click that comes after a failure that nobody was told of is answered', async (page, complaints) => {
    const lab = await LabHandle.open(page, address);
    await page.route(/\.on-demand\./, (route) => route.abort());
    const box = await lab.canvas.boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForTimeout(500);
    expect((await page.locator('.crease-message').count()) === 0, 'pointing alone is answered');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.locator('.crease-message', { hasText: 'What this needs could not be loaded' }).waitFor();
    complaints.length = 0; // the browser's own lines about the missing file
  });

  suite.test('a lab that nobody has touched is released without a connection, and another one starts', async (page, complaints) => {
    await page.goto(`${servers.strict.origin}/pages/article.html`);
    const start = page.getByRole('button', { name: /^Start: Train and watch/ });
    await start.first().click();
    /** Which of the elements have a lab that is ready, as "0,1". */
    const live = () => page.evaluate(async () => {
      const ready = await Promise.all([...document.querySelectorAll('crease-lab')].map(async (each) => (await each.creaseLab)?.isReady));
      return ready.flatMap((is, i) => (is ? [i] : [])).join();
    });
    await eventually(live, (which) => which === '0', 'the first does not start');
    await page.mouse.move(1, 1);
    await page.route(/\.on-demand\./, (route) => route.abort());
    await start.first().evaluate((button) => button.click()); // of the other one, without touching the first
    await eventually(live, (which) => which === '1', 'not only the other one is live');
    complaints.length = 0;
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
