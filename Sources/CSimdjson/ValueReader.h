// Reads the parts of a FHIR resource: codes, values, references and times.
#ifndef VIGIL_VALUE_READER_H
#define VIGIL_VALUE_READER_H

#include "ValueParts.h"

namespace vigil {

/// Reads codes, values, references and times into rows.
struct ValueReader {
  TermTable codes;
  TermTable units;
  std::vector<vigil_resource> resources;
  std::vector<vigil_row> rows;
  std::vector<vigil_reference> references;
  std::vector<vigil_fault> faults;
  std::string arena;
  std::string scratch;
  const char *base = nullptr;
  const char *end = nullptr;
  /// The first backslash at or after the last text looked at.
  const char *escape = nullptr;
  uint32_t line = 0;
  uint32_t seen = 0;
  KnownConcepts known;
  /// The bytes of the last subject, and what they came to.
  string_view last_subject;
  vigil_text last_person = {0, 0};

  void clear(const uint8_t *bytes, uint32_t length) {
    resources.clear();
    rows.clear();
    references.clear();
    faults.clear();
    arena.clear();
    base = reinterpret_cast<const char *>(bytes);
    end = base + length;
    escape = base - 1;
    line = 0;
    seen = 0;
    last_subject = string_view();
  }

  void fault(uint32_t kind, const char *path, uint32_t entry, const char *words = "") {
    faults.push_back({line, entry, path, kind, words});
  }

  // Text

  /// A text as a place; false when it is no text.
  bool text(value &from, vigil_text &place) {
    string_view raw = token(from);
    if (raw.size() < 2 || raw.front() != '"' || raw.back() != '"') return false;
    raw = raw.substr(1, raw.size() - 2);
    if (!has_escape(raw)) {
      place = {static_cast<uint32_t>(raw.data() - base), static_cast<uint32_t>(raw.size())};
      return true;
    }
    size_t start = arena.size();
    if (!unescape(raw, arena)) return false;
    place = {static_cast<uint32_t>(start | VIGIL_ARENA),
             static_cast<uint32_t>(arena.size() - start)};
    return true;
  }

  /// Whether a text has a backslash; the next one is looked for once for all texts before it.
  bool has_escape(string_view raw) {
    const char *stop = raw.data() + raw.size();
    if (escape < raw.data()) {
      const void *found = std::memchr(raw.data(), '\\', static_cast<size_t>(end - raw.data()));
      escape = found ? static_cast<const char *>(found) : end;
    }
    return escape < stop;
  }

  string_view view(vigil_text place) const {
    const char *from = place.start & VIGIL_ARENA ? arena.data() + (place.start & ~VIGIL_ARENA)
                                                 : base + place.start;
    return string_view(from, place.length);
  }

  // Codes

  error_code coding(value from, Concept &found, bool &is_sound) {
    ondemand::object fields;
    if (from.get_object().get(fields)) {
      is_sound = false;
      return SUCCESS;
    }
    vigil_text system = {0, 0}, code = {0, 0}, display = {0, 0};
    for (auto field : fields) {
      ondemand::raw_json_string key;
      TRY(field.key().get(key));
      value item;
      TRY(field.value().get(item));
      const char *name = key.raw();
      if (is(name, "code")) {
        is_sound = text(item, code) && is_sound;
      } else if (is(name, "system")) {
        is_sound = text(item, system) && is_sound;
      } else if (is(name, "display")) {
        text(item, display);
      }
    }
    if (found.value == -2) found.value = -1;
    const vigil_term *term = codes.find(view(system), view(code));
    if (term) found.take(*term);
    if (found.text.length == 0) found.text = display.length ? display : code;
    return SUCCESS;
  }

  error_code concept_of(value &from, Concept &found, bool &is_sound) {
    ondemand::object fields;
    if (from.get_object().get(fields)) {
      is_sound = is_null(from) && is_sound;
      return SUCCESS;
    }
    string_view raw;
    TRY(fields.raw_json().get(raw));
    bool is_first = found.value == -2 && found.text.length == 0;
    if (!is_first || raw.size() > 512 || has_escape(raw)) {
      TRY(fields.reset().error());
      return read_concept(fields, found, is_sound);
    }
    uint32_t start = static_cast<uint32_t>(raw.data() - base);
    if (const Concept *before = known.find(raw)) {
      found = *before;
      if (found.text.length) found.text.start += start;
      return SUCCESS;
    }
    bool is_whole = true;
    TRY(fields.reset().error());
    TRY(read_concept(fields, found, is_whole));
    is_sound = is_whole && is_sound;
    if (is_whole) {
      Concept kept = found;
      if (kept.text.length) kept.text.start -= start;
      known.keep(raw, kept);
    }
    return SUCCESS;
  }

