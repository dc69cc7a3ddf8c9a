#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "core/base/check.h"

namespace crease {

/// What went wrong, in one sentence for a person: where (file, line, field), and what would be right.
struct Error {
  std::string message;
};

/// A value, or the sentence that says why there is none. For everything that comes from outside the program.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// Needs ok().
  const T& value() const& {
    CREASE_CHECK(ok(), "the result holds a value");
    return *std::get_if<0>(&state_);
  }
  T& value() & {
    CREASE_CHECK(ok(), "the result holds a value");
    return *std::get_if<0>(&state_);
  }
  T&& value() && {
    CREASE_CHECK(ok(), "the result holds a value");
    return std::move(*std::get_if<0>(&state_));
  }
  /// Needs !ok().
  const Error& error() const {
    CREASE_CHECK(!ok(), "the result holds an error");
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

/// Success without a value, or an error.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(Error error) : error_(std::move(error)) {}

  bool ok() const { return !error_; }
  explicit operator bool() const { return ok(); }
  /// Needs !ok().
  const Error& error() const {
    CREASE_CHECK(!ok(), "the status holds an error");
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

}  // namespace crease
