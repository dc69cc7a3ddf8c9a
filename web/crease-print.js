// On paper: a still picture and the address, in place of a canvas that a printer would leave blank.

const RULES = `
.crease-print { display: none }
@media print {
  .crease-host { height: auto !important; position: static !important; overflow: visible !important }
  .crease-host > :not(.crease-print) { display: none !important }
  .crease-host > .crease-print { display: block; break-inside: avoid }
  .crease-print > canvas, .crease-print > img { display: block; max-width: 100%; height: auto }
  .crease-print a { overflow-wrap: anywhere }
}`;

/** A copy that stays when the graphics go. */
export function stillOf(canvas) {
  const still = document.createElement('canvas');
  Object.assign(still, { width: canvas.width, height: canvas.height });
  still.getContext('2d').drawImage(canvas, 0, 0);
  return still;
}

function adoptRules(root) {
  if (root.creaseHasPrintRules || !root.adoptedStyleSheets) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RULES);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  root.creaseHasPrintRules = true;
}

/** Says what `element` is on paper, until the next time: `picture` (a canvas, an image, or nothing) and the address. */
export function printAs(element, { picture, address, name }) {
  adoptRules(element.getRootNode());
  element.classList.add('crease-host');
  element.querySelector(':scope > .crease-print')?.remove();
  const block = document.createElement('div');
  block.className = 'crease-print';
  block.setAttribute('aria-hidden', 'true'); // on paper only
  const line = document.createElement('p');
  const link = Object.assign(document.createElement('a'), { href: address, textContent: address, tabIndex: -1 });
  line.append(`${name}: `, link);
  block.append(...(picture ? [picture, line] : [line]));
  element.append(block);
}

/** Before each printing, what a live lab shows then. */
export function printLive(lab, name) {
  const { signal } = lab.stopper;
  const prepare = () => {
    if (!lab.isReady) return;
    lab.drawNow(); // a picture can be read only in the turn in which it was drawn
    printAs(lab.element, { picture: stillOf(lab.canvas), address: lab.link(), name });
  };
  window.addEventListener('beforeprint', prepare, { signal });
  window.matchMedia('print').addEventListener('change', ({ matches }) => matches && prepare(), { signal });
  signal.addEventListener('abort', () => lab.element.querySelector(':scope > .crease-print')?.remove());
}
