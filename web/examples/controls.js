// A page with its own controls for a lab in a frame: requests, answers and events as ../host-api.md has them.

const frame = document.querySelector('#lab');
const byId = (id) => document.querySelector(`#${id}`);
const SHOWN = ['step', 'train_loss', 'cells', 'linear_regions'];

// --- Messages ----------------------------------------------------------------------------------------------------------------------
const waiting = new Map();
let lastId = 0;

/** Sends a request; the promise is fulfilled with its result, or rejected with the sentence that says why not. */
function ask(type, more = {}) {
  const id = ++lastId;
  frame.contentWindow.postMessage({ crease: 1, id, type, ...more }, location.origin);
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

const events = {
  ready: () => showControls(),
  changed: () => showControls(),
  metrics: ({ readouts }) => showNumbers(readouts),
  error: ({ sentence }) => say(sentence),
};

window.addEventListener('message', ({ data, source, origin }) => {
  if (source !== frame.contentWindow || origin !== location.origin || data?.crease !== 1) return;
  if (data.id === undefined) return events[data.type]?.(data);
  const { resolve, reject } = waiting.get(data.id) ?? {};
  waiting.delete(data.id);
  if (data.type === 'error') reject?.(new Error(data.sentence));
  else resolve?.(data.result);
});

function say(sentence) {
  byId('said').textContent = sentence;
}

/** Asks, and says what was refused. */
async function tryTo(type, more) {
  say('');
  return ask(type, more).catch((error) => say(error.message));
}

// --- What is shown -----------------------------------------------------------------------------------------------------------------
function showNumbers(readouts) {
  const shown = SHOWN.map((id) => readouts.find((readout) => readout.id === id)).filter(Boolean);
  document.querySelector('.numbers').replaceChildren(...shown.map(({ id, label, text }) => {
    const row = document.createElement('div');
    row.append(Object.assign(document.createElement('dt'), { textContent: label }), Object.assign(document.createElement('dd'), { textContent: text, id: `number-${id}` }));
    return row;
  }));
}

let isPlaying = false;

async function showControls() {
  const { parameters, actions, readouts } = await ask('describe');
  const find = (list, id) => list.find((each) => each.id === id);
  isPlaying = find(actions, 'pause').isEnabled;
  byId('play').textContent = isPlaying ? 'Pause' : 'Play';
  const width = find(parameters, 'layer.0.width');
  byId('neurons').value = width.value;
  byId('neurons-shown').textContent = width.value;
  const source = find(parameters, 'data.source');
  byId('data').replaceChildren(...source.choices.filter(({ id }) => id !== 'csv').map(({ id, label }) => new Option(label, id, false, id === source.value)));
  showNumbers(readouts);
}

// --- What the controls do ------------------------------------------------------------------------------------------------------------
byId('play').addEventListener('click', () => tryTo(isPlaying ? 'pause' : 'play'));
byId('step').addEventListener('click', () => tryTo('step', { count: 10 }));
byId('reset').addEventListener('click', () => tryTo('reset'));
byId('neurons').addEventListener('input', ({ target }) => tryTo('command', { line: `set layer.0.width ${target.value}` }));
byId('data').addEventListener('change', ({ target }) => tryTo('command', { line: `set data.source ${target.value}` }));

let kept;
byId('keep').addEventListener('click', async () => {
  kept = await tryTo('getState', { weights: true });
  byId('back').disabled = !kept;
});
byId('back').addEventListener('click', () => tryTo('setState', { state: kept }));

// The frame may be ready before this script is.
frame.contentWindow.postMessage({ crease: 1, id: 'early', type: 'describe' }, location.origin);
waiting.set('early', { resolve: () => showControls() });
