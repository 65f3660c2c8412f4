// Walks over JSON by the places that simdjson's first stage finds: brackets, colons, commas and the
// beginnings of texts and of other scalars.
#ifndef VIGIL_JSON_WALKER_H
#define VIGIL_JSON_WALKER_H

#define SIMDJSON_EXCEPTIONS 0
#include "CSimdjson.h"

#include <simdjson.h>

#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "DecimalText.h"

namespace vigil {

using std::string_view;

/// Where a walk is: at one of the places of a structure.
///
/// A walk hands its place from step to step, so that it stays in a register: kept in memory, every
/// step would have to wait for the store of the one before.
using Place = const uint32_t *;

/// Whether a key, given by its first byte, is `word`.
template <size_t size>
bool is(const char *key, const char (&word)[size]) {
  return std::memcmp(key, word, size - 1) == 0 && key[size - 1] == '"';
}

template <size_t size>
bool begins(const char *key, const char (&word)[size]) {
  return std::memcmp(key, word, size - 1) == 0;
}

/// The ways to go on from a place in JSON; each gives the next place, or none when it is broken.
struct Walker {
  /// The start of what the places count from.
  const char *base = nullptr;
  Place stop = nullptr;
  /// Where the last place's scalar ends at the latest.
  const char *limit = nullptr;
  /// No backslash stands from the first of these to the second, which is one or the end.
  const char *plain = nullptr;
  const char *escape = nullptr;
  /// Where the JSON was found broken.
  Place stuck = nullptr;

  char peek(Place at) const { return at < stop ? base[*at] : '\0'; }
  const char *here(Place at) const { return at < stop ? base + *at : limit; }

  /// Says that the JSON is broken at a place.
  [[gnu::cold, gnu::noinline]] Place no_way(Place at) {
    stuck = at;
    return nullptr;
  }

  /// The scalar here, without the space after it; empty at the end.
  string_view token(Place at) const {
    if (at >= stop) return string_view();
    const char *start = base + *at;
    const char *end = at + 1 < stop ? base + at[1] : limit;
    while (end > start && static_cast<uint8_t>(end[-1]) <= ' ') end--;
    return string_view(start, static_cast<size_t>(end - start));
  }

  /// The bytes from one place to just before another, which follows a closing bracket.
  string_view between(Place from, Place after) const {
    return string_view(base + *from, after[-1] + 1 - *from);
  }

  /// Moves past the value here.
  Place skip(Place at) {
    char first = peek(at);
    if (first == '"') return at + 1;
    if (first == '{' || first == '[') return skip_inside(at + 1);
    bool is_scalar = first != '}' && first != ']' && first != ',' && first != ':' && first != '\0';
    return is_scalar ? at + 1 : no_way(at);
  }

  /// Moves past the end of the object or array that began just before.
  Place skip_inside(Place at) {
    Place const last = stop;
    const char *const start = base;
    int depth = 1;
    while (at < last) {
      char letter = static_cast<char>(start[*at++] | 0x20);
      depth += (letter == '{') - (letter == '}');
      if (depth == 0) return at;
    }
    return no_way(at);
  }

  /// Calls `take` with the key of each field and the place of its value, past which it must move.
  template <typename Take>
  Place object(Place at, const Take &take) {
    at++;
    if (peek(at) == '}') return at + 1;
    for (;;) {
      if (peek(at) != '"') return no_way(at);
      const char *key = base + *at + 1;
      at++;
      if (peek(at) != ':') return no_way(at);
      at = take(key, at + 1);
      if (!at) return nullptr;
      char next = peek(at);
      if (next == '}') return at + 1;
      if (next != ',') return no_way(at);
      at++;
    }
  }

  /// Calls `take` at each element, past which it must move.
  template <typename Take>
  Place array(Place at, const Take &take) {
    at++;
    if (peek(at) == ']') return at + 1;
    for (;;) {
      at = take(at);
      if (!at) return nullptr;
      char next = peek(at);
      if (next == ']') return at + 1;
      if (next != ',') return no_way(at);
      at++;
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

  /// Sets the walk on a structure.
  void start(const char *from, size_t length, Place first, size_t count) {
    base = from;
    limit = from + length;
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

  Place places() const { return stage ? stage->structural_indexes.get() : nullptr; }
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

}  // namespace vigil

#endif
