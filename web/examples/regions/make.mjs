#!/usr/bin/env node
// Redoes experiments of Hanin and Rolnick (2019 a, b) with crease, and draws a figure of each:
//
//   node web/examples/regions/make.mjs [--crease build/native/bin/crease] [--out web/examples/regions]
//
// Networks 784-...-10 with ReLU learn digits of MNIST: weights drawn as He et al. propose, biases from N(0, 1e-6), Adam with rate
// 1e-3. While they learn, `crease render SESSION.json --metrics` records the pieces on the line between two images, the cells in
// the plane through three, and how far images are from the nearest boundary. Everything measured is in data.csv.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const option = (name, usual) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : usual);
const here = dirname(fileURLToPath(import.meta.url));
const crease = option('--crease', join(here, '../../../build/native/bin/crease'));
const out = option('--out', here);
const folder = mkdtempSync(join(tmpdir(), 'crease-regions-'));

// --- The experiments -------------------------------------------------------------------------------------------------------------
const SEEDS = [1, 2, 3];
const BATCH = 128;
const NETS = ['64', '128', '32, 32', '64, 64', '128, 128', '32, 32, 32', '64, 64, 64'];
const EPOCHS = 12;
const MEMORY = { hidden: '64, 64, 64', images: 1000, epochs: 60 };
const neuronsOf = (hidden) => hidden.split(',').reduce((sum, width) => sum + Number(width), 0);

/** Runs a command of crease; a program that ends in .mjs runs under node. */
function run(...args) {
  const [program, first] = crease.endsWith('.mjs') ? [process.execPath, [crease]] : [crease, []];
  return execFileSync(program, [...first, ...args], { encoding: 'utf8' });
}

function sessionFile(name, settings, step, view = {}) {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify({ format: 'crease-session', version: 1, chapter: 'images', settings, step, view }));
  return path;
}

/** The course of one network as rows { step, test_accuracy, cells, ... }. */
function course(settings, step) {
  const table = join(folder, 'metrics.csv');
  run('render', sessionFile('course', settings, step), '--metrics', table);
  const [head, ...lines] = readFileSync(table, 'utf8').trim().split('\n').map((line) => line.split(','));
  return lines.map((line) => Object.fromEntries(head.map((name, i) => [name, Number(line[i])])));
}

const table = ['experiment,hidden,neurons,images,random_labels,seed,step,epoch,train_accuracy,test_accuracy,cells,line_cells,distance'];

/** Means over the seeds, with their standard errors: rows { epoch, cells: [mean, error], ... }. */
function measure(experiment, { hidden, images = 9000, random = 0, epochs = EPOCHS }) {
  const perEpoch = Math.ceil(images / BATCH), neurons = neuronsOf(hidden);
  const runs = SEEDS.map((seed) => {
    const settings = { 'data.train_count': images, 'data.random_share': random, 'network.hidden': hidden, 'network.seed': seed, 'training.batch': BATCH };
    const rows = course(settings, epochs * perEpoch);
    for (const row of rows)
      table.push([experiment, hidden.replaceAll(', ', '-'), neurons, images, random, seed, row.step, row.step / perEpoch, row.train_accuracy, row.test_accuracy, row.cells, row.line_cells, row.distance].join());
    return rows;
  });
  const quantities = { cells: (row) => row.cells / (neurons ** 2 / 2), pieces: (row) => row.line_cells / neurons, distance: (row) => row.distance * neurons, train: (row) => row.train_accuracy, test: (row) => row.test_accuracy };
  const spread = (values) => {
    const mean = values.reduce((a, b) => a + b) / values.length;
    return [mean, Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length)];
  };
  const rows = runs[0].map((first, i) => ({ epoch: first.step / perEpoch, ...Object.fromEntries(Object.entries(quantities).map(([name, of]) => [name, spread(runs.map((rows_) => of(rows_[i])))])) }));
  console.log(`${experiment.padEnd(9)} 784-${hidden.replaceAll(', ', '-')}-10${random ? ', random labels' : ''}: test ${(100 * rows.at(-1).test[0]).toFixed(1)} %, training ${(100 * rows.at(-1).train[0]).toFixed(1)} %`);
  return { label: hidden.replaceAll(', ', ' – '), rows };
}

// --- Figures ---------------------------------------------------------------------------------------------------------------------
const COLOURS = ['#0072b2', '#d55e00', '#00835f', '#b0578b', '#a8720a', '#2f83b5', '#444b53'];
const round = (x) => Number(x.toFixed(1));

