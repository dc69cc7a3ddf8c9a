import { expect, LabHandle } from './harness.mjs';

/** Two networks side by side: in step, each with its own settings, from one link. */
export function compareCases(suite, { servers }) {
  const address = `${servers.plain.origin}/site/`;
  const looks = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

  for (const [look, viewport] of Object.entries(looks))
    suite.test(`two networks train in step on a ${look}, and a link opens both again`, async (page) => {
      const lab = await LabHandle.open(page, address);
      await lab.command('set compare.is_on true');
      await lab.command('set b.network.hidden 8,8');
      await lab.command('set b.training.learning_rate 0.01');
      await lab.command('act step 400');
      const now = await lab.until(
        (readouts) => readouts.step === 400 && readouts['b.train_loss'] > 0 && readouts['b.cells'] !== readouts.cells,
        'the two did not reach step 400 as different networks');
      await lab.settled();
      await suite.screenshot(page, `compare-${look}`);
      const told = await lab.evaluate((mounted) => ({ link: mounted.link(), sentence: mounted.sentence() }));
      expect(told.sentence.includes('training loss of B'), `"${told.sentence}" does not mention B`);
      const again = await LabHandle.open(await page.context().newPage(), told.link);
      const opened = await again.until(
        (readouts) => readouts.step === 400 && readouts['b.cells'] === now['b.cells'] && readouts.cells === now.cells,
        'the link did not open the same two networks');
      expect(opened['b.parameters'] < opened.parameters, 'B has the shape of A');
      await lab.command('set compare.is_on false');
      expect((await lab.readouts())['b.train_loss'] === undefined, 'B is still there');
      expect((await lab.readouts()).step === 400, 'A did not stay where it was');
    }, { viewport });
}
