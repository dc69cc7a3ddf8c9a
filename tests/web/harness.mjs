import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runCases } from './runner.mjs';

/** Cases, each in a fresh browser context. */
export class Suite {
  #cases = [];

  constructor(browser, screenshots, only) {
    this.browser = browser;
    this.screenshots = screenshots;
    this.only = only;
  }

  /** `name` is a sentence that could be false. `context`: options of the browser context. */
  test(name, work, context = {}) {
    if (!this.only || name.includes(this.only)) this.#cases.push({ name, work, context });
  }

  async run() {
    await mkdir(this.screenshots, { recursive: true });
    return runCases(this.#cases, ({ work, context }) => this.#runOne(work, context));
  }

  async #runOne(work, options) {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    try {
      await work(page, complaints);
      return complaints.length ? `the page complained: ${complaints.join(' | ')}` : '';
    } catch (error) {
      const seen = complaints.length ? ` (the page complained: ${complaints.join(' | ')})` : '';
      return `${error.message.split('\n')[0]}${placesOf(error)}${seen}`;
    } finally {
      await context.close();
    }
  }

  screenshot(page, name) {
    return page.screenshot({ path: join(this.screenshots, `${name}.png`) });
  }
}

/** The lines of the cases on which the error came up, the innermost first. */
function placesOf(error) {
  const places = [...(error.stack ?? '').matchAll(/tests\/web\/(\w+\.mjs:\d+)/g)].map(([, place]) => place);
  return places.length ? ` [${places.slice(0, 4).join(', ')}]` : '';
}

export function expect(condition, sentence) {
  if (!condition) throw new Error(sentence);
}

const PATIENCE_MS = 30_000; // a machine that draws without a graphics card may be busy with other things, too

/** Asks again and again until what comes back is right. Returns it. */
export async function eventually(ask, isRight, sentence, patience_ms = PATIENCE_MS) {
  const end = Date.now() + patience_ms;
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    if (Date.now() > end) throw new Error(`${sentence}: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A handle on the lab in a page, for commands and readouts. */
export class LabHandle {
  constructor(page, selector = '[data-crease-lab]') {
    this.page = page;
    this.selector = selector;
  }

  static async open(page, address, selector) {
    await page.goto(address);
    return new LabHandle(page, selector).ready();
  }

  async ready() {
    await this.page.waitForFunction((s) => document.querySelector(s)?.creaseLab, this.selector);
    await this.evaluate((lab) => lab.frames);
    return this;
  }

  /** Runs `work(lab, argument)` in the page. */
  evaluate(work, argument) {
    return this.page.evaluate(
      `document.querySelector(${JSON.stringify(this.selector)}).creaseLab.then((lab) => (${work})(lab, ${JSON.stringify(argument ?? null)}))`);
  }

  async command(line) {
    const answer = await this.evaluate((lab, text) => lab.command(text), line);
    expect(answer === '', `"${line}" was refused: ${answer}`);
  }

  refusal(line) {
    return this.evaluate((lab, text) => lab.command(text), line);
  }

  async readouts() {
    const list = await this.evaluate((lab) => lab.readouts());
    return Object.fromEntries(list.map((readout) => [readout.id, readout.value]));
  }

  /** Waits until `test(readouts)` holds. */
  until(test, sentence, patience_ms) {
    return eventually(() => this.readouts(), test, sentence, patience_ms);
  }

  /** Waits until everything that was done has been dealt with and drawn, and no frame is due. */
  settled() {
    return eventually(() => this.evaluate((lab) => !lab.request && !lab.core.is_behind()), (isAtRest) => isAtRest, 'the lab does not come to rest');
  }

  get canvas() {
    return this.page.locator(`${this.selector} canvas`);
  }
}
