// A page with a switch for its colours tells the labs on it: an element by its attribute and its lab, a frame by a message.

const button = document.querySelector('#quarto-color-scheme-toggle');
const frame = document.querySelector('#frame');
const element = document.querySelector('#element');

function theme() {
  return document.body.classList.contains('quarto-dark') ? 'dark' : 'light';
}

function tellLabs() {
  element.setAttribute('theme', theme());
  element.lab?.setTheme(theme());
  frame.contentWindow.postMessage({ crease: 1, id: 'theme', type: 'theme', theme: theme() }, location.origin);
}

button.addEventListener('click', () => {
  document.body.classList.toggle('quarto-dark');
  document.body.classList.toggle('quarto-light');
  document.documentElement.className = theme();
  button.setAttribute('aria-pressed', String(theme() === 'dark'));
  tellLabs();
});

// The frame may have been loaded after the colours were switched.
window.addEventListener('message', ({ data, source }) => {
  if (source === frame.contentWindow && data?.crease === 1 && data.type === 'ready') tellLabs();
});