/** A plot as SVG: lines with bands of one standard error around them. */
function plot(title, y_label, lines, { y_max, percent = false }) {
  const [width, height, left, top, right, bottom] = [640, 360, 56, 20, 168, 48];
  const x_max = Math.max(...lines.map(({ rows }) => rows.at(-1).epoch));
  const x = (epoch) => round(left + (width - left - right) * epoch / x_max), y = (value) => round(height - bottom - (height - top - bottom) * Math.min(value, y_max) / y_max);
  const ticks = (max, count) => { const raw = max / count, power = 10 ** Math.floor(Math.log10(raw)), step = [1, 2, 5, 10].map((k) => k * power).find((s) => s >= raw); return Array.from({ length: Math.floor(max / step + 1e-9) + 1 }, (_, i) => Number((i * step).toPrecision(6))); };
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="Inter, system-ui, sans-serif" font-size="13"><title>${title}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
  ];
  for (const tick of ticks(y_max, 5)) parts.push(`<path d="M${left} ${y(tick)}H${width - right}" stroke="#dadad2"/><text x="${left - 8}" y="${y(tick) + 4}" text-anchor="end" fill="#59616a">${percent ? Math.round(100 * tick) : tick}</text>`);
  for (const tick of ticks(x_max, 6)) parts.push(`<text x="${x(tick)}" y="${height - bottom + 18}" text-anchor="middle" fill="#59616a">${tick}</text>`);
  parts.push(`<path d="M${left} ${height - bottom}H${width - right}" stroke="#59616a"/>`, `<text x="${(left + width - right) / 2}" y="${height - 10}" text-anchor="middle" fill="#1b1f24">Epoch</text>`,
    `<text transform="translate(16 ${(top + height - bottom) / 2}) rotate(-90)" text-anchor="middle" fill="#1b1f24">${y_label}</text>`);
  lines.forEach(({ label, rows, of, dash }, i) => {
    const colour = COLOURS[i % COLOURS.length], at = (row, sign) => `${x(row.epoch)} ${y(Math.max(0, row[of][0] + sign * row[of][1]))}`;
    parts.push(`<path d="M${rows.map((row) => at(row, 1)).join('L')}L${rows.toReversed().map((row) => at(row, -1)).join('L')}Z" fill="${colour}" opacity="0.15"/>`,
      `<path d="M${rows.map((row) => at(row, 0)).join('L')}" fill="none" stroke="${colour}" stroke-width="2"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`,
      `<path d="M${width - right + 16} ${top + 14 + 22 * i}h24" stroke="${colour}" stroke-width="2"${dash ? ` stroke-dasharray="${dash}"` : ''}/><text x="${width - right + 48}" y="${top + 18 + 22 * i}" fill="#1b1f24">${label}</text>`);
  });
  return `${parts.join('\n')}\n</svg>\n`;
}

const roof = (lines) => Math.max(...lines.flatMap(({ rows, of }) => rows.map((row) => row[of][0] + row[of][1]))) * 1.05;
function save(name, title, y_label, lines, options = {}) {
  writeFileSync(join(out, `${name}.svg`), plot(title, y_label, lines, { y_max: roof(lines), ...options }));
}

// --- All of it -------------------------------------------------------------------------------------------------------------------
const nets = NETS.map((hidden) => measure('nets', { hidden }));
const all = (of) => nets.map((net) => ({ ...net, of }));
save('pieces', 'Pieces on a line between two images over the number of neurons, through training', 'Pieces / N', all('pieces'));
save('distance', 'Distance to the nearest boundary times the number of neurons, through training', 'N × distance', all('distance'));
save('cells', 'Cells in the plane through three images over N²/2, through training', 'Cells / (N²/2)', all('cells'));
const memory = [0, 1].map((random) => measure('memory', { ...MEMORY, random }));
const names = ['true labels', 'random labels'];
save('memory-cells', 'Cells in the plane through three images over N²/2, true and random labels', 'Cells / (N²/2)', memory.map((line, i) => ({ ...line, label: names[i], of: 'cells' })));
save('memory-accuracy', 'Accuracy on training images, true and random labels', 'Training accuracy in per cent', memory.map((line, i) => ({ ...line, label: names[i], of: 'train' })), { y_max: 1, percent: true });
for (const [name, epochs] of [['before', 0], ['after', EPOCHS]]) {
  const settings = { 'network.hidden': '32, 32, 32', 'training.batch': BATCH };
  run('render', sessionFile(name, settings, epochs * Math.ceil(9000 / BATCH)), '--figure', 'slice', '--width', '420', '-o', join(out, `slice-${name}.svg`));
}
writeFileSync(join(out, 'data.csv'), `${table.join('\n')}\n`);
rmSync(folder, { recursive: true });
