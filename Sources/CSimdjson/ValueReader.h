// Reads the parts of a FHIR resource: codes, values, references and times.
#ifndef VIGIL_VALUE_READER_H
#define VIGIL_VALUE_READER_H

#include "ValueParts.h"

namespace vigil {

/// Reads codes, values, references and times into rows.
///
/// What is not of the sort it should be is passed over and makes `is_sound` false.
struct ValueReader : Walker {
  TermTable codes;
  TermTable units;
  std::vector<vigil_resource> resources;
  std::vector<vigil_row> rows;
  std::vector<vigil_reference> references;
  std::string arena;
  std::string scratch;
  /// The start and end of the whole buffer, which texts count from.
  const char *whole = nullptr;
  const char *whole_end = nullptr;
  KnownConcepts known;
  /// The bytes of the last subject, how many places they have, and what they came to.
  string_view last_subject;
  uint32_t last_subject_places = 0;
  vigil_text last_person = {0, 0};

  // Text

  /// Passes over what is no object or list, which is sound only if it is `null`.
  Place pass(Place at, bool &is_sound) {
    is_sound = token(at) == "null" && is_sound;
    return skip(at);
  }

  /// Reads a text as a place.
  Place text(Place at, vigil_text &into, bool &is_sound) {
    string_view raw = token(at);
    if (raw.size() < 2 || raw.front() != '"' || raw.back() != '"') {
      is_sound = false;
      return skip(at);
    }
    raw = raw.substr(1, raw.size() - 2);
    if (!has_escape(raw)) {
      into = {static_cast<uint32_t>(raw.data() - whole), static_cast<uint32_t>(raw.size())};
      return at + 1;
    }
    size_t start = arena.size();
    if (!unescape(raw, arena)) {
      is_sound = false;
      return at + 1;
    }
    into = {static_cast<uint32_t>(start | VIGIL_ARENA),
            static_cast<uint32_t>(arena.size() - start)};
    return at + 1;
  }

  /// Reads a text that is left out when it is none.
  Place words(Place at, vigil_text &into) {
    bool is_sound = true;
    return text(at, into, is_sound);
  }

  string_view view(vigil_text place) const {
    const char *from = place.start & VIGIL_ARENA ? arena.data() + (place.start & ~VIGIL_ARENA)
                                                 : whole + place.start;
    return string_view(from, place.length);
  }

  // Codes

  Place coding(Place at, Concept &found, bool &is_sound) {
    if (peek(at) != '{') {
      is_sound = false;
      return skip(at);
    }
    vigil_text system = {0, 0}, code = {0, 0}, display = {0, 0};
    at = object(at, [&](const char *key, Place at) {
      if (is(key, "code")) return text(at, code, is_sound);
      if (is(key, "system")) return text(at, system, is_sound);
      if (is(key, "display")) return words(at, display);
      return skip(at);
    });
    if (!at) return nullptr;
    if (found.value == -2) found.value = -1;
    const vigil_term *term = codes.find(view(system), view(code));
    if (term) found.take(*term);
    if (found.text.length == 0) found.text = display.length ? display : code;
    return at;
  }

  /// Reads a concept; the bytes of one met before are not looked into again.
  Place concept_of(Place at, Slot slot, Concept &found, bool &is_sound) {
    if (peek(at) != '{') return pass(at, is_sound);
    if (!found.is_new()) return read_concept(at, found, is_sound);
    const char *from = base + *at;
    if (auto *one = known.expected(slot, from, static_cast<size_t>(limit - from))) {
      take_known(one->found, from, found);
      return at + one->places;
    }
    Place after = skip_inside(at + 1);
    if (!after) return nullptr;
    string_view raw = between(at, after);
    if (raw.size() > 512 || has_escape(raw)) return read_concept(at, found, is_sound);
    if (auto *one = known.find(slot, raw)) {
      take_known(one->found, from, found);
      return after;
    }
    bool is_whole = true;
    after = read_concept(at, found, is_whole);
    is_sound = is_whole && is_sound;
    if (after && is_whole) {
      Concept kept = found;
      if (kept.text.length) kept.text.start -= static_cast<uint32_t>(from - whole);
      known.keep(slot, raw, static_cast<uint32_t>(after - at), kept);
    }
    return after;
  }

