// What a lab tells the element that it is in, as events that do not bubble:
//   changed   commands were carried out
//   metrics   the numbers are others; detail.readouts is what readouts() gives
//   error     something was refused or failed; detail.sentence says what

const METRICS_EVERY_MS = 250;

export function tell(lab, type, detail = {}) {
  lab.element.dispatchEvent(new CustomEvent(type, { detail }));
}

/** Returns what is to be called after every frame of `lab`. */
export function watchLab(lab) {
  const { core } = lab;
  let changes = core.changes(), notice = core.notice(), readouts = '', toldAt = performance.now(), timer; // the first pictures come first
  const tellMetrics = () => {
    timer = undefined;
    if (!lab.isReady || readouts === core.readouts()) return;
    toldAt = performance.now();
    readouts = core.readouts();
    tell(lab, 'metrics', { readouts: JSON.parse(readouts) });
  };
  lab.stopper.signal.addEventListener('abort', () => clearTimeout(timer));
  return () => {
    if (changes !== core.changes()) {
      changes = core.changes();
      tell(lab, 'changed');
    }
    if (notice !== core.notice()) {
      notice = core.notice();
      if (notice) tell(lab, 'error', { sentence: notice });
    }
    // The lab may sleep after this frame: what is too early now is told a little later.
    timer ??= setTimeout(tellMetrics, Math.max(0, toldAt + METRICS_EVERY_MS - performance.now()));
  };
}
