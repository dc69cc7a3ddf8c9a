#pragma once

#include <cstdint>
#include <vector>

/// The containers of numbers that everything shares are compiled once, in containers.cpp, for speed.
///
/// A linker keeps one of the copies that it finds of a template's function, whichever comes first. In the
/// browser most of the program is compiled for its size, and where a copy of that kind won, filling a vector
/// took several times as long: random networks were made and counted at half the speed. Every file reads this
/// header first (see crease_base in CMakeLists.txt).
extern template class std::vector<double>;
extern template class std::vector<float>;
extern template class std::vector<char>;
extern template class std::vector<std::uint8_t>;
extern template class std::vector<std::int32_t>;
extern template class std::vector<std::int64_t>;
extern template class std::vector<std::uint64_t>;
