// The parts of the program that come later: chapters that the page does not begin with, each a module that joins the program when
// it is opened. src/cmake/split_module.py makes them. The program calls what is in them through its table, where a part puts its
// functions; until then something else stands there, which no call should ever reach: see has() and who asks it.

import { compiled, compileOnce, loadedNow } from './crease-fetch.js';

const LATER = 'later.'; // and the name of a part: from where the program imports what stands in its place
const COMMON = 'chapters'; // what several chapters need, and the beginning does not; before any of them
export const ON_DEMAND = 'on-demand'; // what the first chapter has, and a page that trains by itself never asks for
const NOTE_AFTER_MS = 300; // shorter waits are not worth a word

export class Parts {
  /** `module` is the program; `addressOf` gives the address of a part; `embedded`, in the page in one file, its bytes as base64. */
  constructor(module, addressOf, embedded) {
    this.addressOf = addressOf;
    this.embedded = embedded;
    this.missing = new Set();
    this.coming = new Map();
    this.standIns = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) if (from.startsWith(LATER)) this.standIn(from, name);
  }

  /** Fetches the part after all, while the program waits. */
  standIn(from, slot) {
    const name = from.slice(LATER.length);
    this.missing.add(name);
    (this.standIns[from] ??= {})[slot] = (...args) => {
      this.joinNow(name);
      return this.table.get(Number(slot))(...args);
    };
  }

  /** From here on parts may join. */
  begin({ exports }) {
    this.program = exports;
    this.table = Object.values(exports).find((each) => each instanceof WebAssembly.Table);
  }

  has(name) { return this.needed(name).length === 0; }

  /** The parts to be fetched before the part can work, in order. */
  needed(name) {
    if (!this.missing.has(name)) return [];
    const before = name === ON_DEMAND ? [] : [ON_DEMAND, COMMON];
    return [...new Set([...before, name])].filter((each) => this.missing.has(each));
  }

  bytes(name) { return Uint8Array.from(atob(this.embedded[name]), (character) => character.charCodeAt(0)); }

  /** Resolves when the part has joined the program; throws a sentence that says why it could not be had. */
  async join(name) {
    for (const each of this.needed(name)) {
      if (!this.coming.has(each)) this.coming.set(each, this.fetchOne(each).finally(() => this.coming.delete(each)));
      await this.coming.get(each);
    }
  }

  async fetchOne(name) {
    const module = await (this.embedded ? compiled(this.bytes(name)) : compileOnce(this.addressOf(name)));
    if (!this.missing.has(name)) return; // joined meanwhile
    await WebAssembly.instantiate(module, { p: this.program });
    this.missing.delete(name);
  }

  /** The same at once, for callers that cannot wait: it holds the page up as long as it takes. */
  joinNow(name) {
    for (const each of this.needed(name)) {
      const bytes = this.embedded ? this.bytes(each) : loadedNow(this.addressOf(each));
      new WebAssembly.Instance(new WebAssembly.Module(bytes), { p: this.program });
      this.missing.delete(each);
    }
  }
}

// --- What comes with the first touch ----------------------------------------------------------------------------------------------
const RETRY_AFTER_MS = 3000; // without a connection, a pointer that moves does not ask again and again
const TRANSPORT = /^act (play|pause|toggle_play|step|step10|step_epoch)\b/; // commands that need nothing more
const INPUTS = ['pointer', 'button', 'pointer_left', 'wheel', 'pinch', 'key', 'text', 'file', 'clipboard'];
const QUESTIONS = ['place', 'tables', 'session', 'fragment', 'log'];

/** What comes on demand, as those see it who need it: the program itself could not stop in the middle of a call. */
class Demand {
  /** `inputs`: what the program does with each of INPUTS. */
  constructor(lab, inputs) {
    this.lab = lab;
    this.inputs = inputs;
    this.waiting = []; // what somebody did meanwhile: names of the program's functions, and their arguments
    this.isComing = false;
    this.failedAt = -Infinity;
    this.failure = ''; // the sentence about it
    this.isSaid = true;
  }

  get isThere() { return this.lab.parts.has(ON_DEMAND); }
  get hasJustFailed() { return performance.now() - this.failedAt < RETRY_AFTER_MS; }

  failed(error) {
    const { words } = this.lab;
    this.failedAt = performance.now();
    this.failure = `${words('What this needs could not be loaded; the lab goes on without it.')} ${words(error.message)}`;
    this.isSaid = false;
  }

