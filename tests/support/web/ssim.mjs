/** Part of a picture ({ width, height, data } as pngjs reads it) as luminance, 0..255, row by row. */
function luminance({ width, data }, part) {
  const values = new Float64Array(part.width * part.height);
  for (let y = 0; y < part.height; ++y)
    for (let x = 0; x < part.width; ++x) {
      const i = 4 * ((part.y + y) * width + part.x + x);
      values[y * part.width + x] = 0.299 * data[i] + 0.587 * data[i + 1] + 0.114 * data[i + 2];
    }
  return values;
}

/** Structural similarity of two windows of `count` values each, of which the sums are given. */
function similarityOfWindows(count, { a, b, aa, bb, ab }) {
  const c1 = (0.01 * 255) ** 2, c2 = (0.03 * 255) ** 2;
  const meanA = a / count, meanB = b / count;
  const varianceA = aa / count - meanA * meanA, varianceB = bb / count - meanB * meanB, covariance = ab / count - meanA * meanB;
  return ((2 * meanA * meanB + c1) * (2 * covariance + c2)) / ((meanA ** 2 + meanB ** 2 + c1) * (varianceA + varianceB + c2));
}

/**
 * Mean structural similarity of a part { x, y, width, height } of two pictures, at most 1, over windows of 8 x 8 pixels.
 * Source  Wang, Bovik, Sheikh, Simoncelli 2004, with even windows
 */
export function similarity(one, other, part, otherPart = part) {
  const size = 8, step = 2;
  const a = luminance(one, part), b = luminance(other, otherPart);
  let sum = 0, windows = 0;
  for (let y = 0; y + size <= part.height; y += step)
    for (let x = 0; x + size <= part.width; x += step) {
      const sums = { a: 0, b: 0, aa: 0, bb: 0, ab: 0 };
      for (let v = y; v < y + size; ++v)
        for (let u = x; u < x + size; ++u) {
          const p = a[v * part.width + u], q = b[v * part.width + u];
          sums.a += p, sums.b += q, sums.aa += p * p, sums.bb += q * q, sums.ab += p * q;
        }
      sum += similarityOfWindows(size * size, sums);
      ++windows;
    }
  return sum / windows;
}
