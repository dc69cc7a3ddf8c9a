// The chapter Count: how many regions there could be, and how many there are.
import { expect, LabHandle } from './harness.mjs';

const settings = (lab, id) => lab.evaluate((it, which) => it.describe().parameters.find((each) => each.id === which).value, id);

export function countCases(suite, { servers }) {
  const page_ = `${servers.strict.origin}/site/index.html?chapter=count`;

  suite.test('a race of depths comes to N + 1, and its table and link say so', async (page) => {
    const lab = await LabHandle.open(page, page_);
    await lab.command('set race.networks 200');
    await lab.until((now) => now.networks === 200, 'the race did not end');
    const seen = await lab.readouts();
    expect(Math.abs(seen.cells - 65) < 4 * seen.error + 1.3, `${seen.cells} cells on average`);
    expect(seen.neurons === 64 && seen.most < 83521, 'another network was counted');
    await suite.screenshot(page, 'count');
    const link = await lab.evaluate((it) => it.link());
    const other = await LabHandle.open(page, link);
    await other.until((now) => now.networks === 200, 'the link did not race');
    expect((await other.readouts()).cells === seen.cells, 'the link counted something else');
  });

  suite.test('climbing beats N + 1, a weight is set by hand, and undo takes it back', async (page) => {
    const lab = await LabHandle.open(page, page_);
    await page.getByLabel('Experiment', { exact: true }).selectOption('beat');
    await lab.command('set network.hidden 6,6');
    await lab.command('set beat.steps 60');
    await lab.until((now) => now.record > 13, 'nothing was beaten', 60_000);
    await lab.command('act set_weight 0,0,b,0.5');
    expect((await settings(lab, 'beat.start')) === 'by_hand', 'the weight was not taken');
    await suite.screenshot(page, 'count-beat');
    await lab.command('act undo');
    expect((await settings(lab, 'beat.steps')) === 60, 'undo lost the steps');
    await page.getByLabel('Start from', { exact: true }).selectOption('zigzag');
    await lab.until((now) => now.cells === 49, 'the zigzag has not (6 + 1)² cells');
  });
}
