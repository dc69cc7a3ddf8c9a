// Measures a shard of a sweep away from the page (see crease-sweep.mjs).
self.onmessage = async ({ data: order }) => {
  try {
    const { runShard } = await import(new URL('crease-sweep.mjs', import.meta.url).href);
    self.postMessage({ result: await runShard(order, (news) => self.postMessage(news)) });
  } catch (error) {
    self.postMessage({ error: error.message });
  }
};
