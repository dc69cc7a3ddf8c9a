// The program of the lab: how it is loaded, and how its functions are called.

import { compiled, compileOnce, hasSimd, requireWebAssembly } from './crease-fetch.js';
import { Parts } from './crease-parts.js';

// --- Loading -------------------------------------------------------------------------------------------------------------------
/** Resolves to { module, parts }. `begun` is called once the program is being compiled, which goes on beside the script. */
export async function load(options, host, begun) {
  requireWebAssembly();
  const base = new URL(options.base ?? '.', options.base ? document.baseURI : import.meta.url);
  const name = `crease-lab-${hasSimd() ? 'simd' : 'scalar'}`;
  const program = options.wasmBinary ? compiled(options.wasmBinary) : compileOnce(new URL(`${name}.wasm`, base).href, begun);
  if (options.wasmBinary) begun();
  program.catch(() => {}); // told below
  const glue = new URL(`${name}.mjs`, base).href;
  const create = options.createLab ?? (await import(glue).catch(() => { throw new Error(`The file ${glue} could not be loaded.`); })).default;
  const compiledProgram = await program;
  const parts = new Parts(compiledProgram, (part) => new URL(`${name}.${part}.wasm`, base).href, options.wasmParts);
  const begin = (instance, done) => {
    parts.begin(instance);
    done(instance, compiledProgram);
  };
  const module = await create({
    host,
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(compiledProgram, { ...imports, ...parts.standIns }).then((instance) => begin(instance, done), (error) => host.fail(String(error)));
      return {};
    },
  });
  return { module, parts };
}

// --- Calls into the program ------------------------------------------------------------------------------------------------------
const encoder = new TextEncoder();

/** core.key(name, ...) calls crease_lab_key(lab, name, size, ...): strings become UTF-8 with a size, bytes stay bytes with a size. */
export function makeCore(module) {
  const lab = module._crease_lab_create();
  const passed = (argument, owned) => {
    if (typeof argument !== 'string' && !(argument instanceof Uint8Array)) return [argument];
    const bytes = typeof argument === 'string' ? encoder.encode(argument) : argument;
    const at = module._malloc(bytes.length + 1);
    module.HEAPU8.set(bytes, at);
    owned.push(at);
    return [at, bytes.length];
  };
  const call = (name, args) => {
    const owned = [];
    try {
      return module[`_crease_lab_${name}`](lab, ...args.flatMap((argument) => passed(argument, owned)));
    } finally {
      for (const at of owned) module._free(at);
    }
  };
  const names = Object.keys(module).filter((name) => name.startsWith('_crease_lab_')).map((name) => name.slice('_crease_lab_'.length));
  const core = Object.fromEntries(names.map((name) => [name, (...args) => call(name, args)]));
  for (const name of ['command', 'part_arrived', 'restrict', 'language', 'describe', 'readouts', 'sentence', 'notice', 'session', 'fragment', 'log', 'place', 'tables']) {
    const raw = core[name];
    core[name] = (...args) => module.UTF8ToString(raw(...args));
  }
  core.heapBytes = () => module.HEAPU8.length;
  return core;
}

// --- Commands ------------------------------------------------------------------------------------------------------------------
/** A value or an argument as it stands in a command. */
export function asArgument(text) {
  return text.replace(/[\\\n\r\t]/g, (c) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[c]);
}

export function actLine(id, argument) {
  return argument === '' ? `act ${id}` : `act ${id} ${asArgument(argument)}`;
}
