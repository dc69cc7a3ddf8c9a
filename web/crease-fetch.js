// How modules of WebAssembly are fetched and compiled, and what is said where they cannot be.

// The smallest module that has a 128-bit vector in it: valid exactly where the faster build runs.
const SIMD_PROBE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]);

export function requireWebAssembly() {
  if (typeof WebAssembly !== 'object') throw new Error('This browser has no WebAssembly, or it is switched off. Any browser since 2017 has it.');
}

export function hasSimd() {
  try {
    return WebAssembly.validate(SIMD_PROBE);
  } catch {
    return false;
  }
}

export async function compiled(bytesOrResponse) {
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

function notLoaded(url) {
  const hint = location.protocol === 'file:' ? ' Pages opened as files may not load others: use the offline page, or a web server.' : ' Check the connection and reload the page.';
  return new Error(`The file ${url} could not be loaded.${hint}`);
}
function refused(url, status) {
  return new Error(`The file ${url} could not be loaded (HTTP ${status}).`);
}

async function fetched(url) {
  const response = await fetch(url, { credentials: 'same-origin' }).catch(() => { throw notLoaded(url); });
  if (!response.ok) throw refused(url, response.status);
  return response;
}

/** The bytes of a file, without giving the page a turn in between. */
export function loadedNow(url) {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.overrideMimeType('text/plain; charset=x-user-defined'); // each byte is a character
  try {
    request.send();
  } catch {
    throw notLoaded(url);
  }
  if (request.status !== 200) throw refused(url, request.status);
  return Uint8Array.from(request.responseText, (character) => character.charCodeAt(0) & 255);
}

const modules = new Map(); // labs on one page share the compiled program, which has no state
export function compileOnce(url, begun = () => {}) {
  if (!modules.has(url)) modules.set(url, fetched(url).then((response) => {
    const module = compiled(response);
    begun();
    return module;
  }));
  else begun();
  modules.get(url).catch(() => modules.delete(url));
  return modules.get(url);
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

/** A part of the lab that the first picture does not need. The page in one file has all parts in itself. */
export async function loadPart(name) {
  const part = globalThis.creaseOffline?.parts?.[name];
  return part ? part() : import(new URL(name, import.meta.url).href);
}
