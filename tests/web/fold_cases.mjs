// The chapter Fold: counts, the window, disturbed weights, training and the sheet, through the list of controls.
import { expect, LabHandle } from './harness.mjs';

export function foldCases(suite, { servers }) {
  const page_ = `${servers.strict.origin}/site/index.html?chapter=fold`;
  const textOf = (lab, id) => lab.evaluate((it, wanted) => it.readouts().find((one) => one.id === wanted).text, id);

  suite.test('fifty folds are counted to the last digit, and a window shows their teeth', async (page) => {
    const lab = await LabHandle.open(page, page_);
    await lab.until((now) => now.pieces === 32 && now.random_pieces > 5, 'nothing was counted');
    await suite.screenshot(page, 'fold');
    await lab.command('set fold.depth 50');
    await lab.command('act show 0.3333333333333,45');
    const text = (await textOf(lab, 'pieces')).replace(/\D/g, '');
    expect(text === '1125899906842624', `the pieces read ${text}`);
    const { window_pieces } = await lab.readouts();
    expect(window_pieces >= 32 && window_pieces <= 33, `${window_pieces} pieces in the window`);
    await suite.screenshot(page, 'fold-deep');
    const link = await lab.evaluate((it) => it.link());
    const other = await LabHandle.open(page, link);
    expect((await other.readouts()).window_pieces === window_pieces, 'the link shows another window');
  });

  suite.test('each experiment of Fold computes what it tells', async (page) => {
    const lab = await LabHandle.open(page, page_);
    const experiment = page.getByLabel('Experiment', { exact: true });
    await experiment.selectOption('disturb');
    await lab.until((now) => now.sup_change > 0.1 && now.crossings > 10, 'no change was measured');
    await suite.screenshot(page, 'fold-disturb');
    await experiment.selectOption('train');
    await lab.command('set train.steps 200');
    await lab.until((now) => now.step === 200, 'training did not end');
    await suite.screenshot(page, 'fold-train');
    await experiment.selectOption('sheet');
    await lab.until((now) => now.pieces === 16 && now.straight === 11, 'the sheet was not folded');
    await suite.screenshot(page, 'fold-sheet');
  });
}
