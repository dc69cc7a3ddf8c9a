import { expect, LabHandle } from './harness.mjs';

/** The pages of web/examples, as they are in the site, under a strict policy and from a folder below the root. */
export function exampleCases(suite, { servers }) {
  const folder = `${servers.framing.origin}/courses/nn/lab/examples`;
  const inFrame = async (page, selector) => {
    const frame = await (await page.locator(selector).elementHandle()).contentFrame();
    await frame.waitForFunction(() => document.querySelector('[data-crease-lab]')?.creaseLab?.then((lab) => lab.isReady));
    return frame;
  };

  for (const [name, context] of [['wide', {}], ['phone, dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }]])
    suite.test(`the article's three elements start one after the other: ${name}`, async (page) => {
      await page.goto(`${folder}/article.html`);
      await page.locator('#first button').click();
      const first = await new LabHandle(page, '#first').ready();
      await page.waitForFunction(() => document.querySelector('#first').lab);
      expect((await first.refusal('act clear_points')).includes('only to watch'), 'the first is not only to watch');
      await suite.screenshot(page, `article-first-${name.replace(/\W+/g, '-')}`);
      await page.locator('#second button').click();
      const second = await new LabHandle(page, '#second').ready();
      await second.command('act step 30');
      await second.until((now) => now.step === 30, 'no steps');
      await page.waitForTimeout(300);
      expect((await second.refusal('act clear_points')).includes('locked'), 'the data of the second is not locked');
      await page.locator('#third button').click();
      const third = await new LabHandle(page, '#third').ready();
      await third.until((now) => now.points === 80, 'the points of the file are not there');
      await suite.screenshot(page, `article-third-${name.replace(/\W+/g, '-')}`);
      expect((await page.locator('crease-lab canvas[role=application]').count()) === 1, 'more than one is live');
    }, context);

  suite.test('the slides turn by keys before and after the lab had them, and the lab keeps its state', async (page) => {
    await page.goto(`${folder}/slides.html`);
    await page.waitForFunction(() => document.querySelector('.reveal.ready'));
    await page.keyboard.press('ArrowRight');
    const frame = await inFrame(page, '#lab');
    await frame.waitForFunction(() => document.querySelector('[data-crease-lab]').creaseLab.then((lab) => lab.readouts().find(({ id }) => id === 'step').value > 5));
    await suite.screenshot(page, 'slides');
    await frame.locator('canvas').click({ position: { x: 300, y: 300 } });
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.hasFocus() && document.activeElement?.tagName !== 'IFRAME');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => location.hash === '#/2');
    await page.keyboard.press('ArrowLeft');
    const kept = await inFrame(page, '#lab');
    const step = await kept.evaluate(() => document.querySelector('[data-crease-lab]').creaseLab.then((lab) => lab.readouts().find(({ id }) => id === 'step').value));
    expect(step > 5, 'the lab began again');
  });

  suite.test("the labs on Quarto's page follow its switch for light and dark", async (page) => {
    await page.goto(`${folder}/quarto.html`);
    await page.locator('#element button').click();
    const lab = await new LabHandle(page, '#element').ready();
    const frame = await inFrame(page, '#frame');
    await page.waitForFunction(() => document.querySelector('#element').lab);
    await page.getByRole('button', { name: 'Dark' }).click();
    expect((await lab.evaluate((it) => it.themeName)) === 'dark', 'the element stays light');
    await frame.waitForFunction(() => document.querySelector('[data-crease-lab]').creaseLab.then((it) => it.themeName === 'dark'));
    await page.locator('#frame').scrollIntoViewIfNeeded();
    await page.waitForTimeout(500);
    await suite.screenshot(page, 'quarto-dark');
  });

  suite.test("a page's own controls train, change and bring back", async (page) => {
    await page.goto(`${folder}/controls.html`);
    const number = (id) => page.locator(`#number-${id}`);
    await number('step').waitFor();
    await page.getByRole('button', { name: '10 steps' }).click();
    await page.waitForFunction(() => document.querySelector('#number-step')?.textContent === '10');
    await page.getByRole('button', { name: 'Keep this state' }).click();
    await page.waitForFunction(() => !document.querySelector('#back').disabled);
    await page.locator('#neurons').fill('20');
    await page.waitForFunction(() => document.querySelector('#neurons-shown').textContent === '20' && document.querySelector('#number-step').textContent === '0');
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await page.waitForFunction(() => document.querySelector('#number-step').textContent === '10' && document.querySelector('#neurons-shown').textContent !== '20');
    await page.locator('#data').selectOption({ index: 2 });
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await page.waitForFunction(() => Number(document.querySelector('#number-step').textContent.replace(/\D/g, '')) > 20);
    await page.getByRole('button', { name: 'Pause' }).click();
    await suite.screenshot(page, 'controls');
    expect((await page.locator('#said').textContent()) === '', 'something was refused');
  });

  suite.test('the page that draws the cells itself trains and draws them', async (page) => {
    await page.goto(`${folder}/core.html`);
    const cells = () => page.locator('#picture polygon').count();
    await page.waitForFunction(() => document.querySelectorAll('#picture polygon').length > 10);
    const error = async () => Number((await page.locator('#numbers').textContent()).match(/error ([\d.]+)/)[1]);
    const before = await error();
    await page.getByRole('button', { name: /Train/ }).click();
    expect((await error()) < before / 2, `the error was ${before} and is ${await error()}`);
    expect((await page.locator('#numbers').textContent()).startsWith(`${await cells()} cells`), 'not all cells are drawn');
    await suite.screenshot(page, 'core');
  });

  suite.test('the list of examples leads to all of them', async (page) => {
    await page.goto(`${folder}/index.html`);
    const links = await page.locator('a').evaluateAll((all) => all.map(({ href }) => href));
    for (const link of links) expect((await page.request.get(link)).ok(), `${link} leads nowhere`);
    expect(links.length >= 6, 'links are missing');
  });
}
