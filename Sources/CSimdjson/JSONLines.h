// Reads lines of JSON, many with one structure, and hands each to a reader of resources.
#ifndef VIGIL_JSON_LINES_H
#define VIGIL_JSON_LINES_H

#include "JSONWalker.h"

namespace vigil {

/// So much is looked at in one go: its structure fits into a cache.
constexpr size_t chunk_size = 1 << 17;

/// Reads the lines and documents of a buffer for a `Reader`, which derives from this.
///
/// The reader has `root(at)`, which reads a line or document and gives the place after it; `mark()`
/// and `go_back_to(mark)`, which forget what was read since; and `no_json(failure, all)` and
/// `stray(where, all)`, which say what was found instead.
template <typename Reader>
struct Lines {
  Structure structure;
  /// For lines that have to be looked at on their own.
  Structure alone;
  /// The line that is read, from 0.
  uint32_t line = 0;

  Reader &self() { return *static_cast<Reader *>(this); }

  /// Reads one line or document with a structure of its own.
  void read_alone(const char *start, size_t length) {
    string_view all(start, length);
    auto before = self().mark();
    simdjson::error_code failure = alone.find(start, length);
    if (failure) {
      self().no_json(failure, all);
      return;
    }
    self().start(start, length, alone.places(), alone.count());
    Place after = self().root(alone.places());
    if (after && after == self().stop) return;
    self().go_back_to(before);
    self().stray(self().here(after ? after : self().stuck), all);
  }

  /// Reads the lines of a chunk, which all end in it.
  void read_chunk(const char *start, size_t length) {
    const char *end = start + length;
    simdjson::error_code failure = structure.find(start, length);
    size_t count = failure ? 0 : structure.count();
    Place next = structure.places(), last = next + count;
    self().start(start, length, next, count);
    const char *from = start;
    while (from < end) {
      const void *found = std::memchr(from, '\n', static_cast<size_t>(end - from));
      const char *line_end = found ? static_cast<const char *>(found) : end;
      if (failure && failure != simdjson::EMPTY) {
        // One broken line spoils the structure of those after it.
        read_alone(from, static_cast<size_t>(line_end - from));
      } else if (next < last && start + *next < line_end) {
        auto before = self().mark();
        Place after = self().root(next);
        bool is_whole = after && start + after[-1] < line_end;
        if (is_whole) next = after;
        if (!is_whole || (after < last && start + *after < line_end)) {
          self().go_back_to(before);
          read_alone(from, static_cast<size_t>(line_end - from));
          self().start(start, length, structure.places(), count);
          while (next < last && start + *next < line_end) next++;
        }
      }
      line++;
      from = line_end + 1;
    }
  }

  /// Reads all lines of a buffer in chunks.
  void read_lines(const char *from, const char *end) {
    while (from < end) {
      size_t left = static_cast<size_t>(end - from), size = left;
      if (left > chunk_size) {
        const void *found = memrchr(from, '\n', chunk_size);
        if (!found) found = std::memchr(from + chunk_size, '\n', left - chunk_size);
        if (found) size = static_cast<size_t>(static_cast<const char *>(found) + 1 - from);
      }
      read_chunk(from, size);
      from += size;
    }
  }
};

}  // namespace vigil

#endif
