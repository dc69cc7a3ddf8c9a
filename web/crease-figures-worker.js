// Draws a figure, or measures the course of training, away from the page (see crease-figures.js).
self.onmessage = async ({ data: { state, options, isMetrics } }) => {
  try {
    const { figure, metrics } = await import(new URL('crease-draw.mjs', import.meta.url).href);
    self.postMessage({ text: await (isMetrics ? metrics(state) : figure(state, options)) });
  } catch (error) {
    self.postMessage({ error: error.message });
  }
};
