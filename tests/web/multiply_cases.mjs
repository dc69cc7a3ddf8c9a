// Multiply: from the list of controls to numbers, a training that ends, and a network of 65 536 neurons.
import { expect, LabHandle } from './harness.mjs';

export function multiplyCases(suite, { servers }) {
  const address = `${servers.strict.origin}/site/index.html?chapter=multiply`;

  suite.test('Multiply: controls choose the construction, and the numbers follow', async (page) => {
    const lab = await LabHandle.open(page, address);
    await lab.until((now) => now.neurons === 28 && now.neurons_of_one_layer === 256, 'the first picture is another one');
    await page.getByLabel('Construction', { exact: true }).selectOption('shallow');
    await lab.until((now) => now.neurons === 256 && now.error > 0, 'one layer was not built');
    await lab.command('set network.activation tanh');
    expect((await lab.refusal('set network.activation relu')).includes('second derivative'), 'ReLU was not refused with the reason');
    await page.getByLabel('Construction', { exact: true }).selectOption('squares');
    await lab.until((now) => now.neurons === 266, 'the squares were not built');
  });

  suite.test('Multiply: training ends, and what was written down is better', async (page) => {
    const lab = await LabHandle.open(page, address);
    for (const line of ['set factors.count 3', 'set network.construction shallow', 'set training.steps 100']) await lab.command(line);
    await lab.until((now) => now.loss > 0 && now.loss < 1.2 && now.construction_loss < 1e-3, 'nothing was trained');
    await suite.screenshot(page, 'multiply');
  });

  suite.test('Multiply: 65 536 neurons are evaluated while a slider moves', async (page) => {
    const lab = await LabHandle.open(page, address);
    for (const line of ['set factors.count 16', 'set network.construction shallow']) await lab.command(line);
    for (const lambda of [0.1, 0.2, 0.05]) await lab.command(`set network.lambda ${lambda}`);
    await lab.until((now) => now.neurons === 65536 && now.forecast > 0.1, 'the large layer has no error');
  });
}
