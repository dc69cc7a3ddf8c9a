#pragma once

#include <functional>

#include "core/nn/network.h"

/// Sums of steep sigmoids that stand for a histogram of f: the picture that goes with Cybenko's theorem.
///
/// The segment [a, b] is cut into N bins of width h = (b - a) / N with ends a_i = a + i h and middles m_i;
/// s(t) = 1 / (1 + e^-t) is the sigmoid, k its steepness. The theorem itself (Cybenko 1989; Hornik 1991) says
/// only that such sums exist: its proof does not construct them.
namespace crease::constructions {

using Target = std::function<double(double)>;

struct Bins {
  double begin = 0, end = 1;
  int count = 10;        ///< N
  double steepness = 0;  ///< k, in units of 1 / x; sharp from k h = 10 on
};

/// From bin to bin, a step by the difference:  F(x) = f(m_0) + sum_{i=1}^{N-1} (f(m_i) - f(m_{i-1})) s(k (x -
/// a_i))
///
/// Shape   N - 1 neurons, and at least one (of factor 0 for one bin)
/// Needs   begin < end, count >= 1, all finite   (CHECKed)
/// Error   f with Lipschitz constant L: |F - f| <= L h / 2 for k -> infinity; a finite k adds at most
///         2 L h e^{-k h / 2} / (1 - e^{-k h}) in the middle of a bin
nn::Network sigmoid_steps(const Target& f, const Bins& bins);

/// A bump on each bin:  F(x) = sum_i f(m_i) (s(k (x - a_i)) - s(k (x - a_{i+1})))
///
/// Shape   2 N neurons, those of a bump side by side
/// Needs   as sigmoid_steps
/// Error   as sigmoid_steps inside; at both ends of the segment a bump is only half as high as it should be,
/// so
///         the largest error tends to max(|f(a)|, |f(b)|) / 2 whatever N and k
nn::Network sigmoid_bumps(const Target& f, const Bins& bins);

}  // namespace crease::constructions
