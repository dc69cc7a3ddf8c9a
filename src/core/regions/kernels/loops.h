// Included once by each kernels_*.cpp, inside an unnamed namespace, after `lanes` (doubles per vector) is
// set.

using Vector [[gnu::vector_size(8 * lanes)]] = double;
using Bits [[gnu::vector_size(8 * lanes)]] = std::int64_t;

inline Vector load(const double* from) {
  Vector result;
  __builtin_memcpy(&result, from, sizeof result);
  return result;
}
inline void store(double* to, const Vector& value) {
  __builtin_memcpy(to, &value, sizeof value);
}

/// Rows j .. j + count * lanes: all sums stay in registers.
template <int count>
inline void affine_block(const Columns& weights, const double* start, const std::int32_t* index,
                         const double* input, int inputs, int j, double* out) {
  Vector a[count], b[count], c[count];
  for (int u = 0; u < count; ++u) {
    a[u] = b[u] = c[u] = Vector{};
    if (start == nullptr) continue;
    a[u] = load(start + j + u * lanes);
    b[u] = load(start + weights.padded + j + u * lanes);
    c[u] = load(start + 2 * weights.padded + j + u * lanes);
  }
  for (int k = 0; k < inputs; ++k) {
    const double* column = weights.column + std::ptrdiff_t(index[k]) * weights.padded + j;
    const double x = input[3 * k], y = input[3 * k + 1], z = input[3 * k + 2];
    for (int u = 0; u < count; ++u) {
      const Vector weight = load(column + u * lanes);
      a[u] += weight * x;
      b[u] += weight * y;
      c[u] += weight * z;
    }
  }
  for (int u = 0; u < count; ++u) {
    store(out + j + u * lanes, a[u]);
    store(out + weights.padded + j + u * lanes, b[u]);
    store(out + 2 * weights.padded + j + u * lanes, c[u]);
  }
}

void affine_maps(const Columns& weights, const double* start, const std::int32_t* index, const double* input,
                 int count, double* out) {
  int j = 0;
  for (; j + 3 * lanes < weights.rows; j += 4 * lanes)
    affine_block<4>(weights, start, index, input, count, j, out);
  for (; j + lanes < weights.rows; j += 2 * lanes)
    affine_block<2>(weights, start, index, input, count, j, out);
  for (; j < weights.rows; j += lanes) affine_block<1>(weights, start, index, input, count, j, out);
}

void add_rank_one(const double* in, const double* column, const double* abc, int rows, int padded,
                  double* out) {
  const double a = abc[0], b = abc[1], c = abc[2];
  for (int j = 0; j < rows; j += lanes) {
    const Vector weight = load(column + j);
    store(out + j, load(in + j) + weight * a);
    store(out + padded + j, load(in + padded + j) + weight * b);
    store(out + 2 * padded + j, load(in + 2 * padded + j) + weight * c);
  }
}

/// The lanes' bits meet in one word: lane i has collected the bits i, i + lanes, i + 2 lanes, ...
inline std::uint64_t joined(const Bits& bits) {
  std::uint64_t word = 0;
  for (int i = 0; i < lanes; ++i) word |= static_cast<std::uint64_t>(bits[i]);
  return word;
}

inline Vector absolute(const Vector& value) {
  return (Vector)((Bits)value & 0x7fffffffffffffff);
}

void widen(const double* column, double half, int rows, const double* constant, const double* tolerance,
           double* new_constant, double* new_tolerance) {
  for (int j = 0; j < rows; j += lanes) {
    const Vector shift = load(column + j) * half;
    store(new_constant + j, load(constant + j) + shift);
    store(new_tolerance + j, load(tolerance + j) + absolute(shift));
  }
}

void classify(const double* maps, const double* constant, const double* tolerance, int rows, int padded,
              const BoundingBox& box, double shift, std::uint64_t* above, std::uint64_t* unsure) {
  Bits first_bit;
  for (int i = 0; i < lanes; ++i) first_bit[i] = std::int64_t(1) << i;
  for (int word = 0; 64 * word < rows; ++word) {
    Bits on{}, open{}, bit = first_bit;
    const int end = rows < 64 * word + 64 ? rows : 64 * word + 64;
    for (int j = 64 * word; j < end; j += lanes) {
      const Vector a = load(maps + j), b = load(maps + padded + j), c = load(constant + j);
      const Vector middle = (a * box.centre_x + b * box.centre_y) + (c - shift);
      const Vector radius = (absolute(a) * box.half_x + absolute(b) * box.half_y) + load(tolerance + j);
      on |= (Bits)(middle > radius) & bit;
      open |= (Bits)(absolute(middle) <= radius) & bit;
      bit <<= lanes;
    }
    above[word] = joined(on);
    unsure[word] = joined(open);
  }
}

void select(const double* weight, const std::uint64_t* set, int length, double* chosen) {
  Bits first_bit;
  for (int i = 0; i < lanes; ++i) first_bit[i] = std::int64_t(1) << i;
  for (int first = 0; first < length; first += 64) {
    const int end = length < first + 64 ? length : first + 64;
    const auto word = static_cast<std::int64_t>(set[first / 64]);
    Bits bit = first_bit;
    int j = first;
    for (; j + lanes <= end; j += lanes) {
      store(chosen + j, (Vector)((Bits)load(weight + j) & (Bits)((bit & word) == bit)));
      bit <<= lanes;
    }
    for (; j < end; ++j) chosen[j] = (word >> (j - first) & 1) != 0 ? weight[j] : 0;
  }
}

constexpr int parts = 8;

template <int count>
inline void dot_block(const double* weight, int length, const double* const* vectors, double* out) {
  Vector sum[count][parts / lanes] = {};
  int j = 0;
  for (; j + parts <= length; j += parts)
    for (int u = 0; u < parts / lanes; ++u) {
      const Vector factor = load(weight + j + u * lanes);
      for (int i = 0; i < count; ++i) sum[i][u] += factor * load(vectors[i] + j + u * lanes);
    }
  for (int i = 0; i < count; ++i) {
    double part[parts];
    for (int u = 0; u < parts / lanes; ++u) store(part + u * lanes, sum[i][u]);
    for (int rest = j; rest < length; ++rest) part[rest - j] += weight[rest] * vectors[i][rest];
    out[i] = ((part[0] + part[4]) + (part[2] + part[6])) + ((part[1] + part[5]) + (part[3] + part[7]));
  }
}

void dots(const double* weight, int length, const double* const* vectors, int count, double* out) {
  int i = 0;
  for (; i + 2 <= count; i += 2) dot_block<2>(weight, length, vectors + i, out + i);
  if (i < count) dot_block<1>(weight, length, vectors + i, out + i);
}
