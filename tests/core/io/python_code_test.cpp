#include "core/io/python_code.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace crease;
using namespace crease::io;

namespace {

const nn::Network network{
    {2, {{2, nn::Activation::leaky_relu, 0.2}, {1, nn::Activation::softplus}}},
    {1, -0.0, 0.30000000000000004, 1e300, 5e-324, 1e22, -3, 4, 123456789012345680000.0}};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("known: the PyTorch program has every digit and module, and floats alone") {
  const std::string code = torch_code(network, nn::Precision::float64);
  CHECK(has(code,
            "net = torch.nn.Sequential(\n"
            "    layer([[1.0, -0.0],\n"
            "           [0.30000000000000004, 1e+300]],\n"
            "          [5e-324, 1e+22]),\n"
            "    torch.nn.LeakyReLU(0.2),\n"
            "    layer([[-3.0, 4.0]],\n"
            "          [1.2345678901234568e+20]),\n"
            "    torch.nn.Softplus(threshold=40),\n"
            ")\n"));
  CHECK(has(code, "dtype = torch.float64\n"));
  CHECK(has(torch_code(network, nn::Precision::float32), "dtype = torch.float32\n"));
}

TEST_CASE("known: a hidden layer without activation keeps its place, so that the names stay even") {
  const nn::Network linear{{1, {{1, nn::Activation::linear}, {1, nn::Activation::linear}}}, {1, 2, 3, 4}};
  const std::string code = torch_code(linear, nn::Precision::float64);
  CHECK(has(code, "    torch.nn.Identity(),\n    layer([[3.0]],\n          [4.0]),\n)\n"));
}

TEST_CASE("known: the NumPy program has every digit and activation") {
  const std::string code = numpy_code(network, nn::Precision::float64);
  CHECK(has(code,
            "    ([[1.0, -0.0],\n"
            "      [0.30000000000000004, 1e+300]],\n"
            "     [5e-324, 1e+22],\n"
            "     leaky_relu(0.2)),\n"
            "    ([[-3.0, 4.0]],\n"
            "     [1.2345678901234568e+20],\n"
            "     softplus),\n"
            "]\n"));
  CHECK(has(code, "\nif __name__ == \"__main__\":\n    print(net([[0.0, 0.0]]))\n"));
}
