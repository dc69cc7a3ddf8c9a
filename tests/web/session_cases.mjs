import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { eventually, expect, LabHandle } from './harness.mjs';

const references = new URL('../reference/networks/', import.meta.url).pathname;

/** What `work(path)` makes of files in a folder that goes away again. */
function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'crease-session-'));
  try {
    return work((name) => join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The state in links and files: whatever way it travels, the same state opens. */
export function sessionCases(suite, { servers, program }) {
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
      await lab.settled();
      const weights = (text) => text.split('load_weights ')[1];
      const again = await lab.evaluate((mounted) => ({ sentence: mounted.sentence(), session: mounted.session(), heavy: mounted.session({ weights: true }) }));
      expect(again.sentence === told.sentence, `"${again.sentence}" instead of "${told.sentence}"`);
      expect(kind === 'heavy' || again.session === told.session, `${again.session} instead of ${told.session}`);
      const first = await new LabHandle(page).evaluate((mounted) => mounted.session({ weights: true }));
      expect(weights(again.heavy) === weights(first), 'the weights differ');
    });

  /** The network of a session, and that of a file, as the native program writes them. */
  const networkOfSession = (session) => inFolder((path) => {
    writeFileSync(path('session.json'), session);
    execFileSync(resolve(program), ['session', path('session.json'), '--out', path('net.json')]);
    return readFileSync(path('net.json'), 'utf8');
  });
  const networkOfFile = (file) => inFolder((path) => {
    execFileSync(resolve(program), ['convert', file, '--out', path('net.json')]);
    return readFileSync(path('net.json'), 'utf8');
  });

  suite.test('networks of PyTorch, NumPy and of the lab open as files, to the last bit, and a link to the state has them', async (page) => {
    const lab = await LabHandle.open(page, address);
    const chooser = page.getByLabel('Open a network', { exact: true });
    const value = (id) => lab.evaluate((it, wanted) => it.describe().parameters.find((each) => each.id === wanted).value, id);
    const checked = async (name, ...settings) => {
      for (const line of settings) await lab.command(line);
      await chooser.setInputFiles(join(references, name));
      const expected = networkOfFile(join(references, name));
      const widths = JSON.parse(expected).layers.map(({ bias }) => bias.length).slice(0, -1).join();
      await eventually(() => value('network.hidden'), (hidden) => hidden === widths, `${name} does not arrive`);
      expect(networkOfSession(await lab.evaluate((it) => it.session())) === expected, `${name} is another network in the lab`);
      return expected;
    };
    await checked('relu_f32.safetensors', 'set training.loss softmax_cross_entropy'); // two outputs
    const expected = await checked('half.npz', 'set data.source blobs3'); // three
    const friend = await LabHandle.open(await page.context().newPage(), await lab.evaluate((it) => it.link()));
    expect(networkOfSession(await friend.evaluate((it) => it.session({ weights: true }))) === expected, 'the link leads to another network');
    expect((await lab.refusal('act undo')) === '', 'there is nothing to undo');
    expect((await value('network.hidden')) === '5,4', 'undo does not bring the shape before back');
  });

  suite.test('a file that is dropped says itself what it is: a session, a network; and what cannot be read is said', async (page) => {
    const lab = await LabHandle.open(page, address);
    const drop = (name, bytes) => lab.evaluate((it, [title, content]) => it.input.take(new File([Uint8Array.from(content)], title)), [name, [...bytes]]);
    await lab.command('act step 30');
    await lab.until(at(30), 'no steps');
    const session = await lab.evaluate((it) => it.session());
    await lab.command('act restore_settings');
    await drop('state.json', Buffer.from(session));
    await lab.until(at(30), 'the session was not opened');
    await drop('own.json', Buffer.from('{"format":"crease-network","version":1,"input":2,"layers":[{"weight":[[1,2]],"bias":[3],"activation":"linear"}]}'));
    await lab.until((now) => now.step === 0 && now.parameters === 3, 'the network was not opened');
    await drop('broken.npz', readFileSync(join(references, 'stored.npz')).subarray(0, 300));
    await page.getByRole('alert').getByText(/broken\.npz has no directory at its end/).waitFor();
    await lab.evaluate((it) => it.setLanguage('de'));
    await drop('net.pt', Buffer.from([0x80, 2, 0x8a, 10]));
    await page.getByRole('alert').getByText(/net\.pt ist ein Pickle/).waitFor();
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
      await lab.settled(); // the loss is measured once the step is there
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
