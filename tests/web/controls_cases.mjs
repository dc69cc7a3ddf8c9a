import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, LabHandle } from './harness.mjs';

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What assistive technology would have to complain about, one line each. */
async function complaints(page) {
  // In a world of its own, where the page's security policy does not hold.
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  await session.send('Runtime.evaluate', { contextId, expression: await axeSource });
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', { contextId, awaitPromise: true, returnByValue: true,
    expression: `axe.run(document).then(({ violations }) => violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.flat().join(' ')).slice(0, 3).join(' | ')))` });
  expect(!exceptionDetails, `axe did not run: ${JSON.stringify(exceptionDetails)}`);
  return result.value;
}

const CONTROL_ROLES = new Set(['button', 'checkbox', 'combobox', 'slider', 'spinbutton', 'textbox']);
const ROLES = { boolean: 'checkbox', choice: 'combobox', integer: 'spinbutton', text: 'textbox' };
const roleOf = ({ type, softMin, softMax }) => ROLES[type] ?? (softMin < softMax ? 'slider' : 'textbox');
const nameOf = ({ label, unit }) => (unit ? `${label} (${unit})` : label);

/** The controls in Chromium's own accessibility tree, as "role name = value". */
async function controlsInTree(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes.filter(({ ignored, role }) => !ignored && CONTROL_ROLES.has(role.value)).map(({ role, name, value }) =>
    `${role.value} ${name?.value ?? ''}${role.value === 'combobox' ? ` = ${value?.value}` : ''}`);
}

/** The same as they follow from what the lab describes. */
function controlsOf({ chapter, chapters, parameters, actions, place }) {
  const list = ['button Skip the list of controls', `combobox Chapter = ${chapters.find(({ id }) => id === chapter.id).title}`,
    'combobox Appearance = As the system', 'combobox Size of text and controls = 100 %', 'button Share or save…', 'textbox Text entry'];
  for (const parameter of parameters.filter(({ isHidden, isEnabled }) => !isHidden && isEnabled)) {
    const role = roleOf(parameter), chosen = parameter.choices?.find(({ id }) => id === parameter.value)?.label;
    list.push(`${role} ${nameOf(parameter)}${role === 'combobox' ? ` = ${chosen}` : ''}`);
    if (role === 'slider') list.push(`textbox ${parameter.label}, exact value`);
  }
  if (parameters.some(({ id, type }) => id === 'picture.place' && type === 'text')) list.push('button Describe the cell in the middle');
  if (place) list.push('button Stop describing', ...place.ways.map(({ label }) => `button ${label}`));
  for (const { label, argument, takes } of actions.filter(({ isHidden }) => !isHidden)) {
    if (argument && takes !== 'file') list.push(`textbox ${label}: ${argument}`);
    list.push(`button ${label}`);
  }
  return list;
}

