import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import '@tensorflow/tfjs-core/dist/register_all_gradients';

/** TensorFlow.js core: variables, a written-out forward pass, its SGD optimiser. */
export async function useBackend(name, wasmFolder) {
  if (name === 'wasm') setWasmPaths(wasmFolder);
  await tf.setBackend(name);
  await tf.ready();
}

export function make({ widths, batch, rows, learningRate, x, y, layers }) {
  const variables = layers.map(({ weight, bias }, l) => ({
    weight: tf.variable(tf.tidy(() => tf.tensor2d(weight, [widths[l + 1], widths[l]]).transpose())),
    bias: tf.variable(tf.tensor1d(bias)),
  }));
  const batches = [];
  for (let row = 0; row + batch <= rows; row += batch)
    batches.push({
      x: tf.tensor2d(x.slice(row * widths[0], (row + batch) * widths[0]), [batch, widths[0]]),
      y: tf.tensor2d(y.slice(row * widths.at(-1), (row + batch) * widths.at(-1)), [batch, widths.at(-1)]),
    });
  const optimizer = tf.train.sgd(learningRate);
  const forward = (input) =>
    variables.reduce((value, { weight, bias }, l) => {
      const z = value.matMul(weight).add(bias);
      return l + 1 < variables.length ? z.relu() : z;
    }, input);
  let at = 0;
  return {
    step() {
      const { x: input, y: target } = batches[at++ % batches.length];
      tf.tidy(() => {
        optimizer.minimize(() => forward(input).sub(target).square().mean().mul(0.5));
      });
    },
    finish: () => variables[0].bias.dataSync(),
    dispose() {
      tf.dispose([variables, batches]);
      optimizer.dispose();
    },
  };
}
