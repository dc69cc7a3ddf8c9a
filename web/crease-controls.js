// The lab's controls as HTML, for keyboards, screen readers and everything else that does not see a canvas: one element for each
// parameter and action that the lab describes, in step with the canvas both ways. The list shows itself while the focus is in it.

import { textOf } from './crease-open.js';
import { fillTable, make, makeSheet } from './crease-html.js';
import { Walk } from './crease-walk.js';

const REFRESH_MS = 500; // while training runs: what is enabled may change without a command
const SLIDER_STEPS = 100; // so that each differs from the next in three digits
const SIZES = [80, 90, 100, 110, 125, 150, 175, 200];

/** A slider's place, 0 to SLIDER_STEPS, for a value, and back, to three digits. */
export function sliderPlace(parameter, value) {
  const { softMin: low, softMax: high } = parameter;
  const share = parameter.isLogarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return Math.round(SLIDER_STEPS * Math.min(1, Math.max(0, share)));
}
export function sliderValue(parameter, place) {
  const { softMin: low, softMax: high } = parameter;
  const share = place / SLIDER_STEPS;
  const value = parameter.isLogarithmic ? low * (high / low) ** share : low + share * (high - low);
  return Number(value.toPrecision(3));
}

/** One parameter: its label, its control, and what is wrong with the last value that was asked for. */
class Row {
  constructor(parameter, panel) {
    this.panel = panel;
    this.id = parameter.id;
    const id = `crease-${parameter.id.replace(/[^\w]/g, '-')}`;
    this.help = make('p', { id: `${id}-help`, className: 'help' });
    this.error = make('p', { id: `${id}-error`, className: 'error', role: 'alert' });
    this.label = make('label', { htmlFor: id });
    this.control = this.makeControl(parameter);
    this.control.id = id;
    this.control.setAttribute('aria-describedby', `${id}-help ${id}-error`);
    this.element = make('div', { className: `row ${parameter.type}` }, this.label, this.control);
    if (this.exact) this.element.append(this.exact);
    this.element.append(this.help, this.error);
  }

  makeControl(parameter) {
    const { type } = parameter;
    if (type === 'choice') return this.on(make('select', {}), 'change', (control) => control.value);
    if (type === 'boolean') return this.on(make('input', { type: 'checkbox' }), 'change', (control) => control.checked);
    if (type === 'integer') return this.on(make('input', { type: 'number', step: '1' }), 'change', (control) => control.value);
    if (type === 'text') return this.on(make('input', { type: 'text', spellcheck: false }), 'change', (control) => control.value);
    const field = this.on(make('input', { type: 'text', inputMode: 'decimal' }), 'change', (control) => control.value.trim().replace('−', '-').replace(',', '.'));
    if (!(parameter.softMin < parameter.softMax)) return field;
    this.exact = field;
    return this.on(make('input', { type: 'range', min: '0', max: String(SLIDER_STEPS) }), 'input', (control) => sliderValue(this.parameter, Number(control.value)));
  }

  on(control, event, read) {
    control.addEventListener(event, () => this.ask(read(control)));
    return control;
  }

  ask(value) {
    const reason = this.panel.lab.set(this.id, value);
    this.error.textContent = reason;
    this.control.setAttribute('aria-invalid', String(reason !== ''));
    this.panel.sync();
  }

  /** What the lab says of the parameter now. A field that is being typed into is left alone. */
  update(parameter) {
    this.parameter = parameter;
    const name = parameter.unit ? `${parameter.label} (${parameter.unit})` : parameter.label;
    if (this.label.textContent !== name) this.label.textContent = name;
    if (this.help.textContent !== parameter.help) this.help.textContent = parameter.help;
    const { control, exact } = this;
    const text = String(parameter.value);
    for (const each of [control, exact]) if (each && each.disabled !== parameter.isLocked) each.disabled = parameter.isLocked;
    if (parameter.type === 'choice') this.updateChoices(parameter);
    if (parameter.type === 'integer') Object.assign(control, { min: parameter.min, max: parameter.max });
    if (parameter.type === 'boolean') control.checked = parameter.value;
    else if (control.type === 'range') this.updateSlider(parameter, text);
    else if (!this.isBeingTyped(control) && control.value !== text) control.value = text;
    if (exact && !this.isBeingTyped(exact) && exact.value !== text) exact.value = text;
  }

  updateSlider(parameter, text) {
    this.control.value = sliderPlace(parameter, parameter.value);
    this.control.setAttribute('aria-valuetext', parameter.unit ? `${text} ${parameter.unit}` : text);
    this.exact.setAttribute('aria-label', this.panel.words(`${parameter.label}, exact value`));
  }

