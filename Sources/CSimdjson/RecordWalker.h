// Walks over JSON by the places that simdjson's first stage finds: brackets, colons, commas and the
// beginnings of texts and of other scalars.
#ifndef VIGIL_RECORD_WALKER_H
#define VIGIL_RECORD_WALKER_H

#define SIMDJSON_EXCEPTIONS 0
#include "CSimdjson.h"

#include <simdjson.h>

#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "DecimalText.h"

namespace vigil_fhir {

using std::string_view;

/// Whether a key, given by its first byte, is `word`.
template <size_t size>
bool is(const char *key, const char (&word)[size]) {
  return std::memcmp(key, word, size - 1) == 0 && key[size - 1] == '"';
}

template <size_t size>
bool begins(const char *key, const char (&word)[size]) {
  return std::memcmp(key, word, size - 1) == 0;
}

/// A place in JSON and the ways to go on from it; each says false when the JSON is broken.
struct Walker {
  /// The start of what the places count from.
  const char *base = nullptr;
  const uint32_t *at = nullptr;
  const uint32_t *stop = nullptr;
  /// Where the last place's scalar ends at the latest.
  const char *limit = nullptr;
  /// No backslash stands from the first of these to the second, which is one or the end.
  const char *plain = nullptr;
  const char *escape = nullptr;

  char peek() const { return at < stop ? base[*at] : '\0'; }
  const char *here() const { return at < stop ? base + *at : limit; }

  /// The scalar here, without the space after it; empty at a bracket.
  string_view token() const {
    if (at >= stop) return string_view();
    const char *start = base + *at;
    const char *end = at + 1 < stop ? base + at[1] : limit;
    while (end > start && static_cast<uint8_t>(end[-1]) <= ' ') end--;
    return string_view(start, static_cast<size_t>(end - start));
  }

  /// Moves past the value here.
  bool skip() {
    char first = peek();
    if (first == '{' || first == '[') {
      // Kept in registers: a store at every step would have to be waited for.
      const uint32_t *next = at + 1, *const last = stop;
      const char *const start = base;
      int depth = 1;
      while (next < last) {
        char letter = static_cast<char>(start[*next++] | 0x20);
        depth += (letter == '{') - (letter == '}');
        if (depth == 0) {
          at = next;
          return true;
        }
      }
      at = next;
      return false;
    }
    if (first == '}' || first == ']' || first == ',' || first == ':' || first == '\0') return false;
    at++;
    return true;
  }

  /// Calls `take` with the key of each field; it must move past the value.
  template <typename Take>
  bool object(Take take) {
    at++;
    if (peek() == '}') {
      at++;
      return true;
    }
    for (;;) {
      if (peek() != '"') return false;
      const char *key = base + *at + 1;
      at++;
      if (peek() != ':') return false;
      at++;
      if (!take(key)) return false;
      char next = peek();
      at++;
      if (next == '}') return true;
      if (next != ',') return false;
    }
  }

  /// Calls `take` at each element; it must move past it.
  template <typename Take>
  bool array(Take take) {
    at++;
    if (peek() == ']') {
      at++;
      return true;
    }
    for (;;) {
      if (!take()) return false;
      char next = peek();
      at++;
      if (next == ']') return true;
      if (next != ',') return false;
    }
  }

  /// Whether a text has a backslash; the next one is looked for once for all texts before it.
  bool has_escape(string_view raw) {
    if (raw.data() < plain || raw.data() > escape) {
      const void *found = std::memchr(raw.data(), '\\', static_cast<size_t>(limit - raw.data()));
      plain = raw.data();
      escape = found ? static_cast<const char *>(found) : limit;
    }
    return escape < raw.data() + raw.size();
  }

  /// Sets the walk at the start of a structure.
  void start(const char *from, size_t length, const uint32_t *first, size_t count) {
    base = from;
    limit = from + length;
    at = first;
    stop = first + count;
    plain = escape = nullptr;
  }
};

/// The first stage of simdjson: where the brackets, colons, commas and scalars are.
///
/// On-Demand, the library's own second stage, cannot leave out a value whose bytes are known, which
/// is what makes reading the same codes again cheap.
struct Structure {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> stage;
  size_t room = 0;

  const uint32_t *places() const { return stage->structural_indexes.get(); }
  size_t count() const { return stage->n_structural_indexes; }

  /// Finds the places; after `length` bytes another 64 must be readable.
  simdjson::error_code find(const char *start, size_t length) {
    if (!stage || room < length) {
      size_t wanted = length < 1 << 18 ? 1 << 18 : length + length / 4;
      simdjson::error_code failure =
          stage ? stage->set_capacity(wanted)
                : simdjson::get_active_implementation()->create_dom_parser_implementation(
                      wanted, 16, stage);
      if (failure) return failure;
      room = wanted;
    }
    return stage->stage1(
        reinterpret_cast<const uint8_t *>(start), length, simdjson::stage1_mode::regular);
  }
};

}  // namespace vigil_fhir

#endif
