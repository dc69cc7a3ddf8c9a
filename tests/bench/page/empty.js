// The least that a page with WebGL 2 does: what the browser takes for it, no lab can go below.
const gl = document.querySelector('canvas').getContext('webgl2', { alpha: false, antialias: false });
gl.clearColor(0.2, 0.4, 0.6, 1);
gl.clear(gl.COLOR_BUFFER_BIT);
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
await nextFrame();
await nextFrame();
window.emptyStart = performance.now();
