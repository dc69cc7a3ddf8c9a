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
const float sizes_of_lift = 2.5;

uvec4 texel(int dot_index, int part) {
  int place = dot_index * texels_of_a_dot + part;
  return texelFetch(records, ivec2(place % texels_of_a_row, place / texels_of_a_row), 0);
}

vec4 unpacked(uint colour_bytes) {
  return vec4(colour_bytes & 255u, colour_bytes >> 8u & 255u, colour_bytes >> 16u & 255u, colour_bytes >> 24u) / 255.0;
}

// Depth of a point that lies by the dot's size nearer to the eye: on a steep slope a dot is whole, not cut in
// half by the surface on which it sits.
float lifted_depth(vec3 centre, float radius_px, float w) {
  vec3 away = vec3(clip_from_world[0].z, clip_from_world[1].z, clip_from_world[2].z);
  vec3 up = vec3(clip_from_world[0].y, clip_from_world[1].y, clip_from_world[2].y);
  float pixels_per_unit = 0.5 * viewport.w * length(up) / w;
  vec3 nearer = centre - normalize(away) * sizes_of_lift * radius_px / pixels_per_unit;
  vec4 clip = clip_from_world * vec4(nearer, 1.0);
  return clip.z / max(clip.w, 1e-4);
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
  float depth = clip.z / max(clip.w, 1e-4);
  if (lift > 0.0 && !is_behind) depth = max(lifted_depth(centre, radii_px.y, clip.w), -1.0);
  gl_Position = is_behind ? vec4(0.0, 0.0, 2.0, 1.0)
                          : vec4(device + corner * reach, depth, 1.0);
}
