// Reads the parts of a resource that many types share: terms, numbers, times and references.
#ifndef VIGIL_RECORD_PARTS_H
#define VIGIL_RECORD_PARTS_H

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "JSONLines.h"
#include "RecordTerms.h"

namespace vigil_fhir {

using namespace vigil;

/// Where a term stands: the one that last came after the last of each place is tried first.
enum Slot : uint32_t {
  in_code, in_medicine, in_category, in_status, in_intent, in_clinical, in_verification, in_gender,
  in_class, in_unit, in_unit_code, in_comparator, in_value, in_absent, in_route, in_extension,
  in_component,
  slot_count = in_component + 8
};

/// Days since 1970 of a date in the Gregorian calendar, counted from March.
inline int32_t days_since_1970(int year, int month, int day) {
  int from_march = month <= 2 ? year - 1 : year;
  int cycle = from_march / 400, of_cycle = from_march - cycle * 400;
  int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return cycle * 146097 + of_cycle * 365 + of_cycle / 4 - of_cycle / 100 + of_year - 719468;
}

/// Reads the parts of resources; a part that is wrong leaves a fault and is passed over.
struct Parts : Walker {
  /// A reference that was read, by its bytes, which have so many places of structure.
  struct Known {
    string_view raw;
    uint32_t places = 0;
    vigil_text text = {0, 0};
  };

  Terms terms;
  /// The last term of each place.
  uint32_t last[slot_count];
  /// Those of the resource before, which mostly has the same.
  Known last_subject, last_encounter;
  /// The last time, by its bytes.
  string_view last_moment_raw;
  vigil_moment last_moment = {};
  std::vector<vigil_reading> readings;
  std::vector<vigil_extra> extras;
  std::vector<vigil_place> places;
  std::string arena;
  /// The start and end of the whole buffer, which texts count from.
  const char *whole = nullptr;
  const char *whole_end = nullptr;

  /// What is wrong with the resource that is being read; the first fault counts.
  const char *fault = nullptr;
  const char *fault_path = nullptr;
  vigil_text fault_text = {0, 0};
  /// Where the walk is, for faults.
  const char *path = "";

  vigil_text place_of(string_view raw) const {
    return {static_cast<uint32_t>(raw.data() - whole), static_cast<uint32_t>(raw.size())};
  }

  /// Says what is wrong with the value that starts at `from`.
  void wrong(const char *what, Place from) {
    if (fault) return;
    fault = what;
    fault_path = path;
    fault_text = place_of(token(from));
  }

  /// Passes over a value of the wrong sort, which is a fault unless it is `null`.
  Place pass(Place at, const char *what) {
    if (token(at) != "null") wrong(what, at);
    return skip(at);
  }

  // Texts and terms

  /// Reads a text here; an empty one and `null` leave `into` alone.
  Place text(Place at, vigil_text &into) {
    string_view raw = token(at);
    if (raw.size() < 2 || raw.front() != '"' || raw.back() != '"') return pass(at, "is not a text");
    raw = raw.substr(1, raw.size() - 2);
    if (!has_escape(raw)) {
      into = place_of(raw);
    } else {
      size_t start = arena.size();
      if (!unescape(raw, arena)) {
        arena.resize(start);
        wrong("has a wrong escape", at);
      } else {
        into = {static_cast<uint32_t>(start | VIGIL_ARENA),
                static_cast<uint32_t>(arena.size() - start)};
      }
    }
    return at + 1;
  }

  string_view view(vigil_text place) const {
    const char *from = place.start & VIGIL_ARENA ? arena.data() + (place.start & ~VIGIL_ARENA)
                                                 : whole + place.start;
    return string_view(from, place.length);
  }

