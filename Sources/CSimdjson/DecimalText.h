// Exact reading of JSON numbers, and unescaping of JSON text.
#ifndef VIGIL_DECIMAL_TEXT_H
#define VIGIL_DECIMAL_TEXT_H

#include <cstdint>
#include <string>
#include <string_view>

/// A decimal in millionths, rounded half up: no binary fraction is ever made.
struct Decimal {
  int64_t millionths = 0;
  bool is_number = false;
  bool is_too_large = false;

  static Decimal read(std::string_view text) {
    Decimal result;
    size_t place = 0, end = text.size();
    bool is_negative = place < end && text[place] == '-';
    if (is_negative) place++;
    size_t whole = place;
    int64_t digits = 0;
    int scale = 6;
    bool is_full = false;
    auto take = [&](char letter, bool is_fraction) {
      if (digits > 99999999999999999) is_full = true;
      if (!is_full) {
        digits = digits * 10 + (letter - '0');
        if (is_fraction) scale--;
      } else if (!is_fraction) {
        scale++;
      }
    };
    while (place < end && is_digit(text[place])) take(text[place++], false);
    size_t count = place - whole;
    if (count == 0 || (count > 1 && text[whole] == '0')) return result;
    if (place < end && text[place] == '.') {
      size_t start = ++place;
      while (place < end && is_digit(text[place])) take(text[place++], true);
      if (place == start) return result;
    }
    if (place < end && (text[place] | 0x20) == 'e') {
      place++;
      bool is_down = place < end && text[place] == '-';
      if (place < end && (text[place] == '-' || text[place] == '+')) place++;
      size_t start = place;
      int exponent = 0;
      while (place < end && is_digit(text[place])) {
        if (exponent < 10000) exponent = exponent * 10 + (text[place] - '0');
        place++;
      }
      if (place == start) return result;
      scale += is_down ? -exponent : exponent;
    }
    if (place != end) return result;
    result.is_number = true;
    result.take_scaled(digits, scale, is_negative);
    return result;
  }

 private:
  static bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

  void take_scaled(int64_t digits, int scale, bool is_negative) {
    for (; scale > 0 && digits != 0; scale--) {
      if (digits > INT64_MAX / 10) {
        is_too_large = true;
        return;
      }
      digits *= 10;
    }
    int64_t divisor = 1;
    for (; scale < 0 && divisor <= 1000000000000000000 / 10; scale++) divisor *= 10;
    if (scale < 0) digits = 0;
    int64_t rest = digits % divisor;
    digits /= divisor;
    // Half up is towards the greater number on either side of 0.
    bool rounds = is_negative ? rest > divisor - rest : divisor > 1 && rest >= divisor - rest;
    if (rounds) digits++;
    millionths = is_negative ? -digits : digits;
  }
};

inline void append_utf8(uint32_t scalar, std::string &into) {
  if (scalar < 0x80) {
    into.push_back(static_cast<char>(scalar));
  } else if (scalar < 0x800) {
    into.push_back(static_cast<char>(0xC0 | scalar >> 6));
    into.push_back(static_cast<char>(0x80 | (scalar & 0x3F)));
  } else if (scalar < 0x10000) {
    into.push_back(static_cast<char>(0xE0 | scalar >> 12));
    into.push_back(static_cast<char>(0x80 | (scalar >> 6 & 0x3F)));
    into.push_back(static_cast<char>(0x80 | (scalar & 0x3F)));
  } else {
    into.push_back(static_cast<char>(0xF0 | scalar >> 18));
    into.push_back(static_cast<char>(0x80 | (scalar >> 12 & 0x3F)));
    into.push_back(static_cast<char>(0x80 | (scalar >> 6 & 0x3F)));
    into.push_back(static_cast<char>(0x80 | (scalar & 0x3F)));
  }
}

/// Reads four hexadecimal digits at `place` and moves past them; false when they are not there.
inline bool read_hex(std::string_view text, size_t &place, uint32_t &unit) {
  if (text.size() - place < 4) return false;
  unit = 0;
  for (int count = 0; count < 4; count++) {
    char letter = text[place++];
    uint32_t digit;
    if (letter >= '0' && letter <= '9') {
      digit = static_cast<uint32_t>(letter - '0');
    } else if ((letter | 0x20) >= 'a' && (letter | 0x20) <= 'f') {
      digit = static_cast<uint32_t>((letter | 0x20) - 'a') + 10;
    } else {
      return false;
    }
    unit = unit << 4 | digit;
  }
  return true;
}

/// Appends the text without its escapes; false when one is wrong.
inline bool unescape(std::string_view text, std::string &into) {
  size_t place = 0;
  while (place < text.size()) {
    char letter = text[place++];
    if (letter != '\\') {
      into.push_back(letter);
      continue;
    }
    if (place == text.size()) return false;
    char escaped = text[place++];
    switch (escaped) {
      case '"': case '\\': case '/': into.push_back(escaped); break;
      case 'b': into.push_back('\b'); break;
      case 'f': into.push_back('\f'); break;
      case 'n': into.push_back('\n'); break;
      case 'r': into.push_back('\r'); break;
      case 't': into.push_back('\t'); break;
      case 'u': {
        uint32_t unit, low;
        if (!read_hex(text, place, unit)) return false;
        if (unit >= 0xDC00 && unit < 0xE000) return false;
        if (unit >= 0xD800 && unit < 0xDC00) {
          if (text.substr(place, 2) != "\\u") return false;
          place += 2;
          if (!read_hex(text, place, low) || low < 0xDC00 || low >= 0xE000) return false;
          unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        }
        append_utf8(unit, into);
        break;
      }
      default: return false;
    }
  }
  return true;
}

#endif
