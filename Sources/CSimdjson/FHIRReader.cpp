// Walks over FHIR JSON and fills rows. See CSimdjson.h.
#include <new>

#include "JSONLines.h"
#include "ValueReader.h"

using namespace vigil;

/// Walks over resources, bundles and documents.
struct vigil_reader : ValueReader, Lines<vigil_reader> {
  std::vector<vigil_fault> faults;
  uint32_t seen = 0;
  /// Whether blank lines are left out.
  bool reads_lines = false;

  // For measuring against.
  simdjson::ondemand::parser parser;
  simdjson::dom::parser tree;

  void clear(const uint8_t *bytes, uint32_t length) {
    resources.clear();
    rows.clear();
    references.clear();
    faults.clear();
    arena.clear();
    whole = reinterpret_cast<const char *>(bytes);
    whole_end = whole + length;
    line = 0;
    seen = 0;
    last_subject = string_view();
  }

  void fault(uint32_t kind, const char *path, uint32_t entry, const char *words = "") {
    faults.push_back({line, entry, path, kind, words});
  }

  static uint8_t status_of(string_view said) {
    if (said == "\"final\"") return VIGIL_STATUS_FINAL;
    if (said == "\"amended\"") return VIGIL_STATUS_AMENDED;
    if (said == "\"corrected\"") return VIGIL_STATUS_CORRECTED;
    if (said == "\"preliminary\"") return VIGIL_STATUS_PRELIMINARY;
    if (said == "\"registered\"") return VIGIL_STATUS_REGISTERED;
    if (said == "\"entered-in-error\"") return VIGIL_STATUS_ERROR;
    if (said == "\"cancelled\"") return VIGIL_STATUS_CANCELLED;
    if (said == "\"unknown\"") return VIGIL_STATUS_UNKNOWN;
    return VIGIL_STATUS_WRONG;
  }

  // Resources

  /// What is held while one resource is walked over.
  struct Draft {
    vigil_resource resource = {};
    Concept code;
    Value found;
    bool has_type = false;
    /// Whether the walk is over, because this kind of resource is not read.
    bool is_over = false;
    /// Whether the field that is read, and of which path, is what it should be.
    bool is_sound = true;
    const char *path = "";
    /// The path of the first field that is not.
    const char *fault = nullptr;
  };

  void take_type(string_view said, Draft &draft) {
    draft.has_type = said.size() > 2 && said.front() == '"';
    uint8_t &kind = draft.resource.kind;
    if (said == "\"Observation\"") {
      kind = VIGIL_OBSERVATION;
    } else if (said == "\"Patient\"") {
      kind = VIGIL_PATIENT;
    } else if (said == "\"Bundle\"") {
      kind = VIGIL_BUNDLE;
    } else {
      draft.is_over = draft.has_type;
    }
  }

  Place field(const char *name, Place at, Draft &draft, int depth) {
    vigil_resource &resource = draft.resource;
    bool &is_sound = draft.is_sound;
    switch (name[0]) {
      case 'r':
        if (is(name, "resourceType")) take_type(token(at), draft);
        break;
      case 'i':
        draft.path = "id";
        if (is(name, "id")) return text(at, resource.id, is_sound);
        break;
      case 's':
        draft.path = "subject";
        if (is(name, "status")) resource.status = status_of(token(at));
        if (is(name, "subject")) return subject(at, resource.subject, is_sound);
        break;
      case 'c':
        draft.path = "code";
        if (is(name, "code")) return concept_of(at, in_code, draft.code, is_sound);
        draft.path = "component";
        if (is(name, "component")) return components(at, is_sound);
        break;
      case 'v':
        draft.path = "value";
        if (begins(name, "value")) return value_of(name, at, draft.found, is_sound);
        break;
      case 'e': return field_e(name, at, draft, depth);
      case 'd':
        draft.path = "dataAbsentReason";
        if (is(name, "dataAbsentReason")) return absence(at, draft.found, is_sound);
        draft.path = "derivedFrom";
        if (is(name, "derivedFrom")) {
          return reference_list(at, VIGIL_DERIVED_FROM, nullptr, is_sound);
        }
        break;
      case 'h':
        draft.path = "hasMember";
        if (is(name, "hasMember")) return reference_list(at, VIGIL_HAS_MEMBER, nullptr, is_sound);
        break;
      case 'p':
        draft.path = "partOf";
        if (is(name, "partOf")) return reference_list(at, 0, &resource.part_of, is_sound);
        break;
      case 'b':
        draft.path = "birthDate";
        if (is(name, "birthDate")) return text(at, resource.birth, is_sound);
        break;
      default: break;
    }
    return skip(at);
  }