  /// Reads a text, a code, a concept or a list of concepts as one term.
  Place term(Place at, uint32_t slot, uint32_t &into) {
    const char *from = here(at);
    uint32_t before = last[slot];
    if (before != VIGIL_NOTHING) {
      uint32_t guess = terms.keys[before].next;
      if (terms.matches(guess, from, limit)) {
        last[slot] = into = guess;
        return at + terms.keys[guess].places;
      }
    }
    char letter = peek(at);
    if (letter != '"' && letter != '{' && letter != '[') {
      return pass(at, "is neither text nor code");
    }
    Place after = skip(at);
    if (!after) return nullptr;
    string_view raw = letter == '"' ? token(at) : between(at, after);
    if (raw.size() < 2 || (letter == '"' && raw.back() != '"')) return pass(at, "is not a text");
    uint64_t hash = Terms::term_hash(raw);
    uint32_t known = terms.find(raw, hash);
    if (known == VIGIL_NOTHING) {
      Term made;
      if (!words_of(at, made)) {
        wrong("is not a code", at);
        return after;
      }
      made.raw = std::string(raw);
      known = terms.add(std::move(made), static_cast<uint32_t>(after - at), hash);
    }
    if (before != VIGIL_NOTHING) terms.keys[before].next = known;
    last[slot] = into = known;
    return after;
  }

  /// Copies the codes and words here; false where they are no codes.
  Place words_of(Place at, Term &made) {
    switch (peek(at)) {
      case '"': return words(at, made.words);
      case '[':
        return array(at, [&](Place at) {
          if (peek(at) == '{') return words_of(at, made);
          // The first of several words stands for them all.
          return made.words.empty() ? words(at, made.words) : skip(at);
        });
      case '{': break;
      default: return nullptr;
    }
    Coding own;
    bool has_own = false;
    at = object(at, [&](const char *key, Place at) {
      if (is(key, "coding")) return codings_of(at, made);
      if (is(key, "text")) return words(at, made.words);
      if (is(key, "code")) has_own = true;
      return coding_field(at, key, own);
    });
    if (has_own && !own.code.empty()) made.codings.push_back(own);
    return at;
  }

  Place codings_of(Place at, Term &made) {
    if (peek(at) != '[') return nullptr;
    return array(at, [&](Place at) -> Place {
      if (peek(at) != '{') return nullptr;
      Coding coding;
      at = object(at, [&](const char *name, Place at) { return coding_field(at, name, coding); });
      if (at && !coding.code.empty()) made.codings.push_back(coding);
      return at;
    });
  }

  Place coding_field(Place at, const char *key, Coding &coding) {
    if (is(key, "system")) return words(at, coding.system);
    if (is(key, "code")) return words(at, coding.code);
    if (is(key, "display")) return words(at, coding.display);
    return skip(at);
  }

  Place words(Place at, std::string &into) {
    string_view raw = token(at);
    if (raw.size() < 2 || raw.front() != '"' || raw.back() != '"') return nullptr;
    into.clear();
    return unescape(raw.substr(1, raw.size() - 2), into) ? at + 1 : nullptr;
  }

  // Numbers and times

  /// Reads a number here, to the nearest that a double can hold.
  Place number(Place at, double &into) {
    string_view raw = token(at);
    if (peek(at) == '{' || peek(at) == '[') return pass(at, "is not a number");
    if (plain_number(raw, into) || raw == "null") return at + 1;
    Decimal checked = Decimal::read(raw);
    if (!checked.is_number) {
      wrong("is not a number", at);
      return at + 1;
    }
    double read = 0;
    auto result = std::from_chars(raw.data(), raw.data() + raw.size(), read);
    if (result.ec == std::errc::result_out_of_range) {
      // Too small is nought; too large is no number that anybody measured.
      if (raw.find('-', 1) == string_view::npos) wrong("is too large a number", at);
      read = 0;
    }
    into = read;
    return at + 1;
  }

