// The parts of the program that come later: chapters that the page does not begin with, each a module that joins the program when
// it is opened. src/cmake/split_module.py makes them. The program calls what is in them through its table, where a part puts its
// functions; until then something else stands there, which no call should ever reach: see has() and who asks it.

import { compiled, compileOnce, loadedNow } from './crease-fetch.js';

const LATER = 'later.'; // and the name of a part: from where the program imports what stands in its place
const COMMON = 'chapters'; // what several chapters need, and the beginning does not; before any of them
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

  needed(name) { return this.missing.has(name) ? [...new Set([COMMON, name])].filter((each) => this.missing.has(each)) : []; }

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
