// <crease-lab state="s=1...." theme="dark" lang="de" seed="3" height="640" autoplay hide="settings" lock="Data" readonly label="..." poster="picture.png">:
// a lab that starts when it is asked to. Browsers keep few graphics contexts, so one element of a page is live at a time; the
// others show a still picture and keep their state. The same options are parameters of index.html.

import { printAs, printLive, stillOf } from './crease-print.js';

import { chooseLanguage, loadLanguage } from './crease-words.js';

const THEMES = ['auto', 'light', 'dark', 'projector'];
const NAME = 'Train and watch: a small neural network and its linear regions';
const RESTRICTIONS = ['hide', 'lock', 'readonly'];
const IN_OWN_FOLDER = /^(?!.*(?:^|\/)\.\.?(?:\/|$))[\w.-][\w. -]*(?:\/[\w. -]+)*$/;
const LARGEST_TABLE = 32 * 1024 * 1024;

/** Options as attributes and query parameters give them, by `get(name)`: what is invalid is left out, and said in `complaints`. */
export function readOptions(get) {
  const options = { complaints: [] };
  const take = (name, isValid, convert, complaint) => {
    const text = get(name);
    if (text !== null && text !== undefined && isValid(text)) options[name] = convert(text);
    else if (text) options.complaints.push(`${name}: "${text.slice(0, 60)}" ${complaint}`);
  };
  const asked = (text) => text !== '';
  const asIs = (text) => text;
  for (const name of ['state', 'label', 'hide', 'lock', 'data', 'chapter']) take(name, asked, asIs);
  take('theme', (text) => THEMES.includes(text), asIs, `is none of ${THEMES.join(', ')}.`);
  take('seed', (text) => /^\d{1,9}$/.test(text), Number, 'is not a whole number from 0 to 999999999.');
  take('lang', (text) => /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(text), asIs, 'is not the code of a language, such as de.');
  take('csv', (text) => IN_OWN_FOLDER.test(text), asIs, 'is not the path of a file in the folder of this page.');
  for (const name of ['autoplay', 'readonly'])
    take(name, (text) => ['', '1', 'true', '0', 'false'].includes(text), (text) => !['0', 'false'].includes(text), 'is neither 1 nor 0.');
  return options;
}

async function loadTable(lab, { data, csv }) {
  if (data) return lab.act('load_csv', `data\n${data}`);
  const response = await fetch(new URL(csv, document.baseURI), { credentials: 'same-origin' }).catch(() => undefined);
  if (!response?.ok) return `csv: the file ${csv} could not be loaded.`;
  const text = await response.text();
  return text.length > LARGEST_TABLE ? `csv: ${csv} is larger than 32 MB.` : lab.act('load_csv', `${csv.split('/').pop()}\n${text}`);
}

/** What is left to do once the lab stands. `isNew`: not when it comes back with the state it had. */
export async function applyOptions(lab, options, isNew = true) {
  const said = [...options.complaints];
  if (isNew && options.chapter && !lab.hasOpened) said.push(await lab.actLater('open_chapter', options.chapter));
  if (isNew && (options.data || options.csv)) said.push(await loadTable(lab, options));
  if (!lab.isReady) return;
  if (isNew && options.seed !== undefined) said.push(lab.command(`set network.seed ${options.seed}`));
  if (RESTRICTIONS.some((name) => options[name])) said.push(lab.restrict(options));
  if (isNew && options.autoplay && !window.matchMedia('(prefers-reduced-motion: reduce)').matches) lab.command('act play');
  const sentences = said.filter(Boolean).map((sentence) => lab.words(sentence)).join(' ');
  if (sentences) lab.say(sentences);
}

