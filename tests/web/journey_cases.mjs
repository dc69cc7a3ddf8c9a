// What a person does, by roles and names alone, at every pixel ratio, in pages of others, without graphics for a moment, without a server.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { eventually, expect } from './harness.mjs';
import { ownTable, Person } from './person.mjs';

const picture = (place) => place.getByRole('application', { name: /^Train and watch/ });

/** In the page: the graphics go, and come back. */
async function loseGraphics(canvas) {
  await canvas.evaluate((it) => { it.loser = it.getContext('webgl2').getExtension('WEBGL_lose_context'); it.loser.loseContext(); });
  await canvas.page().waitForTimeout(300);
  await canvas.evaluate((it) => it.loser.restoreContext());
}

export function journeyCases(suite, { servers, offline }) {
  const address = `${servers.strict.origin}/site/`;

  for (const ratio of [1, 1.5, 2, 3])
    suite.test(`by roles and names, ${ratio} pixels to a point: train, pause, undo, redo, open points, share, follow the link`, async (page) => {
      const person = await Person.arrive(page, address);
      const step = await person.trainAWhile();
      await person.press(/^Undo/);
      await person.until(/^Step 0,/);
      await person.press(/^Redo/);
      await person.until(new RegExp(`^Step ${step},`));
      await person.open('Load a file', ownTable);
      await person.until(/^Step 0,/); // the file has been read
      await person.press('Ten steps');
      const told = await person.until(/^Step 10,.*cells/);
      const [width, pixels] = await picture(page).evaluate((it) => [it.clientWidth, it.width]);
      expect(pixels === Math.round(width * ratio), `${pixels} pixels for ${width} points`);
      const friend = await Person.arrive(await page.context().newPage(), await person.link());
      await friend.until(/^Step 10,/);
      await eventually(() => friend.state(), (again) => again === told, `not "${told}"`);
    }, { deviceScaleFactor: ratio });

  suite.test('by roles and names: of two labs in an article one is live, and each goes on where it was', async (page) => {
    await page.goto(`${servers.strict.origin}/pages/article.html`);
    const start = page.getByRole('button', { name: /^Start: Train and watch/ });
    expect((await start.count()) === 2, `${await start.count()} labs to start`);
    await start.first().focus();
    await page.keyboard.press('Enter');
    await picture(page).waitFor();
    const first = await new Person(page).ready();
    const step = await first.trainAWhile();
    await start.first().focus(); // the other one is the only one left
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Start: Train and watch/ }).waitFor();
    expect((await picture(page).count()) === 1, 'both are live');
    await start.first().focus();
    await page.keyboard.press('Enter');
    await first.until(new RegExp(`^Step ${step},`));
  });

  suite.test('by roles and names: a page with two labs keeps its wheel, Tab and Backspace', async (page) => {
    await page.goto(`${servers.plain.origin}/pages/embedded.html`);
    await picture(page).first().hover();
    await page.mouse.wheel(0, 200);
    await page.waitForFunction(() => window.scrollY > 100);
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await name.focus();
    await page.keyboard.type('abc');
    await page.keyboard.press('Backspace');
    expect((await name.inputValue()) === 'ab', 'the field lost keys');
    await page.getByRole('region', { name: 'Controls of the lab' }).first().waitFor({ state: 'attached' });
    await page.keyboard.press('Tab');
    expect(await page.getByRole('button', { name: 'Skip the list of controls' }).first().evaluate((it) => it.getRootNode().activeElement === it), 'Tab does not come to the lab');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'After' }).focus();
    expect((await page.getByRole('button', { name: 'After' }).evaluate((it) => document.activeElement === it)), 'the lab holds the focus');
  });

  suite.test('by roles and names: the graphics go and come back, and training goes on', async (page) => {
    const person = await Person.arrive(page, address);
    await person.press('Ten steps');
    await person.until(/^Step 10,/);
    await loseGraphics(picture(page));
    await person.press('Ten steps');
    await person.until(/^Step 20,/);
  });

  suite.test('by roles and names: the page in one file trains, shares, and saves figures and curves', async (page) => {
    const person = await Person.arrive(page, pathToFileURL(resolve(offline)).href);
    await person.trainAWhile();
    await person.press('Share or save…');
    const dialog = page.getByRole('dialog', { name: 'Share this lab' });
    for (const [format, ending] of [['SVG', 'svg'], ['PNG, 2 pixels per point', 'png']]) {
      await dialog.getByRole('combobox', { name: 'Format' }).selectOption({ label: format });
      const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Save figure' }).click()]);
      expect(file.suggestedFilename() === `figure-plane.${ending}`, `it is called ${file.suggestedFilename()}`);
    }
    const [curves] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Curves as CSV' }).click()]);
    expect(curves.suggestedFilename() === 'metrics.csv', `it is called ${curves.suggestedFilename()}`);
    await suite.screenshot(page, 'offline-figures');
  });
}
