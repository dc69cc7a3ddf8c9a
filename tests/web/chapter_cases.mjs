// Several chapters in one lab: the choice, links and options.
import { expect, LabHandle } from './harness.mjs';

const chapterOf = (lab) => lab.evaluate((it) => it.describe().chapter.id);

export function chapterCases(suite, { servers }) {
  const page_ = `${servers.strict.origin}/site/index.html`;

  suite.test('the list of controls changes the chapter, and each keeps its state', async (page) => {
    const lab = await LabHandle.open(page, page_);
    await lab.command('set training.learning_rate 0.5');
    const choice = page.getByLabel('Chapter', { exact: true });
    await choice.waitFor({ state: 'attached' });
    expect((await choice.locator('option').allTextContents()).slice(0, 2).join() === 'Train and watch,Approximate', 'other chapters');
    await choice.selectOption('approximate');
    await page.getByLabel('Construction', { exact: true }).selectOption('optimal');
    expect((await chapterOf(lab)) === 'approximate', 'the chapter was not opened');
    await lab.until((now) => now.neurons === 10 && now.sup_error > 0, 'nothing was measured');
    await suite.screenshot(page, 'approximate');
    const link = await lab.evaluate((it) => it.link());
    await choice.selectOption('train-and-watch');
    const rate = await lab.evaluate((it) => it.describe().parameters.find(({ id }) => id === 'training.learning_rate').value);
    expect(rate === 0.5, `the learning rate is ${rate}`);
    const other = await LabHandle.open(page, link);
    expect((await chapterOf(other)) === 'approximate', 'the link opened another chapter');
    expect((await other.evaluate((it) => it.describe().parameters.find(({ id }) => id === 'network.construction').value)) === 'optimal', 'the link lost a setting');
  });

  suite.test('images are loaded when their chapter is opened and not before, and a network learns 95 % of them before our eyes', async (page) => {
    const loaded = [];
    page.on('request', (request) => request.url().endsWith('.bin') && loaded.push(request.url()));
    const lab = await LabHandle.open(page, page_);
    expect(loaded.length === 0, 'images were loaded before anybody asked');
    await page.setViewportSize({ width: 720, height: 480 }); // without a graphics card most of the time goes into pixels
    await lab.command('act open_chapter images');
    await lab.until((now) => now.cells > 1000 && now.test_accuracy > 0, 'the images did not come');
    expect(loaded.length === 1 && loaded[0].endsWith('images-digits.bin'), `loaded: ${loaded}`);
    const first = await lab.readouts();
    await lab.command('act play');
    const seen = new Set();
    for (let i = 0, step = 0; i < 3; ++i) { // the picture changes while it learns
      ({ step } = await lab.until((now) => now.step > step + 10, 'it does not train'));
      seen.add((await lab.canvas.screenshot()).toString('base64'));
    }
    expect(seen.size === 3, 'the picture stands still');
    await lab.until((now) => now.test_accuracy >= 0.95, 'it does not learn', 120_000);
    await lab.command('act pause');
    const last = await lab.readouts();
    expect(last.cells !== first.cells, 'the cells are the same');
    const texts = await lab.evaluate((it) => it.readouts().map(({ id, text }) => `${id} ${text}`));
    expect(texts.some((text) => /^test_accuracy 9\d\.\d\u2009%$/.test(text)), `how well it knows them is said as ${texts[2]}`);
    await suite.screenshot(page, 'images');
  });

  suite.test('the address names a chapter; hidden, there is no choice', async (page) => {
    const lab = await LabHandle.open(page, `${page_}?chapter=approximate&hide=chapter`);
    expect((await chapterOf(lab)) === 'approximate', 'the chapter was not opened');
    expect(await page.getByLabel('Chapter', { exact: true }).isHidden(), 'the choice is offered');
    expect((await page.getByText('Cells one by one').isHidden()), 'a walk through cells is offered');
    expect(!(await lab.evaluate((it) => it.link())).includes('chapter='), 'the link has the chapter twice');
  });
}
