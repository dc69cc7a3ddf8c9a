/** Loads a WebAssembly module that lies beside this file, with or without SIMD as the browser has it. */

/** The smallest module with a SIMD instruction: (func (result v128) i32.const 0 i8x16.splat). */
const simdProbe = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

async function readBinary(url) {
  if (url.protocol === 'file:' && typeof process === 'object' && process.versions?.node) {
    const files = await import('node:fs/promises');
    return files.readFile(url);
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`crease: ${url.href} could not be loaded (HTTP ${response.status}).`);
  return response.arrayBuffer();
}

/** The bytes of a file beside this one. The page in one file has some of them in itself. */
export async function readFile(name) {
  const packed = globalThis.creaseOffline?.assets?.[name];
  if (packed) return Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  return new Uint8Array(await readBinary(new URL(name, import.meta.url)));
}

/** `name` is that of the files without flavour and ending: 'crease-core'. */
export async function loadModule(name) {
  const inside = globalThis.creaseOffline?.modules?.[name]; // the page in one file
  if (inside) return inside();
  const flavour = WebAssembly.validate(simdProbe) ? 'simd' : 'scalar';
  const base = `./${name}-${flavour}`;
  const [{ default: createModule }, wasmBinary] = await Promise.all([
    import(`${base}.mjs`),
    readBinary(new URL(`${base}.wasm`, import.meta.url)),
  ]);
  return createModule({ wasmBinary });
}

/** Memory of one call of a module's functions, freed together. */
export class Scratch {
  #module;
  #blocks = [];

  constructor(module) {
    this.#module = module;
  }

  bytes(count) {
    const at = this.#module._malloc(Math.max(count, 8));
    if (!at) throw new RangeError('crease: out of memory.');
    this.#blocks.push(at);
    return at;
  }
  doubles(values) {
    const at = this.bytes(values.length * 8);
    this.#module.HEAPF64.set(values, at >> 3);
    return at;
  }
  integers(values) {
    const at = this.bytes(values.length * 4);
    this.#module.HEAP32.set(values, at >> 2);
    return at;
  }
  text(value) {
    const encoded = new TextEncoder().encode(`${value}\0`);
    const at = this.bytes(encoded.length);
    this.#module.HEAPU8.set(encoded, at);
    return at;
  }
  free() {
    for (const at of this.#blocks) this.#module._free(at);
    this.#blocks = [];
  }
}

/** Runs `work(scratch)` and frees what it took. */
export function withScratch(module, work) {
  const scratch = new Scratch(module);
  try {
    return work(scratch);
  } finally {
    scratch.free();
  }
}

/** The zero-ended text at an address. */
export function readText(module, at) {
  const end = module.HEAPU8.indexOf(0, at);
  return new TextDecoder().decode(module.HEAPU8.slice(at, end));
}
