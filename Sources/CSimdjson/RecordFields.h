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
    Place later[later_count] = {};
    bool has_type = false;
  };

  // Fields

  Place type_of(Place at, Draft &draft) {
    string_view said = token(at);
    draft.has_type = said.size() > 2 && said.front() == '"' && said.back() == '"';
    if (draft.has_type) draft.record.type_name = place_of(said.substr(1, said.size() - 2));
    // Resources of one type mostly stand together.
    if (said != last_type->word) {
      const TypeName *found = &other_type;
      for (const TypeName &name : type_names) {
        if (said == name.word) found = &name;
      }
      if (found == &other_type) return skip(at);
      last_type = found;
    }
    draft.record.type = last_type->type;
    return skip(at);
  }

  Place put_off(Place at, Later what, Draft &draft) {
    draft.later[what] = at;
    return skip(at);
  }

  Place field(Place at, const char *key, Draft &draft) {
    vigil_record &record = draft.record;
    switch (key[0]) {
      case 'a': return field_a(at, key, record);
      case 'b':
        if (is(key, "birthDate")) return moment(at, record.birth);
        break;
      case 'c': return field_c(at, key, draft);
      case 'd': return field_d(at, key, record, draft);
      case 'e': return field_e(at, key, draft);
      case 'g':
        if (is(key, "gender")) return term(at, in_gender, record.gender);
        break;
      case 'i':
        if (is(key, "id")) return text(at, record.id);
        if (is(key, "issued")) return moment(at, record.recorded);
        if (is(key, "intent")) return term(at, in_intent, record.intent);
        if (is(key, "identifier")) return put_off(at, later_identifier, draft);
        if (is(key, "ingredient")) return put_off(at, later_ingredient, draft);
        break;
      case 'l':
        if (is(key, "location")) return put_off(at, later_location, draft);
        break;
      case 'm':
        if (is(key, "meta")) return meta(at, record);
        if (is(key, "medicationCodeableConcept")) return term(at, in_medicine, record.code);
        if (is(key, "medicationReference")) return reference(at, record.medication);
        break;
      case 'n':
        if (is(key, "name")) return put_off(at, later_name, draft);
        break;
      case 'o':
        if (is(key, "onsetDateTime") || is(key, "occurrenceDateTime")) return moment(at, record.at);
        if (is(key, "onsetPeriod")) return period(at, record.at, record.end);
        break;
      case 'p': return field_p(at, key, record);
      case 'q':
        if (is(key, "quantity")) return extra_quantity(at, VIGIL_EXTRA_QUANTITY);
        break;
      case 'r':
        if (is(key, "resourceType")) return type_of(at, draft);
        if (is(key, "recordedDate") || is(key, "recorded")) return moment(at, record.recorded);
        if (is(key, "route")) return extra_term(at, VIGIL_EXTRA_ROUTE, in_route);
        break;
      case 's':
        if (is(key, "subject")) return reference(at, last_subject, record.subject);
        if (is(key, "status")) return term(at, in_status, record.status);
        if (is(key, "serviceProvider")) return reference(at, record.organisation);
        break;
      case 'v': return field_v(at, key, draft);
      case 'w':
        if (is(key, "whenHandedOver")) return moment(at, record.at);
        if (is(key, "whenPrepared")) return moment(at, record.recorded);
        break;
      default: break;
    }
    return skip(at);
  }

  Place field_a(Place at, const char *key, vigil_record &record) {
    if (is(key, "authoredOn")) return moment(at, record.at);
    if (is(key, "abatementDateTime")) return moment(at, record.end);
    if (is(key, "abatementPeriod")) {
      vigil_moment start = {};
      return period(at, start, record.end);
    }
    return skip(at);
  }

  Place field_c(Place at, const char *key, Draft &draft) {
    vigil_record &record = draft.record;
    if (is(key, "code")) return term(at, in_code, record.code);
    if (is(key, "category")) return term(at, in_category, record.category);
    if (is(key, "class")) return term(at, in_class, record.code);
    if (is(key, "clinicalStatus")) return term(at, in_clinical, record.clinical_status);
    if (is(key, "component")) return components(at);
    if (is(key, "contained")) return put_off(at, later_contained, draft);
    if (is(key, "context")) return reference(at, last_encounter, record.encounter);
    return skip(at);
  }

  Place field_d(Place at, const char *key, vigil_record &record, Draft &draft) {
    if (is(key, "dataAbsentReason")) return absence(at, own(draft));
    if (is(key, "dosageInstruction") || is(key, "dosage")) return dosages(at);
    if (is(key, "dispenseRequest")) return dispense_request(at);
    if (is(key, "daysSupply")) return extra_quantity(at, VIGIL_EXTRA_DAYS);
    if (is(key, "doseQuantity")) return extra_quantity(at, VIGIL_EXTRA_DOSE);
    if (is(key, "dateAsserted")) return moment(at, record.recorded);
    if (is(key, "deceasedDateTime")) return moment(at, record.end);
    if (is(key, "deceasedBoolean")) {
      record.is_dead = token(at) == "true";
      return skip(at);
    }
    if (is(key, "doNotPerform")) {
      record.is_negative = token(at) == "true";
      return skip(at);
    }
    return skip(at);
  }

  Place field_e(Place at, const char *key, Draft &draft) {
    vigil_record &record = draft.record;
    if (is(key, "effectiveDateTime") || is(key, "effectiveInstant")) return moment(at, record.at);
    if (is(key, "effectivePeriod")) return period(at, record.at, record.end);
    if (is(key, "encounter")) return reference(at, last_encounter, record.encounter);
    if (is(key, "extension")) return put_off(at, later_extension, draft);
    if (is(key, "entry")) return put_off(at, later_entry, draft);
    return skip(at);
  }

  Place field_p(Place at, const char *key, vigil_record &record) {
    if (is(key, "patient")) return reference(at, last_subject, record.subject);
    if (is(key, "performedDateTime")) return moment(at, record.at);
    if (is(key, "performedPeriod") || is(key, "period")) return period(at, record.at, record.end);
    return skip(at);
  }

  Place field_v(Place at, const char *key, Draft &draft) {
    if (is(key, "verificationStatus")) {
      return term(at, in_verification, draft.record.verification_status);
    }
    if (is(key, "vaccineCode")) return term(at, in_code, draft.record.code);
    if (begins(key, "value")) return value_of(at, key, own(draft));
    return skip(at);
  }

  Place meta(Place at, vigil_record &record) {
    const char *from = here(at);
    if (!last_meta.empty() && last_meta.size() <= static_cast<size_t>(limit - from) &&
        Terms::is_same(last_meta.data(), from, last_meta.size())) {
      record.version = last_version;
      return at + last_meta_places;
    }
    if (peek(at) != '{') return skip(at);
    int64_t changed = INT64_MIN, number = INT64_MIN;
    Place after = object(at, [&](const char *key, Place at) {
      string_view said = token(at);
      if (said.size() < 3 || said.front() != '"') return skip(at);
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
      return skip(at);
    });
    if (!after) return nullptr;
    last_version = record.version = changed != INT64_MIN ? changed : number;
    last_meta.assign(between(at, after));
    last_meta_places = static_cast<uint32_t>(after - at);
    return after;
  }

  // Values

  /// The observation's own value, which stands before those of its components.
  vigil_reading &own(Draft &draft) { return readings[draft.record.first_reading]; }

  Place absence(Place at, vigil_reading &reading) { return term(at, in_absent, reading.absent); }

  Place value_of(Place at, const char *key, vigil_reading &reading) {
    path = "value[x]";
    if (is(key, "valueQuantity")) {
      Quantity read;
      Place after = quantity(at, read);
      if (read.has_number) {
        reading.kind = VIGIL_READING_NUMBER;
        reading.number = read.number;
      }
      reading.unit = read.unit;
      reading.comparator = read.comparator;
      return after;
    }
    if (is(key, "valueCodeableConcept") || is(key, "valueString") || is(key, "valueCode")) {
      reading.kind = VIGIL_READING_TERM;
      return term(at, in_value, reading.term);
    }
    if (is(key, "valueInteger") || is(key, "valueDecimal")) {
      reading.kind = VIGIL_READING_NUMBER;
      return number(at, reading.number);
    }
    if (is(key, "valueDateTime")) {
      reading.kind = VIGIL_READING_MOMENT;
      return moment(at, reading.moment);
    }
    if (is(key, "valueSampledData") || is(key, "valueAttachment")) return skip(at);
    return raw_value(at, reading);
  }

  /// Takes a boolean, time, period, range or ratio as it is written.
  Place raw_value(Place at, vigil_reading &reading) {
    if (peek(at) == '"') {
      reading.kind = VIGIL_READING_TERM;
      return term(at, in_value, reading.term);
    }
    Place after = skip(at);
    if (!after) return nullptr;
    string_view raw = peek(at) == '{' || peek(at) == '[' ? between(at, after) : token(at);
    if (raw == "null") return after;
    uint64_t hash = Terms::term_hash(raw);
    uint32_t known = terms.find(raw, hash);
    if (known == VIGIL_NOTHING) {
      Term made;
      made.raw = made.words = std::string(raw);
      known = terms.add(std::move(made), static_cast<uint32_t>(after - at), hash);
    }
    reading.kind = VIGIL_READING_TERM;
    reading.term = known;
    return after;
  }

  Place components(Place at) {
    path = "component";
    if (peek(at) != '[') return pass(at, "is not a list");
    uint32_t place = 0;
    return array(at, [&](Place at) {
      path = "component";
      if (peek(at) != '{') return pass(at, "is not a component");
      size_t mine = readings.size();
      readings.push_back(no_reading());
      uint32_t slot = in_component + (place < 7 ? place : 7);
      place++;
      return object(at, [&](const char *key, Place at) {
        path = "component.code";
        if (is(key, "code")) return term(at, slot, readings[mine].code);
        if (begins(key, "value")) return value_of(at, key, readings[mine]);
        if (is(key, "dataAbsentReason")) return absence(at, readings[mine]);
        return skip(at);
      });
    });
  }

  void add(uint32_t what, double number, uint32_t term = VIGIL_NOTHING,
           vigil_text text = {0, 0}) {
    extras.push_back({what, term, number, text});
  }

  /// Reads a quantity and its unit, which is the next kind of extra.
  Place extra_quantity(Place at, uint32_t what) {
    // Other types have other things of the same name.
    if (peek(at) != '{') return skip(at);
    Quantity read;
    at = quantity(at, read);
    if (!at || !read.has_number) return at;
    add(what, read.number);
    if (read.unit != VIGIL_NOTHING) add(what + 1, 0, read.unit);
    return at;
  }

  Place extra_term(Place at, uint32_t what, uint32_t slot) {
    if (peek(at) != '{') return skip(at);
    uint32_t found = VIGIL_NOTHING;
    at = term(at, slot, found);
    if (found != VIGIL_NOTHING) add(what, 0, found);
    return at;
  }

  /// Reads the first dosage of a list, or the one there is.
  Place dosages(Place at) {
    path = "dosage";
    if (peek(at) == '{') return dosage(at);
    if (peek(at) != '[') return skip(at);
    bool is_first = true;
    return array(at, [&](Place at) {
      if (!is_first || peek(at) != '{') return skip(at);
      is_first = false;
      return dosage(at);
    });
  }

  Place dosage(Place at) {
    return object(at, [&](const char *key, Place at) {
      if (is(key, "route")) return extra_term(at, VIGIL_EXTRA_ROUTE, in_route);
      if (is(key, "dose") || is(key, "doseQuantity")) return extra_quantity(at, VIGIL_EXTRA_DOSE);
      if (!is(key, "doseAndRate") || peek(at) != '[') return skip(at);
      bool is_first = true;
      return array(at, [&](Place at) {
        if (!is_first || peek(at) != '{') return skip(at);
        is_first = false;
        return object(at, [&](const char *name, Place at) {
          return is(name, "doseQuantity") ? extra_quantity(at, VIGIL_EXTRA_DOSE) : skip(at);
        });
      });
    });
  }

  Place dispense_request(Place at) {
    path = "dispenseRequest";
    if (peek(at) != '{') return skip(at);
    return object(at, [&](const char *key, Place at) {
      if (is(key, "quantity")) return extra_quantity(at, VIGIL_EXTRA_QUANTITY);
      if (is(key, "expectedSupplyDuration")) return extra_quantity(at, VIGIL_EXTRA_DAYS);
      return skip(at);
    });
  }
};

}  // namespace vigil_fhir

#endif