  updateChoices(parameter) {
    const signature = JSON.stringify(parameter.choices);
    if (this.choices === signature) return;
    this.choices = signature;
    this.control.replaceChildren(...parameter.choices.map(({ id, label, help }) => make('option', { value: id, textContent: label, title: help })));
  }

  isBeingTyped(field) {
    return this.panel.shadow.activeElement === field && field.value !== String(this.panel.before.get(this.id));
  }
}

/** Keeps a list of keyed elements in the order of `wanted`, making and removing what it must, so that the focus stays. */
function arrange(parent, wanted) {
  let next = parent.firstElementChild;
  for (const element of wanted) {
    if (element === next) next = next.nextElementSibling;
    else parent.insertBefore(element, next);
  }
  while (next) {
    const gone = next;
    next = next.nextElementSibling;
    gone.remove();
  }
}

export class Controls {
  /** `lab`: see crease.js. The list is put before the canvas, so that Tab comes to it first. */
  constructor(lab) {
    this.lab = lab;
    this.words = lab.words;
    this.rows = new Map();
    this.before = new Map(); // the values of the last refresh
    this.groups = new Map();
    this.buttons = new Map();
    this.forms = new Map();
    this.host = make('div', { className: 'crease-controls' });
    this.shadow = this.host.attachShadow({ mode: 'open' });
    this.shadow.adoptedStyleSheets = [makeSheet(STYLE)];
    this.makeParts();
    this.guard();
    lab.canvas.before(this.host);
    this.sync();
  }

  makeParts() {
    const { words } = this;
    this.title = make('h2', {});
    this.makeChapters();
    const skip = make('button', { type: 'button', textContent: words('Skip the list of controls') });
    skip.addEventListener('click', () => this.lab.focus());
    this.state = make('p', { className: 'state' });
    this.actions = make('div', { className: 'buttons' });
    this.places = make('div', {});
    this.detailed = make('div', {});
    this.walk = new Walk(this.lab);
    this.walkPart = make('fieldset', {}, make('legend', { textContent: words('Cells one by one') }), this.walk.element);
    this.tables = make('div', {});
    this.tableDetails = make('details', {}, make('summary', { textContent: words('Plots and picture as tables') }), this.tables);
    this.tableDetails.addEventListener('toggle', () => this.showTables());
    this.shadow.append(make('div', { className: 'list', role: 'region', ariaLabel: words('Controls of the lab') },
      skip, this.title, this.chapters, this.state,
      make('fieldset', {}, make('legend', { textContent: words('Actions') }), this.actions), this.places,
      this.walkPart,
      make('details', {}, make('summary', { textContent: words('Actions that need more') }), this.detailed),
      this.tableDetails, this.makeDisplay()));
  }

  makeChapters() {
    this.chapter = make('select', { id: 'crease-chapter' });
    this.chapter.addEventListener('change', () => this.run('open_chapter', this.chapter.value));
    this.chapters = make('div', { className: 'row' }, make('label', { htmlFor: 'crease-chapter', textContent: this.words('Chapter') }), this.chapter);
  }

  makeDisplay() {
    const { words } = this;
    const choose = (label, options, current, chosen) => {
      const select = make('select', {}, ...options.map(([value, textContent]) => make('option', { value, textContent })));
      select.value = current;
      select.addEventListener('change', () => chosen(select.value));
      return make('div', { className: 'row' }, make('label', {}, label, ' ', select));
    };
    const themes = [['auto', words('As the system')], ['light', words('Light')], ['dark', words('Dark')], ['projector', words('Projector')]];
    const share = make('button', { type: 'button', textContent: words('Share or save…') });
    share.addEventListener('click', () => this.lab.share());
    this.share = share;
    return make('fieldset', {}, make('legend', { textContent: words('Display and sharing') }),
      choose(words('Appearance'), themes, this.lab.themeName, (name) => this.lab.setTheme(name)),
      choose(words('Size of text and controls'), SIZES.map((percent) => [String(percent), `${percent} %`]), String(100 * this.lab.scale), (percent) => this.lab.setScale(Number(percent) / 100)),
      share);
  }

