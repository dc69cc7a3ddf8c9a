import { chromium } from 'playwright-core';
import { launchChromium } from '../support/web/browser.mjs';
import { serve } from '../support/web/server.mjs';
const server = await serve({ '/site/': 'dist/site' });
const browser = await launchChromium(chromium);
const only = process.argv[2];
async function shot(name, { w, h, scheme, theme, lines = [], clicks = [], touch }) {
  if (only && !name.includes(only)) return;
  const context = await browser.newContext({ viewport: { width: w, height: h }, colorScheme: scheme ?? 'light', locale: 'de-DE', deviceScaleFactor: 1, hasTouch: !!touch });
  const page = await context.newPage();
  page.on('console', (m) => m.type() === 'error' && console.log(name, m.text()));
  page.on('pageerror', (e) => console.log(name, String(e)));
  await page.goto(`${server.address ?? server.url ?? server.origin}/site/index.html${theme ? `?theme=${theme}` : ''}`);
  await page.waitForFunction(() => document.querySelector('[data-crease-lab]')?.creaseLab);
  await page.evaluate(() => document.querySelector('[data-crease-lab]').creaseLab.then((lab) => { globalThis.lab = lab; }));
  for (const line of lines) console.log(name, line, await page.evaluate((l) => lab.command(l), line));
  await page.waitForTimeout(2500);
  for (const [x, y, ms] of clicks) { if (ms === 'hover') await page.mouse.move(x, y); else await page.mouse.click(x, y); await page.waitForTimeout(700); }
  await page.screenshot({ path: `build/shots/${name}.png` });
  console.log(name, await page.evaluate(() => [document.documentElement.lang, lab.language, lab.sentence(), document.title, lab.hint.textContent]));
  await context.close();
}
await shot('wide-light', { w: 1280, h: 800, lines: ['act step 300'] });
await shot('wide-dark', { w: 1280, h: 800, scheme: 'dark', lines: ['act step 100', 'set data.source iris', 'act step 50'], clicks: [[640, 400]] });
await shot('wide-open', { w: 1280, h: 1200, lines: ['act step 100'] });
await shot('projector', { w: 1280, h: 800, theme: 'projector', lines: ['act step 100'] });
await shot('medium', { w: 900, h: 700, lines: ['act step 100'] });
await shot('phone-light', { w: 390, h: 844, lines: ['act step 100'] });
await shot('phone-dark', { w: 390, h: 844, scheme: 'dark', lines: ['act step 100', 'set network.activation tanh'], clicks: [[325, 470]] });
await browser.close();
await server.close();
