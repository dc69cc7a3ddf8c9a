// A deck of reveal.js with a lab on a slide.
//
// The keys are the slides' until somebody clicks into the lab, and again after Escape. The lab pauses while its slide is away:
// the frame is then not in view. `data-preload` in the page keeps the frame, and with it the state of the lab.

import Reveal from './reveal.mjs';

const deck = new Reveal({ hash: true, transition: 'none', width: 1120, height: 700, margin: 0.04 });
deck.initialize();

window.addEventListener('message', ({ data, source }) => {
  const frame = document.querySelector('#lab');
  if (source !== frame.contentWindow || data?.crease !== 1) return;
  if (data.type === 'release') window.focus(); // the next arrow key turns the slide
});
