// How much of the pixel is within half a width of the piece. Where a line goes on, each pixel near the corner
// belongs to the piece on its side of the halving line: no pixel is painted twice, so that corners of thin
// lines show no beads.
flat in vec4 colour;
flat in vec4 ends;
flat in vec4 cut_normals;
flat in vec3 measures;

out vec4 painted;

// Distance along the line to the nearest dash, which is as long as the gap after it.
float beyond_dash(float place, float dash, float half_width) {
  float in_period = mod(place, 2.0 * dash);
  float half_body = max(0.5 * dash - half_width, 0.0);
  float off_centre = abs(in_period - 0.5 * dash);
  return max(min(off_centre, 2.0 * dash - off_centre) - half_body, 0.0);
}

void main() {
  vec2 from_start = gl_FragCoord.xy - ends.xy;
  vec2 from_end = gl_FragCoord.xy - ends.zw;
  if (dot(from_start, cut_normals.xy) < 0.0) discard;
  if (cut_normals.zw != vec2(0.0) && dot(from_end, cut_normals.zw) >= 0.0) discard;

  vec2 whole = ends.zw - ends.xy;
  float size = length(whole);
  vec2 along = size > 0.0 ? whole / size : vec2(1.0, 0.0);
  float place = dot(from_start, along);
  float across = abs(along.x * from_start.y - along.y * from_start.x);
  float beyond = max(max(-place, place - size), 0.0);
  float half_width = measures.x;
  if (measures.y > 0.0) beyond = max(beyond, beyond_dash(measures.z + place, measures.y, half_width));

  float off = length(vec2(beyond, across));
  float covered = clamp(min(half_width, off + 0.5) - max(-half_width, off - 0.5), 0.0, 1.0);
  painted = vec4(colour.rgb, colour.a * covered);
}
