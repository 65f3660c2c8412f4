// Walks over FHIR resources and takes from them what timelines need. See CSimdjsonRecords.h.
#include "CSimdjsonRecords.h"

#include <new>

#include "RecordFields.h"

using namespace vigil_fhir;

namespace {

/// Bundles in bundles and resources in resources: nobody nests deeper.
constexpr int deepest = 4;
/// So much is looked at in one go: its structure fits into a cache.
constexpr size_t chunk_size = 1 << 17;
constexpr size_t most_term_bytes = 1 << 27, most_terms = 1 << 19;

}  // namespace

/// Walks over resources, bundles and documents.
struct vigil_record_reader : Fields {
  /// For lines that have to be looked at on their own.
  Structure alone;
  std::vector<vigil_record> records;
  const vigil_record blank_record = no_record();
  const vigil_reading blank_reading = no_reading();
  uint32_t line = 0;
  /// How many resources the walk is inside of.
  int level = 0;

  // Fields that are read once the type is known

  /// Goes back to a field that was passed over.
  template <typename Take>
  bool go_back(const uint32_t *to, Take take) {
    const uint32_t *kept = at;
    at = to;
    bool is_whole = take();
    at = kept;
    return is_whole;
  }

  bool each_object(const uint32_t *list, const char *what, bool (vigil_record_reader::*take)(
                                                               vigil_record &),
                   vigil_record &record) {
    if (!list) return true;
    path = what;
    return go_back(list, [&] {
      if (peek() != '[') return skip();
      return array([&] { return peek() == '{' ? (this->*take)(record) : skip(); });
    });
  }

  /// The text of a field of the object here, without moving on.
  string_view peek_text(const char *key) {
    const uint32_t *kept = at;
    string_view found;
    size_t size = std::strlen(key);
    object([&](const char *name) {
      if (std::memcmp(name, key, size) == 0 && name[size] == '"') {
        string_view raw = token();
        if (raw.size() >= 2 && raw.front() == '"') found = raw.substr(1, raw.size() - 2);
      }
      return skip();
    });
    at = kept;
    return found;
  }

  static bool holds(string_view text, const char *part) {
    return text.find(part) != string_view::npos;
  }

  bool patient_extension(vigil_record &) {
    string_view url = peek_text("url");
    bool is_british = holds(url, "EthnicCategory");
    if (!is_british && !holds(url, "us-core-ethnicity")) return skip();
    return object([&](const char *key) {
      if (is_british && is(key, "valueCodeableConcept")) {
        return extra_term(VIGIL_EXTRA_UK_ETHNIC, in_extension);
      }
      if (!is(key, "extension") || peek() != '[') return skip();
      return array([&] {
        if (peek() != '{' || peek_text("url") != "ombCategory") return skip();
        return object([&](const char *name) {
          return is(name, "valueCoding") ? extra_term(VIGIL_EXTRA_US_ETHNICITY, in_extension)
                                         : skip();
        });
      });
    });
  }

  bool place(vigil_record &) {
    vigil_place made = {};
    bool is_whole = object([&](const char *key) {
      if (is(key, "location")) return reference(made.location);
      if (is(key, "period")) return period(made.start, made.end);
      return skip();
    });
    places.push_back(made);
    return is_whole;
  }

  bool ingredient(vigil_record &) {
    return object([&](const char *key) {
      if (is(key, "itemCodeableConcept")) {
        return extra_term(VIGIL_EXTRA_INGREDIENT_CODE, in_medicine);
      }
      if (!is(key, "itemReference")) return skip();
      vigil_text found = {0, 0};
      if (!reference(found)) return false;
      if (found.length) add(VIGIL_EXTRA_INGREDIENT, 0, VIGIL_NOTHING, found);
      return true;
    });
  }

  /// Keeps the code of the Organisation Data Service.
  bool organisation_identifier(vigil_record &record) {
    string_view system = peek_text("system");
    if (!holds(system, "ods-organization-code") && !holds(system, "ods-site-code")) return skip();
    return object([&](const char *key) {
      return is(key, "value") ? text(record.organisation) : skip();
    });
  }

