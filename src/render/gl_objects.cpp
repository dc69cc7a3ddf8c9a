#include "render/gl_objects.h"

#include <algorithm>

#include "core/base/check.h"

namespace crease::render {
namespace {

constexpr std::array<GLenum, 5> switches = {GL_BLEND, GL_CULL_FACE, GL_DEPTH_TEST, GL_SCISSOR_TEST,
                                            GL_POLYGON_OFFSET_FILL};

GLuint compile(GLenum kind, std::string_view body) {
  const GLuint shader = glCreateShader(kind);
  const std::array<const char*, 2> texts = {shader_preamble, body.data()};
  const std::array<GLint, 2> lengths = {-1, static_cast<GLint>(body.size())};
  glShaderSource(shader, 2, texts.data(), lengths.data());
  glCompileShader(shader);
  return shader;
}

}  // namespace

Program::Program(std::string_view vertex_shader, std::string_view fragment_shader)
    : name_(glCreateProgram()) {
  const GLuint vertex = compile(GL_VERTEX_SHADER, vertex_shader);
  const GLuint fragment = compile(GL_FRAGMENT_SHADER, fragment_shader);
  glAttachShader(name_, vertex);
  glAttachShader(name_, fragment);
  glLinkProgram(name_);
  glDeleteShader(vertex);
  glDeleteShader(fragment);
}

void Program::finish() const {
  GLint is_linked = 0;
  glGetProgramiv(name_, GL_LINK_STATUS, &is_linked);
  // A context that is lost meanwhile gives no program; that is no fault of the shaders.
  CREASE_CHECK(is_linked || glGetError() != GL_NO_ERROR || name_ == 0, "the shaders fit the graphics driver");
}

Program::~Program() {
  glDeleteProgram(name_);
}

void Program::use() const {
  glUseProgram(name_);
}

GLint Program::uniform(const char* name) const {
  return glGetUniformLocation(name_, name);
}

StreamBuffer::StreamBuffer(GLenum target) : target_(target) {
  for (Half& half : halves_) glGenBuffers(1, &half.name);
}

StreamBuffer::~StreamBuffer() {
  for (const Half& half : halves_) glDeleteBuffers(1, &half.name);
}

void StreamBuffer::fill(std::span<const std::byte> bytes) {
  current_ = 1 - current_;
  Half& half = halves_[current_];
  glBindBuffer(target_, half.name);
  if (bytes.size() > half.capacity) {
    half.capacity = std::max(bytes.size(), 2 * half.capacity);
    glBufferData(target_, static_cast<GLsizeiptr>(half.capacity), nullptr, GL_DYNAMIC_DRAW);
  }
  if (!bytes.empty()) glBufferSubData(target_, 0, static_cast<GLsizeiptr>(bytes.size()), bytes.data());
}

void StreamBuffer::bind() const {
  glBindBuffer(target_, halves_[current_].name);
}

VertexArray::VertexArray() {
  glGenVertexArrays(1, &name_);
}

VertexArray::~VertexArray() {
  glDeleteVertexArrays(1, &name_);
}

void VertexArray::bind() const {
  glBindVertexArray(name_);
}

void set_attribute(const Attribute& attribute) {
  glEnableVertexAttribArray(attribute.location);
  glVertexAttribPointer(attribute.location, attribute.components, attribute.type,
                        attribute.is_normalised ? GL_TRUE : GL_FALSE, static_cast<GLsizei>(attribute.stride),
                        reinterpret_cast<const void*>(attribute.offset));
}

RowTexture::RowTexture() {
  glGenTextures(1, &name_);
  bind();
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

RowTexture::~RowTexture() {
  glDeleteTextures(1, &name_);
}

void RowTexture::fill(std::span<const std::uint32_t> colours) {
  bind();
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, static_cast<GLsizei>(colours.size()), 1, 0, GL_RGBA,
               GL_UNSIGNED_BYTE, colours.data());
}

void RowTexture::bind() const {
  glBindTexture(GL_TEXTURE_2D, name_);
}

RecordTexture::RecordTexture() {
  for (Half& half : halves_) {
    glGenTextures(1, &half.name);
    glBindTexture(GL_TEXTURE_2D, half.name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  }
}

RecordTexture::~RecordTexture() {
  for (const Half& half : halves_) glDeleteTextures(1, &half.name);
}

void RecordTexture::make_room(Half& half, std::size_t rows) {
  if (rows <= half.rows) return;
  half.rows = std::max(rows, 2 * half.rows);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA32UI, texels_of_a_row, static_cast<GLsizei>(half.rows), 0,
               GL_RGBA_INTEGER, GL_UNSIGNED_INT, nullptr);
}

void RecordTexture::fill(std::span<const std::byte> bytes) {
  begin(bytes.size());
  append(bytes);
}

void RecordTexture::begin(std::size_t bytes) {
  constexpr std::size_t bytes_of_a_row = texels_of_a_row * bytes_of_a_texel;
  current_ = 1 - current_;
  next_row_ = 0;
  bind();
  make_room(halves_[current_], (bytes + bytes_of_a_row - 1) / bytes_of_a_row);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
}

void RecordTexture::append(std::span<const std::byte> bytes) {
  const std::size_t texels = bytes.size() / bytes_of_a_texel;
  const std::size_t full_rows = texels / texels_of_a_row, rest = texels % texels_of_a_row;
  if (full_rows > 0)
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, static_cast<GLint>(next_row_), texels_of_a_row,
                    static_cast<GLsizei>(full_rows), GL_RGBA_INTEGER, GL_UNSIGNED_INT, bytes.data());
  next_row_ += full_rows;
  if (rest > 0)
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, static_cast<GLint>(next_row_), static_cast<GLsizei>(rest), 1,
                    GL_RGBA_INTEGER, GL_UNSIGNED_INT,
                    bytes.data() + full_rows * texels_of_a_row * bytes_of_a_texel);
}

