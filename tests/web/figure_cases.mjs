import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PNG } from 'pngjs';
import { FIGURES } from '../../web/crease-figure-names.js';
import { FIGURE_STATES } from '../support/web/figure_states.mjs';
import { similarity } from '../support/web/ssim.mjs';
import { expect, LabHandle } from './harness.mjs';

/**
 * Where the plane lies in a window of 1280 x 800 points, as layout.cpp and view_plane_axes.cpp have it: the panes on both sides
 * are 260 and 300 wide, the bar above is 52 high, and 595 points are left between the plane's tools and its legend.
 */
const PLANE = { x: 344, y: 104, side: 595 };
/** The same below a notice of one line, 34 points and a gap high. */
const PLANE_BELOW_NOTICE = { x: 365, y: 146, side: 552 };
/** The frame is drawn over the plane's edge. */
const FRAME = 2;

export function figureCases(suite, { servers, program }) {
  const address = `${servers.plain.origin}/site/`;

  /** What `crease render` writes for a session, natively. */
  function rendered(session, ...options) {
    const folder = mkdtempSync(join(tmpdir(), 'crease-figure-'));
    try {
      writeFileSync(join(folder, 'session.json'), session);
      const out = join(folder, options.includes('--scale') ? 'figure.png' : 'figure.svg');
      execFileSync(resolve(program), ['render', join(folder, 'session.json'), '-o', out, ...options]);
      return readFileSync(out);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  async function trained(page, ...commands) {
    const lab = await LabHandle.open(page, address);
    for (const command of ['set data.source spirals', ...commands, 'act step 400']) await lab.command(command);
    await lab.until((now) => now.step === 400, 'training did not reach step 400');
    await lab.settled(); // the loss is measured, and the colours follow it
    return lab;
  }

  const looks = [
    { name: 'values, light', commands: [], theme: 'light', ratio: 1 },
    { name: 'cells, dark, at twice the pixels', commands: ['set picture.colouring cell'], theme: 'dark', ratio: 2 },
    { name: 'classes, with a pinned neuron', commands: ['set data.source blobs3', 'set picture.neuron 20'], theme: 'light', ratio: 1 },
    { name: 'a smooth network', commands: ['set network.activation tanh'], theme: 'light', ratio: 1, plane: PLANE_BELOW_NOTICE },
  ];
  for (const { name, commands, theme, ratio, plane = PLANE } of looks)
    suite.test(`the native picture of the plane is the canvas's: ${name}`, async (page) => {
      const lab = await trained(page, ...commands);
      await lab.evaluate((mounted, kind) => mounted.setTheme(kind), theme);
      await lab.settled();
      const screen = await page.screenshot();
      const file = rendered(await lab.evaluate((mounted) => mounted.session()), '--figure', 'picture', '--width', String(plane.side),
        '--height', String(plane.side), '--scale', String(ratio), '--theme', theme);
      const [canvas, picture] = [screen, file].map((png) => PNG.sync.read(png));
      expect(picture.width === ratio * plane.side, `the picture has ${picture.width} pixels across`);
      const part = (x, y) => ({ x: ratio * (x + FRAME), y: ratio * (y + FRAME), width: ratio * (plane.side - 2 * FRAME), height: ratio * (plane.side - 2 * FRAME) });
      const same = similarity(canvas, picture, part(plane.x, plane.y), part(0, 0));
      expect(same >= 0.99, `the similarity is only ${same.toFixed(4)}`);
      const shifted = similarity(canvas, picture, part(plane.x + 1, plane.y), part(0, 0));
      expect(shifted < 0.98, `a picture one point aside is similar, too: ${shifted.toFixed(4)}`);
    }, { deviceScaleFactor: ratio });

  /** What the page offers to save, by name. */
  const saving = (page) => page.evaluate(() => {
    window.savedFiles = [];
    HTMLAnchorElement.prototype.click = function click() { window.savedFiles.push(this.download); };
  });
  const figures = (work) => `async (lab, argument) => { const figures = await import('./crease-figures.js'); return (${work})(figures, lab, argument); }`;

  suite.test('saving the plane as SVG in the page gives the bytes that the command line gives', async (page) => {
    const lab = await trained(page);
    await saving(page);
    for (const figure of ['plane', 'course']) {
      const inPage = await lab.evaluate(figures(async ({ saveFigure }, mounted, name) => (await saveFigure(mounted, { figure: name })).text()), figure);
      const native = rendered(await lab.evaluate((mounted) => mounted.session()), '--figure', figure).toString();
      expect(inPage.startsWith('<svg') && inPage.includes('<title'), inPage.slice(0, 200));
      expect(inPage === native, `the ${figure} differs: ${inPage.length} and ${native.length} bytes`);
    }
    const names = await page.evaluate(() => window.savedFiles);
    expect(names.join() === 'figure-plane.svg,figure-course.svg', names.join());
  });

  suite.test('a German lab saves German figures, the same as the command line', async (page) => {
    const lab = await LabHandle.open(page, `${address}?lang=de`);
    await lab.command('act step 40');
    await lab.until((now) => now.step === 40, 'no steps');
    await saving(page);
    const inPage = await lab.evaluate(figures(async ({ saveFigure }, mounted) => (await saveFigure(mounted, { figure: 'course' })).text()));
    const session = await lab.evaluate((mounted) => mounted.session());
    expect(inPage.includes('xml:lang="de"') && inPage.includes('Schritt 40'), inPage.slice(0, 600));
    expect(inPage === rendered(session, '--figure', 'course', '--lang', 'de').toString(), 'the command line draws another one');
    const drawn = await lab.evaluate(async (mounted) => (await import('./crease-core.mjs')).figure(mounted.link(), { figure: 'course', lang: 'de' }));
    expect(drawn === inPage, 'crease-core.mjs draws another one');
  });

  suite.test('the dialog offers all figures of every chapter, and they are drawn, images with their file too', async (page) => {
    const refusal = spawnSync(resolve(program), ['render', 'none.json', '--figure', '?'], { encoding: 'utf8' }).stderr;
    const known = [...refusal.matchAll(/"([\w.]+)"/g)].map(([, name]) => name);
    const offered = [...new Set(Object.values(FIGURES).flatMap((names) => Object.keys(names)))];
    expect([...offered].sort().join() === [...known].sort().join(), `${offered} instead of ${known}`);
    await page.setViewportSize({ width: 720, height: 480 }); // without a graphics card most of the time goes into pixels
    const lab = await LabHandle.open(page, address);
    await saving(page);
    for (const chapter of Object.keys(FIGURES).slice(1)) {
      await lab.evaluate((mounted, id) => mounted.commandLater(`act open_chapter ${id}`), chapter);
      if (chapter === 'images') await lab.until((now) => now.cells > 0, 'the images did not come');
      for (const line of FIGURE_STATES[chapter]) await lab.command(line);
      if (chapter === 'images') await lab.until((now) => now.step === 20, 'the images were not learned');
      for (const figure of Object.keys(FIGURES[chapter])) {
        const svg = await lab.evaluate(figures(async ({ saveFigure }, mounted, name) => (await saveFigure(mounted, { figure: name })).text()), figure);
        const marks = svg.match(/<(path|rect|circle|image) /g)?.length ?? 0;
        expect(svg.startsWith('<svg') && marks > 10, `${chapter}, ${figure} has ${marks} marks: ${svg.slice(0, 300)}`);
      }
    }
  });

  suite.test('the SVG, drawn by the browser, is the picture that is saved as PNG natively', async (page) => {
    const lab = await trained(page);
    await saving(page);
    const options = { figure: 'picture', format: 'png', scale: 2, width: 400, height: 400 };
    const png = await lab.evaluate(figures(async ({ saveFigure }, mounted, asked) => {
      const bytes = new Uint8Array(await (await saveFigure(mounted, asked)).arrayBuffer());
      return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    }), options);
    const native = rendered(await lab.evaluate((mounted) => mounted.session()), '--figure', 'picture', '--width', '400', '--height', '400', '--scale', '2');
    const same = similarity(PNG.sync.read(Buffer.from(png, 'latin1')), PNG.sync.read(native), { x: 0, y: 0, width: 800, height: 800 });
    expect(same >= 0.99, `the similarity is only ${same.toFixed(4)}`);
  });

  suite.test('metrics are saved as CSV, and what cannot be drawn is refused in a sentence', async (page) => {
    const lab = await trained(page);
    await saving(page);
    const text = await lab.evaluate(figures(({ saveMetrics }, mounted) => saveMetrics(mounted)));
    const rows = text.trim().split('\n');
    expect(rows[0] === 'step,train_loss,test_loss,train_accuracy,test_accuracy,cells,linear_regions', rows[0]);
    expect(rows.length > 10 && rows[1].startsWith('0,') && rows.at(-1).startsWith('400,'), `${rows.length} rows: ${rows.at(-1)}`);
    const refusal = await lab.evaluate(figures(({ saveFigure }, mounted) => saveFigure(mounted, { figure: 'plan' }).catch((error) => error.message)));
    expect(/There is no figure "plan"; "plane" would be right\./i.test(refusal), refusal);
  });

  suite.test('a film shows the training from the first step, and leaves the lab where it was', async (page) => {
    const lab = await trained(page);
    await saving(page);
    const film = await lab.evaluate(figures(async ({ filmType, recordFilm }, mounted) => {
      if (!filmType()) return { refusal: await recordFilm(mounted).catch((error) => error.message) };
      const blob = await recordFilm(mounted, { seconds: 1, framesPerSecond: 10 });
      const head = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
      return { size: blob.size, head: Array.from(head) };
    }));
    if (film.refusal) return expect(film.refusal.includes('crease render SESSION --frames DIR'), film.refusal);
    expect(film.head.join() === '26,69,223,163', `a film begins with ${film.head}`); // EBML, which WebM is
    expect(film.size > 5000, `the film has ${film.size} bytes`);
    await lab.until((now) => now.step === 400, 'the lab is not where it was');
  });

  suite.test('under a strict policy the page saves figures, and crease-core.mjs draws those of a link', async (page) => {
    const lab = await LabHandle.open(page, `${servers.strict.origin}/site/`);
    await saving(page);
    const saved = await lab.evaluate(figures(async ({ saveFigure }, mounted) => (await saveFigure(mounted, { theme: 'dark' })).text()));
    const [drawn, problem] = await lab.evaluate(async (mounted) => {
      const { figure } = await import('./crease-core.mjs');
      return [await figure(mounted.link(), { figure: 'plane', theme: 'dark' }), await figure('{', {}).catch((error) => error.message)];
    });
    expect(saved.startsWith('<svg') && saved === drawn, `${saved.slice(0, 100)} and ${drawn.slice(0, 100)}`);
    expect(/line 1, column/.test(problem), problem);
  });

  suite.test('the dialog for sharing saves a figure, the curves, and says when there is nothing to film', async (page) => {
    const lab = await LabHandle.open(page, address);
    await lab.evaluate((it) => it.share());
    await page.getByRole('combobox', { name: 'Format' }).selectOption('png 2');
    const [figure] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save figure' }).click()]);
    expect(figure.suggestedFilename() === 'figure-plane.png', `it is called ${figure.suggestedFilename()}`);
    await page.getByText('Saved.').waitFor();
    await page.getByRole('button', { name: 'Film of the training' }).click();
    await page.getByText('There is no training to film yet.').waitFor();
    await lab.command('act step 40');
    await lab.until((now) => now.step === 40, 'no steps');
    const [curves] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Curves as CSV' }).click()]);
    expect(curves.suggestedFilename() === 'metrics.csv', `it is called ${curves.suggestedFilename()}`);
    await suite.screenshot(page, 'share-figures');
  });
}
