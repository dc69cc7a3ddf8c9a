// <crease-lab state="s=1...." theme="dark" lang="de" seed="3" height="640" autoplay label="..." poster="picture.png">: a lab that starts when it is asked to.
// Browsers keep few graphics contexts, so one element of a page is live at a time; the others show a still picture and keep their state.

import { chooseLanguage, loadLanguage } from './crease-words.js';

const THEMES = ['auto', 'light', 'dark', 'projector'];

/** Options as attributes and query parameters give them, by `get(name)`: what is invalid is left out, and said in `complaints`. */
export function readOptions(get) {
  const options = { complaints: [] };
  for (const name of ['state', 'label', 'lang']) if (get(name)) options[name] = get(name);
  const theme = get('theme');
  if (THEMES.includes(theme)) options.theme = theme;
  else if (theme) options.complaints.push(`theme: "${theme}" is none of ${THEMES.join(', ')}.`);
  const seed = get('seed');
  if (/^\d{1,9}$/.test(seed ?? '')) options.seed = Number(seed);
  else if (seed) options.complaints.push(`seed: "${seed}" is not a whole number from 0 to 999999999.`);
  const autoplay = get('autoplay');
  if (['', '1', 'true'].includes(autoplay)) options.autoplay = true;
  else if (autoplay && !['0', 'false'].includes(autoplay)) options.complaints.push(`autoplay: "${autoplay}" is neither 1 nor 0.`);
  return options;
}

/** What is left to do once the lab stands. */
export function applyOptions(lab, options) {
  if (options.seed !== undefined) lab.command(`set network.seed ${options.seed}`);
  if (options.autoplay && !window.matchMedia('(prefers-reduced-motion: reduce)').matches) lab.command('act play');
  if (options.complaints.length) lab.say(options.complaints.join(' '));
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
      const name = this.getAttribute('label') ?? 'Train and watch: a small neural network and its linear regions';
      this.cover = document.createElement('button');
      this.cover.type = 'button';
      Object.assign(this.cover.style, { position: 'relative', width: '100%', height: '100%', minHeight: '44px', padding: '0', cursor: 'pointer', font: 'inherit', overflow: 'hidden' });
      this.cover.setAttribute('aria-label', `Start: ${name}`);
      this.translateCover(this.cover, name);
      const picture = still ?? (this.hasAttribute('poster') ? Object.assign(new Image(), { src: this.getAttribute('poster'), alt: '' }) : document.createTextNode(`▶ ${name}`));
      if (picture.style) Object.assign(picture.style, { width: '100%', height: '100%', objectFit: 'contain', display: 'block' });
      this.cover.append(picture);
      this.cover.addEventListener('click', () => this.activate().then((lab) => lab.focus(), () => {}));
      this.replaceChildren(this.cover);
    }

    async translateCover(cover, name) {
      const { language, words } = await loadLanguage(chooseLanguage(this.getAttribute('lang'), this), globalThis.creaseOffline);
      cover.lang = language;
      cover.setAttribute('aria-label', words(`Start: ${name}`));
      const text = cover.firstChild;
      if (text?.nodeType === Node.TEXT_NODE) text.data = `▶ ${words(name)}`;
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
      if (this.kept === undefined) applyOptions(lab, options);
      this.dispatchEvent(new CustomEvent('ready', { bubbles: true }));
      return lab;
    }

    /** Gives the graphics back; a still picture stays, and the state, weights included. */
    release() {
      if (live === this) live = undefined;
      const { lab } = this;
      this.creaseLab = this.lab = undefined;
      if (!lab?.isReady) return this.showCover();
      this.kept = lab.session({ weights: true });
      const still = document.createElement('canvas');
      Object.assign(still, { width: lab.canvas.width, height: lab.canvas.height });
      lab.drawNow(); // a picture can be read only in the turn in which it was drawn
      still.getContext('2d').drawImage(lab.canvas, 0, 0);
      lab.destroy();
      this.showCover(still);
    }
  });
}