  void take_known(const Concept &one, const char *from, Concept &found) {
    found = one;
    if (found.text.length) found.text.start += static_cast<uint32_t>(from - whole);
  }

  Place read_concept(Place at, Concept &found, bool &is_sound) {
    vigil_text said = {0, 0};
    at = object(at, [&](const char *key, Place at) {
      if (is(key, "coding")) {
        if (peek(at) == '[') {
          return array(at, [&](Place at) { return coding(at, found, is_sound); });
        }
        is_sound = false;
      } else if (is(key, "text")) {
        return words(at, said);
      }
      return skip(at);
    });
    // What somebody wrote says more than the words of a code that nobody knows.
    if (said.length) found.text = said;
    if (found.value == -2 && said.length) found.value = -1;
    return at;
  }

  // Values

  Place quantity(Place at, Quantity &found, bool &is_sound) {
    if (peek(at) != '{') return pass(at, is_sound);
    vigil_text code = {0, 0}, unit = {0, 0}, comparator = {0, 0};
    at = object(at, [&](const char *key, Place at) {
      if (is(key, "value")) {
        found.has_number = true;
        found.number = Decimal::read(token(at));
      } else if (is(key, "code")) {
        return text(at, code, is_sound);
      } else if (is(key, "unit")) {
        return text(at, unit, is_sound);
      } else if (is(key, "comparator")) {
        found.compares = true;
        return text(at, comparator, found.compares);
      }
      return skip(at);
    });
    // The code decides; words only where there is none.
    vigil_text said = code.length ? code : unit;
    if (said.length) found.unit = unit_value(view(said));
    found.text = found.compares ? comparator : said;
    return at;
  }

