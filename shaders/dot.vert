// A round mark with an outline around it, as a square in pixels.
uniform mat4 clip_from_world;
uniform vec4 viewport;  // x, y, width, height in pixels, origin bottom left
uniform float pixels_per_point;
uniform float lift;

layout(location = 0) in vec3 centre;
layout(location = 1) in vec2 radii;  // of the fill, width of the outline: points
layout(location = 2) in vec4 fill_tint;
layout(location = 3) in vec4 outline_tint;

flat out vec2 centre_px;
flat out vec2 radii_px;  // of the fill, of the whole
flat out vec4 fill_colour;
flat out vec4 outline_colour;

void main() {
  vec4 clip = clip_from_world * vec4(centre, 1.0);
  bool is_behind = clip.w < 1e-4;
  vec2 device = clip.xy / max(clip.w, 1e-4);
  centre_px = viewport.xy + (device * 0.5 + 0.5) * viewport.zw;
  radii_px = vec2(radii.x, radii.x + radii.y) * pixels_per_point;
  fill_colour = fill_tint;
  outline_colour = outline_tint;
  vec2 corner = vec2((gl_VertexID & 1) == 1 ? 1.0 : -1.0, gl_VertexID < 2 ? -1.0 : 1.0);
  vec2 reach = 2.0 * (radii_px.y + 1.0) / viewport.zw;
  gl_Position = is_behind ? vec4(0.0, 0.0, 2.0, 1.0)
                          : vec4(device + corner * reach, clip.z / max(clip.w, 1e-4) - lift, 1.0);
}