  /// Reads what was put off and belongs to the type.
  bool rest_of(Draft &draft) {
    vigil_record &record = draft.record;
    using Reader = vigil_record_reader;
    const uint32_t *const *later = draft.later;
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
        return !later[later_name] || go_back(later[later_name], [&] { return text(record.name); });
      }
      default: return true;
    }
  }

  // Resources

  /// Reads the resource here; `made` is its place among the records.
  bool resource(uint32_t &made) {
    const char *outer_fault = fault, *outer_fault_path = fault_path, *outer_path = path;
    vigil_text outer_text = fault_text;
    fault = nullptr;
    level++;
    bool is_whole = whole_resource(made);
    level--;
    fault = outer_fault;
    fault_path = outer_fault_path;
    fault_text = outer_text;
    path = outer_path;
    return is_whole;
  }

  bool whole_resource(uint32_t &made) {
    size_t place = records.size();
    records.push_back(blank_record);
    const char *from = here();
    const uint32_t *inner = nullptr, *list = nullptr;
    {
      // Nothing is added to the records while this one is filled.
      Draft draft = {records[place]};
      draft.start = at;
      if (!fill(draft)) return false;
      draft.record.json = place_of(string_view(from, static_cast<size_t>(base + at[-1] + 1 - from)));
      if (draft.record.type == VIGIL_RECORD_BUNDLE) list = draft.later[later_entry];
      else if (draft.record.type != VIGIL_RECORD_OTHER) inner = draft.later[later_contained];
    }
    if (list) {
      vigil_record empty = records[place];
      records.pop_back();
      if (!go_back(list, [&] { return entries(); })) return false;
      if (records.size() > place) return true;
      records.push_back(empty);
    }
    made = static_cast<uint32_t>(place);
    if (!inner || level >= deepest) return true;
    return contained_in(place, inner);
  }

  /// Reads the fields of a resource into its record.
  bool fill(Draft &draft) {
    vigil_record &record = draft.record;
    record.line = line;
    record.first_reading = static_cast<uint32_t>(readings.size());
    record.first_extra = static_cast<uint32_t>(extras.size());
    record.first_place = static_cast<uint32_t>(places.size());
    readings.push_back(blank_reading);
    bool is_whole = object([&](const char *key) {
      if (draft.has_type && record.type == VIGIL_RECORD_OTHER) return skip();
      path = key;
      return field(key, draft);
    });
    if (!is_whole || !rest_of(draft)) return false;
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
      wrong("has no resourceType", draft.start);
    }
    if (fault) {
      record.fault = fault;
      record.fault_path = fault_path;
      record.fault_text = fault_text;
    }
    return true;
  }

  /// Reads the resources that another one contains, which stand after it.
  bool contained_in(size_t owner, const uint32_t *list) {
    return go_back(list, [&] {
      if (peek() != '[') return skip();
      bool is_whole = array([&] {
        uint32_t made = VIGIL_NOTHING;
        return peek() == '{' ? resource(made) : skip();
      });
      for (size_t place = owner + 1; place < records.size(); place++) {
        records[place].is_contained = 1;
      }
      records[owner].contained_count = static_cast<uint32_t>(records.size() - owner - 1);
      return is_whole;
    });
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

  bool entries() {
    if (peek() != '[') return skip();
    uint32_t place = 0;
    return array([&] {
      uint32_t entry_place = place++;
      const char *from = here();
      const uint32_t *first = at;
      if (peek() != '{') {
        string_view raw = token();
        if (!skip()) return false;
        broken("is not an entry", "entry", raw, raw, entry_place);
        return true;
      }
      vigil_text url = {0, 0};
      uint32_t made = VIGIL_NOTHING;
      size_t before = records.size();
      bool has_resource = false;
      bool is_whole = object([&](const char *key) {
        if (is(key, "fullUrl")) return peek() == '"' ? text(url) : skip();
        if (!is(key, "resource") || peek() != '{') return skip();
        has_resource = true;
        if (level >= deepest) {
          made = VIGIL_NOTHING;
          return skip();
        }
        return resource(made);
      });
      if (!is_whole) return false;
      if (made != VIGIL_NOTHING) {
        records[made].url = url;
        records[made].entry = entry_place;
      } else if (records.size() == before) {
        string_view all(from, static_cast<size_t>(base + at[-1] + 1 - from));
        broken(has_resource ? "is nested too deep" : "holds no resource", "entry",
               string_view(base + *first, 1), all, entry_place);
        if (!has_resource) records.back().type = VIGIL_RECORD_OTHER;
      }
      return true;
    });
  }

  // Documents

  bool root() {
    uint32_t made = VIGIL_NOTHING;
    if (peek() == '[') {
      return array([&] { return peek() == '{' && resource(made); });
    }
    return peek() == '{' && resource(made);
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

  /// Reads one line or document with a structure of its own.
  void read_alone(const char *start, size_t length) {
    Mark before = mark();
    string_view all(start, length);
    simdjson::error_code failure = alone.find(start, length);
    if (failure == simdjson::EMPTY) return;
    if (failure) {
      broken(simdjson::error_message(failure), "", all.substr(0, 0), all);
      return;
    }
    Walker::start(start, length, alone.places(), alone.count());
    if (root() && at == stop) return;
    const char *where = here();
    go_back_to(before);
    size_t left = static_cast<size_t>(limit - where);
    broken(left ? "is not where JSON allows it" : "ends too early", "",
           string_view(where, left < 40 ? left : 40), all);
  }

  /// Reads the lines of a chunk, which all end in it.
  void read_chunk(const char *start, size_t length) {
    const char *end = start + length;
    simdjson::error_code failure = structure.find(start, length);
    const uint32_t *next = structure.places(), *last = next + structure.count();
    if (failure == simdjson::EMPTY) last = next;
    Walker::start(start, length, next, failure ? 0 : structure.count());
    const char *from = start;
    while (from < end) {
      const void *found = std::memchr(from, '\n', static_cast<size_t>(end - from));
      const char *line_end = found ? static_cast<const char *>(found) : end;
      if (failure && failure != simdjson::EMPTY) {
        // One broken line spoils the structure of those after it.
        read_alone(from, static_cast<size_t>(line_end - from));
      } else if (next < last && start + *next < line_end) {
        Mark before = mark();
        at = next;
        bool is_whole = root() && start + at[-1] < line_end;
        if (is_whole) next = at;
        if (!is_whole || (at < last && start + *at < line_end)) {
          go_back_to(before);
          read_alone(from, static_cast<size_t>(line_end - from));
          Walker::start(start, length, structure.places(), structure.count());
          while (next < last && start + *next < line_end) next++;
        }
      }
      line++;
      from = line_end + 1;
    }
  }

  void begin(const uint8_t *bytes, uint32_t length) {
    records.clear();
    readings.clear();
    extras.clear();
    places.clear();
    arena.clear();
    fault = nullptr;
    level = 0;
    whole = reinterpret_cast<const char *>(bytes);
    whole_end = whole + length;
    line = 0;
    if (terms.make_room(most_term_bytes, most_terms) || terms.all.empty()) {
      for (uint32_t &guess : guesses) guess = VIGIL_NOTHING;
    }
  }

  void read_lines() {
    const char *from = whole;
    while (from < whole_end) {
      size_t left = static_cast<size_t>(whole_end - from), size = left;
      if (left > chunk_size) {
        const void *found = memrchr(from, '\n', chunk_size);
        if (!found) found = std::memchr(from + chunk_size, '\n', left - chunk_size);
        if (found) size = static_cast<size_t>(static_cast<const char *>(found) + 1 - from);
      }
      read_chunk(from, size);
      from += size;
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
  reader->read_lines();
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
