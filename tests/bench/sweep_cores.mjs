// What more cores are worth to `crease sweep`: the same sweep one point at a time and on all cores, by the clock. The tables
// must be the same bytes.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { heading, median, printTable, rounded } from './tables.mjs';

const seeds = (to) => ({ id: '*.seed', name: 'seed', from: 1, to });
const sweeps = [
  {
    name: 'small networks trained (2,16,16,1, 20 000 steps) and cut, 24 points',
    spec: {
      chapter: 'train-and-watch', settings: { 'layer.*.width': 16 },
      grid: [{ id: 'training.learning_rate', name: 'rate', values: [0.03, 0.1] }, seeds(12)],
      steps: [0, 10_000, 20_000], measure: ['train_loss', 'cells'],
    },
  },
  {
    name: 'random networks (2,32,32,32) cut and merged, 300 points',
    spec: {
      chapter: 'random-network', settings: { 'network.inputs': 2, 'network.hidden': [32, 32, 32] }, grid: [seeds(300)],
      measure: [{ of: 'linear_regions', box: [-1, 1, -1, 1] }],
    },
  },
];

/** The table, and how many seconds it took. */
function run(program, file, jobs) {
  const begin = performance.now();
  const { status, stdout, stderr } = spawnSync(program, ['sweep', file, '--jobs', String(jobs)], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${program} sweep failed: ${stderr}`);
  return { table: stdout, seconds: (performance.now() - begin) / 1000 };
}

/** Both take turns within a round, so that a busy moment of the machine hits them alike. */
function row({ name }, program, file, cores, rounds) {
  const seconds = { one: [], all: [] };
  for (let i = 0; i < rounds; ++i) {
    const one = run(program, file, 1), all = run(program, file, cores);
    if (one.table !== all.table) throw new Error(`${name}: ${cores} jobs have another table than one`);
    seconds.one.push(one.seconds);
    seconds.all.push(all.seconds);
  }
  const ratio = median(seconds.one.map((one, i) => one / seconds.all[i]));
  return [name, ...[seconds.one, seconds.all].map((list) => `${rounded(median(list))} s`), ratio.toFixed(2)];
}

export async function sweepTable(program, rounds) {
  if (!program) return;
  const cores = availableParallelism(), folder = await mkdtemp(join(tmpdir(), 'crease-bench-'));
  heading('The same sweep on one core and on all, crease sweep, median of interleaved rounds');
  try {
    const rows = [];
    for (const sweep of sweeps) {
      const file = join(folder, 'sweep.json');
      await writeFile(file, JSON.stringify({ format: 'crease-sweep', version: 1, ...sweep.spec }));
      rows.push(row(sweep, program, file, cores, rounds));
    }
    printTable(['sweep', '1 job', `${cores} jobs`, 'times as fast'], rows);
    console.log(`\nPrograms waiting for a processor at the end: ${loadavg()[0].toFixed(1)} on average of a minute.`);
  } finally {
    await rm(folder, { recursive: true });
  }
}
