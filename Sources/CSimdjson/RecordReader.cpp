// Walks over FHIR resources and takes from them what timelines need. See CSimdjsonRecords.h.
#include "CSimdjsonRecords.h"

#include <new>

#include "RecordFields.h"

using namespace vigil_fhir;

namespace {

/// Bundles in bundles and resources in resources: nobody nests deeper.
constexpr int deepest = 4;
constexpr size_t most_term_bytes = 1 << 27, most_terms = 1 << 19;

}  // namespace

/// Walks over resources, bundles and documents.
struct vigil_record_reader : Fields, Lines<vigil_record_reader> {
  std::vector<vigil_record> records;
  const vigil_record blank_record = no_record();
  const vigil_reading blank_reading = no_reading();
  /// How many resources the walk is inside of.
  int level = 0;

  // Fields that are read once the type is known

  using Take = Place (vigil_record_reader::*)(Place, vigil_record &);

  /// Reads each object of a list that was passed over; false when its JSON is broken.
  bool each_object(Place list, const char *what, Take take, vigil_record &record) {
    if (!list || peek(list) != '[') return true;
    path = what;
    return array(list, [&](Place at) {
      return peek(at) == '{' ? (this->*take)(at, record) : skip(at);
    });
  }

  /// The text of a field of the object here.
  string_view peek_text(Place at, const char *key) {
    string_view found;
    size_t size = std::strlen(key);
    object(at, [&](const char *name, Place at) {
      if (std::memcmp(name, key, size) == 0 && name[size] == '"') {
        string_view raw = token(at);
        if (raw.size() >= 2 && raw.front() == '"') found = raw.substr(1, raw.size() - 2);
      }
      return skip(at);
    });
    return found;
  }

  static bool holds(string_view text, const char *part) {
    return text.find(part) != string_view::npos;
  }

  Place patient_extension(Place at, vigil_record &) {
    string_view url = peek_text(at, "url");
    bool is_british = holds(url, "EthnicCategory");
    if (!is_british && !holds(url, "us-core-ethnicity")) return skip(at);
    return object(at, [&](const char *key, Place at) {
      if (is_british && is(key, "valueCodeableConcept")) {
        return extra_term(at, VIGIL_EXTRA_UK_ETHNIC, in_extension);
      }
      if (!is(key, "extension") || peek(at) != '[') return skip(at);
      return array(at, [&](Place at) {
        if (peek(at) != '{' || peek_text(at, "url") != "ombCategory") return skip(at);
        return object(at, [&](const char *name, Place at) {
          return is(name, "valueCoding") ? extra_term(at, VIGIL_EXTRA_US_ETHNICITY, in_extension)
                                         : skip(at);
        });
      });
    });
  }

  Place place(Place at, vigil_record &) {
    vigil_place made = {};
    at = object(at, [&](const char *key, Place at) {
      if (is(key, "location")) return reference(at, made.location);
      if (is(key, "period")) return period(at, made.start, made.end);
      return skip(at);
    });
    places.push_back(made);
    return at;
  }

  Place ingredient(Place at, vigil_record &) {
    return object(at, [&](const char *key, Place at) {
      if (is(key, "itemCodeableConcept")) {
        return extra_term(at, VIGIL_EXTRA_INGREDIENT_CODE, in_medicine);
      }
      if (!is(key, "itemReference")) return skip(at);
      vigil_text found = {0, 0};
      at = reference(at, found);
      if (found.length) add(VIGIL_EXTRA_INGREDIENT, 0, VIGIL_NOTHING, found);
      return at;
    });
  }

  /// Keeps the code of the Organisation Data Service.
  Place organisation_identifier(Place at, vigil_record &record) {
    string_view system = peek_text(at, "system");
    if (!holds(system, "ods-organization-code") && !holds(system, "ods-site-code")) return skip(at);
    return object(at, [&](const char *key, Place at) {
      return is(key, "value") ? text(at, record.organisation) : skip(at);
    });
  }

  /// Reads what was put off and belongs to the type; false when its JSON is broken.
  bool rest_of(Draft &draft) {
    vigil_record &record = draft.record;
    using Reader = vigil_record_reader;
    const Place *later = draft.later;
    switch (record.type) {
      case VIGIL_RECORD_PATIENT:
        return each_object(later[later_extension], "extension", &Reader::patient_extension, record);
      case VIGIL_RECORD_ENCOUNTER:
        return each_object(later[later_location], "location", &Reader::place, record);
      case VIGIL_RECORD_MEDICATION:
        return each_object(later[later_ingredient], "ingredient", &Reader::ingredient, record);
      case VIGIL_RECORD_ORGANISATION:
      case VIGIL_RECORD_LOCATION: {
        if (!each_object(later[later_identifier], "identifier", &Reader::organisation_identifier,
                         record)) {
          return false;
        }
        path = "name";
        return !later[later_name] || text(later[later_name], record.name);
      }
      default: return true;
    }
  }

