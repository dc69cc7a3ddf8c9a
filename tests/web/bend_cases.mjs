// Bend: one boundary, the weight that a bend gives away, and the game, by pointer, controls and link.
import { expect, LabHandle } from './harness.mjs';

const parameter = (lab, id) => lab.evaluate((it, wanted) => it.describe().parameters.find((each) => each.id === wanted).value, id);

export function bendCases(suite, { servers }) {
  const page_ = `${servers.strict.origin}/site/index.html?chapter=bend`;

  suite.test('Bend: a click shows another boundary, and a weight that is dragged moves with its bend', async (page) => {
    const lab = await LabHandle.open(page, page_);
    await lab.command('set dead.networks 200');
    await lab.until((now) => now.bends > 0, 'the boundary at first does not bend');
    const before = `${await parameter(lab, 'shown.layer')},${await parameter(lab, 'shown.neuron')}`;
    const shown = async () => `${await parameter(lab, 'shown.layer')},${await parameter(lab, 'shown.neuron')}`;
    const box = await lab.canvas.boundingBox();
    for (let x = 0.35; x < 0.65 && (await shown()) === before; x += 0.02) {
      await page.mouse.click(box.x + x * box.width, box.y + 0.45 * box.height);
      await lab.settled();
    }
    expect((await shown()) !== before, 'no click showed another boundary');
    for (let column = 1; column <= 6; ++column) {
      await lab.command(`act choose 2,1,${column}`);
      await lab.command('act show 2,1');
      if ((await lab.readouts()).weight !== null) break;
    }
    const { weight } = await lab.readouts();
    expect(weight !== null, 'no weight of the second layer can be read off a bend');
    await lab.command('set edit.delta 0.01');
    const now = await lab.until((it) => it.weight !== weight, 'the weight stays');
    expect(Math.abs(now.weight - weight - 0.01) < 1e-9, `the weight read off the bend moved by ${now.weight - weight}`);
    await suite.screenshot(page, 'bend');
  });

  suite.test('Bend: the game is played without a canvas, tells nothing before the guess, and its link has the score', async (page) => {
    const lab = await LabHandle.open(page, page_);
    await lab.command('set dead.networks 200');
    const button = (name) => page.getByRole('button', { name, exact: true }).first();
    const press = async (name) => {
      await button(name).focus();
      await page.keyboard.press('Enter');
    };
    let right = 0;
    for (let round = 1; round <= 3; ++round) {
      await press('Next neuron');
      expect(Number.isNaN((await lab.readouts()).weight ?? Number.NaN), 'a weight is told before the guess');
      await press('Layer 2');
      await lab.until((now) => now.score === right || now.score === right + 1, 'the guess does not count');
      right = (await lab.readouts()).score;
      expect(await button('Layer 2').isDisabled(), 'a second guess is offered');
      expect((await parameter(lab, 'game.asked')) === round, 'the round was not counted');
    }
    await suite.screenshot(page, 'bend-game');
    const other = await LabHandle.open(page, await lab.evaluate((it) => it.link()));
    expect((await other.readouts()).score === right && (await parameter(other, 'game.asked')) === 3, 'the link lost the score');
  });
}
