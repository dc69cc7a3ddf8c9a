# Which of the training kernels' levels are compiled here: crease_nn leaves out the sources that match crease_other_kernels.
# The files *_avx2.cpp and *_avx512.cpp are left out by crease_library where the processor is another.
if(EMSCRIPTEN AND NOT CREASE_WASM_SIMD)
  set(crease_other_kernels "/kernels/(available_(x86|simd128)|level_simd128)\\.cpp$")
elseif(EMSCRIPTEN)
  set(crease_other_kernels "/kernels/(available_(x86|scalar)|level_scalar)\\.cpp$")
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$")
  set(crease_other_kernels "/kernels/available_(simd128|scalar)\\.cpp$")
else()
  set(crease_other_kernels "/kernels/(available_(x86|scalar)|level_scalar)\\.cpp$")
endif()
