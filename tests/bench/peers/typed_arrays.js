/** Plain JavaScript on typed arrays: what a careful author writes by hand, one sample at a time. */

function forward(layers, widths, activations) {
  layers.forEach(({ weight, bias }, l) => {
    const from = activations[l];
    const to = activations[l + 1];
    const fanIn = widths[l];
    const isHidden = l + 1 < layers.length;
    for (let j = 0; j < to.length; ++j) {
      let sum = bias[j];
      for (let k = 0, w = j * fanIn; k < fanIn; ++k, ++w) sum += weight[w] * from[k];
      to[j] = isHidden && sum < 0 ? 0 : sum;
    }
  });
}

function backward(layers, widths, activations, deltas, gradients) {
  for (let l = layers.length - 1; l >= 0; --l) {
    const { weight } = layers[l];
    const { weight: weightGradient, bias: biasGradient } = gradients[l];
    const from = activations[l];
    const delta = deltas[l + 1];
    const below = deltas[l];
    const fanIn = widths[l];
    if (l > 0) below.fill(0);
    for (let j = 0; j < delta.length; ++j) {
      const d = delta[j];
      if (d === 0) continue;
      biasGradient[j] += d;
      for (let k = 0, w = j * fanIn; k < fanIn; ++k, ++w) {
        weightGradient[w] += d * from[k];
        if (l > 0) below[k] += d * weight[w];
      }
    }
    if (l > 0) for (let k = 0; k < fanIn; ++k) if (from[k] <= 0) below[k] = 0;
  }
}

function update(layers, gradients, rate) {
  layers.forEach(({ weight, bias }, l) => {
    const { weight: weightGradient, bias: biasGradient } = gradients[l];
    for (let i = 0; i < weight.length; ++i) weight[i] -= rate * weightGradient[i];
    for (let i = 0; i < bias.length; ++i) bias[i] -= rate * biasGradient[i];
    weightGradient.fill(0);
    biasGradient.fill(0);
  });
}

export function make({ widths, batch, rows, learningRate, x, y, layers: first }) {
  const layers = first.map(({ weight, bias }) => ({ weight: weight.slice(), bias: bias.slice() }));
  const gradients = layers.map(({ weight, bias }) => ({
    weight: new Float32Array(weight.length),
    bias: new Float32Array(bias.length),
  }));
  const activations = widths.map((width) => new Float32Array(width));
  const deltas = widths.map((width) => new Float32Array(width));
  const inputs = widths[0];
  const outputs = widths.at(-1);
  let row = 0;
  return {
    step() {
      for (let b = 0; b < batch; ++b, row = (row + 1) % rows) {
        for (let k = 0; k < inputs; ++k) activations[0][k] = x[row * inputs + k];
        forward(layers, widths, activations);
        for (let k = 0; k < outputs; ++k) deltas.at(-1)[k] = activations.at(-1)[k] - y[row * outputs + k];
        backward(layers, widths, activations, deltas, gradients);
      }
      update(layers, gradients, learningRate / batch);
    },
    predict(point) {
      activations[0].set(point);
      forward(layers, widths, activations);
      return Array.from(activations.at(-1));
    },
    dispose() {},
  };
}
