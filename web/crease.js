// The lab as a part of any page:
//
//   import { mount } from './crease.js';
//   const lab = await mount(document.querySelector('#figure'), { theme: 'auto' });
//   lab.command('set training.learning_rate 0.01');
//
// or, without script, an element with the attribute data-crease-lab. The lab fills its element. Nothing is shared between
// labs, nothing is evaluated from strings, nothing is loaded but the files beside this one.

import { applyOptions, defineElement, readOptions, untilActivated } from './crease-element.js';
import { loadAsset, loadPart } from './crease-fetch.js';
import { openGraphics, rememberState } from './crease-gl.js';
import { tell, watchLab } from './crease-events.js';
import { Input } from './crease-input.js';
import { fetchWanted, fetchWantedNow, fetchWhenTouched, ON_DEMAND } from './crease-parts.js';
import { printLive } from './crease-print.js';
import { actLine, asArgument, load, makeCore } from './crease-program.js';
import { Surface } from './crease-surface.js';
import { chooseLanguage, loadLanguage, wordsOf } from './crease-words.js';

const THEMES = ['auto', 'light', 'dark', 'projector'];
// Options of an address that the state in its fragment has taken up; once more they would change it.
const IN_THE_STATE = ['state', 'chapter', 'seed', 'data', 'csv', 'autoplay'];
const LABEL = 'Train and watch: a small neural network and its linear regions';
// The program is waited for this long before the graphics are opened: long enough for a near server, and no loss with a far one.
const GRAPHICS_WAIT_MS = 60;
// What is not in the picture waits this long after the first one, and as long again for a moment without work.
const CONTROLS_WAIT_MS = 250;

// --- The lab in its element ------------------------------------------------------------------------------------------------------
const HIDDEN = { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap', margin: '0' };

function make(tag, attributes, style) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  Object.assign(element.style, style);
  return element;
}

/** Until the browser has nothing better to do, or somebody presses a key: Tab, perhaps. */
async function quietMoment() {
  await new Promise((resolve) => {
    setTimeout(() => (window.requestIdleCallback ?? setTimeout)(resolve, { timeout: CONTROLS_WAIT_MS }), CONTROLS_WAIT_MS);
    window.addEventListener('keydown', resolve, { once: true, capture: true });
  });
}

let labsSoFar = 0; // only for ids

class Lab extends Surface {
  constructor(element, options) {
    super();
    this.element = element;
    this.options = options;
    this.ownsPage = options.autofocus !== undefined && options.autofocus !== false;
    this.isMac = /mac|iphone|ipad/i.test(navigator.userAgentData?.platform ?? navigator.platform ?? '');
    this.stopper = new AbortController();
    this.themeName = options.theme ?? 'auto';
    this.scale = 1; // of text and controls
    this.isReady = this.isLost = false;
    this.isInView = true; // until the browser says otherwise, which takes it two frames
    this.frames = 0;
    this.announcedAt = -Infinity;
    this.words = wordsOf(); // English, until the table of another language is there
    this.makeElements();
  }