  Place field_e(const char *name, Place at, Draft &draft, int depth) {
    vigil_resource &resource = draft.resource;
    draft.path = "effective";
    if (is(name, "effectiveDateTime") || is(name, "effectiveInstant")) {
      resource.time_kind = VIGIL_TIME_POINT;
      return text(at, resource.time, draft.is_sound);
    }
    if (is(name, "effectivePeriod")) return period(at, resource, draft.is_sound);
    if (is(name, "effectiveTiming")) resource.time_kind = VIGIL_TIME_TIMING;
    if (is(name, "entry")) return entries(at, depth);
    return skip(at);
  }

  /// Reads the resource here; `made` is its place among the resources.
  Place resource(Place at, int depth, uint32_t entry, uint32_t &made) {
    Draft draft;
    draft.resource.line = line;
    draft.resource.entry = entry;
    uint32_t first_row = static_cast<uint32_t>(rows.size());
    uint32_t first_reference = static_cast<uint32_t>(references.size());
    size_t resource_mark = resources.size();
    seen++;
    at = object(at, [&](const char *key, Place at) {
      if (draft.is_over) return skip(at);
      at = field(key, at, draft, depth);
      if (!draft.is_sound) {
        if (!draft.fault) draft.fault = draft.path;
        draft.is_sound = true;
      }
      return at;
    });
    if (!at) return nullptr;
    if (!draft.has_type) {
      fault(VIGIL_FAULT_NO_TYPE, "resourceType", entry);
      draft.resource.kind = VIGIL_OTHER;
    }
    uint8_t kind = draft.resource.kind;
    bool holds_others = resources.size() != resource_mark;
    if (kind == VIGIL_OBSERVATION || kind == VIGIL_PATIENT) {
      if (holds_others) draft.fault = "entry";
      if (!draft.fault) {
        commit(draft, first_row, first_reference, made);
        return at;
      }
      fault(VIGIL_FAULT_TYPE, draft.fault, entry);
    }
    if (!holds_others) {
      rows.resize(first_row);
      references.resize(first_reference);
    }
    return at;
  }

  void commit(Draft &draft, uint32_t first_row, uint32_t first_reference, uint32_t &made) {
    vigil_resource &resource = draft.resource;
    resource.has_value = draft.found.kind != VIGIL_VALUE_NONE || draft.found.absent != -2;
    resource.is_known = draft.code.value >= 0;
    if (resource.kind == VIGIL_OBSERVATION) add_row(draft.code, draft.found, none);
    resource.first_row = first_row;
    resource.row_count = static_cast<uint32_t>(rows.size()) - first_row;
    resource.first_reference = first_reference;
    resource.reference_count = static_cast<uint32_t>(references.size()) - first_reference;
    if (!resources.empty()) compare(resources.back(), resource);
    made = static_cast<uint32_t>(resources.size());
    resources.push_back(resource);
  }

  void compare(const vigil_resource &before, vigil_resource &resource) {
    auto is_same = [&](vigil_text left, vigil_text right) {
      return left.length == right.length &&
             (left.start == right.start ||
              TermTable::is_equal(view(left).data(), view(right).data(), left.length));
    };
    if (is_same(before.subject, resource.subject)) resource.same |= VIGIL_SAME_SUBJECT;
    if (is_same(before.time, resource.time)) resource.same |= VIGIL_SAME_TIME;
    if (is_same(before.part_of, resource.part_of)) resource.same |= VIGIL_SAME_PART_OF;
  }

  Place entries(Place at, int depth) {
    if (depth >= deepest) fault(VIGIL_FAULT_DEEP, "entry", none);
    if (depth >= deepest || peek(at) != '[') return skip(at);
    uint32_t place = 0;
    return array(at, [&](Place at) {
      if (peek(at) != '{') {
        fault(VIGIL_FAULT_TYPE, "entry", place++);
        return skip(at);
      }
      uint32_t made = none;
      vigil_text url = {0, 0};
      at = object(at, [&](const char *key, Place at) {
        if (is(key, "fullUrl")) return words(at, url);
        if (!is(key, "resource")) return skip(at);
        if (peek(at) == '{') return resource(at, depth + 1, place, made);
        fault(VIGIL_FAULT_TYPE, "entry.resource", place);
        return skip(at);
      });
      if (made != none) resources[made].url = url;
      place++;
      return at;
    });
  }