  /** What happens in the list is no business of the canvas; Escape leaves the lab. */
  guard() {
    for (const name of ['focusin', 'focusout', 'keydown', 'keyup', 'copy', 'cut', 'paste', 'dragover', 'drop', 'wheel'])
      this.host.addEventListener(name, (event) => event.stopPropagation());
    this.host.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      this.shadow.activeElement?.blur();
      this.lab.root.dispatchEvent(new CustomEvent('release', { bubbles: true }));
    });
  }

  /** After a frame: what changed is shown, at once after a command, else at a moderate rate. */
  follow() {
    const changes = this.lab.core.changes();
    const now = performance.now();
    if (changes === this.changes && now - this.syncedAt < REFRESH_MS) return;
    if (changes !== this.changes && now - this.syncedAt < REFRESH_MS / 10) return this.syncSoon();
    this.sync();
  }

  syncSoon() {
    this.timer ??= setTimeout(() => { this.timer = undefined; if (this.lab.isReady) this.sync(); }, REFRESH_MS / 5);
  }

  sync() {
    this.changes = this.lab.core.changes();
    this.syncedAt = performance.now();
    const told = this.lab.describe();
    if (this.title.textContent !== told.chapter.title) {
      this.title.textContent = told.chapter.title;
      for (const known of [this.rows, this.groups, this.buttons, this.forms, this.before]) known.clear(); // another chapter may call something else the same
      this.lab.nameAfter(told);
    }
    this.syncChapters(told);
    this.host.dataset.theme = this.lab.themeName;
    this.state.textContent = this.lab.sentence();
    this.share.hidden = this.lab.hides('share');
    this.syncActions(told.actions.filter((action) => !action.isHidden));
    this.syncParameters(told.parameters.filter((parameter) => !parameter.isHidden && parameter.isEnabled));
    for (const { id, value } of told.parameters) this.before.set(id, value);
    const place = told.parameters.find(({ id, type }) => id === 'picture.place' && type === 'text'); // where one stands among cells
    this.walkPart.hidden = !place;
    if (place) this.walk.follow(place.value);
    if (this.tableDetails.open) this.showTables();
  }

  /** The choice of a chapter, where there is one. */
  syncChapters({ chapter, chapters }) {
    this.chapters.hidden = chapters.length < 2 || !this.lab.mayOpenChapters();
    if (this.chapter.childElementCount === 0)
      this.chapter.append(...chapters.map(({ id, title, summary }) => make('option', { value: id, textContent: title, title: summary })));
    if (this.chapter.value !== chapter.id) this.chapter.value = chapter.id;
  }

  syncActions(actions) {
    arrange(this.actions, actions.filter((action) => !action.argument).map((action) => this.buttonFor(action)));
    arrange(this.detailed, actions.filter((action) => action.argument).map((action) => this.formFor(action)));
  }

  buttonFor({ id, label, help, isEnabled }) {
    if (!this.buttons.has(id)) {
      const button = make('button', { type: 'button' });
      button.addEventListener('click', () => { if (button.ariaDisabled !== 'true') this.run(id, ''); });
      this.buttons.set(id, button);
    }
    const button = this.buttons.get(id);
    if (button.textContent !== label) Object.assign(button, { textContent: label, title: help });
    button.setAttribute('aria-disabled', String(!isEnabled)); // a button that is switched off for a moment keeps the focus
    return button;
  }

  formFor({ id, label, help, argument, takes, isEnabled }) {
    if (!this.forms.has(id)) this.forms.set(id, takes === 'file' ? this.makeChooser(id) : this.makeForm(id, takes));
    const form = this.forms.get(id);
    form.name.textContent = takes === 'file' ? label : `${label}: ${argument}`;
    form.name.title = help;
    form.field.disabled = !isEnabled;
    if (form.button) Object.assign(form.button, { textContent: label, disabled: !isEnabled });
    return form.element;
  }

  makeForm(id, takes) {
    const name = make('span', {});
    const field = make(takes === 'text' ? 'textarea' : 'input', takes === 'text' ? { rows: 3 } : { type: 'text' });
    const button = make('button', { type: 'submit' });
    const element = make('form', { className: 'row' }, make('label', {}, name, field), button);
    element.addEventListener('submit', (event) => { event.preventDefault(); this.run(id, field.value); });
    return { element, name, field, button };
  }

  makeChooser(id) {
    const name = make('span', {});
    const field = make('input', { type: 'file' });
    field.addEventListener('change', () => field.files[0] && this.runFile(id, field.files[0]));
    return { element: make('div', { className: 'row' }, make('label', {}, name, field)), name, field };
  }

  async runFile(id, file) {
    try {
      this.run(id, `${file.name}\n${await textOf(file)}`);
    } catch (error) {
      this.lab.tell(error.message);
    }
  }

  async run(id, argument) {
    const answer = this.lab.actLater(id, argument);
    this.sync();
    this.lab.tell(await answer);
    if (this.lab.isReady) this.sync();
  }

  syncParameters(parameters) {
    const names = [...new Set(parameters.map(({ group }) => group))];
    arrange(this.places, names.map((name) => this.groupNamed(name).element));
    for (const name of names) {
      const { plain, advanced, more } = this.groupNamed(name);
      const own = parameters.filter(({ group }) => group === name);
      arrange(plain, own.filter(({ isAdvanced }) => !isAdvanced).map((parameter) => this.rowFor(parameter)));
      arrange(advanced, own.filter(({ isAdvanced }) => isAdvanced).map((parameter) => this.rowFor(parameter)));
      more.hidden = advanced.childElementCount === 0;
    }
  }

  groupNamed(name) {
    if (!this.groups.has(name)) {
      const plain = make('div', {}), advanced = make('div', {});
      const more = make('details', {}, make('summary', { textContent: this.words('More settings'), ariaLabel: this.words(`More settings: ${name}`) }), advanced);
      this.groups.set(name, { plain, advanced, more, element: make('fieldset', {}, make('legend', { textContent: name }), plain, more) });
    }
    return this.groups.get(name);
  }

  rowFor(parameter) {
    if (!this.rows.has(parameter.id)) this.rows.set(parameter.id, new Row(parameter, this));
    const row = this.rows.get(parameter.id);
    row.update(parameter);
    return row.element;
  }

  showTables() {
    if (!this.tableDetails.open) return;
    const told = this.lab.tables();
    const known = new Map([...this.tables.children].map((table) => [table.dataset.id, table]));
    arrange(this.tables, told.map((table) => fillTable(known.get(table.id) ?? make('table', {}), table)));
  }

  destroy() {
    clearTimeout(this.timer);
    this.host.remove();
  }
}

