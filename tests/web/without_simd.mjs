// Succeeds if an engine without SIMD takes the scalar modules, and the other ones only where it has SIMD:
//   node --no-enable-sse4-1 tests/web/without_simd.mjs build/wasm/web
// On x86 the option takes SIMD away from node. Where it does not, the scalar modules alone are tested for being valid.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const probe = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]);
const hasSimd = WebAssembly.validate(probe);
for (const name of ['crease-lab', 'crease-core'])
  for (const flavour of ['simd', 'scalar']) {
    const file = join(folder, `${name}-${flavour}.wasm`);
    const isValid = WebAssembly.validate(readFileSync(file));
    if (isValid !== (hasSimd || flavour === 'scalar')) {
      console.error(`${file} is ${isValid ? '' : 'not '}valid ${hasSimd ? 'with' : 'without'} SIMD`);
      process.exitCode = 1;
    }
  }
for (const file of readdirSync(folder).filter((name) => /^crease-lab-scalar\.[\w-]+\.wasm$/.test(name))) // chapters that come later
  if (!WebAssembly.validate(readFileSync(join(folder, file)))) {
    console.error(`${file} is not valid without SIMD`);
    process.exitCode = 1;
  }
