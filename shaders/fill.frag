// The value is affine on each cell, so interpolating it between the corners is exact; only then is it turned
// into a colour (and cut off at the ends of the ramp, which a corner must not be).
uniform sampler2D ramp;
uniform float ramp_size;
uniform bool use_ramp;
uniform float light;

in vec3 world;
in float ramp_shade;
in vec4 flat_tint;

out vec4 colour;

const vec3 towards_light = vec3(-0.30, -0.42, 0.86);

// 1 on level ground, more on slopes that face the light, less on the others. A facet is flat, so the
// derivatives of the position span it.
float brightness() {
  vec3 normal = cross(dFdx(world), dFdy(world));
  float size = length(normal);
  if (!(size > 0.0)) return 1.0;
  normal *= (normal.z < 0.0 ? -1.0 : 1.0) / size;
  return clamp(1.0 + 0.6 * (dot(normal, towards_light) - towards_light.z), 0.5, 1.15);
}

void main() {
  if (use_ramp) {
    float place = clamp(ramp_shade * 0.5 + 0.5, 0.0, 1.0);
    colour = texture(ramp, vec2((place * (ramp_size - 1.0) + 0.5) / ramp_size, 0.5));
  } else {
    colour = flat_tint;
  }
  if (light > 0.0) colour.rgb *= mix(1.0, brightness(), light);
}
