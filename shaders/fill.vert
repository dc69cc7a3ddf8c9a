// Cells of the plane, or facets of the graph over it.
uniform mat4 clip_from_world;
uniform vec2 nudge;  // in clip space: the underlay is drawn half a pixel aside

layout(location = 0) in vec3 position;
layout(location = 1) in float shade;
layout(location = 2) in vec4 tint;

out vec3 world;
out float ramp_shade;
out vec4 flat_tint;

void main() {
  world = position;
  ramp_shade = shade;
  flat_tint = tint;
  gl_Position = clip_from_world * vec4(position, 1.0);
  gl_Position.xy += nudge * gl_Position.w;
}
