// Files that a person opens: the lab itself reads text; networks of NumPy and PyTorch become text here.

const LARGEST_FILE = 32 * 1024 * 1024;
const HEAD_BYTES = 512;

/** No text: an archive, a pickle, numbers. Tables in UTF-16 have a sentence of their own. */
function isForeign(bytes) {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return false;
  return (first === 0x50 && second === 0x4b) || first === 0x80 || bytes.subarray(0, HEAD_BYTES).includes(0);
}

/** What reads them, and draws figures: loaded when it is asked for. The page in one file has it in itself. */
export const drawing = () => globalThis.creaseOffline?.drawing() ?? import(new URL('crease-draw.mjs', import.meta.url).href);

/** The text of a file for the lab. Rejects with a sentence in English. */
export async function textOf(file) {
  if (file.size > LARGEST_FILE) throw new Error(`${file.name} is larger than 32 MB; a table of points is smaller.`);
  const bytes = new Uint8Array(await file.arrayBuffer().catch(() => { throw new Error(`${file.name} could not be read.`); }));
  return isForeign(bytes) ? (await drawing()).networkText(file.name, bytes) : new TextDecoder().decode(bytes);
}
