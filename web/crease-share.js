// The dialog that shares a lab: texts to paste, a QR code, and files. Loaded when it is first opened.

import { renderSVG } from 'uqr';
import { loadPart } from './crease-fetch.js';
import { FIGURES, RECORDED } from './crease-figure-names.js';

const SAFE_LENGTH = 2000; // longer links are cut off by some programs that pass them on
const QR_LENGTH = 1200; // with more, the squares of the code are too small for a phone at arm's length
const TITLE = 'Train and watch: a small neural network and its linear regions';
const HIDEABLE = [['settings', 'Settings'], ['network', 'Network'], ['plots', 'Plots'], ['transport', 'Transport'], ['readouts', 'Readouts']];

const FORMATS = [['svg 1', 'SVG'], ['png 2', 'PNG, 2 pixels per point'], ['png 4', 'PNG, 4 pixels per point']];

const escaped = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
const inLatex = (text) => text.replace(/[%#&_~^\\{}]/g, (c) => ({ '~': '\\string~', '^': '\\string^', '\\': '\\textbackslash ' })[c] ?? `\\${c}`);

/** The link with what is taken out of the lab: `hide`, a list of words, and `readonly`. */
export function restrictedLink(link, { hide, readonly }) {
  const address = new URL(link);
  address.searchParams.delete('hide');
  address.searchParams.delete('readonly');
  const asked = [hide.length > 0 && `hide=${hide.join(',')}`, readonly && 'readonly=1'].filter(Boolean);
  const query = [address.search.slice(1), ...asked].filter(Boolean).join('&');
  address.search = query;
  return address.href;
}

/** Attributes of <crease-lab> for the same lab as the link's. */
function attributesOf(link) {
  const { searchParams, hash } = new URL(link);
  const names = ['theme', 'lang', 'hide', 'lock', 'readonly'].filter((name) => searchParams.has(name));
  const attributes = [['state', hash.slice(1)], ['height', '640'], ...names.map((name) => [name, searchParams.get(name)])];
  return attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
}

/** What one pastes to share `link`, by where it is pasted. `script`: the address of crease.js, `name`: what the lab shows. */
export function shareTexts(link, script, words = (english) => english, name = words(TITLE)) {
  const title = escaped(name);
  const frame = `<iframe src="${escaped(link)}" title="${title}" width="100%" height="640" loading="lazy" allow="clipboard-write; fullscreen"></iframe>`;
  return {
    Link: link,
    'HTML frame': frame,
    'HTML element': `<script type="module" src="${escaped(script)}"></script>\n<crease-lab${attributesOf(link)}></crease-lab>`,
    Markdown: `[${name}](${link.replace(/[()]/g, encodeURIComponent)})`,
    Quarto: `::: {.content-visible when-format="html"}\n\`\`\`{=html}\n${frame}\n\`\`\`\n:::\n\n::: {.content-hidden when-format="html"}\n[${name}](${link})\n:::`,
    'reveal.js': `<iframe data-src="${escaped(link)}" title="${title}" width="100%" height="640"></iframe>`,
    Moodle: `<p>${frame}</p>\n<p><a href="${escaped(link)}">${title}</a></p>`,
    LaTeX: `% \\usepackage{hyperref,qrcode}\n\\begin{center}\n  \\qrcode[height=3cm]{${link.replace(/[%#&_~^\\]/g, '\\$&')}}\\\\\n  \\href{${link.replace(/[%#&]/g, '\\$&')}}{${inLatex(name)}}\n\\end{center}`,
  };
}

// --- The dialog --------------------------------------------------------------------------------------------------------------------
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function checkbox(label, changed) {
  const box = make('input', { type: 'checkbox' });
  box.addEventListener('change', changed);
  const row = make('label', {}, box, ` ${label}`);
  Object.assign(row.style, { display: 'inline-flex', alignItems: 'center', gap: '4px', minHeight: '32px', marginRight: '16px' });
  return { box, row };
}

function button(label, work) {
  const made = make('button', { type: 'button', textContent: label });
  Object.assign(made.style, { font: 'inherit', minHeight: '36px', padding: '0 12px', cursor: 'pointer' });
  made.addEventListener('click', () => work(made));
  return made;
}

function select(label, options) {
  const list = make('select', {}, ...options.map(([value, textContent]) => make('option', { value, textContent })));
  Object.assign(list.style, { font: 'inherit', minHeight: '36px', marginLeft: '6px' });
  return { list, row: make('label', {}, label, list) };
}

function textRow(words, name, text) {
  const field = make('textarea', { value: text, readOnly: true, rows: 2, spellcheck: false });
  Object.assign(field.style, { display: 'block', width: '100%', boxSizing: 'border-box', font: '13px/1.4 monospace', resize: 'vertical' });
  const copy = button(words('Copy'), async () => {
    field.select();
    const copied = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error());
    await copied.then(() => { copy.textContent = words('Copied'); }, () => { copy.textContent = words('Selected: press Ctrl+C'); });
  });
  copy.setAttribute('aria-label', words(`Copy: ${name}`));
  const label = make('label', {}, words(name), field);
  const row = make('p', {}, label, copy);
  Object.assign(row.style, { display: 'flex', gap: '8px', alignItems: 'end', margin: '8px 0' });
  Object.assign(label.style, { flex: '1', minWidth: '0' });
  return row;
}

/** The QR code of `link` as an element, and as the text of an SVG file; nothing if it would be too fine to read. */
function qrCode(link, words) {
  if (link.length > QR_LENGTH) return undefined;
  const source = renderSVG(link, { border: 4 });
  const picture = document.importNode(new DOMParser().parseFromString(source, 'image/svg+xml').documentElement, true);
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', words('QR code of the link'));
  Object.assign(picture.style, { width: '192px', height: '192px', display: 'block' });
  return { picture, source };
}

class ShareDialog {
  constructor(lab) {
    this.lab = lab;
    const { words } = lab;
    this.words = words;
    const show = () => this.show();
    this.weights = checkbox(words('With the trained weights'), show);
    this.readonly = checkbox(words('Only to watch'), show);
    this.hidden = HIDEABLE.map(([word, label]) => ({ word, ...checkbox(words(label), show) }));
    this.length = make('p', { role: 'status' });
    this.texts = make('div', {});
    this.code = make('div', {});
    this.dialog = make('dialog', { className: 'crease-share', lang: lab.language }, ...this.parts());
    Object.assign(this.dialog.style, { width: 'min(40em, calc(100vw - 32px))', boxSizing: 'border-box', padding: '16px 20px', borderRadius: '6px', border: '1px solid', font: '15px/1.5 Inter, system-ui, sans-serif' });
    this.dialog.setAttribute('aria-label', words('Share this lab'));
    this.followTheme();
    this.dialog.addEventListener('close', () => this.dialog.remove());
    document.body.append(this.dialog);
    this.show();
    this.dialog.showModal();
  }

  parts() {
    const { words } = this;
    const title = make('h2', { textContent: words('Share this lab') });
    Object.assign(title.style, { margin: '0 0 8px', fontSize: '18px' });
    const hide = make('fieldset', {}, make('legend', { textContent: words('Hide') }), ...this.hidden.map(({ row }) => row));
    Object.assign(hide.style, { border: '0', padding: '0', margin: '8px 0 0' });
    return [title, this.weights.row, this.readonly.row, hide, this.length, this.texts, this.code, ...this.figures(), this.files()];
  }

  /** What saves pictures, numbers and a film, as far as the chapter has them. */
  figures() {
    const told = this.lab.describe();
    const names = FIGURES[told.chapter.id];
    if (!names) return [];
    const { words } = this;
    const kind = select(words('Figure'), Object.entries(names).map(([value, label]) => [value, words(label)]));
    const format = select(words('Format'), FORMATS.map(([value, label]) => [value, words(label)]));
    const state = make('p', { role: 'status' });
    const attempt = async (work) => {
      state.textContent = words('Drawing…');
      try {
        await work(await loadPart('crease-figures.js'));
        state.textContent = words('Saved.');
      } catch (error) {
        state.textContent = words(error.message);
      }
    };
    const theme = ['dark', 'projector'].includes(this.lab.themeName) ? this.lab.themeName : 'light';
    const row = make('p', {}, kind.row, format.row,
      button(words('Save figure'), () => {
        const [name, scale] = format.list.value.split(' ');
        return attempt((it) => it.saveFigure(this.lab, { figure: kind.list.value, format: name, scale: Number(scale), theme }));
      }),
      ...(RECORDED.includes(told.chapter.id) ? [button(words('Curves as CSV'), () => attempt((it) => it.saveMetrics(this.lab)))] : []),
      ...(RECORDED.includes(told.chapter.id) ? [button(words('Film of the training'), () => attempt((it) => it.recordFilm(this.lab)))] : []));
    Object.assign(row.style, { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center', margin: '8px 0' });
    const title = make('h3', { textContent: words('Figures') });
    Object.assign(title.style, { margin: '16px 0 0', fontSize: '15px' });
    return [title, row, state];
  }

  files() {
    const { words } = this;
    const save = (name, text) => this.lab.saveFile(name, new TextEncoder().encode(text));
    const row = make('p', {}, button(words('Session file'), () => save('session.json', this.lab.session({ weights: this.weights.box.checked }))), ' ',
      button(words('Log'), () => save('log.txt', this.lab.log())), ' ',
      button(words('QR code as SVG'), () => this.svg && save('crease-qr.svg', this.svg)), ' ', button(words('Close'), () => this.dialog.close()));
    Object.assign(row.style, { display: 'flex', flexWrap: 'wrap', gap: '8px', marginBottom: '0' });
    return row;
  }

  /** Light or dark as the lab, whatever the system prefers. */
  followTheme() {
    const theme = this.lab.themeName;
    const isSet = ['light', 'dark', 'projector'].includes(theme);
    this.dialog.style.colorScheme = !isSet ? 'light dark' : theme === 'dark' ? 'dark' : 'light';
    Object.assign(this.dialog.style, { background: 'Canvas', color: 'CanvasText' });
  }

  show() {
    const { words } = this;
    const hide = this.hidden.filter(({ box }) => box.checked).map(({ word }) => word);
    const link = restrictedLink(this.lab.link({ weights: this.weights.box.checked }), { hide, readonly: this.readonly.box.checked });
    const warning = link.length > SAFE_LENGTH ? ` Programs that pass links on may cut off more than ${SAFE_LENGTH}; the session file has no such limit.` : '';
    this.length.textContent = words(`The link has ${link.length} characters.${warning}`);
    this.texts.replaceChildren(...Object.entries(shareTexts(link, new URL('crease.js', import.meta.url).href, words, this.lab.canvas.getAttribute('aria-label'))).map((row) => textRow(words, ...row)));
    const code = qrCode(link, words);
    this.svg = code?.source;
    this.code.replaceChildren(code?.picture ?? words('The link is too long for a QR code that a phone can read.'));
  }
}

/** Opens the dialog over the page; it goes away when it is closed. */
export function openShareDialog(lab) {
  return new ShareDialog(lab).dialog;
}
