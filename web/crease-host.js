// The lab in a frame, as the page around it sees it: messages { crease: 1, id, type, ... }; web/host-api.md says which.

const READING = ['getState', 'describe', 'readouts', 'export'];

const answers = {
  getState: (lab, { weights }) => lab.session({ weights: weights === true }),
  setState: (lab, { state }) => done(lab.open(String(state))),
  command: (lab, { line }) => done(lab.command(String(line))),
  play: (lab) => done(lab.command('act play')),
  pause: (lab) => done(lab.command('act pause')),
  step: (lab, { count = 1 }) => done(lab.command(`act step ${Number(count)}`)),
  reset: (lab) => done(lab.command('act rewind')),
  export: (lab, { what = 'session', weights }) => exported(lab, what, { weights: weights === true }),
  theme: (lab, { theme }) => lab.setTheme(theme),
  describe: (lab) => lab.describe(),
  readouts: (lab) => lab.readouts(),
};

function done(sentence) {
  if (sentence) throw new Error(sentence);
  return '';
}

function exported(lab, what, options) {
  if (!['session', 'link', 'log'].includes(what)) throw new Error('export: "what" is session, link or log.');
  return lab[what](options);
}

function answer(lab, message, mayChange) {
  if (message.crease !== 1 || typeof message.type !== 'string') throw new Error('A message is { crease: 1, id, type, ... }.');
  if (!Object.hasOwn(answers, message.type)) throw new Error(`There is no message of type "${message.type.slice(0, 40)}".`);
  if (!mayChange && !READING.includes(message.type)) throw new Error('Pages of another origin may only read: list them in the parameter "origins".');
  return answers[message.type](lab, message);
}

/** Answers the page around this one. `origins`: other origins that may change the lab. */
export function listenToHost(lab, origins, signal) {
  window.addEventListener('message', ({ data, origin, source }) => {
    if (source !== window.parent || typeof data !== 'object' || data === null || !('crease' in data)) return; // not for the lab
    const { id } = data;
    const reply = (message) => source.postMessage({ crease: 1, ...message }, origin === 'null' ? '*' : origin);
    try {
      reply({ id, type: 'reply', result: answer(lab, data, origin === location.origin || origins.includes(origin)) });
    } catch (error) {
      reply({ id, type: 'error', sentence: error.message });
    }
  }, { signal });
  const tell = (message) => window.parent.postMessage({ crease: 1, ...message }, '*'); // what any page around may read
  let changes = lab.core.changes();
  lab.onFrame = () => {
    if (changes === lab.core.changes()) return;
    changes = lab.core.changes();
    tell({ type: 'changed' });
  };
  lab.root.addEventListener('release', () => tell({ type: 'release' }), { signal });
  tell({ type: 'ready' });
}
