// What the parts of a FHIR resource come to, and concepts met before.
#ifndef VIGIL_VALUE_PARTS_H
#define VIGIL_VALUE_PARTS_H

#include <string>
#include <vector>

#include "CSimdjson.h"
#include "JSONWalker.h"
#include "TermTable.h"

namespace vigil {

constexpr uint32_t none = UINT32_MAX;
/// A bundle inside a bundle inside a bundle: nobody sends more.
constexpr int deepest = 4;

/// What a list of codings comes to.
struct Concept {
  int32_t value = -2;
  int32_t rank = INT32_MIN;
  int32_t group = 0;
  bool contradicts = false;
  vigil_text text = {0, 0};

  void take(const vigil_term &term) {
    if (term.rank > rank) {
      value = term.value;
      rank = term.rank;
      group = term.group;
      contradicts = false;
    } else if (term.rank == rank && term.group != group) {
      contradicts = true;
    }
  }

  bool is_new() const { return value == -2 && text.length == 0; }
};

struct Quantity {
  int32_t unit = -2;
  Decimal number;
  bool has_number = false;
  bool compares = false;
  vigil_text text = {0, 0};
};

struct Value {
  uint8_t kind = VIGIL_VALUE_NONE;
  uint8_t flags = 0;
  int32_t unit = -2;
  int32_t coded = -2;
  int32_t absent = -2;
  int64_t millionths = 0;
  vigil_text text = {0, 0};
};

/// Where a concept stands.
enum Slot : uint32_t { in_code, in_component, in_value, in_absent, slot_count };

/// Concepts met before, by their bytes: much data has few different ones.
///
/// Those of one place mostly come in the same order, so that the one after the last is tried first.
class KnownConcepts {
 public:
  struct Known {
    std::string raw;
    /// How many places of structure its bytes have.
    uint32_t places = 0;
    /// The one that came next when this one was last met.
    uint32_t next = 0;
    /// Its text counts from where the bytes begin.
    Concept found;

    bool matches(const char *from, size_t room) const {
      return !raw.empty() && raw.size() <= room &&
             TermTable::is_equal(raw.data(), from, raw.size());
    }
  };

  /// The concept that the bytes here begin with, if it is the expected one.
  const Known *expected(Slot slot, const char *from, size_t room) {
    uint32_t next = all[last[slot]].next;
    if (!all[next].matches(from, room)) return nullptr;
    last[slot] = next;
    return &all[next];
  }

  /// The concept of these bytes, or nullptr.
  const Known *find(Slot slot, string_view raw) {
    uint32_t place = place_of(raw);
    if (all[place].raw.size() != raw.size() || !all[place].matches(raw.data(), raw.size()))
      return nullptr;
    expect(slot, place);
    return &all[place];
  }

  /// Keeps a concept in place of another.
  void keep(Slot slot, string_view raw, uint32_t places, const Concept &found) {
    uint32_t place = place_of(raw);
    Known &one = all[place];
    one.raw.assign(raw);
    one.places = places;
    one.found = found;
    expect(slot, place);
  }

 private:
  std::vector<Known> all = std::vector<Known>(1024);
  uint32_t last[slot_count] = {};

  void expect(Slot slot, uint32_t place) {
    all[last[slot]].next = place;
    last[slot] = place;
  }

  uint32_t place_of(string_view raw) const {
    return static_cast<uint32_t>(TermTable::hash_end(raw) & (all.size() - 1));
  }
};

}  // namespace vigil

#endif
