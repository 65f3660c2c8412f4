// What the parts of a FHIR resource come to, and how their keys and texts are looked at.
#ifndef VIGIL_VALUE_PARTS_H
#define VIGIL_VALUE_PARTS_H

#define SIMDJSON_EXCEPTIONS 0
#include "CSimdjson.h"

#include <simdjson.h>

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "DecimalText.h"
#include "TermTable.h"

namespace vigil {

using namespace simdjson;
using std::string_view;
using ondemand::value;

constexpr uint32_t none = UINT32_MAX;
/// A bundle inside a bundle inside a bundle: nobody sends more.
constexpr int deepest = 4;

#define TRY(expression)                                  \
  do {                                                   \
    error_code failure = (expression);                   \
    if (failure) return failure;                         \
  } while (0)

/// Whether a key, given by its first byte, is `word`.
template <size_t size>
bool is(const char *key, const char (&word)[size]) {
  return std::memcmp(key, word, size - 1) == 0 && key[size - 1] == '"';
}

template <size_t size>
bool begins(const char *key, const char (&word)[size]) {
  return std::memcmp(key, word, size - 1) == 0;
}

/// A scalar as it stands, without the space after it.
string_view token(value &from) {
  string_view raw = from.raw_json_token();
  size_t length = raw.size();
  while (length > 0 && static_cast<uint8_t>(raw[length - 1]) <= ' ') length--;
  return raw.substr(0, length);
}

bool is_null(value &from) { return token(from) == "null"; }

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

/// Concepts seen before, by their bytes: much data has few different ones.
class KnownConcepts {
 public:
  /// The concept of these bytes, its text counted from where they begin; nullptr for new ones.
  const Concept *find(string_view raw) const {
    const Known &one = all[place(raw)];
    bool is_same = one.raw.size() == raw.size() &&
                   TermTable::is_equal(one.raw.data(), raw.data(), raw.size());
    return is_same ? &one.found : nullptr;
  }

  /// Keeps a concept in place of another.
  void keep(string_view raw, const Concept &found) {
    Known &one = all[place(raw)];
    one.raw.assign(raw);
    one.found = found;
  }

 private:
  struct Known {
    std::string raw;
    Concept found;
  };
  std::vector<Known> all = std::vector<Known>(256);

  size_t place(string_view raw) const { return TermTable::hash_end(raw) & (all.size() - 1); }
};

}  // namespace vigil

#endif
