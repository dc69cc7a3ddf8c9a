flat in vec2 centre_px;
flat in vec2 radii_px;
flat in vec4 fill_colour;
flat in vec4 outline_colour;

out vec4 painted;

void main() {
  float off = distance(gl_FragCoord.xy, centre_px);
  float in_fill = clamp(radii_px.x + 0.5 - off, 0.0, 1.0);
  float in_whole = clamp(radii_px.y + 0.5 - off, 0.0, 1.0);
  vec4 both = mix(outline_colour, fill_colour, in_fill);
  painted = vec4(both.rgb, both.a * in_whole);
}