const STYLE = `
:host { --ground: #ffffff; --text: #1b1f24; --quiet: #59616a; --line: #dadad2; --accent: #1f5fb4; --warning: #8a4b00;
  position: absolute; z-index: 2; left: 0; top: 0; bottom: 0; width: min(300px, 100%); font: 15px/1.45 Inter, system-ui, sans-serif; text-align: left; }
:host([data-theme=dark]) { --ground: #1c2026; --text: #e9ebee; --quiet: #a5adb7; --line: #343b44; --accent: #7fb2ff; --warning: #f0b070; }
@media (prefers-color-scheme: dark) { :host([data-theme=auto]) { --ground: #1c2026; --text: #e9ebee; --quiet: #a5adb7; --line: #343b44; --accent: #7fb2ff; --warning: #f0b070; } }
:host(:not(:focus-within)) { width: 1px; height: 1px; bottom: auto; overflow: hidden; clip-path: inset(50%); }
.list { box-sizing: border-box; height: 100%; overflow: auto; padding: 16px; background: var(--ground); color: var(--text); border-right: 1px solid var(--line); }
h2 { font-size: 18px; margin: 12px 0 8px; } .state { margin: 0 0 12px; color: var(--quiet); }
fieldset { margin: 0 0 16px; padding: 8px 0 0; border: 0; border-top: 1px solid var(--line); min-width: 0; } legend { padding: 0 8px 0 0; font-weight: 600; }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; } .row { margin: 8px 0; } label { display: block; }
.boolean { display: flex; flex-wrap: wrap; flex-direction: row-reverse; justify-content: flex-end; align-items: center; gap: 0 8px; } .boolean p { flex-basis: 100%; order: 1; }
button, select, input, textarea { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--quiet); border-radius: 6px; min-height: 36px; padding: 4px 10px; box-sizing: border-box; max-width: 100%; }
input[type=text], input[type=number], input[type=range], select, textarea { width: 100%; } input[type=range] { padding: 0; accent-color: var(--accent); } input[type=checkbox] { width: 20px; min-height: 20px; margin: 0; accent-color: var(--accent); }
button[aria-disabled=true], :disabled { color: var(--quiet); border-style: dashed; }
:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
details { margin: 8px 0 16px; } summary { min-height: 28px; cursor: pointer; }
.help { display: none; margin: 4px 0 0; color: var(--quiet); font-size: 13px; } .row:focus-within .help { display: block; }
.error { margin: 4px 0 0; color: var(--warning); } .error:empty { display: none; }
table { border-collapse: collapse; width: 100%; margin: 12px 0; font-size: 13px; font-variant-numeric: tabular-nums; } caption { text-align: left; font-weight: 600; padding: 4px 0; }
th, td { text-align: right; padding: 3px 6px 3px 0; border-bottom: 1px solid var(--line); vertical-align: top; } th:first-child, td:first-child { text-align: left; }
.scroll { overflow-x: auto; }
@media (max-width: 700px) { :host(:focus-within) { width: 100%; top: 45%; } .list { border-top: 1px solid var(--line); } }
@media (pointer: coarse) { button, select, input { min-height: 44px; } }
`;
