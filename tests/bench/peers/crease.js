/** crease itself, through the module that other pages import. */
export function maker({ createTrainer }, precision = 'float32') {
  return ({ widths, batch, rows, learningRate, x, y, layers }) => {
    const trainer = createTrainer({ widths, batch, lr: learningRate, precision, weights: layers, data: { x, y } });
    return {
      stepsPerCall: Math.max(1, Math.round(20000 / (batch * widths[1]))),
      step(count = 1) {
        trainer.train(count);
      },
      predict: (point) => Array.from(trainer.predict([point])),
      parameters: () => trainer.parameters(),
      dispose: () => trainer.dispose(),
    };
  };
}
