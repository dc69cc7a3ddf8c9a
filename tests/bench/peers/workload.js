/** The work that every peer does: squared error, plain gradient descent, ReLU, the same rows in the same batches. */

/** A small generator, so that every peer starts from the same numbers. */
export function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

export function makeWorkload(widths, batch, rows = 1024) {
  const random = generator(7);
  const x = Float32Array.from({ length: rows * widths[0] }, () => 2 * random() - 1);
  const y = Float32Array.from({ length: rows * widths.at(-1) }, (_, row) => Math.sin(3 * x[2 * row]) * x[2 * row + 1]);
  const layers = widths.slice(1).map((width, index) => {
    const scale = Math.sqrt(6 / widths[index]);
    return {
      weight: Float32Array.from({ length: width * widths[index] }, () => scale * (2 * random() - 1)),
      bias: Float32Array.from({ length: width }, () => 0.2 * random() - 0.1),
    };
  });
  return { widths, batch, rows, learningRate: 0.01, x, y, layers };
}

/** Multiplications and additions of one sample in one step: forward, backward (no gradient at the input), update. */
export function operationsPerSample(widths) {
  let operations = 0;
  for (let l = 1; l < widths.length; ++l) operations += widths[l] * widths[l - 1] * (l === 1 ? 4 : 6);
  return operations;
}
