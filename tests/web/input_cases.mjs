import { eventually, expect, LabHandle } from './harness.mjs';

const address = (servers) => `${servers.plain.origin}/site/`;

/** The value of a parameter. */
const value = (lab, id) => lab.evaluate((it, wanted) => it.describe().parameters.find((each) => each.id === wanted).value, id);

const wantsText = (lab) => lab.evaluate((it) => Boolean(it.core.wants_text()));

/** Clicks the number beside "Points", which can be typed over. */
async function editPoints(lab) {
  const { page } = lab;
  for (const y of [152, 148, 156, 144, 160]) {
    await page.mouse.click(227, y);
    await page.waitForLoadState('networkidle'); // the first touch waits for what it needs
    await lab.settled();
    if (await wantsText(lab)) return;
  }
  throw new Error('the number of points could not be edited');
}

/** Mouse, wheel, keys, text, clipboard and fingers on the canvas. */
export function inputCases(suite, { servers }) {
  suite.test('numbers are typed, copied and pasted', async (page) => {
    const lab = await LabHandle.open(page, address(servers));
    await editPoints(lab);
    await page.keyboard.press('Control+a');
    await lab.settled();
    await page.keyboard.type('250', { delay: 50 });
    await page.keyboard.press('Enter');
    await eventually(() => value(lab, 'data.count'), (count) => count === 250, 'the number was not typed');
    await editPoints(lab);
    await page.keyboard.press('Control+a');
    await lab.settled();
    await page.keyboard.press('Control+c');
    await eventually(() => page.evaluate(() => navigator.clipboard.readText()), (text) => text === '250', 'the number was not copied');
    await page.evaluate(() => navigator.clipboard.writeText('320'));
    // The browser fetches the clipboard before it tells the page, and goes on with keys meanwhile.
    await page.evaluate(() => { window.pasted = new Promise((resolve) => { document.addEventListener('paste', resolve, { once: true }); }).then(() => true); });
    await page.keyboard.press('Control+v');
    await page.evaluate(() => window.pasted);
    await lab.settled();
    await page.keyboard.press('Enter');
    await eventually(() => value(lab, 'data.count'), (count) => count === 320, 'the number was not pasted');
  }, { permissions: ['clipboard-read', 'clipboard-write'] });

  suite.test('Escape right after a click leaves the lab, before a frame has shown the click', async (page) => {
    const lab = await LabHandle.open(page, address(servers));
    await page.mouse.click(640, 400); // the first touch waits for what it needs
    await page.waitForLoadState('networkidle');
    await lab.settled();
    const left = await lab.evaluate((it) => {
      const { canvas } = it;
      let released = false;
      it.root.addEventListener('release', () => { released = true; });
      const { left: x, top: y, width, height } = canvas.getBoundingClientRect();
      const pointer = (type, buttons) => canvas.dispatchEvent(new PointerEvent(type,
        { bubbles: true, composed: true, pointerId: 1, pointerType: 'mouse', isPrimary: true, button: 0, buttons, clientX: x + width / 2, clientY: y + height / 2 }));
      canvas.setPointerCapture = () => {}; // the pointer of this test is none of the browser's
      pointer('pointerdown', 1);
      it.input.catchUp();
      pointer('pointerup', 0);
      canvas.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, key: 'Escape', code: 'Escape' }));
      return released;
    });
    expect(left, 'the key was taken for a button that is still held');
  });

  suite.test('Escape ends editing first and then gives the focus back', async (page) => {
    const lab = await LabHandle.open(page, address(servers));
    await editPoints(lab);
    await page.keyboard.press('Escape');
    await eventually(() => wantsText(lab), (editing) => !editing, 'still editing');
    expect((await page.evaluate(() => document.activeElement.tagName)) === 'CANVAS', 'the lab lost the focus with the field');
    await page.keyboard.press('Escape');
    expect((await page.evaluate(() => document.activeElement.tagName)) === 'BODY', 'the lab kept the focus');
  });

  suite.test('a pasted table becomes the data', async (page) => {
    const lab = await LabHandle.open(page, address(servers));
    await page.evaluate(() => navigator.clipboard.writeText(
      ['x,y,label', ...Array.from({ length: 30 }, (_, i) => `${i % 6},${i % 5},${i % 2 ? 'a' : 'b'}`)].join('\n')));
    await page.keyboard.press('Control+v');
    await eventually(() => value(lab, 'data.source'), (source) => source === 'csv', 'the table was not taken');
  }, { permissions: ['clipboard-read', 'clipboard-write'] });

  suite.test('the wheel zooms the plane, with control too', async (page) => {
    const lab = await LabHandle.open(page, address(servers));
    const before = await value(lab, 'picture.width');
    await page.mouse.move(640, 400);
    await page.mouse.wheel(0, -100);
    const nearer = await eventually(() => value(lab, 'picture.width'), (width) => width < before, 'the wheel does not zoom');
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await eventually(() => value(lab, 'picture.width'), (width) => width < nearer, 'control and wheel do not zoom');
  });

  suite.test('two fingers zoom by what they are moved apart, one finger moves the plane', async (page) => {
    const lab = await LabHandle.open(page, address(servers));
    const session = await page.context().newCDPSession(page);
    const touch = (type, points) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    const before = await value(lab, 'picture.width');
    await touch('touchStart', [[150, 300]]);
    await touch('touchStart', [[150, 300], [240, 300]]);
    for (let i = 1; i <= 8; ++i) await touch('touchMove', [[150 - 5 * i, 300], [240 + 5 * i, 300]]);
    await touch('touchEnd', []);
    await lab.settled();
    const ratio = before / (await value(lab, 'picture.width'));
    expect(Math.abs(ratio - 170 / 90) < 0.05, `zoomed by ${ratio} instead of ${170 / 90}`);
    const centre = await value(lab, 'picture.centre_x');
    await touch('touchStart', [[200, 300]]);
    for (let i = 1; i <= 8; ++i) await touch('touchMove', [[200 - 8 * i, 300]]);
    await touch('touchEnd', []);
    await eventually(() => value(lab, 'picture.centre_x'), (now) => now > centre + 0.05, 'one finger does not move the plane');
  }, { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true });

  suite.test('browser shortcuts stay with the browser although the lab has the focus', async (page) => {
    const lab = await LabHandle.open(page, address(servers));
    await lab.evaluate((it) => it.focus());
    const taken = await page.evaluate(() => {
      const canvas = document.querySelector('canvas');
      const isTaken = (init) => !canvas.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
      return {
        reload: isTaken({ key: 'F5', code: 'F5' }), address: isTaken({ key: 'l', code: 'KeyL', ctrlKey: true }),
        back: isTaken({ key: 'ArrowLeft', code: 'ArrowLeft', altKey: true }), tab: isTaken({ key: 'Tab', code: 'Tab' }),
      };
    });
    expect(!taken.reload && !taken.address && !taken.back, `taken: ${JSON.stringify(taken)}`);
    expect(taken.tab, 'Tab left the lab');
  });
}