  /// Reads up to 15 digits with or without a point: exact, as both parts of the quotient are.
  static bool plain_number(string_view raw, double &into) {
    static const double powers[] = {1,    1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    bool is_negative = !raw.empty() && raw[0] == '-';
    if (is_negative) raw.remove_prefix(1);
    if (raw.empty() || raw.size() > 16) return false;
    if (raw[0] == '0' && raw.size() > 1 && raw[1] != '.') return false;
    uint64_t whole = 0;
    size_t point = raw.size();
    for (size_t place = 0; place < raw.size(); place++) {
      unsigned digit = static_cast<unsigned char>(raw[place]) - '0';
      if (digit <= 9) {
        whole = whole * 10 + digit;
      } else if (raw[place] == '.' && point == raw.size()) {
        point = place;
      } else {
        return false;
      }
    }
    size_t after = point == raw.size() ? 0 : raw.size() - point - 1;
    if (point == 0 || (after == 0 && point != raw.size())) return false;
    if (after == 0 && raw.size() > 15) return false;
    double value = static_cast<double>(whole) / powers[after];
    into = is_negative ? -value : value;
    return true;
  }

  static int digits(const char *from, int count) {
    int value = 0;
    for (int place = 0; place < count; place++) {
      unsigned digit = static_cast<unsigned char>(from[place]) - '0';
      if (digit > 9) return -1;
      value = value * 10 + static_cast<int>(digit);
    }
    return value;
  }

  /// Reads a date or time here; one that is wrong is given as such.
  Place moment(Place at, vigil_moment &into) {
    string_view raw = token(at);
    // Records of one round mostly stand together.
    if (raw.size() > 2 && raw.size() == last_moment_raw.size() &&
        Terms::is_same(raw.data(), last_moment_raw.data(), raw.size())) {
      into = last_moment;
      return at + 1;
    }
    vigil_text place = {0, 0};
    Place after = text(at, place);
    if (place.length == 0) {
      if (after && raw == "\"\"") wrong("is empty", at);
      return after;
    }
    into.text = place;
    into.minute = -1;
    into.offset = VIGIL_NO_OFFSET;
    into.kind = moment_of(view(place), into, nullptr);
    if (!(place.start & VIGIL_ARENA)) {
      last_moment_raw = raw;
      last_moment = into;
    }
    return after;
  }

  /// The kind of moment a text is, with its parts; `milliseconds` are those of its minute.
  static uint32_t moment_of(string_view said, vigil_moment &into, int *milliseconds) {
    const char *from = said.data();
    size_t size = said.size();
    if (size != 4 && size != 7 && size < 10) return VIGIL_MOMENT_WRONG;
    int year = digits(from, 4), month = 1, day = 1;
    if (year < 1) return VIGIL_MOMENT_WRONG;
    if (size >= 7) month = from[4] == '-' ? digits(from + 5, 2) : -1;
    if (size >= 10) day = from[7] == '-' ? digits(from + 8, 2) : -1;
    if (month < 1 || month > 12 || day < 1 || day > days_in(year, month)) return VIGIL_MOMENT_WRONG;
    into.day = days_since_1970(year, month, day);
    if (size == 4) return VIGIL_MOMENT_YEAR;
    if (size == 7) return VIGIL_MOMENT_MONTH;
    if (size == 10) return VIGIL_MOMENT_DAY;
    return time_of(said.substr(10), into, milliseconds);
  }

  static int days_in(int year, int month) {
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && is_leap ? 1 : 0);
  }

