// The rule by which a program is taken apart, on one that is small enough to be read: two chapters, and what they share.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Parts } from '../../web/crease-parts.js';
import { expect } from './harness.mjs';

// Chapters "left" and "right_hand". What stands in the table is called by number, as the table of contents does.
const PROGRAM = `(module
  (memory (export "memory") 1)
  (global $stack (mut i32) (i32.const 7))
  (table (export "table") 8 8 funcref)
  (elem (i32.const 1) $_ZN6crease4left4makeEv $_ZN6crease10right_hand4makeEv $_ZN6crease4left6mergedEv $_ZN6crease4left6mergedEv $plain $_ZN6crease5stage4drawEv $_ZN6crease5plane4drawEv)
  (type $maker (func (result i32)))
  (func $call (export "call") (param i32) (result i32) (call_indirect (type $maker) (local.get 0)))
  (func $_ZN6crease4left4makeEv (result i32) (i32.add (call $own_of_left) (i32.add (call $shared) (call $everywhere))))
  (func $_ZN6crease10right_hand4makeEv (result i32) (i32.mul (call $shared) (i32.add (call $everywhere) (call $_ZN6crease4left13called_by_allEv))))
  (func $own_of_left (result i32) (global.set $stack (i32.add (global.get $stack) (i32.const 1))) (global.get $stack))
  (func $shared (result i32) (i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (i32.const 10))) (i32.load (i32.const 0)))
  (func $everywhere (result i32) (i32.const 100))
  (func $_ZN6crease4left6mergedEv (result i32) (i32.const 5))
  (func $_ZN6crease4left13called_by_allEv (result i32) (i32.const 1000))
  (func $_ZN6crease5stage4drawEv (result i32) (i32.const 6))
  (func $_ZN6crease5plane4drawEv (result i32) (i32.const 7))
  (func $_ZN6crease5plane4zoomEv (result i32) (i32.const 0))
  (func $plain (result i32) (i32.add (call $_ZN6crease5plane4zoomEv) (i32.add (call $everywhere) (call $_ZN6crease4left13called_by_allEv)))))`;

function cut(chapters) {
  const folder = mkdtempSync(join(tmpdir(), 'crease-split-'));
  try {
    writeFileSync(join(folder, 'small.wat'), PROGRAM);
    execFileSync('wasm-as', ['-g', join(folder, 'small.wat'), '-o', join(folder, 'small.wasm')]);
    const said = execFileSync('python3', ['src/cmake/split_module.py', join(folder, 'small.wasm'), ...chapters], { encoding: 'utf8' });
    const bytes = Object.fromEntries(readdirSync(folder).filter((name) => name.endsWith('.wasm')).map((name) => [name, readFileSync(join(folder, name))]));
    return { said, bytes };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The program, running, with its parts. */
function start(bytes) {
  const module = new WebAssembly.Module(bytes['small.wasm']);
  const embedded = Object.fromEntries(Object.entries(bytes).map(([name, content]) => [name.split('.')[1], content.toString('base64')]));
  const parts = new Parts(module, undefined, embedded);
  const instance = new WebAssembly.Instance(module, parts.standIns);
  parts.begin(instance);
  return { parts, call: instance.exports.call };
}

export function splitCases(suite) {
  suite.test('a program is cut into what each chapter needs, what both need, and the rest', async () => {
    const { said, bytes } = cut(['left', 'right_hand', '+stage', '+plane']);
    expect(said === '', `it said ${said}`);
    expect(Object.keys(bytes).sort().join() === 'small.chapters.wasm,small.left.wasm,small.right-hand.wasm,small.wasm', `there are ${Object.keys(bytes)}`);
    const { parts, call } = start(bytes);
    expect(!parts.has('left') && !parts.has('right-hand') && parts.has('unknown'), 'it misses others');
    expect(call(3) === 5 && call(4) === 5 && call(5) === 1100 && call(7) === 7, 'what is merged or called from outside went away');
    expect(!parts.has('left') && !parts.has('chapters'), 'it fetched what nobody asked for');
    await parts.join('right-hand');
    expect(parts.has('right-hand') && !parts.has('left'), 'the other chapter came along');
    expect(call(6) === 6, 'what chapters share did not come along');
    const product = call(2);
    expect(product === 10 * 1100, `right_hand gives ${product}`);
    await parts.join('left');
    const sum = call(1);
    expect(sum === 8 + 20 + 100, `left gives ${sum}: it does not see the memory and the globals of the program`);
  });

  suite.test('a call that comes before its chapter fetches it', async () => {
    const { parts, call } = start(cut(['left', 'right_hand', '+stage', '+plane']).bytes);
    expect(call(6) === 6 && call(1) === 8 + 10 + 100 && parts.has('left'), 'the call was lost');
  });

  suite.test('a program without later chapters stays whole, up to what comes on demand', async () => {
    const { bytes } = cut(['nowhere']);
    expect(Object.keys(bytes).sort().join() === 'small.on-demand.wasm,small.wasm', `there are ${Object.keys(bytes)}`);
    const { parts, call } = start(bytes);
    expect(parts.has('left') && !parts.has('on-demand') && call(1) === 118, 'it misses something');
  });
}
