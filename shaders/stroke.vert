// One straight piece of a line, as a rectangle in pixels around it. Width and softness are in pixels of the
// framebuffer, so that lines are equally crisp at every zoom and pixel ratio. The pieces lie in a texture: one
// draw call without instances, which are slow where rectangles are small, above all without a GPU.
uniform mat4 clip_from_world;
uniform vec4 viewport;  // x, y, width, height in pixels, origin bottom left
uniform float pixels_per_point;
uniform float lift;  // towards the eye, in depth

uniform highp usampler2D records;

flat out vec4 colour;
flat out vec4 ends;         // both ends in pixels
flat out vec4 cut_normals;  // at each end: across the line that halves the corner; 0 where the line ends
flat out vec3 measures;     // half width, dash, place in the dash pattern at the beginning, in pixels

const float nearest = 1e-4;
// A stroke is three texels: from.xyz to.x | to.yz colour width | dash, length so far, where it goes on, unused.
const int texels_of_a_stroke = 3;
const int texels_of_a_row = 1536;

uvec4 texel(int stroke, int part) {
  int place = stroke * texels_of_a_stroke + part;
  return texelFetch(records, ivec2(place % texels_of_a_row, place / texels_of_a_row), 0);
}

vec4 unpacked(uint colour_bytes) {
  return vec4(colour_bytes & 255u, colour_bytes >> 8u & 255u, colour_bytes >> 16u & 255u, colour_bytes >> 24u) / 255.0;
}


float is_visible(vec4 clip) { return clip.w >= nearest ? 1.0 : 0.0; }

vec2 to_pixels(vec4 clip) {
  return viewport.xy + (clip.xy / max(clip.w, nearest) * 0.5 + 0.5) * viewport.zw;
}

vec2 direction(vec2 from_px, vec2 to_px) {
  vec2 step_px = to_px - from_px;
  float size = length(step_px);
  return size > 0.0 ? step_px / size : vec2(0.0);
}

// The part in front of the eye.
vec4 in_front(vec4 end, vec4 other) {
  if (end.w >= nearest || other.w <= nearest) return end;
  return mix(end, other, (nearest - end.w) / (other.w - end.w));
}

vec2 cut(vec2 incoming, vec2 outgoing, float is_joined) {
  vec2 sum = incoming + outgoing;
  float size = length(sum);
  return is_joined > 0.5 && size > 1e-3 ? sum / size : vec2(0.0);
}

void main() {
  // The first record is a dummy, so that every stroke has a neighbour on both sides.
  int stroke = gl_VertexID / 6 + 1;
  int corner = gl_VertexID % 6;  // of two triangles: 0 1 2, 2 1 3
  corner = corner == 3 ? 2 : corner == 4 ? 1 : corner == 5 ? 3 : corner;
  uvec4 first = texel(stroke, 0);
  uvec4 second = texel(stroke, 1);
  uvec4 third = texel(stroke, 2);
  uvec4 next = texel(stroke + 1, 0);
  vec3 before = uintBitsToFloat(texel(stroke - 1, 0).xyz);
  vec3 from = uintBitsToFloat(first.xyz);
  vec3 to = uintBitsToFloat(uvec3(first.w, second.xy));
  vec3 after = uintBitsToFloat(uvec3(next.w, texel(stroke + 1, 1).xy));
  float width_pt = uintBitsToFloat(second.w);
  float dash_pt = uintBitsToFloat(third.x);
  float length_so_far = uintBitsToFloat(third.y);
  vec2 joined = vec2(third.z & 1u, third.z >> 1u & 1u);
  vec4 clip_from = clip_from_world * vec4(from, 1.0);
  vec4 clip_to = clip_from_world * vec4(to, 1.0);
  vec4 seen_from = in_front(clip_from, clip_to);
  vec4 seen_to = in_front(clip_to, clip_from);
  vec2 from_px = to_pixels(seen_from);
  vec2 to_px = to_pixels(seen_to);
  vec2 along = direction(from_px, to_px);
  float length_px = distance(from_px, to_px);

  vec4 clip_before = clip_from_world * vec4(before, 1.0);
  vec4 clip_after = clip_from_world * vec4(after, 1.0);
  vec2 coming = direction(to_pixels(clip_before), from_px);
  vec2 going = direction(to_px, to_pixels(clip_after));
  vec2 goes_on = joined * vec2(is_visible(clip_before) * is_visible(clip_from),
                               is_visible(clip_to) * is_visible(clip_after));
  cut_normals = vec4(cut(coming, along, goes_on.x), cut(along, going, goes_on.y));
  float half_px = 0.5 * width_pt * pixels_per_point;
  float length_world = distance(from, to);
  float so_far_px = length_world > 0.0 ? length_so_far * length_px / length_world : 0.0;
  colour = unpacked(second.z);
  ends = vec4(from_px, to_px);
  measures = vec3(half_px, dash_pt * pixels_per_point, so_far_px);

  bool at_end = (corner & 1) == 1;
  float side = corner < 2 ? -1.0 : 1.0;
  vec2 forward = length_px > 0.0 ? along : vec2(1.0, 0.0);
  vec2 across = vec2(-forward.y, forward.x);
  float reach_px = half_px + 1.0;
  vec2 corner_px = (at_end ? to_px : from_px) + reach_px * ((at_end ? 1.0 : -1.0) * forward + side * across);
  vec4 clip = at_end ? seen_to : seen_from;
  bool is_behind = clip_from.w < nearest && clip_to.w < nearest;
  gl_Position = is_behind ? vec4(0.0, 0.0, 2.0, 1.0)
                          : vec4((corner_px - viewport.xy) / viewport.zw * 2.0 - 1.0,
                                 clip.z / clip.w - lift, 1.0);
}