  // Resources

  /// Reads the resource here; `made` is its place among the records.
  Place resource(Place at, uint32_t &made) {
    const char *outer_fault = fault, *outer_fault_path = fault_path, *outer_path = path;
    vigil_text outer_text = fault_text;
    fault = nullptr;
    level++;
    at = whole_resource(at, made);
    level--;
    fault = outer_fault;
    fault_path = outer_fault_path;
    fault_text = outer_text;
    path = outer_path;
    return at;
  }

  Place whole_resource(Place at, uint32_t &made) {
    size_t place = records.size();
    records.push_back(blank_record);
    Place after = nullptr, inner = nullptr, list = nullptr;
    {
      // Nothing is added to the records while this one is filled.
      Draft draft = {records[place]};
      after = fill(at, draft);
      if (!after) return nullptr;
      draft.record.json = place_of(between(at, after));
      if (draft.record.type == VIGIL_RECORD_BUNDLE) list = draft.later[later_entry];
      else if (draft.record.type != VIGIL_RECORD_OTHER) inner = draft.later[later_contained];
    }
    if (list) {
      vigil_record empty = records[place];
      records.pop_back();
      if (!entries(list)) return nullptr;
      if (records.size() > place) return after;
      records.push_back(empty);
    }
    made = static_cast<uint32_t>(place);
    if (!inner || level >= deepest || contained_in(place, inner)) return after;
    return nullptr;
  }

  /// Reads the fields of a resource into its record.
  Place fill(Place at, Draft &draft) {
    vigil_record &record = draft.record;
    record.line = line;
    record.first_reading = static_cast<uint32_t>(readings.size());
    record.first_extra = static_cast<uint32_t>(extras.size());
    record.first_place = static_cast<uint32_t>(places.size());
    readings.push_back(blank_reading);
    Place after = object(at, [&](const char *key, Place at) {
      if (draft.has_type && record.type == VIGIL_RECORD_OTHER) return skip(at);
      path = key;
      return field(at, key, draft);
    });
    if (!after || !rest_of(draft)) return nullptr;
    if (record.id.length) record.identity = Terms::hash(view(record.id)) + record.type;
    record.reading_count = static_cast<uint32_t>(readings.size()) - record.first_reading;
    record.extra_count = static_cast<uint32_t>(extras.size()) - record.first_extra;
    record.place_count = static_cast<uint32_t>(places.size()) - record.first_place;
    if (record.type != VIGIL_RECORD_OBSERVATION) {
      readings.resize(record.first_reading);
      record.reading_count = 0;
    } else {
      readings[record.first_reading].code = record.code;
    }
    if (!draft.has_type) {
      record.type = VIGIL_RECORD_BROKEN;
      path = "resourceType";
      fault = nullptr;
      wrong("has no resourceType", at);
    }
    if (fault) {
      record.fault = fault;
      record.fault_path = fault_path;
      record.fault_text = fault_text;
    }
    return after;
  }

  /// Reads the resources that another one contains, which stand after it.
  bool contained_in(size_t owner, Place list) {
    if (peek(list) != '[') return true;
    Place after = array(list, [&](Place at) {
      uint32_t made = VIGIL_NOTHING;
      return peek(at) == '{' ? resource(at, made) : skip(at);
    });
    for (size_t place = owner + 1; place < records.size(); place++) {
      records[place].is_contained = 1;
    }
    records[owner].contained_count = static_cast<uint32_t>(records.size() - owner - 1);
    return after;
  }

  /// Says that something is no resource.
  void broken(const char *what, const char *where, string_view value, string_view json,
              uint32_t entry = VIGIL_NOTHING) {
    vigil_record record = no_record();
    record.type = VIGIL_RECORD_BROKEN;
    record.line = line;
    record.entry = entry;
    record.fault = what;
    record.fault_path = where;
    record.fault_text = place_of(value);
    record.json = place_of(json);
    records.push_back(record);
  }

