import { expect, LabHandle } from './harness.mjs';

/** The lab as a guest in somebody else's page. */
export function guestCases(suite, { servers }) {
  const address = `${servers.plain.origin}/pages/embedded.html`;
  const open = (page) => LabHandle.open(page, address, '#first');

  suite.test('typing, Tab and Backspace in the page stay with the page', async (page) => {
    await open(page);
    await page.focus('#name');
    await page.keyboard.type('abc');
    await page.keyboard.press('Backspace');
    expect((await page.inputValue('#name')) === 'ab', 'the text field lost keys');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter'); // skips the list of controls
    const focused = await page.evaluate(() => document.activeElement.tagName);
    expect(focused === 'CANVAS', `Tab and Enter went to ${focused}`);
  });

  suite.test('the wheel scrolls the page until the lab has the focus', async (page) => {
    const lab = await open(page);
    const box = await lab.canvas.boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.wheel(0, 200);
    await page.waitForFunction(() => window.scrollY > 100);
    await page.evaluate(() => window.scrollTo(0, 0));
    await lab.evaluate((it) => it.focus());
    await page.waitForTimeout(100);
    await page.mouse.wheel(0, 200);
    await page.waitForTimeout(400);
    expect((await page.evaluate(() => window.scrollY)) === 0, 'the page scrolled although the lab has the focus');
  });

  suite.test('Escape gives the focus back, and Tab goes on behind the lab', async (page) => {
    const lab = await open(page);
    await lab.evaluate((it) => it.focus());
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement.tagName !== 'CANVAS');
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => document.activeElement.id || document.activeElement.tagName);
    expect(focused === 'after', `Tab went to ${focused}`);
  });

  suite.test('two labs on one page do not know of each other', async (page) => {
    const first = await open(page);
    const second = await new LabHandle(page, '#second').ready();
    await page.evaluate(() => window.scrollTo(0, 300));
    await first.command('act step10');
    await first.until((now) => now.step === 10, 'the first lab took no steps');
    expect((await second.readouts()).step === 0, 'the second lab stepped too');
    await suite.screenshot(page, 'two-labs');
  });

  suite.test('a lab that is taken away leaves nothing behind', async (page) => {
    const lab = await open(page);
    await lab.command('act play');
    await lab.evaluate((it) => it.destroy());
    expect((await page.locator('#first canvas').count()) === 0, 'the canvas is still there');
    await page.waitForTimeout(300);
  });
}