  error_code read_concept(ondemand::object &fields, Concept &found, bool &is_sound) {
    vigil_text words = {0, 0};
    for (auto field : fields) {
      ondemand::raw_json_string key;
      TRY(field.key().get(key));
      value item;
      TRY(field.value().get(item));
      const char *name = key.raw();
      if (is(name, "coding")) {
        ondemand::array list;
        if (item.get_array().get(list)) {
          is_sound = false;
          continue;
        }
        for (auto element : list) {
          value one;
          TRY(element.get(one));
          TRY(coding(one, found, is_sound));
        }
      } else if (is(name, "text")) {
        text(item, words);
      }
    }
    // What somebody wrote says more than the words of a code that nobody knows.
    if (words.length) found.text = words;
    if (found.value == -2 && words.length) found.value = -1;
    return SUCCESS;
  }

  // Values

  error_code quantity(value &from, Quantity &found, bool &is_sound) {
    ondemand::object fields;
    if (from.get_object().get(fields)) {
      is_sound = is_null(from) && is_sound;
      return SUCCESS;
    }
    vigil_text code = {0, 0}, unit = {0, 0}, comparator = {0, 0};
    for (auto field : fields) {
      ondemand::raw_json_string key;
      TRY(field.key().get(key));
      value item;
      TRY(field.value().get(item));
      const char *name = key.raw();
      if (is(name, "value")) {
        found.has_number = true;
        found.number = Decimal::read(token(item));
      } else if (is(name, "code")) {
        is_sound = text(item, code) && is_sound;
      } else if (is(name, "unit")) {
        is_sound = text(item, unit) && is_sound;
      } else if (is(name, "comparator")) {
        found.compares = text(item, comparator);
      }
    }
    // The code decides; words only where there is none.
    vigil_text said = code.length ? code : unit;
    if (said.length) found.unit = unit_value(view(said));
    found.text = found.compares ? comparator : said;
    return SUCCESS;
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

  error_code value_of(const char *name, value &item, Value &found, bool &is_sound) {
    if (is(name, "valueQuantity")) {
      Quantity read;
      TRY(quantity(item, read, is_sound));
      found.kind = VIGIL_VALUE_QUANTITY;
      found.unit = read.unit;
      found.text = read.text;
      take_number(read.has_number ? read.number : Decimal(), found);
      if (read.compares) found.flags |= VIGIL_FLAG_COMPARATOR;
    } else if (is(name, "valueCodeableConcept")) {
      Concept read;
      TRY(concept_of(item, read, is_sound));
      found.kind = VIGIL_VALUE_CONCEPT;
      found.coded = read.value;
      found.text = read.text;
      if (read.contradicts) found.flags |= VIGIL_FLAG_CONTRADICTION;
    } else if (is(name, "valueInteger") || is(name, "valueDecimal")) {
      found.kind = VIGIL_VALUE_INTEGER;
      take_number(Decimal::read(token(item)), found);
    } else if (is(name, "valueString") || is(name, "valueCode")) {
      found.kind = VIGIL_VALUE_STRING;
      is_sound = text(item, found.text) && is_sound;
    } else if (is(name, "valueBoolean")) {
      found.kind = VIGIL_VALUE_BOOLEAN;
      string_view said = token(item);
      if (said == "true") found.flags |= VIGIL_FLAG_TRUE;
      is_sound = (said == "true" || said == "false") && is_sound;
    } else {
      found.kind = VIGIL_VALUE_UNSUPPORTED;
    }
    return SUCCESS;
  }

  void take_number(Decimal number, Value &found) {
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

  error_code absence(value &item, Value &found, bool &is_sound) {
    Concept read;
    TRY(concept_of(item, read, is_sound));
    found.absent = read.value;
    return SUCCESS;
  }

  error_code components(value &from, bool &is_sound) {
    ondemand::array list;
    if (from.get_array().get(list)) {
      is_sound = is_null(from) && is_sound;
      return SUCCESS;
    }
    uint32_t place = 0;
    for (auto element : list) {
      value one;
      TRY(element.get(one));
      ondemand::object fields;
      if (one.get_object().get(fields)) {
        is_sound = false;
        continue;
      }
      Concept code;
      Value found;
      for (auto field : fields) {
        ondemand::raw_json_string key;
        TRY(field.key().get(key));
        value item;
        TRY(field.value().get(item));
        const char *name = key.raw();
        if (is(name, "code")) {
          TRY(concept_of(item, code, is_sound));
        } else if (begins(name, "value")) {
          TRY(value_of(name, item, found, is_sound));
        } else if (is(name, "dataAbsentReason")) {
          TRY(absence(item, found, is_sound));
        }
      }
      add_row(code, found, place);
      place++;
    }
    return SUCCESS;
  }

  // References and times

  /// The subject, which mostly is that of the resource before.
  error_code subject(value &from, vigil_text &found, bool &is_sound) {
    ondemand::object fields;
    if (from.get_object().get(fields)) return reference(from, found, is_sound);
    string_view raw;
    TRY(fields.raw_json().get(raw));
    if (raw.size() == last_subject.size() &&
        TermTable::is_equal(raw.data(), last_subject.data(), raw.size())) {
      found = last_person;
      return SUCCESS;
    }
    bool is_whole = true;
    TRY(fields.reset().error());
    TRY(reference_of(fields, found, is_whole));
    is_sound = is_whole && is_sound;
    last_subject = is_whole ? raw : string_view();
    last_person = found;
    return SUCCESS;
  }

  /// The reference of an object, or else its identifier's value.
  error_code reference(value &from, vigil_text &found, bool &is_sound) {
    ondemand::object fields;
    if (from.get_object().get(fields)) {
      is_sound = is_null(from) && is_sound;
      return SUCCESS;
    }
    return reference_of(fields, found, is_sound);
  }

  error_code reference_of(ondemand::object &fields, vigil_text &found, bool &is_sound) {
    vigil_text identifier = {0, 0};
    for (auto field : fields) {
      ondemand::raw_json_string key;
      TRY(field.key().get(key));
      value item;
      TRY(field.value().get(item));
      const char *name = key.raw();
      if (is(name, "reference")) {
        is_sound = text(item, found) && is_sound;
      } else if (is(name, "identifier")) {
        ondemand::object inner;
        if (item.get_object().get(inner)) continue;
        for (auto part : inner) {
          ondemand::raw_json_string inner_key;
          TRY(part.key().get(inner_key));
          value inner_value;
          TRY(part.value().get(inner_value));
          if (is(inner_key.raw(), "value")) text(inner_value, identifier);
        }
      }
    }
    if (found.length == 0) found = identifier;
    return SUCCESS;
  }

  error_code reference_list(
      value &from, uint32_t kind, vigil_text *first, bool &is_sound) {
    ondemand::array list;
    if (from.get_array().get(list)) {
      is_sound = is_null(from) && is_sound;
      return SUCCESS;
    }
    for (auto element : list) {
      value one;
      TRY(element.get(one));
      vigil_text target = {0, 0};
      TRY(reference(one, target, is_sound));
      if (first) {
        if (first->length == 0) *first = target;
      } else if (target.length) {
        references.push_back({target, kind});
      }
    }
    return SUCCESS;
  }

  error_code period(value &from, vigil_resource &found, bool &is_sound) {
    ondemand::object fields;
    if (from.get_object().get(fields)) {
      is_sound = is_null(from) && is_sound;
      return SUCCESS;
    }
    vigil_text start = {0, 0}, end = {0, 0};
    for (auto field : fields) {
      ondemand::raw_json_string key;
      TRY(field.key().get(key));
      value item;
      TRY(field.value().get(item));
      if (is(key.raw(), "start")) is_sound = text(item, start) && is_sound;
      if (is(key.raw(), "end")) is_sound = text(item, end) && is_sound;
    }
    found.time_kind = end.length ? VIGIL_TIME_END : start.length ? VIGIL_TIME_START : 0;
    found.time = end.length ? end : start;
    return SUCCESS;
  }
};

}  // namespace vigil

#endif
