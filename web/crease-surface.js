// When a lab draws, and at what size: the canvas, the browser's frames and preferences, and graphics that go and come back. What
// is drawn and told is the lab's, which extends this: core, canvas, gl, input, stopper, scale, attempt() and what it says.

import { fetchWanted } from './crease-parts.js';

const CURSORS = ['default', 'text', 'pointer', 'move', 'ew-resize', 'ns-resize', 'nwse-resize', 'not-allowed'];
const ANNOUNCE_EVERY_MS = 10_000;

/** The browser's own count of pixels, which knows how it rounds, unless a pixel ratio is only emulated. */
function devicePixels(expected, exact) {
  return exact !== undefined && Math.abs(exact - expected) <= 1 ? exact : Math.round(expected);
}

export class Surface {
  // --- When to draw --------------------------------------------------------------------------------------------------------
  watch() {
    const { signal } = this.stopper;
    const media = (query, changed) => window.matchMedia(query).addEventListener('change', changed, { signal });
    media('(prefers-color-scheme: dark)', () => this.tellPreferences());
    media('(prefers-reduced-motion: reduce)', () => this.tellPreferences());
    this.watchPixelRatio();
    this.sizes = new ResizeObserver((entries) => this.measure(entries.at(-1)));
    try {
      this.sizes.observe(this.canvas, { box: 'device-pixel-content-box' });
    } catch {
      this.sizes.observe(this.canvas);
    }
    this.views = new IntersectionObserver((entries) => { this.isInView = entries.at(-1).isIntersecting; this.wake(); });
    this.views.observe(this.canvas);
    document.addEventListener('visibilitychange', () => this.wake(), { signal });
    this.canvas.addEventListener('webglcontextlost', (event) => this.contextLost(event), { signal });
    this.canvas.addEventListener('webglcontextrestored', () => this.contextRestored(), { signal });
  }

  tellPreferences() {
    const is = (query) => window.matchMedia(query).matches;
    this.core.preferences(is('(prefers-color-scheme: dark)'), is('(prefers-reduced-motion: reduce)'), this.isMac);
    this.wake();
  }

  watchPixelRatio() {
    const { signal } = this.stopper;
    window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener('change', () => {
      this.watchPixelRatio();
      this.measure();
    }, { once: true, signal });
  }

  /** Device pixels of the canvas. */
  pixels(ratio, exact) {
    return [devicePixels(this.canvas.clientWidth * ratio, exact?.inlineSize), devicePixels(this.canvas.clientHeight * ratio, exact?.blockSize)];
  }

  /** The one place that tells sizes: CSS pixels of the element, device pixels of the canvas, points of the lab. */
  measure(entry, draw = () => this.drawNow()) {
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = this.pixels(ratio, entry?.devicePixelContentBoxSize?.[0]);
    const size = `${width} ${height} ${ratio} ${this.scale}`;
    if (width < 1 || height < 1 || this.gl.isContextLost() || size === this.size) return;
    this.size = size;
    if (this.canvas.width !== width || this.canvas.height !== height) Object.assign(this.canvas, { width, height });
    const perPoint = ratio * this.scale;
    this.core.resize(width / perPoint, height / perPoint, width, height, perPoint);
    draw(); // in the same turn, or the emptied canvas would flash
    this.wake();
  }

  isPaused() {
    return !this.isReady || this.isLost || document.hidden || !this.isInView;
  }

  wake() {
    clearTimeout(this.timer);
    if (this.request || this.isPaused()) return;
    this.request = requestAnimationFrame(() => this.tick());
  }

  tick() {
    this.request = 0;
    if (this.isPaused() || this.gl.isContextLost()) return;
    this.input.flushUnlessBehind();
    const wait_s = this.drawFrame();
    if (wait_s === undefined) return;
    if (wait_s === 0) return this.wake();
    this.announce();
    if (wait_s > 0) this.timer = setTimeout(() => this.wake(), 1000 * wait_s);
  }

  /** Seconds to wait for the next frame: 0 is none, less is none until something happens. undefined if the lab has failed. */
  drawFrame() {
    const wait_s = this.attempt(() => this.core.frame());
    if (wait_s !== undefined) {
      ++this.frames;
      this.afterFrame();
    }
    return wait_s;
  }

  drawNow() {
    if (!this.isReady || this.isLost || this.gl.isContextLost()) return;
    this.attempt(() => this.core.frame_for_event());
    this.afterFrame();
  }

  afterFrame() {
    if (!this.isReady) return;
    const cursor = CURSORS[this.core.cursor()];
    if (this.canvas.style.cursor !== cursor) this.canvas.style.cursor = cursor;
    this.input.followTextField();
    this.onFrame?.();
    if (this.wanted) fetchWanted(this).then((sentence) => { if (sentence) this.say(sentence); });
    this.controls?.follow();
    const notice = this.core.notice();
    if (notice !== this.notice) this.tell(this.notice = notice);
    if (performance.now() - this.announcedAt > ANNOUNCE_EVERY_MS) this.announce();
  }

  announce() {
    this.announcedAt = performance.now();
    const sentence = this.core.sentence();
    if (this.live.textContent !== sentence) this.live.textContent = sentence;
  }

  attempt(work) {
    try {
      return work();
    } catch (error) {
      this.fail(this.reason ?? String(error));
      return undefined;
    }
  }

  // --- What can go wrong -----------------------------------------------------------------------------------------------------
  contextLost(event) {
    event.preventDefault(); // otherwise it never comes back
    this.isLost = true;
    this.attempt(() => this.core.graphics_lost());
    this.lostTimer = setTimeout(() => this.say('The browser took the graphics away, perhaps because many pictures are open. The lab goes on when it gives them back.'), 3000);
  }

  contextRestored() {
    this.isLost = false;
    this.forgetState();
    this.size = '';
    clearTimeout(this.lostTimer);
    this.message?.remove();
    this.measure();
  }
}
