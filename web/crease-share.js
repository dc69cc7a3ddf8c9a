// The dialog that shares a lab: texts to paste, and files. Loaded when it is first opened.

const SAFE_LENGTH = 2000; // longer links are cut off by some programs that pass them on
const TITLE = 'Train and watch: a small neural network and its linear regions';

const escaped = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

/** What one pastes to share `link`, by where it is pasted. `script`: the address of crease.js. */
export function shareTexts(link, script, words = (english) => english) {
  const title = escaped(words(TITLE));
  const frame = `<iframe src="${escaped(link)}" title="${title}" width="100%" height="640" loading="lazy" allow="clipboard-write"></iframe>`;
  const state = link.slice(link.indexOf('#') + 1);
  return {
    Link: link,
    'HTML frame': frame,
    'HTML element': `<script type="module" src="${escaped(script)}"></script>\n<crease-lab state="${escaped(state)}" height="640"></crease-lab>`,
    Markdown: `[${title}](${link})`,
    Quarto: `::: {.content-visible when-format="html"}\n${frame}\n:::\n::: {.content-hidden when-format="html"}\n[${title}](${link})\n:::`,
    'reveal.js': `<iframe data-src="${escaped(link)}" title="${title}" width="100%" height="640"></iframe>`,
    Moodle: `<p>${frame}</p>`,
    LaTeX: `\\href{${link.replace(/[%#&]/g, '\\$&')}}{${title}}`,
  };
}

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function textRow(words, name, text) {
  const field = make('textarea', { value: text, readOnly: true, rows: 2 });
  Object.assign(field.style, { display: 'block', width: '100%', boxSizing: 'border-box', font: '13px/1.4 monospace' });
  const copy = make('button', { type: 'button', textContent: words('Copy'), ariaLabel: words(`Copy: ${name}`) });
  copy.addEventListener('click', async () => {
    field.select();
    await navigator.clipboard.writeText(text).then(() => { copy.textContent = words('Copied'); }, () => { copy.textContent = words('Selected: press Ctrl+C'); });
  });
  return make('p', {}, make('label', {}, words(name), field), copy);
}

/** Opens the dialog over the page; it goes away when it is closed. */
export function openShareDialog(lab) {
  const { words } = lab;
  const dialog = make('dialog', { className: 'crease-share', lang: lab.language });
  Object.assign(dialog.style, { width: 'min(40em, 90vw)', borderRadius: '6px', border: '1px solid', font: '15px/1.5 Inter, system-ui, sans-serif' });
  const weights = make('input', { type: 'checkbox' });
  const length = make('p', { role: 'status' });
  const texts = make('div', {});
  const show = () => {
    const link = lab.link({ weights: weights.checked });
    const warning = link.length > SAFE_LENGTH ? ` Programs that pass links on may cut off more than ${SAFE_LENGTH}; the session file has no such limit.` : '';
    length.textContent = words(`The link has ${link.length} characters.${warning}`);
    texts.replaceChildren(...Object.entries(shareTexts(link, new URL('crease.js', import.meta.url).href, words)).map((row) => textRow(words, ...row)));
  };
  const button = (label, work) => {
    const made = make('button', { type: 'button', textContent: words(label) });
    made.addEventListener('click', work);
    return made;
  };
  const save = (name, text) => lab.saveFile(name, new TextEncoder().encode(text));
  dialog.append(make('h2', { textContent: words('Share this lab') }), make('label', {}, weights, ` ${words('With the trained weights')}`), length, texts, make('p', {},
    button('Session file', () => save('session.json', lab.session({ weights: weights.checked }))), ' ',
    button('Log', () => save('log.txt', lab.log())), ' ', button('Close', () => dialog.close())));
  dialog.ariaLabel = words('Share this lab');
  weights.addEventListener('change', show);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  show();
  dialog.showModal();
  return dialog;
}
