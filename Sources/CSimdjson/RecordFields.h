// Reads the fields of a FHIR resource that timelines need.
#ifndef VIGIL_RECORD_FIELDS_H
#define VIGIL_RECORD_FIELDS_H

#include "CSimdjsonRecords.h"
#include "RecordParts.h"

namespace vigil_fhir {

/// Fields that are read once the type of the resource is known.
enum Later {
  later_contained, later_entry, later_extension, later_identifier, later_ingredient,
  later_location, later_name,
  later_count
};

struct TypeName {
  std::string_view word;
  uint32_t type;
};

constexpr TypeName type_names[] = {
    {"\"Observation\"", VIGIL_RECORD_OBSERVATION},
    {"\"MedicationRequest\"", VIGIL_RECORD_MEDICATION_REQUEST},
    {"\"MedicationAdministration\"", VIGIL_RECORD_MEDICATION_ADMINISTRATION},
    {"\"Condition\"", VIGIL_RECORD_CONDITION},
    {"\"Encounter\"", VIGIL_RECORD_ENCOUNTER},
    {"\"Procedure\"", VIGIL_RECORD_PROCEDURE},
    {"\"MedicationDispense\"", VIGIL_RECORD_MEDICATION_DISPENSE},
    {"\"MedicationStatement\"", VIGIL_RECORD_MEDICATION_STATEMENT},
    {"\"Immunization\"", VIGIL_RECORD_IMMUNIZATION},
    {"\"AllergyIntolerance\"", VIGIL_RECORD_ALLERGY},
    {"\"Patient\"", VIGIL_RECORD_PATIENT},
    {"\"Medication\"", VIGIL_RECORD_MEDICATION},
    {"\"Location\"", VIGIL_RECORD_LOCATION},
    {"\"Organization\"", VIGIL_RECORD_ORGANISATION},
    {"\"Bundle\"", VIGIL_RECORD_BUNDLE},
};

constexpr TypeName other_type = {"", VIGIL_RECORD_OTHER};

inline vigil_record no_record() {
  vigil_record made = {};
  made.entry = made.status = made.intent = made.code = made.category = VIGIL_NOTHING;
  made.clinical_status = made.verification_status = made.gender = VIGIL_NOTHING;
  made.version = INT64_MIN;
  return made;
}

inline vigil_reading no_reading() {
  vigil_reading made = {};
  made.code = made.unit = made.comparator = made.term = made.absent = VIGIL_NOTHING;
  return made;
}

/// Reads the fields of one resource.
struct Fields : Parts {
  const TypeName *last_type = &other_type;
  std::string last_meta;
  uint32_t last_meta_places = 0;
  int64_t last_version = INT64_MIN;

  /// What is held while one resource is walked over.
  struct Draft {
    vigil_record &record;
    const uint32_t *later[later_count] = {};
    const uint32_t *start = nullptr;
    bool has_type = false;
  };

  // Fields

  bool type_of(Draft &draft) {
    string_view said = token();
    draft.has_type = said.size() > 2 && said.front() == '"' && said.back() == '"';
    if (draft.has_type) draft.record.type_name = place_of(said.substr(1, said.size() - 2));
    // Resources of one type mostly stand together.
    if (said != last_type->word) {
      const TypeName *found = &other_type;
      for (const TypeName &name : type_names) {
        if (said == name.word) found = &name;
      }
      if (found == &other_type) return skip();
      last_type = found;
    }
    draft.record.type = last_type->type;
    return skip();
  }

  bool put_off(Later what, Draft &draft) {
    draft.later[what] = at;
    return skip();
  }

  bool field(const char *key, Draft &draft) {
    vigil_record &record = draft.record;
    switch (key[0]) {
      case 'a': return field_a(key, record);
      case 'b':
        if (is(key, "birthDate")) return moment(record.birth);
        break;
      case 'c': return field_c(key, draft);
      case 'd': return field_d(key, record, draft);
      case 'e': return field_e(key, draft);
      case 'g':
        if (is(key, "gender")) return term(in_gender, record.gender);
        break;
      case 'i':
        if (is(key, "id")) return text(record.id);
        if (is(key, "issued")) return moment(record.recorded);
        if (is(key, "intent")) return term(in_intent, record.intent);
        if (is(key, "identifier")) return put_off(later_identifier, draft);
        if (is(key, "ingredient")) return put_off(later_ingredient, draft);
        break;
      case 'l':
        if (is(key, "location")) return put_off(later_location, draft);
        break;
      case 'm':
        if (is(key, "meta")) return meta(record);
        if (is(key, "medicationCodeableConcept")) return term(in_medicine, record.code);
        if (is(key, "medicationReference")) return reference(record.medication);
        break;
      case 'n':
        if (is(key, "name")) return put_off(later_name, draft);
        break;
      case 'o':
        if (is(key, "onsetDateTime") || is(key, "occurrenceDateTime")) return moment(record.at);
        if (is(key, "onsetPeriod")) return period(record.at, record.end);
        break;
      case 'p': return field_p(key, record);
      case 'q':
        if (is(key, "quantity")) return extra_quantity(VIGIL_EXTRA_QUANTITY);
        break;
      case 'r':
        if (is(key, "resourceType")) return type_of(draft);
        if (is(key, "recordedDate") || is(key, "recorded")) return moment(record.recorded);
        if (is(key, "route")) return extra_term(VIGIL_EXTRA_ROUTE, in_route);
        break;
      case 's':
        if (is(key, "subject")) return reference(record.subject);
        if (is(key, "status")) return term(in_status, record.status);
        if (is(key, "serviceProvider")) return reference(record.organisation);
        break;
      case 'v': return field_v(key, draft);
      case 'w':
        if (is(key, "whenHandedOver")) return moment(record.at);
        if (is(key, "whenPrepared")) return moment(record.recorded);
        break;
      default: break;
    }
    return skip();
  }

