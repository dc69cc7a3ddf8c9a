import { expect, LabHandle } from './harness.mjs';

const described = (lab) => lab.evaluate((it) => it.describe());
const find = (list, id) => list.find((each) => each.id === id);

/** Options that take something out of the lab or bring something in, and what the page around is told. */
export function restrictionCases(suite, { servers }) {
  const page_ = `${servers.strict.origin}/site/`;

  for (const [name, viewport, query] of [
    ['all settings, wide', { width: 1280, height: 800 }, 'hide=settings'],
    ['the diagram, wide and dark', { width: 1280, height: 800 }, 'hide=network&theme=dark'],
    ['all but the plane, wide', { width: 1280, height: 800 }, 'hide=settings,network,plots,transport,readouts,tools'],
    ['settings and plots, middle', { width: 900, height: 700 }, 'hide=settings,plots'],
    ['the diagram, phone', { width: 390, height: 844 }, 'hide=network'],
    ['all but the plane, phone and dark', { width: 390, height: 844 }, 'hide=settings,network,plots,transport,readouts&theme=dark'],
    ['nothing, to watch', { width: 1280, height: 800 }, 'readonly'],
    ['nothing, data locked', { width: 390, height: 844 }, 'lock=Data'],
  ])
    suite.test(`hidden: ${name}; the lab trains`, async (page) => {
      const lab = await LabHandle.open(page, `${page_}?${query}`);
      await lab.command('act step 20');
      await lab.until((now) => now.step === 20, 'no steps');
      await suite.screenshot(page, `hide-${name.replace(/\W+/g, '-')}`);
      expect((await page.locator('.crease-message').count()) === 0, 'a complaint is shown');
    }, { viewport });

  suite.test('what is locked is refused to everybody, and described as locked; the rest is free', async (page) => {
    const lab = await LabHandle.open(page, `${page_}?seed=4&lock=network.seed,Data`);
    for (const line of ['set network.seed 5', 'act new_seed', 'set data.noise 0.1', 'act place_point 0,0,1', 'act undo', 'act restore_settings'])
      expect((await lab.refusal(line)).length > 10, `"${line}" was not refused`);
    await lab.command('set training.learning_rate 0.02');
    const { parameters, actions } = await described(lab);
    expect(find(parameters, 'network.seed').value === 4, 'the seed of the address is not there');
    expect(find(parameters, 'network.seed').isLocked && !find(parameters, 'training.learning_rate').isLocked, 'the seed is not described as locked');
    expect(!find(actions, 'new_seed').isEnabled && find(actions, 'step').isEnabled, 'the actions are described otherwise');
  });

  suite.test('the controls as HTML obey what is hidden and locked', async (page) => {
    await LabHandle.open(page, `${page_}?lock=Data&hide=Training,share,undo`);
    const noise = page.locator('#crease-data-noise');
    await noise.waitFor({ state: 'attached' });
    expect(await noise.isDisabled(), 'a locked setting can be changed');
    expect(await page.locator('#crease-network-seed').isEnabled(), 'a free setting cannot be changed');
    expect((await page.locator('#crease-training-learning_rate').count()) === 0, 'a hidden setting is listed');
    const button = (name) => page.locator('.crease-controls button', { hasText: name });
    expect((await button(/^Undo/).count()) === 0 && (await button(/^Redo/).count()) === 1, 'the hidden action is listed, or another is not');
    expect((await button('Clear all points').getAttribute('aria-disabled')) === 'true', 'a locked action can be chosen');
    expect(await button('Share or save').evaluate((it) => it.hidden), 'sharing is offered');
  });

  suite.test('a lab to watch plays, steps and rewinds, and keeps its experiment', async (page) => {
    const lab = await LabHandle.open(page, `${page_}?readonly=1`);
    const settings = () => lab.evaluate((it) => it.describe().parameters.filter(({ group }) => group !== 'Transport' && group !== 'Picture').map(({ id, value }) => `${id} ${value}`).join());
    const before = await settings();
    for (const line of ['set training.learning_rate 1', 'act clear_points', 'act add_layer', 'set weight.1.0.0 3', 'act load_csv a'])
      expect((await lab.refusal(line)).includes('only to watch'), `"${line}" was not refused`);
    await lab.command('act step 5');
    await lab.until((now) => now.step === 5, 'no steps');
    await lab.command('act rewind');
    await lab.until((now) => now.step === 0, 'not rewound');
    await lab.command('set picture.3d true');
    expect((await settings()) === before, 'something changed');
  });

  suite.test('words that mean nothing are named; hidden things are described as hidden', async (page) => {
    const lab = await LabHandle.open(page, `${page_}?hide=Training,pony&chapter=flying&lang=de`);
    const said = await page.locator('.crease-message').textContent();
    expect(said.includes('pony') && said.includes('flying'), `it says: ${said}`);
    const { parameters } = await described(lab);
    expect(parameters.every(({ group, isHidden }) => group !== 'Training' || isHidden), 'a setting of training is not hidden');
    expect((await page.locator('html').getAttribute('lang')) === 'de', 'the language was not passed on');
    expect((await lab.evaluate((it) => it.options.lang)) === 'de', 'the lab does not know its language');
  });

  suite.test('points come with the address, and from a file beside the page only', async (page) => {
    const table = encodeURIComponent('x,y,label\n-1,0,a\n1,0,b\n0,1,a\n');
    const lab = await LabHandle.open(page, `${page_}?data=${table}`);
    expect((await lab.readouts()).points === 3, `there are ${(await lab.readouts()).points} points`);
    const link = await lab.evaluate((it) => it.link());
    expect(!link.includes('data='), 'the link has the points twice');
    const file = await LabHandle.open(page, `${page_}?csv=examples/points.csv`);
    expect((await file.readouts()).points === 80, 'the file was not read');
    for (const bad of ['../points.csv', 'https://example.org/a.csv', '//example.org/a.csv', '/etc/a.csv']) {
      await LabHandle.open(page, `${page_}?csv=${encodeURIComponent(bad)}`);
      expect((await page.locator('.crease-message').textContent()).includes('folder'), `${bad} was not refused`);
    }
  });

  suite.test('a released element comes back as restricted as it was', async (page) => {
    await page.goto(`${servers.strict.origin}/pages/restricted.html`);
    await page.locator('#first button').click();
    const first = await new LabHandle(page, '#first').ready();
    expect((await first.refusal('set network.seed 8')).length > 10, 'the lock does not hold');
    await page.locator('#second button').click();
    const second = await new LabHandle(page, '#second').ready();
    await second.until((now) => now.points === 3, 'the points of the attribute are not there');
    await page.locator('#first button').click();
    const again = await new LabHandle(page, '#first').ready();
    await page.waitForFunction(() => document.querySelector('#first').lab);
    await page.waitForTimeout(200);
    expect((await again.refusal('set network.seed 8')).length > 10, 'the lock is gone');
    expect(find((await described(again)).parameters, 'network.seed').value === 7, 'another seed came back');
  });

  suite.test('on paper there is a picture and the address, for live labs and sleeping ones', async (page) => {
    await page.goto(`${servers.strict.origin}/pages/restricted.html`);
    await page.locator('#second button').click();
    await new LabHandle(page, '#second').ready();
    await page.waitForFunction(() => document.querySelector('#second').lab);
    await page.waitForTimeout(300);
    expect((await page.locator('.crease-print:visible').count()) === 0, 'the address is on the screen');
    await page.emulateMedia({ media: 'print' });
    await page.waitForFunction(() => document.querySelector('#second .crease-print canvas'));
    expect(await page.locator('#first .crease-print img').isVisible(), 'no poster');
    const address = new URL(await page.locator('#first .crease-print a').getAttribute('href')).searchParams;
    expect(address.get('seed') === '7' && address.get('hide') === 'settings' && address.get('lock') === 'network.seed', 'the address has lost the options');
    expect(!(await page.locator('#first button').isVisible()), 'the button is on the paper');
    expect(/#s=/.test(await page.locator('#second .crease-print a').textContent()), 'no address of the live lab');
    const colours = await page.locator('#second .crease-print canvas').evaluate((still) => {
      const { data } = still.getContext('2d').getImageData(0, 0, still.width, still.height);
      return new Set(new Uint32Array(data.buffer)).size;
    });
    expect(colours > 20, `the picture on paper has ${colours} colours`);
    await suite.screenshot(page, 'print');
    await page.emulateMedia({ media: 'screen' });
    expect(await page.locator('#first button').isVisible(), 'the screen did not come back');
  });

  suite.test('the page around a frame is told numbers and failures, and asked for a height', async (page) => {
    await page.goto(`${servers.plain.origin}/pages/empty.html`);
    await page.evaluate(() => {
      window.told = [];
      window.addEventListener('message', ({ data }) => window.told.push(data));
      const frame = Object.assign(document.createElement('iframe'), { src: '/site/index.html?height=720', title: 'lab', width: 900, height: 500 });
      document.body.append(frame);
    });
    await page.waitForFunction(() => window.told.some(({ type }) => type === 'ready'));
    await page.waitForFunction(() => window.told.some(({ subject, height }) => subject === 'lti.frameResize' && height === 720));
    const send = (message) => page.evaluate((sent) => document.querySelector('iframe').contentWindow.postMessage({ crease: 1, ...sent }, '*'), message);
    await send({ type: 'step', count: 30 });
    await page.waitForFunction(() => window.told.some(({ type, readouts }) => type === 'metrics' && readouts.find(({ id }) => id === 'step').value === 30));
    const times = await page.evaluate(() => window.told.filter(({ type }) => type === 'metrics').length);
    expect(times < 60, `the numbers were told ${times} times`);
    for (const bad of [{ type: 'step', count: 'many' }, { type: 'setState' }, { type: 'theme', theme: 'pink' }, { type: 'export', what: 'all' }, { type: 'getState', weights: 1 }]) {
      await page.evaluate(() => { window.told = []; });
      await send({ id: 1, ...bad });
      await page.waitForFunction(() => window.told.some(({ id, type, sentence }) => id === 1 && type === 'error' && sentence.length > 10));
    }
    await page.evaluate(() => { window.told = []; });
    await page.frameLocator('iframe').locator('canvas').evaluate((canvas) => canvas.closest('[data-crease-lab]').creaseLab.then((lab) => lab.core.file('bad.csv', 'x,y,label\n1,2\n')));
    await page.frameLocator('iframe').locator('canvas').click({ position: { x: 300, y: 200 } });
    await page.waitForFunction(() => window.told.some(({ id, type, sentence }) => id === undefined && type === 'error' && sentence.includes('bad.csv')));
  });

  suite.test('a frame with a poster waits until it is activated', async (page) => {
    await page.goto(`${page_}?poster=picture.png&seed=5`);
    await page.locator('main button img').waitFor();
    expect((await page.locator('canvas').count()) === 0, 'the lab started by itself');
    await suite.screenshot(page, 'poster');
    await page.locator('main button').click();
    const lab = await new LabHandle(page).ready();
    expect(find((await described(lab)).parameters, 'network.seed').value === 5, 'the options were lost');
    await page.goto(`${page_}?poster=https://example.org/a.png`);
    await page.locator('.crease-message', { hasText: 'poster' }).waitFor();
  });

  suite.test('a page of another origin may read, and change only where it is listed', async (page) => {
    const ask = (message) => page.evaluate((sent) => new Promise((resolve) => {
      window.addEventListener('message', function take({ data }) {
        if (data.id === sent.id) { window.removeEventListener('message', take); resolve(data); }
      });
      document.querySelector('iframe').contentWindow.postMessage({ crease: 1, ...sent }, '*');
    }), message);
    const open = async (query) => {
      await page.goto(`${servers.plain.origin}/pages/empty.html`);
      await page.evaluate((src) => new Promise((resolve) => {
        window.addEventListener('message', ({ data }) => data.type === 'ready' && resolve());
        document.body.append(Object.assign(document.createElement('iframe'), { src, title: 'lab', width: 800, height: 500 }));
      }), `${servers.untyped.origin}/site/index.html${query}`);
    };
    await open('');
    expect((await ask({ id: 1, type: 'readouts' })).type === 'reply', 'reading was refused');
    expect((await ask({ id: 2, type: 'play' })).sentence.includes('another origin'), 'playing was not refused');
    await open(`?origins=${servers.plain.origin}`);
    expect((await ask({ id: 3, type: 'step' })).type === 'reply', 'a listed origin was refused');
  });

  suite.test('the button in the lab opens the dialog, which shares less where less is wanted', async (page) => {
    for (const [width, x] of [[1280, 1245], [390, 355]]) {
      await page.setViewportSize({ width, height: 800 });
      const lab = await LabHandle.open(page, page_);
      await lab.canvas.click({ position: { x, y: 24 } });
      await page.locator('dialog').waitFor();
      await page.getByLabel('Plots', { exact: true }).check();
      await page.getByLabel('Only to watch').check();
      const link = await page.getByLabel('Link', { exact: true }).inputValue();
      expect(/\?hide=plots&readonly=1#s=/.test(link), `the link is ${link}`);
      expect((await page.getByLabel('HTML element', { exact: true }).inputValue()).includes('hide="plots" readonly="1"'), 'the element has everything');
      expect((await page.getByLabel('LaTeX', { exact: true }).inputValue()).includes('\\qrcode'), 'no QR code for LaTeX');
      expect((await page.locator('dialog svg path').count()) > 0, 'no QR code');
      await suite.screenshot(page, `share-${width}`);
      await page.getByRole('button', { name: 'Close' }).click();
    }
  });
}
