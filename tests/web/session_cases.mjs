import { expect, LabHandle } from './harness.mjs';

/** The state in links and files: whatever way it travels, the same state opens. */
export function sessionCases(suite, { servers }) {
  const address = `${servers.plain.origin}/site/`;

  const at = (step) => (now) => now.step === step;

  /** Trains, changes something on the way, trains on; returns what the lab says of itself then. */
  async function trainInTwoParts(lab) {
    await lab.command('set data.source moons');
    await lab.command('act step 300');
    await lab.until(at(300), 'training did not reach step 300');
    await lab.command('set training.learning_rate 0.02');
    await lab.command('act step 200');
    await lab.until(at(500), 'training did not reach step 500');
    return lab.evaluate((mounted) => ({ link: mounted.link(), heavy: mounted.link({ weights: true }), session: mounted.session(), sentence: mounted.sentence() }));
  }

  for (const kind of ['link', 'heavy'])
    suite.test(`${kind === 'link' ? 'a link' : 'a link with weights'} opens the same state in another page`, async (page) => {
      const told = await trainInTwoParts(await LabHandle.open(page, address));
      expect(kind === 'heavy' || told.link.length < 2000, `the link has ${told.link.length} characters`);
      const lab = await LabHandle.open(await page.context().newPage(), told[kind]);
      const now = await lab.until(at(500), 'the state did not open');
      expect(now.cells > 50, `only ${now.cells} cells`);
      await lab.page.waitForTimeout(500);
      const weights = (text) => text.split('load_weights ')[1];
      const again = await lab.evaluate((mounted) => ({ sentence: mounted.sentence(), session: mounted.session(), heavy: mounted.session({ weights: true }) }));
      expect(again.sentence === told.sentence, `"${again.sentence}" instead of "${told.sentence}"`);
      expect(kind === 'heavy' || again.session === told.session, `${again.session} instead of ${told.session}`);
      const first = await new LabHandle(page).evaluate((mounted) => mounted.session({ weights: true }));
      expect(weights(again.heavy) === weights(first), 'the weights differ');
    });

  suite.test('a new fragment in the address opens the state it stands for', async (page) => {
    const lab = await LabHandle.open(page, address);
    const { link } = await trainInTwoParts(lab);
    await lab.command('act restore_settings');
    await page.evaluate((fragment) => { location.hash = fragment; }, new URL(link).hash);
    await lab.until(at(500), 'the state did not open');
  });

  suite.test('a damaged link opens the lab as it always opens, and says so', async (page) => {
    const lab = await LabHandle.open(page, `${address}#s=1.eF6rVkrLL8pNLFGyUko`);
    await page.getByRole('alert').getByText('This link is damaged, or was cut off on its way.').waitFor();
    expect((await lab.readouts()).step === 0, 'something was opened');
  });

  suite.test('undo takes training back, and the way back leads to every step', async (page) => {
    const lab = await LabHandle.open(page, address);
    const settled = async (step) => {
      await lab.until(at(step), `step ${step} was not reached`);
      await page.waitForTimeout(500); // the loss is measured once the step is there
      return lab.readouts();
    };
    await lab.command('act step 400');
    const end = await settled(400);
    await lab.command('set history.step 150');
    const earlier = await settled(150);
    expect(earlier.train_loss !== end.train_loss, 'the readouts stayed');
    await lab.command('set history.step 400');
    const back = await settled(400);
    expect(back.train_loss === end.train_loss, `the loss is ${back.train_loss}, and was ${end.train_loss}`);
    await page.keyboard.press('Control+z');
    await lab.until(at(0), 'control and Z did not undo');
    await page.keyboard.press('Control+Shift+Z');
    await lab.until(at(400), 'control, shift and Z did not redo');
  });
}