  makeElements() {
    const id = `crease-hint-${++labsSoFar}`;
    this.root = make('div', { class: 'crease' }, { position: 'relative', width: '100%', height: '100%', overflow: 'hidden' });
    this.canvas = make('canvas', { tabindex: '0', role: 'application', 'aria-describedby': id },
    { position: 'absolute', left: '0', top: '0', width: '100%', height: '100%', display: 'block', outlineOffset: '-2px' });
    this.textField = make('input', { type: 'text', tabindex: '-1', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' },
      { position: 'absolute', left: '0', top: '0', width: '1px', height: '16px', padding: '0', border: '0', opacity: '0', fontSize: '16px', pointerEvents: 'none' });
    this.hint = make('p', { id }, HIDDEN);
    this.live = make('p', { 'aria-live': 'polite' }, HIDDEN);
    this.alert = make('p', { role: 'alert' }, HIDDEN);
    this.root.append(this.canvas, this.textField, this.hint, this.live, this.alert);
    this.element.replaceChildren(this.root);
    this.labelElements();
  }

  labelElements() {
    const { words } = this;
    this.canvas.setAttribute('aria-label', this.options.label ?? this.chapterName ?? words(LABEL));
    this.canvas.setAttribute('aria-roledescription', words('interactive figure'));
    this.textField.setAttribute('aria-label', words('Text entry'));
    this.hint.textContent = words('While the lab has the keyboard, Tab moves inside it. Escape leaves it. Its controls stand before it as a list.');
  }

  /** What the figure is called, as describe() has it: the chapter that is open, in the lab's language. */
  nameAfter({ chapter, chapters }) {
    const { title, summary } = chapters.find(({ id }) => id === chapter.id);
    const isFirst = chapter.id === chapters[0].id;
    this.chapterName = isFirst ? undefined : `${title}: ${summary}`;
    this.labelElements();
    if (this.ownsPage && !isFirst) document.title = `crease: ${title}`;
  }

  async start() {
    const host = {
      setClipboard: (text) => this.input.setClipboard(text),
      saveFile: (name, bytes) => this.saveFile(name, bytes),
      openFile: () => this.openFile(),
      loadAsset: (name) => this.loadAsset(name),
      share: () => this.share(),
      fail: (sentence) => this.fail(sentence),
      hasPart: (name) => this.parts.has(name) || (this.wanted = name, false),
    };
    const speaking = loadLanguage(this.wantedLanguage(), this.options);
    let loading;
    const begun = new Promise((resolve) => {
      loading = load(this.options, host, resolve);
      loading.catch(() => {}); // told below
      setTimeout(resolve, GRAPHICS_WAIT_MS);
    });
    // Opening a context holds up the page, and with it a program that has arrived meanwhile.
    await begun;
    const [width, height] = this.pixels(window.devicePixelRatio || 1);
    if (width > 0 && height > 0) Object.assign(this.canvas, { width, height }); // or the context would be made for another size first
    const { canvas, gl, attributes } = openGraphics(this.canvas);
    this.canvas = canvas;
    this.speak(await speaking);
    if (!gl) throw new Error('This browser has no WebGL 2, or it is switched off for this machine. Try another browser, or allow hardware acceleration in the settings.');
    const { module, parts } = await loading;
    this.parts = parts;
    if (this.table) await parts.join(ON_DEMAND).catch(() => { this.table = ''; }); // which reads it
    if (this.options.chapter) this.prepare(this.options.chapter).catch(() => {}); // told when it is opened
    this.gl = gl;
    this.forgetState = rememberState(gl);
    module.GL.makeContextCurrent(module.GL.registerContext(gl, { ...attributes, majorVersion: 2, minorVersion: 0 }));
    this.core = makeCore(module);
    fetchWhenTouched(this);
    this.core.language(this.table);
    this.isReady = true;
    this.onFrame = watchLab(this);
    this.input = new Input(this, this.stopper.signal);
    this.input.setTouchAction();
    this.setTheme(this.themeName);
    this.tellPreferences();
    this.measure(undefined, () => this.drawFrame()); // what the lab tells is complete from the beginning
    this.watch();
    this.listControls();
    await this.openLinks();
    if (this.ownsPage && window.parent === window && [null, document.body].includes(document.activeElement)) this.takeFocusQuietly();
  }

  /** The controls as HTML follow when the first pictures stand: making them takes as long as two frames of training. */
  async listControls() {
    await quietMoment();
    const part = await loadPart('crease-controls.js').catch(() => null); // a page that is being left loads nothing more
    if (!this.isReady) return;
    if (part) this.controls = new part.Controls(this);
    else this.say('The list of controls could not be loaded. Check the connection, and reload the page.');
  }

  /** A page that is all lab: the keys are the lab's from the beginning, without a ring around the window. */
  takeFocusQuietly() {
    this.canvas.style.outline = 'none';
    this.canvas.focus({ preventScroll: true });
    this.canvas.addEventListener('blur', () => { this.canvas.style.outline = ''; }, { once: true });
  }

  /** The state that the option `state` brings, or, in a page that is all lab, the fragment of its address. */
  async openLinks() {
    if (this.options.state) await this.openLater(this.options.state);
    if (!this.ownsPage) return;
    const follow = async () => { if (/[#&]s=/.test(location.hash)) await this.openLater(location.hash); };
    window.addEventListener('hashchange', follow, { signal: this.stopper.signal });
    await follow();
  }

  // --- Language --------------------------------------------------------------------------------------------------------------
  /** A page that is all lab speaks the language of its lab, not the other way round. */
  wantedLanguage() {
    return chooseLanguage(this.options.lang, this.ownsPage ? undefined : this.element);
  }

  /** Everything in HTML in the language that loadLanguage has loaded. */
  speak({ language, table, words }) {
    Object.assign(this, { language, table, words });
    this.root.lang = language;
    this.labelElements();
    if (!this.ownsPage) return;
    document.documentElement.lang = language;
    for (const element of document.querySelectorAll('[data-words]')) element.textContent = words(element.dataset.words ||= element.textContent);
  }

  /** Another language from now on: 'en', 'de'. */
  async setLanguage(name) {
    this.speak(await loadLanguage(chooseLanguage(name), this.options));
    if (this.table) await this.parts.join(ON_DEMAND);
    this.core.language(this.table);
    this.controls?.destroy();
    this.listControls();
    this.announce();
    this.wake();
  }

  // --- What a person is told ---------------------------------------------------------------------------------------------------
  /** A sentence in English, or one that the program has translated already. */
  say(sentence) {
    this.message?.remove();
    this.message = make('p', { role: 'alert', class: 'crease-message' }, { position: 'absolute', inset: '0', margin: 'auto', width: 'fit-content', height: 'fit-content',
      maxWidth: 'min(34em, 80%)', padding: '16px 20px', borderRadius: '6px', font: '15px/1.5 Inter, system-ui, sans-serif', background: '#fdf1dc', color: '#1b1f24' });
    this.message.textContent = this.words(sentence);
    this.message.addEventListener('click', () => this.message.remove());
    this.root.append(this.message);
    return this.message;
  }

  fail(sentence) {
    this.reason ??= sentence;
    this.isReady = false;
    this.say(`The lab has stopped: ${this.reason} Reload the page to start again.`);
    tell(this, 'error', { sentence: this.reason });
  }

  /** A sentence for everybody who listens; nothing, to be silent again. */
  tell(sentence) { this.alert.textContent = this.words(sentence); }

  // --- Files -------------------------------------------------------------------------------------------------------------------
  saveFile(name, bytes) {
    const url = URL.createObjectURL(new Blob([bytes]));
    make('a', { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }

  /** A file of the lab's own, which few people need: it is loaded when a chapter asks for it. */
  async loadAsset(name) {
    try {
      const bytes = await loadAsset(name, this.options);
      if (this.isReady) this.core.asset(name, bytes);
    } catch (error) {
      if (this.isReady) this.core.asset_missing(name, error.message);
    }
    this.wake();
  }

  openFile() {
    const chooser = make('input', { type: 'file', accept: '.csv,.tsv,.txt,.json,.safetensors,.npz,text/csv,text/plain' });
    chooser.addEventListener('change', () => chooser.files[0] && this.input.take(chooser.files[0]));
    chooser.click();
  }

  // --- For the page --------------------------------------------------------------------------------------------------------------
  /**
   * One line ("set training.learning_rate 0.01", "act play"). Returns "", or the sentence that says why not. A chapter that was not
   * opened before is fetched first, which holds the page up: prepare() or commandLater() do not.
   */
  command(line) {
    let answer = this.core.command(line);
    if (this.wanted) answer = fetchWantedNow(this);
    this.wake();
    return answer;
  }
  /** The same in its own time: resolves when it is done. */
  async commandLater(line) {
    const answer = this.core.command(line);
    this.wake();
    return this.wanted ? fetchWanted(this) : answer;
  }
  /** Fetches a chapter, so that it opens at once. */
  prepare(chapter) { return this.parts.join(chapter); }
  /** The same with the parts of a command: any text may be an argument or a value. */
  set(id, value) { return this.command(`set ${id} ${asArgument(String(value))}`); }
  act(id, argument = '') { return this.command(actLine(id, argument)); }
  actLater(id, argument = '') { return this.commandLater(actLine(id, argument)); }

  /**
   * Hides and locks, by lists of words (src/lab/restrictions.h), in place of what was hidden and locked before; `readonly` leaves
   * training and the view. Returns "", or the sentence about words that mean nothing.
   */
  restrict({ hide = '', lock = '', readonly = false } = {}) {
    const oneLine = (text) => String(text).replace(/\s+/g, ' ').trim();
    const lines = [oneLine(hide) && `hide ${oneLine(hide)}`, oneLine(lock) && `lock ${oneLine(lock)}`, readonly && 'readonly'];
    const wordsOf = (text) => oneLine(text).split(',').map((word) => word.trim());
    this.hiddenWords = wordsOf(hide);
    this.isOneChapter = readonly || [...this.hiddenWords, ...wordsOf(lock)].includes('chapter');
    const answer = this.core.restrict(lines.filter(Boolean).join('\n'));
    this.wake();
    return answer;
  }

  /** Whether a part is hidden, by its word. */
  hides(word) { return this.hiddenWords?.includes(word) ?? false; }

  /** Whether another chapter may be opened. */
  mayOpenChapters() { return !this.isOneChapter; }

  /** Brings back a state: the text of a session file, or a link. Where it cannot, the reason is said, and returned. */
  open(text) { return this.opened(this.act('open_session', text)); }
  /** The same in its own time, as commandLater. */
  async openLater(text) { return this.opened(await this.actLater('open_session', text)); }
  opened(reason) {
    if (reason) this.say(reason);
    else this.hasOpened = true;
    return reason;
  }

  /** The state as the text of a session file. Without weights, who opens it repeats the training, to the same bytes. */
  session({ weights = false } = {}) { return this.core.session(weights); }
  /** A link to the state: to this page where it is all lab, else to the page of the lab beside this file. */
  link({ weights = false } = {}) {
    const page = this.ownsPage ? location.href : new URL('index.html', this.options.base ? new URL(this.options.base, document.baseURI) : import.meta.url).href;
    const address = new URL(page);
    for (const name of IN_THE_STATE) address.searchParams.delete(name);
    address.hash = this.core.fragment(weights);
    return address.href;
  }
  /** All that was done, as text: `crease session LOG` does it again. */
  log() { return this.core.log(); }

  /** Opens the dialog with texts to paste and files to save. */
  async share() {
    const part = await loadPart('crease-share.js').catch(() => undefined);
    if (part) part.openShareDialog(this);
    else this.say('The dialog for sharing could not be loaded. Check the connection, and try again.');
  }

  /** The place "x,y" in the picture (without one: in its middle) with the ways out of it, or undefined. */
  place(at) { return JSON.parse(this.core.place(at)) ?? undefined; }
  /** What the plots and the picture show, as tables of text. */
  tables() { return JSON.parse(this.core.tables()); }
  describe() { return JSON.parse(this.core.describe()); }
  readouts() { return JSON.parse(this.core.readouts()); }
  sentence() { return this.core.sentence(); }
  /** Bytes of the WebAssembly heap. */
  heapBytes() { return this.core.heapBytes(); }

  setTheme(name) {
    this.themeName = THEMES.includes(name) ? name : 'auto';
    this.core.theme(THEMES.indexOf(this.themeName));
    this.wake();
  }

  /** How large text and controls are: 1 as usual, 0.8 to 2. */
  setScale(scale) {
    this.scale = Math.min(2, Math.max(0.8, Number(scale) || 1));
    this.measure();
  }

  focus() { this.canvas.focus(); }

  destroy() {
    this.stopper.abort();
    this.sizes?.disconnect();
    this.views?.disconnect();
    cancelAnimationFrame(this.request);
    clearTimeout(this.timer);
    clearTimeout(this.lostTimer);
    this.controls?.destroy();
    if (this.isReady) this.core.destroy();
    this.isReady = false;
    this.gl?.getExtension('WEBGL_lose_context')?.loseContext();
    this.root.remove();
  }
}

/**
 * Puts a lab into `element`. Options: theme ('auto', 'light', 'dark', 'projector'), lang ('en', 'de'; else as the page around
 * the element says, else as the browser does), label (accessible name), autofocus (the page is all lab), base (address of the
 * folder with the program); or, with everything in one file, createLab, wasmBinary and tables.
 * Where it cannot run, the reason is shown in the element and thrown.
 */
export async function mount(element, options = {}) {
  const lab = new Lab(element, options);
  try {
    await lab.start();
  } catch (error) {
    lab.say(error.message);
    throw error;
  }
  return lab;
}

/** A page that is all lab takes options from its address, and orders from the page around it. */
async function mountPage(element, options) {
  const asked = new URLSearchParams(location.search);
  const wanted = readOptions((name) => asked.get(name));
  if (!wanted.autoplay) await untilActivated(element, asked.get('poster'), wanted.complaints);
  const lab = await mount(element, { ...options, ...wanted });
  await applyOptions(lab, wanted);
  printLive(lab, document.title);
  if (window.parent !== window) {
    const { askForHeight, listenToHost } = await loadPart('crease-host.js');
    listenToHost(lab, (asked.get('origins') ?? '').split(','), lab.stopper.signal);
    askForHeight(lab, asked.get('height'));
  }
  return lab;
}

defineElement(mount);
for (const element of document.querySelectorAll('[data-crease-lab]')) {
  const begin = 'autofocus' in element.dataset ? mountPage : mount;
  element.creaseLab = begin(element, { ...globalThis.creaseOffline, ...element.dataset });
  element.creaseLab.catch(() => {}); // said in the page
}