  bool field_a(const char *key, vigil_record &record) {
    if (is(key, "authoredOn")) return moment(record.at);
    if (is(key, "abatementDateTime")) return moment(record.end);
    if (is(key, "abatementPeriod")) {
      vigil_moment start = {};
      return period(start, record.end);
    }
    return skip();
  }

  bool field_c(const char *key, Draft &draft) {
    vigil_record &record = draft.record;
    if (is(key, "code")) return term(in_code, record.code);
    if (is(key, "category")) return term(in_category, record.category);
    if (is(key, "class")) return term(in_class, record.code);
    if (is(key, "clinicalStatus")) return term(in_clinical, record.clinical_status);
    if (is(key, "component")) return components();
    if (is(key, "contained")) return put_off(later_contained, draft);
    if (is(key, "context")) return reference(record.encounter);
    return skip();
  }

  bool field_d(const char *key, vigil_record &record, Draft &draft) {
    if (is(key, "dataAbsentReason")) return absence(own(draft));
    if (is(key, "dosageInstruction") || is(key, "dosage")) return dosages();
    if (is(key, "dispenseRequest")) return dispense_request();
    if (is(key, "daysSupply")) return extra_quantity(VIGIL_EXTRA_DAYS);
    if (is(key, "doseQuantity")) return extra_quantity(VIGIL_EXTRA_DOSE);
    if (is(key, "dateAsserted")) return moment(record.recorded);
    if (is(key, "deceasedDateTime")) return moment(record.end);
    if (is(key, "deceasedBoolean")) {
      record.is_dead = token() == "true";
      return skip();
    }
    if (is(key, "doNotPerform")) {
      record.is_negative = token() == "true";
      return skip();
    }
    return skip();
  }

  bool field_e(const char *key, Draft &draft) {
    vigil_record &record = draft.record;
    if (is(key, "effectiveDateTime") || is(key, "effectiveInstant")) return moment(record.at);
    if (is(key, "effectivePeriod")) return period(record.at, record.end);
    if (is(key, "encounter")) return reference(record.encounter);
    if (is(key, "extension")) return put_off(later_extension, draft);
    if (is(key, "entry")) return put_off(later_entry, draft);
    return skip();
  }

  bool field_p(const char *key, vigil_record &record) {
    if (is(key, "patient")) return reference(record.subject);
    if (is(key, "performedDateTime")) return moment(record.at);
    if (is(key, "performedPeriod") || is(key, "period")) return period(record.at, record.end);
    return skip();
  }

  bool field_v(const char *key, Draft &draft) {
    if (is(key, "verificationStatus")) {
      return term(in_verification, draft.record.verification_status);
    }
    if (is(key, "vaccineCode")) return term(in_code, draft.record.code);
    if (begins(key, "value")) return value_of(key, own(draft));
    return skip();
  }

  bool meta(vigil_record &record) {
    const char *from = here();
    if (!last_meta.empty() && last_meta.size() <= static_cast<size_t>(limit - from) &&
        Terms::is_same(last_meta.data(), from, last_meta.size())) {
      at += last_meta_places;
      record.version = last_version;
      return true;
    }
    if (peek() != '{') return skip();
    const uint32_t *first = at;
    int64_t changed = INT64_MIN, number = INT64_MIN;
    bool is_whole = object([&](const char *key) {
      string_view said = token();
      if (said.size() < 3 || said.front() != '"') return skip();
      said = said.substr(1, said.size() - 2);
      vigil_moment moment = {};
      int milliseconds = 0;
      if (is(key, "lastUpdated")) {
        if (moment_of(said, moment, &milliseconds) == VIGIL_MOMENT_TIME) {
          int offset = moment.offset == VIGIL_NO_OFFSET ? 0 : moment.offset;
          int64_t minute = static_cast<int64_t>(moment.day) * 1440 + moment.minute - offset;
          changed = minute * 60000 + milliseconds;
        }
      } else if (is(key, "versionId") && said.size() < 10) {
        int read = digits(said.data(), static_cast<int>(said.size()));
        if (read >= 0) number = read;
      }
      return skip();
    });
    if (!is_whole) return false;
    last_version = record.version = changed != INT64_MIN ? changed : number;
    last_meta.assign(from, static_cast<size_t>(base + at[-1] + 1 - from));
    last_meta_places = static_cast<uint32_t>(at - first);
    return true;
  }