/** What one list has more often than the other, both ways. */
function differences(wanted, found) {
  const rest = [...found];
  const missing = wanted.filter((each) => {
    const at = rest.indexOf(each);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return { missing, surplus: rest };
}

/** The lab by its HTML controls alone: roles, names, keys. */
export function controlsCases(suite, { servers, offline }) {
  const address = `${servers.plain.origin}/site/`;

  async function open(page, url = address) {
    const lab = await LabHandle.open(page, url);
    await page.getByRole('region', { name: 'Controls of the lab' }).first().waitFor({ state: 'attached' });
    return lab;
  }

  /** The list shows itself once the focus is in it. */
  async function press(page, name) {
    const button = page.getByRole('button', { name, exact: true });
    await button.focus();
    await button.click();
  }

  suite.test('each parameter and action that applies has an element with its role, name and value, and no other has', async (page) => {
    const lab = await open(page);
    for (const line of ['set data.source iris', 'set hidden.count 5', 'set picture.3d true', 'set training.optimizer momentum', 'act step 20']) await lab.command(line);
    await lab.until((now) => now.step === 20, 'no steps');
    await lab.settled();
    await page.waitForTimeout(700); // the list follows now and then
    for (const summary of await page.locator('.crease-controls summary').all()) await summary.evaluate((it) => { it.parentElement.open = true; });
    const told = await lab.evaluate((it) => it.describe());
    const wanted = told.parameters.filter((each) => !each.isHidden && each.isEnabled);
    for (const parameter of wanted) {
      const name = nameOf(parameter);
      const group = page.getByRole('group', { name: parameter.group, exact: true });
      const control = group.getByRole(roleOf(parameter), { name, exact: true });
      expect((await control.count()) === 1, `${parameter.id}: ${await control.count()} elements with role ${roleOf(parameter)} and name "${name}"`);
      if (parameter.type === 'choice' || parameter.type === 'text')
        expect((await control.inputValue()) === String(parameter.value), `${parameter.id} shows ${await control.inputValue()}`);
      const help = await control.evaluate((it) => it.getRootNode().getElementById(it.getAttribute('aria-describedby').split(' ')[0]).textContent);
      expect(help === parameter.help, `${parameter.id} has the help "${help}"`);
    }
    expect((await page.locator('.crease-controls .row.boolean, .crease-controls .row.choice, .crease-controls .row.integer, .crease-controls .row.real, .crease-controls .row.text').count()) === wanted.length, 'there are elements for parameters that do not apply');
    for (const action of told.actions.filter((each) => !each.isHidden && each.takes !== 'file')) {
      const button = page.getByRole('button', { name: action.label, exact: true });
      expect((await button.count()) === 1, `${action.id}: ${await button.count()} buttons with the name "${action.label}"`);
    }
  });

  suite.test('the accessibility tree of every chapter has what the chapter describes, once, and no other control', async (page) => {
    const lab = await open(page);
    for (const { id, title } of await lab.evaluate((it) => it.describe().chapters)) {
      expect((await lab.evaluate((it, wanted) => it.commandLater(`act open_chapter ${wanted}`), id)) === '', `${id} does not open`);
      await page.getByRole('heading', { name: title, exact: true }).waitFor({ state: 'attached' });
      for (const summary of await page.locator('.crease-controls summary').all()) await summary.evaluate((it) => { it.parentElement.open = true; });
      const told = await lab.evaluate(async (it) => {
        it.controls.sync(); // what is computed goes on, and what applies may change with it
        const now = it.describe();
        const at = now.parameters.find(({ id, type }) => id === 'picture.place' && type === 'text')?.value;
        return { ...now, place: at ? it.place(at) : null };
      });
      const { missing, surplus } = differences(controlsOf(told), await controlsInTree(page));
      expect(missing.length === 0 && surplus.length === 0, `${id}: missing ${missing.join(' | ')}; surplus ${surplus.join(' | ')}`);
    }
  });

  suite.test('training, pausing, undoing and redoing need no mouse and no canvas', async (page) => {
    const lab = await open(page);
    await press(page, 'Play');
    await lab.until((now) => now.step > 30, 'training did not begin');
    await press(page, 'Pause');
    await lab.settled();
    const { step } = await lab.readouts();
    await page.waitForTimeout(300);
    expect((await lab.readouts()).step === step, 'training went on');
    const rate = page.getByRole('textbox', { name: 'Learning rate, exact value' });
    await rate.focus();
    await rate.fill('0,02');
    await rate.press('Enter');
    expect((await lab.evaluate((it) => it.describe().parameters.find(({ id }) => id === 'training.learning_rate').value)) === 0.02, 'the learning rate was not taken');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: /^Undo/ }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => true);
    expect((await rate.inputValue()) === '0.003', `after undoing the field shows ${await rate.inputValue()}`);
    await page.getByRole('button', { name: /^Redo/ }).focus();
    await page.keyboard.press('Space');
    expect((await rate.inputValue()) === '0.02', `after redoing the field shows ${await rate.inputValue()}`);
  });

  suite.test('what changes elsewhere is shown, and a value that is refused is explained at its control', async (page) => {
    const lab = await open(page);
    await lab.command('set training.batch 64');
    const batch = page.getByRole('spinbutton', { name: 'Batch size' });
    await page.waitForFunction((field) => field.value === '64', await batch.elementHandle());
    await batch.focus();
    await batch.fill('0');
    await batch.press('Tab');
    const error = await batch.evaluate((it) => it.getRootNode().getElementById(it.getAttribute('aria-describedby').split(' ')[1]).textContent);
    expect(error.includes('Batch size') || error.includes('training.batch'), `the error is "${error}"`);
    expect((await batch.getAttribute('aria-invalid')) === 'true', 'the control is not marked');
    const slider = page.getByRole('slider', { name: 'Noise' });
    await slider.focus();
    const before = await lab.evaluate((it) => it.describe().parameters.find(({ id }) => id === 'data.noise').value);
    await page.keyboard.press('ArrowRight');
    const after = await lab.evaluate((it) => it.describe().parameters.find(({ id }) => id === 'data.noise').value);
    expect(after > before, `the slider went from ${before} to ${after}`);
  });

  suite.test('a file with points is loaded, and the number of regions is heard', async (page) => {
    const lab = await open(page);
    const rows = Array.from({ length: 40 }, (_, i) => `${i % 7};${i % 5};${i % 2 ? 'yes' : 'no'}`);
    await page.getByLabel('Load a file').setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(`a;b;label\n${rows.join('\n')}\n`) });
    await lab.until((now) => now.points === 40, 'the points did not come');
    await lab.command('act step 5');
    await lab.until((now) => now.step === 5, 'no steps');
    await page.locator('[aria-live=polite]').getByText(/Step 5, .*cells.*linear regions/).waitFor({ state: 'attached' });
    await page.getByLabel('Load a file').setInputFiles({ name: 'bad.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,x\n') });
    await page.locator('[data-crease-lab] > .crease > [role=alert]').getByText(/bad\.csv|line/).waitFor({ state: 'attached' });
  });

  suite.test('the arrow keys walk from cell to cell, and the picture shows where', async (page) => {
    const lab = await open(page);
    const place = () => lab.evaluate((it) => it.describe().parameters.find(({ id }) => id === 'picture.place').value);
    await press(page, 'Describe the cell in the middle');
    const first = await page.getByRole('status').innerText();
    expect(/Cell \d+ of 965/.test(first) && first.includes('f(x) ='), `it says: ${first}`);
    const seen = new Set([await place()]);
    await page.getByRole('list', { name: 'Cells next door' }).getByRole('button').first().focus();
    for (let i = 0; i < 3; ++i) {
      await page.keyboard.press('ArrowRight');
      seen.add(await place());
    }
    expect(seen.size === 4, `three steps to the right led to ${[...seen].join(' ')}`);
    const x = [...seen].map((at) => Number(at.split(',')[0]));
    expect(x[3] > x[0], `to the right led from ${x[0]} to ${x[3]}`);
    await suite.screenshot(page, 'walk');
    await press(page, 'Stop describing');
    expect((await place()) === '', 'the place is still described');
  });

  suite.test('plots and picture can be read as tables', async (page) => {
    const lab = await open(page);
    await lab.command('act step 30');
    const now = await lab.until((each) => each.step === 30, 'no steps');
    await page.waitForTimeout(300);
    const summary = page.getByText('Plots and picture as tables');
    await summary.focus();
    await page.keyboard.press('Enter');
    const last = page.getByRole('table', { name: 'Over training' }).getByRole('row').last();
    await last.getByText('30', { exact: true }).waitFor();
    const cells = (await last.getByRole('cell').allInnerTexts()).map((text) => text.replace(/\s/g, ''));
    expect(cells.includes(String(now.cells)), `${cells.join(' ')} without ${now.cells} cells`);
    expect((await page.getByRole('table', { name: 'Largest cells' }).getByRole('row').count()) === 21, 'the table of cells is not there');
  });

  suite.test('Tab goes through the list to the canvas and on, and Escape leaves the list', async (page) => {
    await open(page, `${servers.plain.origin}/pages/embedded.html`);
    await page.locator('#first').evaluate((it) => it.querySelector('canvas').focus());
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Skip the list of controls' }).first().focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement.tagName === 'CANVAS'), 'the list was not skipped');
    await page.getByRole('button', { name: 'Play', exact: true }).first().focus();
    expect(await page.evaluate(() => document.activeElement.className === 'crease-controls'), 'the button has no focus');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement === document.body), 'Escape did not leave');
  });

  for (const colorScheme of ['light', 'dark'])
    suite.test(`axe finds nothing in the ${colorScheme} lab, its list of controls, and the dialog for sharing`, async (page) => {
      await open(page, `${servers.strict.origin}/site/`);
      const closed = await complaints(page);
      await page.getByRole('button', { name: 'Play', exact: true }).focus();
      for (const summary of await page.locator('.crease-controls summary').all()) await summary.evaluate((it) => { it.parentElement.open = true; });
      await page.waitForTimeout(200);
      await suite.screenshot(page, `controls-${colorScheme}`);
      const opened = await complaints(page);
      await page.evaluate(() => document.querySelector('[data-crease-lab]').creaseLab.then((lab) => lab.share()));
      await page.getByRole('dialog').waitFor();
      const all = [...closed, ...opened, ...(await complaints(page))];
      expect(all.length === 0, all.join(' || '));
    }, { colorScheme });

  suite.test('text and controls grow to twice their size', async (page) => {
    const lab = await open(page);
    const select = page.getByRole('combobox', { name: 'Size of text and controls' });
    await select.focus();
    await select.selectOption('200');
    await page.getByRole('button', { name: 'Skip the list of controls' }).click();
    await lab.command('act step');
    await page.waitForTimeout(500);
    await suite.screenshot(page, 'size-200');
    expect(await lab.evaluate((it) => it.scale === 2), 'the size is still the same');
  });

  suite.test('the page in one file has the list too', async (page) => {
    await open(page, pathToFileURL(resolve(offline)).href);
    await press(page, 'One step');
    await new LabHandle(page).until((now) => now.step === 1, 'no step');
  });
}