  /// Reads `Thh:mm`, perhaps seconds and their parts, and perhaps the distance from UTC.
  static uint32_t time_of(string_view said, vigil_moment &into, int *milliseconds) {
    const char *from = said.data();
    size_t size = said.size(), place = 6;
    if (size < 6 || from[0] != 'T' || from[3] != ':') return VIGIL_MOMENT_WRONG;
    int hour = digits(from + 1, 2), minute = digits(from + 4, 2), second = 0, parts = 0;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return VIGIL_MOMENT_WRONG;
    if (place + 3 <= size && from[place] == ':') {
      second = digits(from + place + 1, 2);
      if (second < 0 || second > 60) return VIGIL_MOMENT_WRONG;
      place += 3;
      if (place < size && from[place] == '.') {
        size_t start = ++place;
        int scale = 100;
        for (; place < size && from[place] >= '0' && from[place] <= '9'; place++) {
          parts += (from[place] - '0') * scale;
          scale /= 10;
        }
        if (place == start) return VIGIL_MOMENT_WRONG;
      }
    }
    if (milliseconds) *milliseconds = second * 1000 + parts;
    into.minute = static_cast<int16_t>(hour * 60 + minute);
    if (place == size) return VIGIL_MOMENT_TIME;
    if (from[place] == 'Z' && place + 1 == size) {
      into.offset = 0;
      return VIGIL_MOMENT_TIME;
    }
    bool is_behind = from[place] == '-';
    if (!is_behind && from[place] != '+') return VIGIL_MOMENT_WRONG;
    if (size - place != 6 || from[place + 3] != ':') return VIGIL_MOMENT_WRONG;
    int hours = digits(from + place + 1, 2), minutes = digits(from + place + 4, 2);
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return VIGIL_MOMENT_WRONG;
    into.offset = static_cast<int16_t>((hours * 60 + minutes) * (is_behind ? -1 : 1));
    return VIGIL_MOMENT_TIME;
  }

  Place period(Place at, vigil_moment &start, vigil_moment &end) {
    if (peek(at) != '{') return pass(at, "is not a period");
    return object(at, [&](const char *key, Place at) {
      if (is(key, "start")) return moment(at, start);
      if (is(key, "end")) return moment(at, end);
      return skip(at);
    });
  }

  // Quantities and references

  struct Quantity {
    double number = 0;
    bool has_number = false;
    uint32_t unit = VIGIL_NOTHING;
    uint32_t comparator = VIGIL_NOTHING;
  };

  /// Reads a quantity; the code of its unit counts before the words.
  Place quantity(Place at, Quantity &into) {
    if (peek(at) != '{') return pass(at, "is not a quantity");
    uint32_t code = VIGIL_NOTHING;
    at = object(at, [&](const char *key, Place at) {
      if (is(key, "value")) {
        into.has_number = token(at) != "null";
        return number(at, into.number);
      }
      if (is(key, "code")) return term(at, in_unit_code, code);
      if (is(key, "unit")) return term(at, in_unit, into.unit);
      if (is(key, "comparator")) return term(at, in_comparator, into.comparator);
      return skip(at);
    });
    if (code != VIGIL_NOTHING) into.unit = code;
    return at;
  }

  /// Reads a reference that is mostly the same as the last of its sort.
  Place reference(Place at, Known &last, vigil_text &into) {
    const char *from = here(at);
    size_t size = last.raw.size();
    if (size > 0 && size <= static_cast<size_t>(limit - from) &&
        Terms::is_same(last.raw.data(), from, size)) {
      into = last.text;
      return at + last.places;
    }
    if (peek(at) != '{') return reference(at, into);
    vigil_text found = {0, 0};
    Place after = reference(at, found);
    if (found.length) into = found;
    // Unescaped text may be forgotten with the line it is from, and faults have to be found again.
    if (after && found.length && !(found.start & VIGIL_ARENA) && !fault) {
      last = {between(at, after), static_cast<uint32_t>(after - at), found};
    }
    return after;
  }

  /// Reads the reference of an object, or else its identifier's value.
  Place reference(Place at, vigil_text &into) {
    if (peek(at) != '{') return pass(at, "is not a reference");
    vigil_text identifier = {0, 0}, found = {0, 0};
    at = object(at, [&](const char *key, Place at) {
      if (is(key, "reference")) return text(at, found);
      if (is(key, "identifier") && peek(at) == '{') {
        return object(at, [&](const char *name, Place at) {
          return is(name, "value") ? text(at, identifier) : skip(at);
        });
      }
      return skip(at);
    });
    if (found.length) into = found;
    else if (identifier.length) into = identifier;
    return at;
  }
};

}  // namespace vigil_fhir

#endif