  // Lines and documents

  Place root(Place at) {
    uint32_t made = none;
    auto one = [&](Place at) {
      return peek(at) == '{' ? resource(at, 0, none, made) : no_way(at);
    };
    return peek(at) == '[' ? array(at, one) : one(at);
  }

  struct Mark {
    size_t resources, rows, references, faults;
    uint32_t seen;
  };

  Mark mark() const {
    return {resources.size(), rows.size(), references.size(), faults.size(), seen};
  }

  /// Forgets what was read since; unescaped texts stay, as the last subject may be one.
  void go_back_to(const Mark &mark) {
    resources.resize(mark.resources);
    rows.resize(mark.rows);
    references.resize(mark.references);
    faults.resize(mark.faults);
    seen = mark.seen;
  }

  void no_json(simdjson::error_code failure, string_view) {
    if (failure == simdjson::EMPTY && reads_lines) return;
    fault(VIGIL_FAULT_JSON, "", none, simdjson::error_message(failure));
  }

  void stray(const char *where, string_view all) {
    if (reads_lines && is_blank(all)) return;
    size_t first = 0, last = all.size();
    while (first < last && static_cast<uint8_t>(all[first]) <= ' ') first++;
    while (last > first && static_cast<uint8_t>(all[last - 1]) <= ' ') last--;
    simdjson::error_code failure = simdjson::TAPE_ERROR;
    if (where == all.data() + first) {
      failure = simdjson::INCORRECT_TYPE;
    } else if (all[last - 1] != (all[first] == '[' ? ']' : '}')) {
      failure = simdjson::INCOMPLETE_ARRAY_OR_OBJECT;
    }
    no_json(failure, all);
  }

  static bool is_blank(string_view all) {
    for (char letter : all) {
      if (static_cast<uint8_t>(letter) > ' ') return false;
    }
    return true;
  }

  void give(vigil_batch *batch) const {
    *batch = {resources.data(), rows.data(), references.data(), faults.data(), arena.data(),
              static_cast<uint32_t>(resources.size()), static_cast<uint32_t>(rows.size()),
              static_cast<uint32_t>(references.size()), static_cast<uint32_t>(faults.size()),
              seen, line};
  }
};

extern "C" {

vigil_reader *vigil_reader_make(
    const vigil_term *codes, uint32_t code_count, const vigil_term *units, uint32_t unit_count) {
  vigil_reader *reader = new (std::nothrow) vigil_reader();
  if (!reader) return nullptr;
  reader->codes.fill(codes, code_count);
  reader->units.fill(units, unit_count);
  return reader;
}

void vigil_reader_free(vigil_reader *reader) { delete reader; }

int vigil_read_lines(
    vigil_reader *reader, const uint8_t *bytes, uint32_t length, vigil_batch *batch) {
  reader->clear(bytes, length);
  reader->reads_lines = true;
  reader->read_lines(reader->whole, reader->whole_end);
  reader->give(batch);
  return 0;
}

int vigil_read_document(
    vigil_reader *reader, const uint8_t *bytes, uint32_t length, vigil_batch *batch) {
  reader->clear(bytes, length);
  reader->reads_lines = false;
  reader->read_alone(reader->whole, length);
  reader->give(batch);
  return 0;
}

uint32_t vigil_parse_only(
    vigil_reader *reader, const uint8_t *bytes, uint32_t length, uint32_t how) {
  using namespace simdjson;
  uint32_t good = 0;
  auto parse = [&](const char *start, size_t size) {
    if (how == 2) {
      dom::element root;
      return !reader->tree.parse(start, size, false).get(root);
    }
    ondemand::document document;
    if (reader->parser.iterate(padded_string_view(start, size, size + SIMDJSON_PADDING))
            .get(document))
      return false;
    string_view all;
    return how != 1 || !document.raw_json().get(all);
  };
  const char *start = reinterpret_cast<const char *>(bytes), *end = start + length;
  while (start < end) {
    const void *found = std::memchr(start, '\n', static_cast<size_t>(end - start));
    const char *stop = found ? static_cast<const char *>(found) : end;
    size_t size = static_cast<size_t>(stop - start);
    if (!vigil_reader::is_blank(string_view(start, size)) && parse(start, size)) good++;
    start = stop + 1;
  }
  return good;
}

}  // extern "C"
