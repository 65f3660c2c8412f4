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

 private:
  std::vector<vigil_term> terms;
  std::vector<std::string> keys;
  std::vector<int32_t> slots;

  static uint64_t hash(std::string_view system, std::string_view code) {
    uint64_t sum = system.size() * 0x9E3779B97F4A7C15u + code.size();
    const char *from = code.data();
    size_t left = code.size();
    for (; left >= 8; left -= 8, from += 8) {
      uint64_t eight;
      std::memcpy(&eight, from, 8);
      sum = mixed(sum ^ eight);
    }
    uint64_t rest = 0;
    for (; left > 0; left--, from++) rest = rest << 8 | static_cast<uint8_t>(*from);
    return mixed(sum ^ rest) >> 8;
  }

  static uint64_t mixed(uint64_t sum) {
    sum *= 0x9E3779B97F4A7C15u;
    return sum ^ sum >> 32;
  }

  static bool matches(const std::string &key, std::string_view system, std::string_view code) {
    if (system.empty()) return key == code;
    return key.size() == system.size() + 1 + code.size() &&
           std::memcmp(key.data(), system.data(), system.size()) == 0 &&
           key[system.size()] == '|' &&
           std::memcmp(key.data() + system.size() + 1, code.data(), code.size()) == 0;
  }
};

#endif