/** The address of the page that is all lab, with the options and the state of an element. */
function addressOf(element, page) {
  const asked = new URLSearchParams();
  for (const name of ['chapter', 'seed', 'theme', 'lang', 'data', ...RESTRICTIONS]) if (element.hasAttribute(name)) asked.set(name, element.getAttribute(name) || '1');
  const query = asked.size > 0 ? `?${asked}` : '';
  const state = (element.getAttribute('state') ?? '').replace(/^.*#/, '');
  return `${page}${query}${state ? `#${state}` : ''}`;
}

function image(address) {
  return Object.assign(new Image(), { src: address, alt: '' });
}

/** A button as large as its place that shows `picture`, or else its name. */
function makeCover(name, picture) {
  const cover = document.createElement('button');
  cover.type = 'button';
  Object.assign(cover.style, { position: 'relative', width: '100%', height: '100%', minHeight: '44px', padding: '0', cursor: 'pointer', font: 'inherit', overflow: 'hidden' });
  cover.setAttribute('aria-label', `Start: ${name}`);
  if (!picture) {
    cover.append(`▶ ${name}`);
    return cover;
  }
  Object.assign(picture.style, { width: '100%', height: '100%', objectFit: 'contain', display: 'block' });
  const sign = Object.assign(document.createElement('span'), { textContent: '▶ Start' }); // a still picture does not look as if it could start
  Object.assign(sign.style, { position: 'absolute', left: '50%', top: '50%', transform: 'translate(-50%, -50%)', padding: '10px 20px', borderRadius: '6px',
    background: '#1f5fb4', color: '#fff', font: '600 17px/1.4 Inter, system-ui, sans-serif', boxShadow: '0 0 0 3px #ffffffb0' });
  cover.append(picture, sign);
  return cover;
}

/** Covers `element` with a picture of the page's folder until it is activated; at once where it is none. */
export async function untilActivated(element, poster, complaints) {
  if (!poster) return;
  if (!IN_OWN_FOLDER.test(poster)) {
    complaints.push(`poster: "${poster.slice(0, 60)}" is not the path of a file in the folder of this page.`);
    return;
  }
  const cover = makeCover(NAME, image(poster));
  element.replaceChildren(cover);
  printAs(element, { picture: image(poster), address: location.href, name: NAME });
  await new Promise((resolve) => cover.addEventListener('click', resolve, { once: true }));
}

let live; // the element that has the graphics

export function defineElement(mount) {
  if (customElements.get('crease-lab')) return;
  customElements.define('crease-lab', class extends HTMLElement {
    connectedCallback() {
      this.style.display ||= 'block';
      this.style.position ||= 'relative';
      if (/^\d+$/.test(this.getAttribute('height') ?? '')) this.style.height = `${this.getAttribute('height')}px`;
      if (this.creaseLab || this.cover) return;
      this.showCover();
      if (this.hasAttribute('autoplay')) this.startInView();
    }

    disconnectedCallback() {
      this.views?.disconnect();
      this.release();
    }

    startInView() {
      this.views = new IntersectionObserver((entries) => {
        if (!entries.some((entry) => entry.isIntersecting) || (live && live !== this)) return;
        this.views.disconnect();
        this.activate().catch(() => {}); // said in the element
      });
      this.views.observe(this);
    }

    /** A button over the still picture, the poster, or nothing. */
    showCover(still) {
      const name = this.getAttribute('label') ?? NAME;
      const poster = () => (this.hasAttribute('poster') ? image(this.getAttribute('poster')) : undefined);
      this.cover = makeCover(name, still ?? poster());
      this.translateCover(this.cover, name);
      this.cover.addEventListener('click', () => this.activate().then((lab) => lab.focus(), () => {}));
      this.replaceChildren(this.cover);
      printAs(this, { picture: still ? stillOf(still) : poster(), address: this.address ?? addressOf(this, new URL('index.html', import.meta.url).href), name });
    }

    async translateCover(cover, name) {
      const { language, words } = await loadLanguage(chooseLanguage(this.getAttribute('lang'), this), globalThis.creaseOffline);
      cover.lang = language;
      cover.setAttribute('aria-label', words(`Start: ${name}`));
      cover.lastChild.textContent = `▶ ${words(cover.childElementCount > 0 ? 'Start' : name)}`;
    }

    /** Starts the lab, or goes on where it was released. */
    activate() {
      if (this.creaseLab) return this.creaseLab;
      live?.release();
      live = this;
      this.creaseLab = this.begin();
      return this.creaseLab;
    }

    async begin() {
      const options = readOptions((name) => this.getAttribute(name));
      this.cover = undefined;
      const lab = await mount(this, { ...globalThis.creaseOffline, ...options, state: this.kept ?? options.state });
      if (live !== this) { // another one was activated meanwhile
        lab.destroy();
        return lab;
      }
      this.lab = lab;
      await applyOptions(lab, options, this.kept === undefined);
      if (!lab.isReady) return lab;
      printLive(lab, options.label ?? lab.words(NAME));
      this.dispatchEvent(new CustomEvent('ready', { bubbles: true }));
      return lab;
    }

    /** Gives the graphics back; a still picture stays, and the state, weights included. */
    release() {
      if (live === this) live = undefined;
      const { lab } = this;
      this.creaseLab = this.lab = undefined;
      if (!lab?.isReady) return this.showCover();
      try {
        this.kept = lab.session({ weights: true });
        this.address = lab.link();
      } catch { // what saves a state could not be loaded: nobody has changed it, and it begins anew
      }
      lab.drawNow(); // a picture can be read only in the turn in which it was drawn
      const still = stillOf(lab.canvas);
      lab.destroy();
      this.showCover(still);
    }
  });
}