void RecordTexture::bind() const {
  glBindTexture(GL_TEXTURE_2D, halves_[current_].name);
}

SavedState::SavedState() {
  glGetIntegerv(GL_VIEWPORT, viewport_.data());
  glGetIntegerv(GL_SCISSOR_BOX, scissor_.data());
  glGetIntegerv(GL_BLEND_SRC_RGB, &blend_[0]);
  glGetIntegerv(GL_BLEND_DST_RGB, &blend_[1]);
  glGetIntegerv(GL_BLEND_SRC_ALPHA, &blend_[2]);
  glGetIntegerv(GL_BLEND_DST_ALPHA, &blend_[3]);
  glGetIntegerv(GL_CURRENT_PROGRAM, &program_);
  glGetIntegerv(GL_VERTEX_ARRAY_BINDING, &vertex_array_);
  glGetIntegerv(GL_ARRAY_BUFFER_BINDING, &array_buffer_);
  glGetIntegerv(GL_ACTIVE_TEXTURE, &unit_);
  glActiveTexture(GL_TEXTURE0);
  glGetIntegerv(GL_TEXTURE_BINDING_2D, &texture_);
  glGetIntegerv(GL_SAMPLER_BINDING, &sampler_);
  glGetIntegerv(GL_DEPTH_FUNC, &depth_function_);
  glGetBooleanv(GL_DEPTH_WRITEMASK, &writes_depth_);
  std::transform(switches.begin(), switches.end(), enabled_.begin(), glIsEnabled);
}

SavedState::~SavedState() {
  glViewport(viewport_[0], viewport_[1], viewport_[2], viewport_[3]);
  glScissor(scissor_[0], scissor_[1], scissor_[2], scissor_[3]);
  glBlendFuncSeparate(static_cast<GLenum>(blend_[0]), static_cast<GLenum>(blend_[1]),
                      static_cast<GLenum>(blend_[2]), static_cast<GLenum>(blend_[3]));
  glUseProgram(static_cast<GLuint>(program_));
  glBindVertexArray(static_cast<GLuint>(vertex_array_));
  glBindBuffer(GL_ARRAY_BUFFER, static_cast<GLuint>(array_buffer_));
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture_));
  glBindSampler(0, static_cast<GLuint>(sampler_));
  glActiveTexture(static_cast<GLenum>(unit_));
  glDepthFunc(static_cast<GLenum>(depth_function_));
  glDepthMask(writes_depth_);
  for (std::size_t i = 0; i < switches.size(); ++i)
    enabled_[i] ? glEnable(switches[i]) : glDisable(switches[i]);
}

}  // namespace crease::render
