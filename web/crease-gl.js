// The WebGL context of a lab.

/** Whether a processor draws, for want of a GPU. */
function isSoftware(gl) {
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(String(name));
}

/** Opens the context of `canvas`; returns { canvas, gl, attributes }, perhaps with a new canvas in its place. gl is null without WebGL 2. */
export function openGraphics(canvas) {
  const open = (target, antialias) => {
    const attributes = { alpha: false, antialias, depth: true, stencil: false };
    return { canvas: target, gl: target.getContext('webgl2', attributes), attributes };
  };
  // Lines are smooth by themselves. Smoothing the edges of surfaces too costs a GPU little, but a processor that draws a lot. Who
  // draws is known only from a context: the first one is the processor's, which takes longest to open another.
  const first = open(canvas, false);
  if (!first.gl || isSoftware(first.gl)) return first;
  first.gl.getExtension('WEBGL_lose_context')?.loseContext();
  const fresh = canvas.cloneNode(); // a canvas keeps the attributes of its first context
  canvas.replaceWith(fresh);
  return open(fresh, true);
}

/**
 * Answers questions about the context's state from memory. The interface asks for some state in every frame, to put it back
 * afterwards, and a browser answers only when everything before has been drawn: up to a tenth of a second without a GPU. Returns
 * a function to be called when the context is new again.
 */
export function rememberState(gl) {
  const state = new Map();
  const forget = () => {
    const whole = [0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight];
    const initial = [
      [gl.SCISSOR_BOX, Int32Array.from(whole)], [gl.VIEWPORT, Int32Array.from(whole)],
      [gl.BLEND_EQUATION_RGB, gl.FUNC_ADD], [gl.BLEND_EQUATION_ALPHA, gl.FUNC_ADD],
      [gl.BLEND_SRC_RGB, gl.ONE], [gl.BLEND_SRC_ALPHA, gl.ONE], [gl.BLEND_DST_RGB, gl.ZERO], [gl.BLEND_DST_ALPHA, gl.ZERO],
      [gl.DEPTH_FUNC, gl.LESS], [gl.DEPTH_WRITEMASK, true],
      [gl.VERSION, 'WebGL 2.0'], // whatever follows in a browser's own answer
    ];
    for (const [name, value] of initial) state.set(name, value);
  };
  const watch = (setter, names) => {
    const set = gl[setter].bind(gl);
    gl[setter] = (...values) => {
      if (names.length === 1) state.set(names[0], values.length === 1 ? values[0] : Int32Array.from(values));
      else names.forEach((name, i) => state.set(name, values[i % values.length]));
      set(...values);
    };
  };
  watch('scissor', [gl.SCISSOR_BOX]);
  watch('viewport', [gl.VIEWPORT]);
  watch('depthFunc', [gl.DEPTH_FUNC]);
  watch('depthMask', [gl.DEPTH_WRITEMASK]);
  watch('blendEquation', [gl.BLEND_EQUATION_RGB, gl.BLEND_EQUATION_ALPHA]);
  watch('blendEquationSeparate', [gl.BLEND_EQUATION_RGB, gl.BLEND_EQUATION_ALPHA]);
  watch('blendFunc', [gl.BLEND_SRC_RGB, gl.BLEND_DST_RGB, gl.BLEND_SRC_ALPHA, gl.BLEND_DST_ALPHA]);
  watch('blendFuncSeparate', [gl.BLEND_SRC_RGB, gl.BLEND_DST_RGB, gl.BLEND_SRC_ALPHA, gl.BLEND_DST_ALPHA]);
  const ask = gl.getParameter.bind(gl);
  gl.getParameter = (name) => (state.has(name) ? state.get(name) : ask(name));
  forget();
  return forget;
}
