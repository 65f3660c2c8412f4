// A read-only table from a code with its system, or from a unit, to what is known about it.
#ifndef VIGIL_TERM_TABLE_H
#define VIGIL_TERM_TABLE_H

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "CSimdjson.h"

class TermTable {
 public:
  /// Copies the terms; of two with the same key the first counts.
  void fill(const vigil_term *from, uint32_t count) {
    size_t size = 16;
    while (size < static_cast<size_t>(count) * 2) size *= 2;
    slots.assign(size, -1);
    for (uint32_t index = 0; index < count; index++) {
      keys.emplace_back(from[index].key, from[index].key_length);
    }
    terms.assign(from, from + count);
    for (uint32_t index = 0; index < count; index++) {
      terms[index].key = nullptr;
      const std::string &key = keys[index];
      size_t bar = key.find('|');
      std::string_view all = key;
      bool has_system = bar != std::string::npos;
      std::string_view system = has_system ? all.substr(0, bar) : std::string_view();
      std::string_view code = has_system ? all.substr(bar + 1) : all;
      size_t slot = hash(system, code) & (size - 1);
      while (slots[slot] >= 0 && keys[static_cast<size_t>(slots[slot])] != key) {
        slot = (slot + 1) & (size - 1);
      }
      if (slots[slot] < 0) slots[slot] = static_cast<int32_t>(index);
    }
  }

  /// The term, or nullptr. A unit has no system.
  const vigil_term *find(std::string_view system, std::string_view code) const {
    size_t mask = slots.size() - 1;
    for (size_t slot = hash(system, code) & mask;; slot = (slot + 1) & mask) {
      int32_t index = slots[slot];
      if (index < 0) return nullptr;
      if (matches(keys[static_cast<size_t>(index)], system, code))
        return &terms[static_cast<size_t>(index)];
    }
  }

  static uint64_t hash(std::string_view system, std::string_view code) {
    uint64_t sum = system.size() * 0x9E3779B97F4A7C15u + code.size();
    const char *from = code.data();
    size_t left = code.size();
    for (; left > 8; left -= 8, from += 8) sum = mixed(sum ^ few(from, 8));
    return mixed(sum ^ few(from, left)) >> 8;
  }

  /// A number for a long text by its length and its end, where codes differ.
  static uint64_t hash_end(std::string_view text) {
    if (text.size() < 24) return hash(std::string_view(), text);
    const char *end = text.data() + text.size();
    uint64_t sum = few(end - 8, 8) * 0x9E3779B97F4A7C15u + few(end - 16, 8) * 0xC2B2AE3D27D4EB4Fu +
                   few(end - 24, 8) * 0x165667B19E3779F9u + text.size();
    return mixed(sum) >> 8;
  }

  static bool is_equal(const char *left, const char *right, size_t count) {
    for (; count > 8; count -= 8, left += 8, right += 8) {
      if (few(left, 8) != few(right, 8)) return false;
    }
    return few(left, count) == few(right, count);
  }

 private:
  std::vector<vigil_term> terms;
  std::vector<std::string> keys;
  std::vector<int32_t> slots;

  template <typename Word>
  static uint64_t load(const char *from) {
    Word word;
    std::memcpy(&word, from, sizeof word);
    return word;
  }

  /// Up to eight bytes as a number that is theirs alone among texts of one length.
  static uint64_t few(const char *from, size_t count) {
    if (count == 8) return load<uint64_t>(from);
    if (count >= 4) return load<uint32_t>(from) << 32 | load<uint32_t>(from + count - 4);
    if (count >= 2) return load<uint16_t>(from) << 16 | load<uint16_t>(from + count - 2);
    return count == 1 ? static_cast<uint8_t>(*from) : 0;
  }

  static uint64_t mixed(uint64_t sum) {
    sum *= 0x9E3779B97F4A7C15u;
    return sum ^ sum >> 32;
  }

  static bool matches(const std::string &key, std::string_view system, std::string_view code) {
    const char *own = key.data();
    if (system.empty()) return key.size() == code.size() && is_equal(own, code.data(), code.size());
    return key.size() == system.size() + 1 + code.size() && own[system.size()] == '|' &&
           is_equal(own + system.size() + 1, code.data(), code.size()) &&
           is_equal(own, system.data(), system.size());
  }
};

#endif
