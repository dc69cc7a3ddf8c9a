#pragma once

#include <span>
#include <string>

#include "core/base/natural.h"

/// What theory says about the number of linear regions of ReLU networks with d inputs, hidden widths
/// n_1 ... n_L, and N = n_1 + ... + n_L neurons: exact whole numbers.
namespace crease::regions {

struct RegionBounds {
  /// 2^N, the number of on/off patterns: an upper bound.
  Natural patterns;
  /// sum_{j <= d} C(N, j): what one layer of N neurons in general position has (Zaslavsky 1975).
  Natural one_layer;
  /// (prod_{l < L} floor(n_l / d)^d) sum_{j <= d} C(n_L, j): some weights reach it, a lower bound on the
  /// maximum where every n_l >= d (Montufar, Pascanu, Cho, Bengio 2014); 0 where it says nothing.
  Natural montufar2014;
  /// prod_l sum_{j <= min(d, n_1, ..., n_l)} C(n_l, j): an upper bound (Montufar 2017).
  Natural montufar2017;
  /// The sum of prod_l C(n_l, j_l) over 0 <= j_l <= min(d, n_1 - j_1, ..., n_{l-1} - j_{l-1}, n_l): an upper
  /// bound, reached for d = 1 (Serra, Tjandraatmadja, Ramalingam 2018, theorem 1).
  Natural serra;
  /// N^d / d! in lowest terms, "2048" or "625/2": the order of the average number at initialisation, whatever
  /// the depth (Hanin and Rolnick 2019, Deep ReLU networks have surprisingly few activation patterns).
  std::string hanin_rolnick;
};

/// Needs   inputs >= 1, positive widths, at least one   (CHECKed)
/// Cost    about sum_l min(d, n_1, ..., n_l) products of numbers of up to N bits; microseconds for widths of
/// a lab
RegionBounds region_bounds(int inputs, std::span<const int> hidden);

}  // namespace crease::regions
