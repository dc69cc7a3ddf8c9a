#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "render/gl.h"

/// OpenGL names with an owner. All need a current context, from making to destroying; `forget` is for the
/// time after a lost context, when the names stand for nothing any more.
namespace crease::render {

/// A program of two shaders. The graphics driver builds it beside us, until something is asked of it.
class Program {
 public:
  Program(std::string_view vertex_shader, std::string_view fragment_shader);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  /// Waits until it is built. Before the first use.
  void finish() const;
  void use() const;
  GLint uniform(const char* name) const;

 private:
  GLuint name_ = 0;
};

/// A buffer that is filled anew in most frames. Two buffers take turns, so that writing one never waits for
/// the frame that still reads the other; they only ever grow, by doubling.
class StreamBuffer {
 public:
  explicit StreamBuffer(GLenum target);
  ~StreamBuffer();
  StreamBuffer(const StreamBuffer&) = delete;
  StreamBuffer& operator=(const StreamBuffer&) = delete;

  /// Leaves the buffer bound to its target.
  void fill(std::span<const std::byte> bytes);
  void bind() const;

 private:
  struct Half {
    GLuint name = 0;
    std::size_t capacity = 0;
  };
  GLenum target_;
  std::array<Half, 2> halves_;
  std::size_t current_ = 0;
};

class VertexArray {
 public:
  VertexArray();
  ~VertexArray();
  VertexArray(const VertexArray&) = delete;
  VertexArray& operator=(const VertexArray&) = delete;

  void bind() const;

 private:
  GLuint name_ = 0;
};

/// How one attribute lies in the bound array buffer.
struct Attribute {
  GLuint location;
  GLint components;
  GLenum type;
  bool is_normalised;
  std::size_t stride, offset;
};
void set_attribute(const Attribute& attribute);

/// One row of colours, interpolated linearly between the middles of its texels.
class RowTexture {
 public:
  RowTexture();
  ~RowTexture();
  RowTexture(const RowTexture&) = delete;
  RowTexture& operator=(const RowTexture&) = delete;

  void fill(std::span<const std::uint32_t> colours);
  void bind() const;

 private:
  GLuint name_ = 0;
};

/// Records of whole texels (16 bytes), for shaders that draw something for each: texel i lies in column
/// i % texels_of_a_row of row i / texels_of_a_row. Filled anew in most frames, so two textures take turns,
/// and they only ever grow.
class RecordTexture {
 public:
  RecordTexture();
  ~RecordTexture();
  RecordTexture(const RecordTexture&) = delete;
  RecordTexture& operator=(const RecordTexture&) = delete;

  static constexpr std::size_t texels_of_a_row = 1536;  ///< as the shaders have it
  static constexpr std::size_t bytes_of_a_texel = 16;

  void fill(std::span<const std::byte> bytes);
  /// The same in parts, each of whole rows but the last. Leaves the texture bound, as it must stay until
  /// then.
  void begin(std::size_t bytes);
  void append(std::span<const std::byte> bytes);
  void bind() const;

 private:
  struct Half {
    GLuint name = 0;
    std::size_t rows = 0;
  };
  void make_room(Half& half, std::size_t rows);
  std::array<Half, 2> halves_;
  std::size_t current_ = 0, next_row_ = 0;
};

/// What drawing changes, as it was: put back when this goes out of scope.
class SavedState {
 public:
  SavedState();
  ~SavedState();
  SavedState(const SavedState&) = delete;
  SavedState& operator=(const SavedState&) = delete;

 private:
  std::array<GLint, 4> viewport_{}, scissor_{}, blend_{};
  GLint program_ = 0, vertex_array_ = 0, array_buffer_ = 0, unit_ = 0, texture_ = 0, sampler_ = 0;
  GLint depth_function_ = 0;
  GLboolean writes_depth_ = 0;
  std::array<GLboolean, 5> enabled_{};
};

}  // namespace crease::render
