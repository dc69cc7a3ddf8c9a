// Trains f(x, y) = x y with the core of crease, and draws the cells of the network: on each of them f is one affine map.

import { createTrainer } from '../crease-core.mjs';

const SIDE = 24;
const grid = Array.from({ length: SIDE * SIDE }, (_, i) => [2 * (i % SIDE) / (SIDE - 1) - 1, 2 * Math.floor(i / SIDE) / (SIDE - 1) - 1]);
const trainer = createTrainer({ widths: [2, 12, 12, 1], optimizer: 'adam', lr: 0.01, seed: 7, data: { x: grid, y: grid.map(([x, y]) => [x * y]) } });

function cellShape(corners, value) {
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'polygon');
  shape.setAttribute('points', corners.map(([x, y]) => `${x},${-y}`).join(' ')); // y points down in SVG
  const strength = Math.min(1, Math.abs(value));
  shape.setAttribute('fill', value < 0 ? '#c4622d' : '#1f5fb4');
  shape.setAttribute('fill-opacity', String(0.1 + 0.7 * strength));
  const name = document.createElementNS('http://www.w3.org/2000/svg', 'title'); // shown under the pointer
  name.textContent = `${corners.length} corners, f = ${value.toFixed(3)} in the middle`;
  shape.append(name);
  shape.setAttribute('stroke', 'currentColor');
  shape.setAttribute('stroke-width', '0.004');
  return shape;
}

function middle(corners) {
  const sum = corners.reduce(([x, y], corner) => [x + corner[0], y + corner[1]], [0, 0]);
  return [sum[0] / corners.length, sum[1] / corners.length];
}

function draw() {
  const regions = trainer.regions([-1, 1, -1, 1], { topology: true });
  const { first_corner: first, x, y } = regions.polygons();
  const cells = Array.from({ length: regions.cells }, (_, cell) =>
    Array.from({ length: first[cell + 1] - first[cell] }, (__, corner) => [x[first[cell] + corner], y[first[cell] + corner]]));
  const values = trainer.predict(cells.map(middle));
  document.querySelector('#picture').replaceChildren(...cells.map((corners, cell) => cellShape(corners, values[cell])));
  const predicted = trainer.predict(grid);
  const error = Math.sqrt(grid.reduce((sum, [a, b], i) => sum + (predicted[i] - a * b) ** 2, 0) / grid.length);
  document.querySelector('#numbers').textContent = `${regions.cells} cells, ${regions.linear_regions} linear regions, error ${error.toFixed(4)}`;
}

document.querySelector('#train').addEventListener('click', () => {
  trainer.train(200);
  draw();
});
draw();
