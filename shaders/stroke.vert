// One straight piece of a line, as a rectangle in pixels around it. Width and softness are in pixels of the
// framebuffer, so that lines are equally crisp at every zoom and pixel ratio.
uniform mat4 clip_from_world;
uniform vec4 viewport;  // x, y, width, height in pixels, origin bottom left
uniform float pixels_per_point;
uniform float lift;  // towards the eye, in depth

layout(location = 0) in vec3 before;  // where the piece before this one begins
layout(location = 1) in vec3 from;
layout(location = 2) in vec3 to;
layout(location = 3) in vec3 after;  // where the piece after this one ends
layout(location = 4) in vec4 tint;
layout(location = 5) in vec3 style;   // width and dash in points, length of the line so far in world units
layout(location = 6) in vec2 joined;  // 1 where the line goes on at the beginning, at the end

flat out vec4 colour;
flat out vec4 ends;         // both ends in pixels
flat out vec4 cut_normals;  // at each end: across the line that halves the corner; 0 where the line ends
flat out vec3 measures;     // half width, dash, place in the dash pattern at the beginning, in pixels

const float nearest = 1e-4;

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
  float half_px = 0.5 * style.x * pixels_per_point;
  float length_world = distance(from, to);
  float so_far_px = length_world > 0.0 ? style.z * length_px / length_world : 0.0;
  colour = tint;
  ends = vec4(from_px, to_px);
  measures = vec3(half_px, style.y * pixels_per_point, so_far_px);

  bool at_end = (gl_VertexID & 1) == 1;
  float side = gl_VertexID < 2 ? -1.0 : 1.0;
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
