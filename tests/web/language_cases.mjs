// The language of the page: who decides it, and that everything is in it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, LabHandle } from './harness.mjs';

const german = { locale: 'de-AT' };
const english = { locale: 'en-GB' };

const languageOf = (lab) => lab.evaluate((it) => [it.language, it.root.lang, it.describe().language].join());

/** Opens a page with an element in it; `attributes` as HTML, `around` is what the page says. */
async function element(page, origin, around, attributes) {
  await page.goto(`${origin}/pages/empty.html`);
  await page.evaluate(async ([url, lang, text]) => {
    document.documentElement.lang = lang;
    document.body.innerHTML = `<crease-lab height="400" ${text}></crease-lab>`;
    await import(url);
    await document.querySelector('crease-lab').activate();
  }, [`${origin}/site/crease.js`, around, attributes]);
  return page.evaluate(() => document.querySelector('crease-lab').lab.language);
}

export function languageCases(suite, { servers, offline, folder }) {
  const { origin } = servers.strict;

  suite.test('a German browser gets a German page: picture, descriptions, refusals, title', async (page) => {
    const lab = await LabHandle.open(page, `${origin}/site/index.html`);
    expect(await languageOf(lab) === 'de,de,de', `the languages are ${await languageOf(lab)}`);
    const told = await lab.evaluate((it) => ({
      label: it.describe().parameters.find(({ id }) => id === 'training.learning_rate').label, refused: it.command('act undo'),
      sentence: it.sentence(), hint: it.hint.textContent, title: document.title, page: document.documentElement.lang,
    }));
    expect(told.label === 'Lernrate' && told.refused === 'Es gibt nichts rückgängig zu machen.', JSON.stringify(told));
    expect(told.sentence.startsWith('Schritt 0, Trainingsverlust') && told.hint.includes('Tastatur'), JSON.stringify(told));
    expect(told.title === 'crease: trainieren und zusehen' && told.page === 'de', JSON.stringify(told));
    await page.getByRole('region', { name: 'Regler des Labors' }).waitFor({ state: 'attached' });
    await page.getByLabel('Lernrate', { exact: true }).waitFor({ state: 'attached' });
    await suite.screenshot(page, 'german');
  }, german);

  suite.test('a browser in English loads no table', async (page) => {
    const loaded = [];
    page.on('request', (request) => loaded.push(request.url()));
    const lab = await LabHandle.open(page, `${origin}/site/index.html`);
    expect(await languageOf(lab) === 'en,en,en', `the languages are ${await languageOf(lab)}`);
    expect(!loaded.some((url) => url.includes('/lang/')), 'a table was loaded');
  }, english);

  suite.test('the parameter lang wins over the browser, and the lab changes its language while it runs', async (page) => {
    const lab = await LabHandle.open(page, `${origin}/site/index.html?lang=de`);
    expect(await languageOf(lab) === 'de,de,de', 'the parameter does not decide');
    await lab.evaluate((it) => it.setLanguage('en'));
    expect(await languageOf(lab) === 'en,en,en', 'the lab does not go back to English');
    expect(await page.title() === 'crease: train and watch', 'the page does not go back to English');
  }, english);

  suite.test('an element speaks the language of its page; its attribute wins over the page, the page over the browser', async (page) => {
    const plain = servers.plain.origin;
    expect(await element(page, plain, 'de', '') === 'de', 'a German page does not decide');
    expect(await element(page, plain, 'de', 'lang="en"') === 'en', 'the attribute does not decide');
    expect(await element(page, plain, 'fr', '') === 'en', 'a page in a language without a table is not in English');
    expect(await element(page, plain, '', '') === 'en', 'the browser does not decide');
  }, english);

  suite.test('a table that is none leaves the lab in English', async (page) => {
    await page.route('**/lang/de.json', (route) => route.fulfill({ status: 200, body: '<!doctype html>' }));
    const lab = await LabHandle.open(page, `${servers.plain.origin}/site/index.html?lang=de`);
    expect(await languageOf(lab) === 'en,en,en', `the languages are ${await languageOf(lab)}`);
  }, english);

  suite.test('the offline page has its tables inside', async (page) => {
    const lab = await LabHandle.open(page, pathToFileURL(offline).href);
    expect(await languageOf(lab) === 'de,de,de', `the languages are ${await languageOf(lab)}`);
  }, german);

  suite.test('script and program read the table alike', async (page) => {
    const lab = await LabHandle.open(page, `${origin}/site/index.html`);
    const texts = ['set x', 'set training.learning_rate abc', 'set network.hidden 4,x', 'act step many', 'act open_session {"a":NaN}', 'act set_window 1,0,0,1'];
    const refusals = [];
    for (const text of texts) refusals.push([await lab.evaluate((it) => it.setLanguage('en')).then(() => lab.refusal(text)),
      await lab.evaluate((it) => it.setLanguage('de')).then(() => lab.refusal(text))]);
    const { wordsOf } = await import('../../web/crease-words.js');
    const words = wordsOf(JSON.parse(await readFile(join(folder, 'lang/de.json'), 'utf8')));
    for (const [inEnglish, inGerman] of refusals)
      expect(words(inEnglish) === inGerman && inEnglish !== inGerman, `"${inEnglish}" is "${words(inEnglish)}" and "${inGerman}"`);
  }, english);
}
