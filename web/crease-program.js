// The program of the lab: how it is loaded, and how its functions are called.

// The smallest module that has a 128-bit vector in it: valid exactly where the faster build runs.
const SIMD_PROBE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]);

// --- Loading -------------------------------------------------------------------------------------------------------------------
function requireWebAssembly() {
  if (typeof WebAssembly !== 'object') throw new Error('This browser has no WebAssembly, or it is switched off. Any browser since 2017 has it.');
}

function hasSimd() {
  try {
    return WebAssembly.validate(SIMD_PROBE);
  } catch {
    return false;
  }
}

async function compiled(bytesOrResponse) {
  try {
    if (!(bytesOrResponse instanceof Response)) return await WebAssembly.compile(bytesOrResponse);
    const isTyped = bytesOrResponse.headers.get('Content-Type')?.startsWith('application/wasm');
    if (isTyped && WebAssembly.compileStreaming) return await WebAssembly.compileStreaming(bytesOrResponse);
    return await WebAssembly.compile(await bytesOrResponse.arrayBuffer()); // servers that do not know .wasm
  } catch (error) {
    if (/content security policy|unsafe-eval|CSP/i.test(String(error)))
      throw new Error("The security policy of this page does not allow WebAssembly. Its owner can allow it by adding 'wasm-unsafe-eval' to script-src.");
    throw new Error(`The program of the lab is damaged or was cut off while loading (${error.message}). Reload the page.`);
  }
}

/** A file of the lab that is loaded when it is asked for, as bytes. The page in one file has some of them in itself. */
export async function loadAsset(name, options) {
  const packed = globalThis.creaseOffline?.assets;
  if (packed) {
    if (packed[name]) return Uint8Array.from(atob(packed[name]), (character) => character.charCodeAt(0));
    throw new Error(`The file ${name} is not part of the page in one file; the lab on a web server has it.`);
  }
  const base = new URL(options.base ?? '.', options.base ? document.baseURI : import.meta.url);
  return new Uint8Array(await (await fetched(new URL(name, base).href)).arrayBuffer());
}

async function fetched(url) {
  let response;
  try {
    response = await fetch(url, { credentials: 'same-origin' });
  } catch {
    const hint = location.protocol === 'file:' ? ' Pages opened as files may not load others: use the offline page, or a web server.' : ' Check the connection and reload the page.';
    throw new Error(`The file ${url} could not be loaded.${hint}`);
  }
  if (!response.ok) throw new Error(`The file ${url} could not be loaded (HTTP ${response.status}).`);
  return response;
}

const modules = new Map(); // labs on one page share the compiled program, which has no state
function compileOnce(url, begun) {
  if (!modules.has(url)) modules.set(url, fetched(url).then((response) => {
    const module = compiled(response);
    begun();
    return module;
  }));
  else begun();
  modules.get(url).catch(() => modules.delete(url));
  return modules.get(url);
}

/** `begun` is called once the program is being compiled, which goes on beside the script. */
export async function load(options, host, begun) {
  requireWebAssembly();
  const base = new URL(options.base ?? '.', options.base ? document.baseURI : import.meta.url);
  const name = `crease-lab-${hasSimd() ? 'simd' : 'scalar'}`;
  const program = options.wasmBinary ? compiled(options.wasmBinary) : compileOnce(new URL(`${name}.wasm`, base).href, begun);
  if (options.wasmBinary) begun();
  program.catch(() => {}); // told below
  const glue = new URL(`${name}.mjs`, base).href;
  const create = options.createLab ?? (await import(glue).catch(() => { throw new Error(`The file ${glue} could not be loaded.`); })).default;
  const module = await program;
  return create({
    host,
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(module, imports).then((instance) => done(instance, module), (error) => host.fail(String(error)));
      return {};
    },
  });
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
  for (const name of ['command', 'restrict', 'language', 'describe', 'readouts', 'sentence', 'notice', 'session', 'fragment', 'log', 'place', 'tables']) {
    const raw = core[name];
    core[name] = (...args) => module.UTF8ToString(raw(...args));
  }
  core.heapBytes = () => module.HEAPU8.length;
  return core;
}
