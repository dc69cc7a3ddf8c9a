// The lab in a frame, as the page around it sees it: messages { crease: 1, id, type, ... }; web/host-api.md says which, and
// web/host-api.d.ts their types.

const READING = ['getState', 'describe', 'readouts', 'export'];
const THEMES = ['auto', 'light', 'dark', 'projector'];
const EXPORTS = ['session', 'link', 'log', 'metrics'];
const LARGEST_TEXT = 32 * 1024 * 1024;
const WIDE_FROM_PX = 700, WIDE_HEIGHT_PX = 640, NARROW_HEIGHT_PX = 900;

// --- What a message must have ------------------------------------------------------------------------------------------------------
function text(message, name) {
  const value = message[name];
  if (typeof value !== 'string' || value.length > LARGEST_TEXT) throw new Error(`${message.type}: "${name}" must be a text.`);
  return value;
}

function oneOf(message, name, allowed, usual) {
  const value = message[name] ?? usual;
  if (!allowed.includes(value)) throw new Error(`${message.type}: "${name}" must be one of ${allowed.join(', ')}.`);
  return value;
}

function flag(message, name) {
  const value = message[name] ?? false;
  if (typeof value !== 'boolean') throw new Error(`${message.type}: "${name}" must be true or false.`);
  return value;
}

function steps(message) {
  const count = message.count ?? 1;
  if (!Number.isInteger(count) || count < 1 || count > 1e9) throw new Error('step: "count" must be a whole number from 1 to 1000000000.');
  return count;
}

// --- Answers -----------------------------------------------------------------------------------------------------------------------
function done(sentence) {
  if (sentence) throw new Error(sentence);
  return '';
}

function metricsTable(lab) {
  const quoted = (value) => `"${String(value).replaceAll('"', '""')}"`;
  return ['id,label,value', ...lab.readouts().map(({ id, label, value }) => `${id},${quoted(label)},${value}`)].join('\n');
}

function exported(lab, message) {
  const what = oneOf(message, 'what', EXPORTS, 'session');
  const weights = flag(message, 'weights');
  return what === 'metrics' ? metricsTable(lab) : lab[what]({ weights });
}

const answers = {
  getState: (lab, message) => lab.session({ weights: flag(message, 'weights') }),
  setState: async (lab, message) => done(await lab.openLater(text(message, 'state'))),
  command: async (lab, message) => done(await lab.commandLater(text(message, 'line'))),
  play: (lab) => done(lab.command('act play')),
  pause: (lab) => done(lab.command('act pause')),
  step: (lab, message) => done(lab.command(`act step ${steps(message)}`)),
  reset: (lab) => done(lab.command('act rewind')),
  export: exported,
  theme: (lab, message) => done(lab.setTheme(oneOf(message, 'theme', THEMES))),
  describe: (lab) => lab.describe(),
  readouts: (lab) => lab.readouts(),
};

function answer(lab, message, mayChange) {
  if (message.crease !== 1 || typeof message.type !== 'string') throw new Error('A message is { crease: 1, id, type, ... }.');
  if (!Object.hasOwn(answers, message.type)) throw new Error(`There is no message of type "${message.type.slice(0, 40)}".`);
  if (!mayChange && !READING.includes(message.type)) throw new Error('Pages of another origin may only read: list them in the parameter "origins".');
  if (!lab.isReady) throw new Error(`The lab has stopped: ${lab.reason ?? 'it was taken away.'}`);
  return answers[message.type](lab, message);
}

/** Answers the page around this one, and tells it what happens. `origins`: other origins that may change the lab. */
export function listenToHost(lab, origins, signal) {
  let before = Promise.resolve(); // a message that has to wait for a chapter holds up those that follow
  window.addEventListener('message', ({ data, origin, source }) => {
    if (source !== window.parent || typeof data !== 'object' || data === null || !('crease' in data)) return; // not for the lab
    const { id } = data;
    const reply = (message) => source.postMessage({ crease: 1, ...message }, origin === 'null' ? '*' : origin);
    const mayChange = origin !== 'null' && (origin === location.origin || origins.includes(origin));
    before = before.then(async () => {
      try {
        reply({ id, type: 'reply', result: await answer(lab, data, mayChange) });
      } catch (error) {
        reply({ id, type: 'error', sentence: error.message });
      }
    });
  }, { signal });
  const tell = (message) => window.parent.postMessage({ crease: 1, ...message }, '*'); // what any page around may read
  for (const type of ['changed', 'metrics', 'error', 'release'])
    lab.element.addEventListener(type, ({ detail }) => tell({ type, ...detail }), { signal });
  tell({ type: 'ready' });
}

/** Canvas and other LTI platforms give a frame the height that it asks for: `height` in CSS pixels, or what the width needs. */
export function askForHeight(lab, height) {
  const wished = /^\d{2,5}$/.test(height ?? '') ? Number(height) : undefined;
  let asked;
  const ask = () => {
    const needed = wished ?? (window.innerWidth < WIDE_FROM_PX ? NARROW_HEIGHT_PX : WIDE_HEIGHT_PX);
    if (needed === asked) return;
    asked = needed;
    window.parent.postMessage({ subject: 'lti.frameResize', height: needed }, '*');
  };
  window.addEventListener('resize', ask, { signal: lab.stopper.signal });
  ask();
}
