#include "core/base/containers.h"

template class std::vector<double>;
template class std::vector<float>;
template class std::vector<char>;
template class std::vector<std::uint8_t>;
template class std::vector<std::int32_t>;
template class std::vector<std::int64_t>;
template class std::vector<std::uint64_t>;
