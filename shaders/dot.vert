// A round mark with an outline around it, as a square in pixels.
uniform mat4 clip_from_world;
uniform vec4 viewport;  // x, y, width, height in pixels, origin bottom left
uniform float pixels_per_point;
uniform float lift;

uniform highp usampler2D records;

flat out vec2 centre_px;
flat out vec2 radii_px;  // of the fill, of the whole
flat out vec4 fill_colour;
flat out vec4 outline_colour;

// A dot is two texels: centre.xyz, radius of the fill | width of the outline, colour of the fill, of the outline,
// unused. Lengths in points.
const int texels_of_a_dot = 2;
const int texels_of_a_row = 1536;

uvec4 texel(int dot_index, int part) {
  int place = dot_index * texels_of_a_dot + part;
  return texelFetch(records, ivec2(place % texels_of_a_row, place / texels_of_a_row), 0);
}

vec4 unpacked(uint colour_bytes) {
  return vec4(colour_bytes & 255u, colour_bytes >> 8u & 255u, colour_bytes >> 16u & 255u, colour_bytes >> 24u) / 255.0;
}

void main() {
  int dot_index = gl_VertexID / 6;
  int corner_index = gl_VertexID % 6;  // of two triangles: 0 1 2, 2 1 3
  corner_index = corner_index == 3 ? 2 : corner_index == 4 ? 1 : corner_index == 5 ? 3 : corner_index;
  uvec4 first = texel(dot_index, 0);
  uvec4 second = texel(dot_index, 1);
  vec3 centre = uintBitsToFloat(first.xyz);
  vec2 radii = uintBitsToFloat(uvec2(first.w, second.x));
  vec4 clip = clip_from_world * vec4(centre, 1.0);
  bool is_behind = clip.w < 1e-4;
  vec2 device = clip.xy / max(clip.w, 1e-4);
  centre_px = viewport.xy + (device * 0.5 + 0.5) * viewport.zw;
  radii_px = vec2(radii.x, radii.x + radii.y) * pixels_per_point;
  fill_colour = unpacked(second.y);
  outline_colour = unpacked(second.z);
  vec2 corner = vec2((corner_index & 1) == 1 ? 1.0 : -1.0, corner_index < 2 ? -1.0 : 1.0);
  vec2 reach = 2.0 * (radii_px.y + 1.0) / viewport.zw;
  gl_Position = is_behind ? vec4(0.0, 0.0, 2.0, 1.0)
                          : vec4(device + corner * reach, clip.z / max(clip.w, 1e-4) - lift, 1.0);
}
