// Numbers for the very bytes in which codes, units and words are written.
#ifndef VIGIL_RECORD_TERMS_H
#define VIGIL_RECORD_TERMS_H

#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "CSimdjsonRecords.h"

namespace vigil_fhir {

/// A code with its system, unescaped.
struct Coding {
  std::string system, code, display;
};

/// What stands in a record where a code, a unit or a word may stand.
struct Term {
  /// The bytes as they were written, with their brackets or quotes.
  std::string raw;
  std::vector<Coding> codings;
  std::string words;
};

/// What a term is known by.
struct TermKey {
  const char *raw = nullptr;
  uint32_t size = 0;
  /// How many places of structure its bytes have.
  uint32_t places = 0;
  /// The term that came next in the same place of a resource when this one was last met.
  uint32_t next = 0;
  uint64_t hash = 0;
};

/// All terms met so far.
struct Terms {
  std::deque<Term> all;
  std::vector<TermKey> keys;
  std::vector<uint32_t> slots = std::vector<uint32_t>(1024, VIGIL_NOTHING);
  size_t bytes = 0;
  uint32_t generation = 0;

  /// Forgets all terms when they have become too many: a code met again is then read again.
  bool make_room(size_t most_bytes, size_t most_terms) {
    if (bytes < most_bytes && all.size() < most_terms) return false;
    all.clear();
    keys.clear();
    slots.assign(1024, VIGIL_NOTHING);
    bytes = 0;
    generation++;
    return true;
  }

  /// Whether the bytes from `from` to `end` begin with those of a term.
  bool matches(uint32_t term, const char *from, const char *end) const {
    const TermKey &key = keys[term];
    return key.size <= static_cast<size_t>(end - from) && is_same(key.raw, from, key.size);
  }

  /// Whether two texts of one length are equal; they are mostly short or differ late.
  static bool is_same(const char *left, const char *right, size_t size) {
    if (size < 8) {
      for (size_t place = 0; place < size; place++) {
        if (left[place] != right[place]) return false;
      }
      return true;
    }
    size_t place = 0;
    for (; place + 16 < size; place += 16) {
      uint64_t first = load(left + place) ^ load(right + place);
      if (first | (load(left + place + 8) ^ load(right + place + 8))) return false;
    }
    if (place + 8 < size && load(left + place) != load(right + place)) return false;
    return load(left + size - 8) == load(right + size - 8);
  }

  uint32_t find(std::string_view raw, uint64_t hash) const {
    size_t mask = slots.size() - 1;
    for (size_t slot = hash & mask;; slot = (slot + 1) & mask) {
      uint32_t term = slots[slot];
      if (term == VIGIL_NOTHING) return VIGIL_NOTHING;
      const TermKey &key = keys[term];
      if (key.hash == hash && key.size == raw.size() && is_same(key.raw, raw.data(), key.size)) {
        return term;
      }
    }
  }

  uint32_t add(Term term, uint32_t places, uint64_t hash) {
    uint32_t number = static_cast<uint32_t>(all.size());
    bytes += term.raw.size() + 256;
    all.push_back(std::move(term));
    const std::string &raw = all.back().raw;
    keys.push_back({raw.data(), static_cast<uint32_t>(raw.size()), places, number, hash});
    if (all.size() * 2 > slots.size()) {
      slots.assign(slots.size() * 4, VIGIL_NOTHING);
      for (uint32_t old = 0; old < all.size(); old++) place(old);
    } else {
      place(number);
    }
    return number;
  }

  /// 64 bits of some bytes, sixteen at a time, the last as if noughts stood after them.
  static uint64_t hash(std::string_view raw) {
    const char *from = raw.data();
    size_t left = raw.size();
    uint64_t sum = 0x9E3779B97F4A7C15u ^ left;
    for (; left > 16; left -= 16, from += 16) {
      sum = mixed(load(from) ^ sum, load(from + 8) ^ 0xD6E8FEB86659FD93u);
    }
    uint64_t low, high = 0;
    if (left >= 8) {
      low = load(from);
      if (left > 8) high = load(from + left - 8) >> (16 - left) * 8;
    } else if (raw.size() >= 8 && left > 0) {
      low = load(from + left - 8) >> (8 - left) * 8;
    } else {
      low = 0;
      for (size_t place = left; place > 0; place--) {
        low = low << 8 | static_cast<uint8_t>(from[place - 1]);
      }
    }
    return mixed(low ^ sum, high ^ 0xA0761D6478BD642Fu);
  }

  /// The same of a long text's beginning and end, between which codes seldom differ.
  static uint64_t term_hash(std::string_view raw) {
    if (raw.size() <= 96) return hash(raw);
    const char *end = raw.data() + raw.size();
    uint64_t last = mixed(load(end - 16) ^ raw.size(), load(end - 8) ^ 0xD6E8FEB86659FD93u);
    return hash(raw.substr(0, 80)) ^ last;
  }

 private:
  void place(uint32_t term) {
    size_t mask = slots.size() - 1, slot = keys[term].hash & mask;
    while (slots[slot] != VIGIL_NOTHING) slot = (slot + 1) & mask;
    slots[slot] = term;
  }

  static uint64_t load(const char *from) {
    uint64_t word;
    std::memcpy(&word, from, sizeof word);
    return word;
  }

  /// Both halves of the product.
  static uint64_t mixed(uint64_t left, uint64_t right) {
    __uint128_t product = static_cast<__uint128_t>(left) * right;
    return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
  }
};

}  // namespace vigil_fhir

#endif
