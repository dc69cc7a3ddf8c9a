import convnetjs from 'convnetjs';

/** ConvNetJS: fully connected layers, regression loss, its own trainer with plain gradient descent. */
export function make({ widths, batch, rows, learningRate, x, y }) {
  const net = new convnetjs.Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: widths[0] },
    ...widths.slice(1, -1).map((width) => ({ type: 'fc', num_neurons: width, activation: 'relu' })),
    { type: 'regression', num_neurons: widths.at(-1) },
  ]);
  const trainer = new convnetjs.SGDTrainer(net, {
    learning_rate: learningRate, momentum: 0, batch_size: batch, l2_decay: 0,
  });
  const inputs = widths[0];
  const volumes = Array.from({ length: rows }, (_, row) => new convnetjs.Vol(Array.from(x.slice(row * inputs, (row + 1) * inputs))));
  let row = 0;
  return {
    step() {
      for (let b = 0; b < batch; ++b, row = (row + 1) % rows) trainer.train(volumes[row], [y[row]]);
    },
    dispose() {},
  };
}