  // Values

  /// The observation's own value, which stands before those of its components.
  vigil_reading &own(Draft &draft) { return readings[draft.record.first_reading]; }

  bool absence(vigil_reading &reading) { return term(in_absent, reading.absent); }

  bool value_of(const char *key, vigil_reading &reading) {
    path = "value[x]";
    if (is(key, "valueQuantity")) {
      Quantity read;
      if (!quantity(read)) return false;
      if (read.has_number) {
        reading.kind = VIGIL_READING_NUMBER;
        reading.number = read.number;
      }
      reading.unit = read.unit;
      reading.comparator = read.comparator;
      return true;
    }
    if (is(key, "valueCodeableConcept") || is(key, "valueString") || is(key, "valueCode")) {
      reading.kind = VIGIL_READING_TERM;
      return term(in_value, reading.term);
    }
    if (is(key, "valueInteger") || is(key, "valueDecimal")) {
      reading.kind = VIGIL_READING_NUMBER;
      return number(reading.number);
    }
    if (is(key, "valueDateTime")) {
      reading.kind = VIGIL_READING_MOMENT;
      return moment(reading.moment);
    }
    if (is(key, "valueSampledData") || is(key, "valueAttachment")) return skip();
    return raw_value(reading);
  }

  /// Takes a boolean, time, period, range or ratio as it is written.
  bool raw_value(vigil_reading &reading) {
    if (peek() == '"') {
      reading.kind = VIGIL_READING_TERM;
      return term(in_value, reading.term);
    }
    const char *from = here();
    const uint32_t *first = at;
    string_view raw = token();
    if (!skip()) return false;
    if (*from == '{' || *from == '[') {
      raw = string_view(from, static_cast<size_t>(base + at[-1] + 1 - from));
    }
    if (raw == "null") return true;
    uint64_t hash = Terms::term_hash(raw);
    uint32_t known = terms.find(raw, hash);
    if (known == VIGIL_NOTHING) {
      Term made;
      made.raw = made.words = std::string(raw);
      known = terms.add(std::move(made), static_cast<uint32_t>(at - first), hash);
    }
    reading.kind = VIGIL_READING_TERM;
    reading.term = known;
    return true;
  }

  bool components() {
    path = "component";
    if (peek() != '[') return pass("is not a list");
    uint32_t place = 0;
    return array([&] {
      path = "component";
      if (peek() != '{') return pass("is not a component");
      size_t mine = readings.size();
      readings.push_back(no_reading());
      uint32_t slot = in_component + (place < 7 ? place : 7);
      place++;
      return object([&](const char *key) {
        path = "component.code";
        if (is(key, "code")) return term(slot, readings[mine].code);
        if (begins(key, "value")) return value_of(key, readings[mine]);
        if (is(key, "dataAbsentReason")) return absence(readings[mine]);
        return skip();
      });
    });
  }

  void add(uint32_t what, double number, uint32_t term = VIGIL_NOTHING,
           vigil_text text = {0, 0}) {
    extras.push_back({what, term, number, text});
  }

  /// Reads a quantity and its unit, which is the next kind of extra.
  bool extra_quantity(uint32_t what) {
    // Other types have other things of the same name.
    if (peek() != '{') return skip();
    Quantity read;
    if (!quantity(read)) return false;
    if (!read.has_number) return true;
    add(what, read.number);
    if (read.unit != VIGIL_NOTHING) add(what + 1, 0, read.unit);
    return true;
  }

  bool extra_term(uint32_t what, uint32_t slot) {
    if (peek() != '{') return skip();
    uint32_t found = VIGIL_NOTHING;
    if (!term(slot, found)) return false;
    if (found != VIGIL_NOTHING) add(what, 0, found);
    return true;
  }

  /// Reads the first dosage of a list, or the one there is.
  bool dosages() {
    path = "dosage";
    if (peek() == '{') return dosage();
    if (peek() != '[') return skip();
    bool is_first = true;
    return array([&] {
      if (!is_first || peek() != '{') return skip();
      is_first = false;
      return dosage();
    });
  }

  bool dosage() {
    return object([&](const char *key) {
      if (is(key, "route")) return extra_term(VIGIL_EXTRA_ROUTE, in_route);
      if (is(key, "dose") || is(key, "doseQuantity")) return extra_quantity(VIGIL_EXTRA_DOSE);
      if (!is(key, "doseAndRate") || peek() != '[') return skip();
      bool is_first = true;
      return array([&] {
        if (!is_first || peek() != '{') return skip();
        is_first = false;
        return object([&](const char *name) {
          return is(name, "doseQuantity") ? extra_quantity(VIGIL_EXTRA_DOSE) : skip();
        });
      });
    });
  }

  bool dispense_request() {
    path = "dispenseRequest";
    if (peek() != '{') return skip();
    return object([&](const char *key) {
      if (is(key, "quantity")) return extra_quantity(VIGIL_EXTRA_QUANTITY);
      if (is(key, "expectedSupplyDuration")) return extra_quantity(VIGIL_EXTRA_DAYS);
      return skip();
    });
  }
};

}  // namespace vigil_fhir

#endif
