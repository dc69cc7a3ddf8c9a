import { eventually, expect } from './harness.mjs';

/** Somebody who knows a lab by roles and names alone, as assistive technology tells them; nothing here reaches into the program. */
export class Person {
  /** `lab` has the lab in it: a page, a frame, or a locator. */
  constructor(page, lab = page) {
    this.page = page;
    this.lab = lab;
    this.list = lab.getByRole('region', { name: 'Controls of the lab' });
  }

  static async arrive(page, address) {
    await page.goto(address);
    return new Person(page).ready();
  }

  async ready() {
    await this.list.waitFor({ state: 'attached' });
    return this;
  }

  /** What the list says of the state: "Step 12, training loss 0.31, ...". */
  async state() {
    return (await this.list.getByText(/^Step \d/).first().innerText()).replace(/\s+/g, ' ');
  }

  async step() {
    return Number(/^Step (\d+)/.exec(await this.state())[1]);
  }

  /** Waits until the state fits. */
  async until(pattern) {
    await this.list.getByText(pattern).first().waitFor({ state: 'attached' });
    return this.state();
  }

  /** By keyboard: the list shows itself once the focus is in it. */
  async press(name) {
    const button = this.list.getByRole('button', { name, exact: typeof name === 'string' });
    await button.focus();
    await this.page.keyboard.press('Enter');
  }

  async type(name, text) {
    const field = this.list.getByRole('textbox', { name, exact: true });
    await field.focus();
    await field.fill(text);
    await this.page.keyboard.press('Enter');
  }

  async open(name, file) {
    await this.list.getByLabel(name, { exact: true }).setInputFiles(file);
  }

  /** Trains a moment, and pauses. Returns the step, once the list stays with it. */
  async trainAWhile() {
    await this.press('Play');
    await this.until(/^Step [1-9]\d+,/);
    await this.press('Pause');
    let before;
    const step = await eventually(async () => {
      before = await this.step();
      await this.page.waitForTimeout(700);
      return this.step();
    }, (now) => now === before, 'training goes on');
    expect(step >= 10, `it trained ${step} steps`);
    return step;
  }

  /** The link that the dialog for sharing offers. */
  async link() {
    await this.press('Share or save…');
    const dialog = this.page.getByRole('dialog', { name: 'Share this lab' });
    const link = await dialog.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
    return link;
  }
}

export const ownTable = {
  name: 'own.csv', mimeType: 'text/csv',
  buffer: Buffer.from(`a;b;label\n${Array.from({ length: 40 }, (_, i) => `${i % 7};${i % 5};${i % 2 ? 'yes' : 'no'}`).join('\n')}\n`),
};
