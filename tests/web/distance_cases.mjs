// Distance: a network that is trained and measured, the ball at the pinned point, by pointer, keys and controls.
import { eventually, expect, LabHandle } from './harness.mjs';

const parameter = (lab, id) => lab.evaluate((it, wanted) => it.describe().parameters.find((each) => each.id === wanted).value, id);

export function distanceCases(suite, { servers }) {
  const page_ = `${servers.strict.origin}/site/index.html?chapter=distance`;

  suite.test('Distance: a click pins a point, its ball is measured, and the step crosses walls', async (page) => {
    const lab = await LabHandle.open(page, page_);
    await lab.command('set training.steps 200');
    await lab.command('set study.networks 10');
    await lab.until((now) => now.step === 200, 'training has no end');
    const before = await parameter(lab, 'picture.place');
    const box = await lab.canvas.boundingBox();
    const at = [box.x + 0.5 * box.width, box.y + 0.4 * box.height];
    await page.mouse.click(...at);
    await eventually(() => parameter(lab, 'picture.place'), (place) => place !== before, 'no point was pinned');
    const clicked = (await lab.readouts()).radius;
    await lab.command('set picture.place -0.4, 0.3');
    const now = await lab.until((it) => it.radius > 0 && it.radius !== clicked, 'no ball was measured');
    expect(now.visible >= now.radius, `the visible boundary is nearer: ${now.visible} < ${now.radius}`);
    await lab.command(`set step.length ${now.radius * 0.99}`);
    await lab.until((it) => it.walls === 0, 'a step inside the ball crosses a wall');
    await lab.command('set step.length 2');
    await lab.until((it) => it.walls > 0, 'a long step crosses none');
    await suite.screenshot(page, 'distance');
  });

  suite.test('Distance: controls without a canvas, and a link', async (page) => {
    const lab = await LabHandle.open(page, page_);
    await lab.command('set training.steps 50');
    await page.getByLabel('Distance in', { exact: true }).selectOption('inf');
    await lab.until((now) => now.step === 50 && now.radius > 0, 'nothing was measured');
    const { radius } = await lab.readouts();
    const other = await LabHandle.open(page, await lab.evaluate((it) => it.link()));
    const again = await other.until((now) => now.step === 50, 'the link does not train');
    expect(again.radius === radius, `another distance: ${again.radius} and ${radius}`);
  });
}