  /// The value of a unit, or -1.
  ///
  /// Annotations in braces carry no meaning in UCUM. Codes are told apart by case, words are not.
  int32_t unit_value(string_view said) {
    const vigil_term *term = units.find(string_view(), said);
    if (!term && said.find('{') != string_view::npos) {
      scratch.clear();
      bool inside = false;
      for (char letter : said) {
        if (letter == '{') inside = true;
        if (!inside) scratch.push_back(letter);
        if (letter == '}') inside = false;
      }
      // A unit that is nothing but an annotation is the unit 1.
      term = units.find(string_view(), scratch.empty() ? string_view("1") : scratch);
    }
    if (!term) {
      scratch.assign(said);
      for (char &letter : scratch) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter | 0x20);
      }
      term = units.find("words", scratch);
    }
    return term ? term->value : -1;
  }

  Place value_of(const char *name, Place at, Value &found, bool &is_sound) {
    if (is(name, "valueQuantity")) {
      Quantity read;
      at = quantity(at, read, is_sound);
      found.kind = VIGIL_VALUE_QUANTITY;
      found.unit = read.unit;
      found.text = read.text;
      take_number(read.has_number ? read.number : Decimal(), found);
      if (read.compares) found.flags |= VIGIL_FLAG_COMPARATOR;
      return at;
    }
    if (is(name, "valueCodeableConcept")) {
      Concept read;
      at = concept_of(at, in_value, read, is_sound);
      found.kind = VIGIL_VALUE_CONCEPT;
      found.coded = read.value;
      found.text = read.text;
      if (read.contradicts) found.flags |= VIGIL_FLAG_CONTRADICTION;
      return at;
    }
    if (is(name, "valueString") || is(name, "valueCode")) {
      found.kind = VIGIL_VALUE_STRING;
      return text(at, found.text, is_sound);
    }
    if (is(name, "valueInteger") || is(name, "valueDecimal")) {
      found.kind = VIGIL_VALUE_INTEGER;
      take_number(Decimal::read(token(at)), found);
    } else if (is(name, "valueBoolean")) {
      found.kind = VIGIL_VALUE_BOOLEAN;
      string_view said = token(at);
      if (said == "true") found.flags |= VIGIL_FLAG_TRUE;
      is_sound = (said == "true" || said == "false") && is_sound;
    } else {
      found.kind = VIGIL_VALUE_UNSUPPORTED;
    }
    return skip(at);
  }

  static void take_number(Decimal number, Value &found) {
    found.millionths = number.millionths;
    if (!number.is_number) found.flags |= VIGIL_FLAG_NOT_A_NUMBER;
    if (number.is_too_large) found.flags |= VIGIL_FLAG_TOO_LARGE;
  }

  void add_row(const Concept &code, const Value &found, uint32_t component) {
    if (code.value < 0) return;
    vigil_row row;
    row.resource = static_cast<uint32_t>(resources.size());
    row.component = component;
    row.code = code.value;
    row.unit = found.unit;
    row.value = found.coded;
    row.absent = found.absent;
    row.kind = found.kind;
    row.flags = found.flags;
    if (code.contradicts) row.flags |= VIGIL_FLAG_CONTRADICTION;
    row.millionths = found.millionths;
    row.text = found.text;
    rows.push_back(row);
  }

  Place absence(Place at, Value &found, bool &is_sound) {
    Concept read;
    at = concept_of(at, in_absent, read, is_sound);
    found.absent = read.value;
    return at;
  }

  Place components(Place at, bool &is_sound) {
    if (peek(at) != '[') return pass(at, is_sound);
    uint32_t place = 0;
    return array(at, [&](Place at) {
      if (peek(at) != '{') {
        is_sound = false;
        return skip(at);
      }
      Concept code;
      Value found;
      at = object(at, [&](const char *key, Place at) {
        if (is(key, "code")) return concept_of(at, in_component, code, is_sound);
        if (begins(key, "value")) return value_of(key, at, found, is_sound);
        if (is(key, "dataAbsentReason")) return absence(at, found, is_sound);
        return skip(at);
      });
      add_row(code, found, place++);
      return at;
    });
  }

  // References and times

  /// The subject, which mostly is that of the resource before.
  Place subject(Place at, vigil_text &found, bool &is_sound) {
    if (peek(at) != '{') return pass(at, is_sound);
    const char *from = base + *at;
    size_t size = last_subject.size();
    if (size > 0 && size <= static_cast<size_t>(limit - from) &&
        TermTable::is_equal(from, last_subject.data(), size)) {
      found = last_person;
      return at + last_subject_places;
    }
    bool is_whole = true;
    Place after = reference(at, found, is_whole);
    is_sound = is_whole && is_sound;
    if (!after) return nullptr;
    last_subject = is_whole ? between(at, after) : string_view();
    last_subject_places = static_cast<uint32_t>(after - at);
    last_person = found;
    return after;
  }

  /// The reference of an object, or else its identifier's value.
  Place reference(Place at, vigil_text &found, bool &is_sound) {
    if (peek(at) != '{') return pass(at, is_sound);
    vigil_text identifier = {0, 0};
    at = object(at, [&](const char *key, Place at) {
      if (is(key, "reference")) return text(at, found, is_sound);
      if (is(key, "identifier") && peek(at) == '{') {
        return object(at, [&](const char *name, Place at) {
          return is(name, "value") ? words(at, identifier) : skip(at);
        });
      }
      return skip(at);
    });
    if (found.length == 0) found = identifier;
    return at;
  }

  Place reference_list(Place at, uint32_t kind, vigil_text *first, bool &is_sound) {
    if (peek(at) != '[') return pass(at, is_sound);
    return array(at, [&](Place at) {
      vigil_text target = {0, 0};
      at = reference(at, target, is_sound);
      if (first) {
        if (first->length == 0) *first = target;
      } else if (target.length) {
        references.push_back({target, kind});
      }
      return at;
    });
  }

  Place period(Place at, vigil_resource &found, bool &is_sound) {
    if (peek(at) != '{') return pass(at, is_sound);
    vigil_text start = {0, 0}, end = {0, 0};
    at = object(at, [&](const char *key, Place at) {
      if (is(key, "start")) return text(at, start, is_sound);
      if (is(key, "end")) return text(at, end, is_sound);
      return skip(at);
    });
    found.time_kind = end.length ? VIGIL_TIME_END : start.length ? VIGIL_TIME_START : 0;
    found.time = end.length ? end : start;
    return at;
  }
};

}  // namespace vigil

#endif
