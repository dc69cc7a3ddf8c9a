#!/usr/bin/env node
// Redoes experiments of Hanin and Rolnick (2019 a, b) with crease, and draws a figure of each:
//
//   node web/examples/regions/make.mjs [--crease build/native/bin/crease] [--out web/examples/regions]
//
// Each experiment is a sweep: what is measured of which networks stands in lines.json, nets.json and memory.json, and `crease sweep`
// makes a table of each. A table that is there and whole is not computed again. The pictures of a slice are drawn by `crease render`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const option = (name, usual) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : usual);
const here = dirname(fileURLToPath(import.meta.url));
const crease = option('--crease', join(here, '../../../build/native/bin/crease'));
const out = option('--out', here);

/** Runs a command of crease; a program that ends in .mjs runs under node. What it tells of its progress is shown. */
function run(...args) {
  const [program, first] = crease.endsWith('.mjs') ? [process.execPath, [crease]] : [crease, []];
  execFileSync(program, [...first, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}

// --- Tables ----------------------------------------------------------------------------------------------------------------------
const STEPS_PER_EPOCH = { nets: 71, memory: 8 }; // images over 128, rounded up

const fieldsOf = (line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain);

/** The table of a sweep as rows { hidden: '32,32', seed: 1, step: 0, ... }. */
function sweep(name) {
  const table = join(out, `${name}.csv`);
  run('sweep', join(here, `${name}.json`), '--out', table);
  const [head, ...rows] = readFileSync(table, 'utf8').trim().split('\n').slice(1).map(fieldsOf);
  return rows.map((row) => Object.fromEntries(head.map((column, i) => [column, column === 'hidden' ? row[i] : Number(row[i])])));
}

const neuronsOf = (hidden) => hidden.split(',').reduce((sum, width) => sum + Number(width), 0);
const labelOf = (hidden) => hidden.replaceAll(/, ?/g, ' – ');

/** [mean, its standard error]. */
function spread(values) {
  const mean = values.reduce((a, b) => a + b) / values.length;
  return [mean, Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length)];
}

/** Lines of a plot: rows with the same `label` and the same `x` become one point, the mean over their seeds. */
function linesOf(rows, label, x, value) {
  const lines = new Map();
  for (const row of rows) {
    const points = lines.get(label(row)) ?? lines.set(label(row), new Map()).get(label(row));
    points.set(x(row), [...(points.get(x(row)) ?? []), value(row)]);
  }
  return [...lines].map(([name, points]) => ({ label: name, points: [...points].map(([at, values]) => ({ x: at, y: spread(values) })) }));
}

// --- Figures ---------------------------------------------------------------------------------------------------------------------
const COLOURS = ['#0072b2', '#d55e00', '#00835f', '#b0578b', '#a8720a', '#2f83b5', '#444b53'];
const round = (x) => Number(x.toFixed(1));

function ticksOf(max, count) {
  const raw = max / count, power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((k) => k * power).find((s) => s >= raw);
  return Array.from({ length: Math.floor(max / step + 1e-9) + 1 }, (_, i) => Number((i * step).toPrecision(6)));
}

/** A plot as SVG: lines with bands of one standard error around them. */
function plot(title, x_label, y_label, lines, { y_max, percent = false }) {
  const [width, height, left, top, right, bottom] = [640, 360, 56, 20, 168, 48];
  const x_max = Math.max(...lines.flatMap(({ points }) => points.map((point) => point.x)));
  const x = (value) => round(left + (width - left - right) * value / x_max);
  const y = (value) => round(height - bottom - (height - top - bottom) * Math.min(Math.max(0, value), y_max) / y_max);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="Inter, system-ui, sans-serif" font-size="13"><title>${title}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
  ];
  for (const tick of ticksOf(y_max, 5)) parts.push(`<path d="M${left} ${y(tick)}H${width - right}" stroke="#dadad2"/><text x="${left - 8}" y="${y(tick) + 4}" text-anchor="end" fill="#59616a">${percent ? Math.round(100 * tick) : tick}</text>`);
  for (const tick of ticksOf(x_max, 6)) parts.push(`<text x="${x(tick)}" y="${height - bottom + 18}" text-anchor="middle" fill="#59616a">${tick}</text>`);
  parts.push(`<path d="M${left} ${height - bottom}H${width - right}" stroke="#59616a"/>`,
    `<text x="${(left + width - right) / 2}" y="${height - 10}" text-anchor="middle" fill="#1b1f24">${x_label}</text>`,
    `<text transform="translate(16 ${(top + height - bottom) / 2}) rotate(-90)" text-anchor="middle" fill="#1b1f24">${y_label}</text>`);
  lines.forEach(({ label, points }, i) => {
    const colour = COLOURS[i % COLOURS.length], at = (point, sign) => `${x(point.x)} ${y(point.y[0] + sign * point.y[1])}`;
    parts.push(`<path d="M${points.map((point) => at(point, 1)).join('L')}L${points.toReversed().map((point) => at(point, -1)).join('L')}Z" fill="${colour}" opacity="0.15"/>`,
      `<path d="M${points.map((point) => at(point, 0)).join('L')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      `<path d="M${width - right + 16} ${top + 14 + 22 * i}h24" stroke="${colour}" stroke-width="2"/><text x="${width - right + 48}" y="${top + 18 + 22 * i}" fill="#1b1f24">${label}</text>`);
  });
  return `${parts.join('\n')}\n</svg>\n`;
}

function save(name, title, x_label, y_label, lines, options = {}) {
  const roof = Math.max(...lines.flatMap(({ points }) => points.map(({ y }) => y[0] + y[1]))) * 1.05;
  writeFileSync(join(out, `${name}.svg`), plot(title, x_label, y_label, lines, { y_max: roof, ...options }));
}

/** A slice through three images after so many epochs. */
function drawSlice(name, epochs) {
  const folder = mkdtempSync(join(tmpdir(), 'crease-regions-')), session = join(folder, 'session.json');
  const settings = { 'network.hidden': '32, 32, 32', 'training.batch': 128 };
  writeFileSync(session, JSON.stringify({ format: 'crease-session', version: 1, chapter: 'images', settings, step: epochs * STEPS_PER_EPOCH.nets, view: {} }));
  run('render', session, '--figure', 'slice', '--width', '420', '-o', join(out, `slice-${name}.svg`));
  rmSync(folder, { recursive: true });
}

// --- All of it -------------------------------------------------------------------------------------------------------------------
const depths = ['one layer', 'two layers', 'three layers', 'four layers'];
save('lines', 'Pieces on a whole random line minus one, over the number of neurons, before training', 'Neurons N', '(Pieces − 1) / N',
  linesOf(sweep('lines'), ({ hidden }) => depths[hidden.split(',').length - 1], ({ hidden }) => neuronsOf(hidden), (row) => (row.cells - 1) / neuronsOf(row.hidden)), { y_max: 1.2 });

const nets = sweep('nets');
const throughTraining = (column) => linesOf(nets, (row) => labelOf(row.hidden), (row) => row.step / STEPS_PER_EPOCH.nets, (row) => row[column]);
save('pieces', 'Pieces on a line between two images over the number of neurons, through training', 'Epoch', 'Pieces / N', throughTraining('pieces_share'));
save('distance', 'Distance to the nearest boundary times the number of neurons, through training', 'Epoch', 'N × distance', throughTraining('distance'));
save('cells', 'Cells in the plane through three images over N²/2, through training', 'Epoch', 'Cells / (N²/2)', throughTraining('cells_share'));

const memory = sweep('memory');
const byLabels = (column) => linesOf(memory, (row) => (row.random_labels ? 'random labels' : 'true labels'), (row) => row.step / STEPS_PER_EPOCH.memory, (row) => row[column]);
save('memory-cells', 'Cells in the plane through three images over N²/2, true and random labels', 'Epoch', 'Cells / (N²/2)', byLabels('cells_share'));
save('memory-accuracy', 'Accuracy on training images, true and random labels', 'Epoch', 'Training accuracy in per cent', byLabels('train_accuracy'), { y_max: 1, percent: true });

drawSlice('before', 0);
drawSlice('epoch-1', 1);
drawSlice('epoch-4', 4);
drawSlice('after', 12);