  /** Fetches it, and carries out what waits for it. */
  async fetch() {
    if (this.isComing || this.hasJustFailed) return;
    this.isComing = true;
    await this.lab.parts.join(ON_DEMAND).catch((error) => this.failed(error));
    this.isComing = false;
    if (this.isThere) this.carryOut();
    else this.drop();
    if (this.lab.isReady) this.lab.wake();
  }

  /** Somebody does something, which can wait. Browsers forget keys and clicks that come while a page is held up. */
  input(name, args) {
    if (name === 'pointer' && this.waiting.at(-1)?.[0] === name) this.waiting.pop(); // only where it ends matters
    this.waiting.push([name, args]);
    if (this.isThere) this.carryOut();
    else if (this.hasJustFailed && !this.isComing) this.drop();
    else this.fetch();
  }

  carryOut() {
    for (const [name, args] of this.waiting.splice(0)) this.lab.attempt(() => { if (this.lab.isReady) this.inputs[name](...args); });
  }

  /** What cannot be had is said once to whoever does more than point. */
  drop() {
    const isMore = this.waiting.splice(0).some(([name]) => !name.startsWith('pointer'));
    if (!isMore || this.isSaid || !this.lab.isReady) return;
    this.isSaid = true;
    this.lab.say(this.failure);
  }

  /** For what cannot wait: "" once it is there, or the sentence that says why it cannot be had. */
  lack() {
    if (!this.isThere && this.hasJustFailed) return this.failure;
    try {
      this.lab.parts.joinNow(ON_DEMAND);
    } catch (error) {
      this.failed(error);
      return this.failure;
    }
    this.carryOut();
    return '';
  }
}

/**
 * Fetches what somebody who touches `lab` needs as soon as anybody does. Until that is there, what somebody does waits for it, but for
 * commands of TRANSPORT; where it cannot be had the lab says so and goes on.
 */
export function fetchWhenTouched(lab) {
  const { core } = lab;
  const demand = new Demand(lab, Object.fromEntries([...INPUTS, 'focus'].map((name) => [name, core[name]])));
  for (const name of INPUTS) core[name] = (...args) => demand.input(name, args);
  // The focus comes by itself, and must not overtake what waits.
  core.focus = (...args) => { if (demand.waiting.length > 0) demand.input('focus', args); else demand.inputs.focus(...args); };
  const guard = (name, otherwise, needsNothing = () => false) => {
    const raw = core[name];
    core[name] = (...args) => {
      const sentence = needsNothing(...args) ? '' : demand.lack();
      return sentence ? otherwise(sentence) : raw(...args);
    };
  };
  guard('command', (sentence) => sentence, (line) => TRANSPORT.test(line));
  guard('restrict', (sentence) => sentence);
  for (const name of QUESTIONS) guard(name, (sentence) => { throw new Error(sentence); });
  const { destroy } = core;
  core.destroy = () => { if (demand.isThere) destroy(); }; // else its memory goes with the module's

  const touched = new AbortController();
  lab.stopper.signal.addEventListener('abort', () => touched.abort());
  const touch = () => {
    touched.abort();
    demand.fetch();
  };
  for (const name of ['pointerenter', 'pointerdown', 'keydown', 'click', 'input']) // the focus comes by itself
    lab.element.addEventListener(name, touch, { signal: touched.signal, passive: true });
}

// --- A chapter that a command asks for -------------------------------------------------------------------------------------------
function withoutChapter(lab, error) {
  return `${lab.words('The chapter could not be loaded; the lab goes on without it.')} ${lab.words(error.message)}`;
}

/**
 * A command of `lab` has asked for a part that is not there, `lab.wanted`: fetches it, and the program carries the command out.
 * Resolves to "", or the sentence that says why not. Where others are asked for meanwhile, the last one counts.
 */
export async function fetchWanted(lab) {
  const name = lab.awaited = lab.wanted;
  lab.wanted = undefined;
  let note;
  const timer = setTimeout(() => { note = lab.say('The chapter is being loaded.'); }, NOTE_AFTER_MS);
  const failure = await lab.parts.join(name).then(() => '', (error) => withoutChapter(lab, error));
  clearTimeout(timer);
  note?.remove();
  if (!lab.isReady || lab.awaited !== name) return '';
  lab.awaited = undefined;
  const answer = lab.core.part_arrived(failure === '');
  lab.wake();
  return failure || answer;
}

/** The same at once, while the page waits. */
export function fetchWantedNow(lab) {
  const name = lab.wanted;
  lab.wanted = lab.awaited = undefined;
  try {
    lab.parts.joinNow(name);
  } catch (error) {
    lab.core.part_arrived(false);
    return withoutChapter(lab, error);
  }
  return lab.core.part_arrived(true);
}