  Place entries(Place at) {
    if (peek(at) != '[') return skip(at);
    uint32_t place = 0;
    return array(at, [&](Place at) -> Place {
      uint32_t entry_place = place++;
      if (peek(at) != '{') {
        string_view raw = token(at);
        Place after = skip(at);
        if (after) broken("is not an entry", "entry", raw, raw, entry_place);
        return after;
      }
      vigil_text url = {0, 0};
      uint32_t made = VIGIL_NOTHING;
      size_t before = records.size();
      bool has_resource = false;
      Place after = object(at, [&](const char *key, Place at) {
        if (is(key, "fullUrl")) return peek(at) == '"' ? text(at, url) : skip(at);
        if (!is(key, "resource") || peek(at) != '{') return skip(at);
        has_resource = true;
        if (level >= deepest) {
          made = VIGIL_NOTHING;
          return skip(at);
        }
        return resource(at, made);
      });
      if (!after) return nullptr;
      if (made != VIGIL_NOTHING) {
        records[made].url = url;
        records[made].entry = entry_place;
      } else if (records.size() == before) {
        string_view all = between(at, after);
        broken(has_resource ? "is nested too deep" : "holds no resource", "entry",
               all.substr(0, 1), all, entry_place);
        if (!has_resource) records.back().type = VIGIL_RECORD_OTHER;
      }
      return after;
    });
  }

  // Documents

  Place root(Place at) {
    uint32_t made = VIGIL_NOTHING;
    auto one = [&](Place at) { return peek(at) == '{' ? resource(at, made) : no_way(at); };
    return peek(at) == '[' ? array(at, one) : one(at);
  }

  struct Mark {
    size_t records, readings, extras, places, arena;
  };

  Mark mark() const {
    return {records.size(), readings.size(), extras.size(), places.size(), arena.size()};
  }

  void go_back_to(const Mark &mark) {
    records.resize(mark.records);
    readings.resize(mark.readings);
    extras.resize(mark.extras);
    places.resize(mark.places);
    arena.resize(mark.arena);
    fault = nullptr;
  }

  void no_json(simdjson::error_code failure, string_view all) {
    if (failure != simdjson::EMPTY) {
      broken(simdjson::error_message(failure), "", all.substr(0, 0), all);
    }
  }

  void stray(const char *where, string_view all) {
    size_t left = static_cast<size_t>(all.data() + all.size() - where);
    broken(left ? "is not where JSON allows it" : "ends too early", "",
           string_view(where, left < 40 ? left : 40), all);
  }

  void begin(const uint8_t *bytes, uint32_t length) {
    records.clear();
    readings.clear();
    extras.clear();
    places.clear();
    arena.clear();
    last_subject = last_encounter = Known();
    last_moment_raw = string_view();
    fault = nullptr;
    level = 0;
    whole = reinterpret_cast<const char *>(bytes);
    whole_end = whole + length;
    line = 0;
    if (terms.make_room(most_term_bytes, most_terms) || terms.all.empty()) {
      for (uint32_t &term : last) term = VIGIL_NOTHING;
    }
  }

  void give(vigil_records *into) {
    *into = {records.data(), readings.data(), extras.data(), places.data(), arena.data(),
             static_cast<uint32_t>(records.size()), line, terms.generation,
             static_cast<uint32_t>(terms.all.size())};
  }
};

namespace {

vigil_words words_of(const std::string &text) { return {text.data(), text.size()}; }

}  // namespace

extern "C" {

vigil_record_reader *vigil_record_reader_make(void) {
  return new (std::nothrow) vigil_record_reader();
}

void vigil_record_reader_free(vigil_record_reader *reader) { delete reader; }

int vigil_record_reader_lines(
    vigil_record_reader *reader, const uint8_t *bytes, uint32_t length, vigil_records *records) {
  reader->begin(bytes, length);
  reader->read_lines(reader->whole, reader->whole_end);
  reader->give(records);
  return 0;
}

int vigil_record_reader_document(
    vigil_record_reader *reader, const uint8_t *bytes, uint32_t length, vigil_records *records) {
  reader->begin(bytes, length);
  reader->read_alone(reader->whole, length);
  reader->give(records);
  return 0;
}

vigil_words vigil_term_words(const vigil_record_reader *reader, uint32_t term) {
  return words_of(reader->terms.all[term].words);
}

uint32_t vigil_term_coding_count(const vigil_record_reader *reader, uint32_t term) {
  return static_cast<uint32_t>(reader->terms.all[term].codings.size());
}

vigil_words vigil_term_system(const vigil_record_reader *reader, uint32_t term, uint32_t coding) {
  return words_of(reader->terms.all[term].codings[coding].system);
}

vigil_words vigil_term_code(const vigil_record_reader *reader, uint32_t term, uint32_t coding) {
  return words_of(reader->terms.all[term].codings[coding].code);
}

vigil_words vigil_term_display(const vigil_record_reader *reader, uint32_t term, uint32_t coding) {
  return words_of(reader->terms.all[term].codings[coding].display);
}

}  // extern "C"
