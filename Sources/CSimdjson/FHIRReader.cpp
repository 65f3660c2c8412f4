// Walks FHIR JSON with simdjson's On-Demand interface and fills rows. See CSimdjson.h.
#include "ValueReader.h"

#include <new>

using namespace simdjson;
using namespace vigil;
using ondemand::value;
using std::string_view;

/// Walks over resources, bundles and documents.
struct vigil_reader : ValueReader {
  ondemand::parser parser;
  dom::parser tree;

  uint8_t status_of(value &item) {
    string_view said = token(item);
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
    const char *fault = nullptr;
  };

  void take_type(value &item, Draft &draft) {
    string_view said = token(item);
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

  error_code take_field(const char *name, value &item, Draft &draft, int depth) {
    bool is_sound = true;
    const char *path = "";
    vigil_resource &resource = draft.resource;
    switch (name[0]) {
      case 'r':
        if (is(name, "resourceType")) take_type(item, draft);
        break;
      case 'i':
        path = "id";
        if (is(name, "id")) is_sound = text(item, resource.id);
        break;
      case 's':
        path = "subject";
        if (is(name, "status")) resource.status = status_of(item);
        if (is(name, "subject")) TRY(subject(item, resource.subject, is_sound));
        break;
      case 'c':
        path = "code";
        if (is(name, "code")) TRY(concept_of(item, draft.code, is_sound));
        if (is(name, "component")) {
          path = "component";
          TRY(components(item, is_sound));
        }
        break;
      case 'v':
        path = "value";
        if (begins(name, "value")) TRY(value_of(name, item, draft.found, is_sound));
        break;
      case 'e':
        path = "effective";
        if (is(name, "effectiveDateTime") || is(name, "effectiveInstant")) {
          is_sound = text(item, resource.time);
          resource.time_kind = VIGIL_TIME_POINT;
        } else if (is(name, "effectivePeriod")) {
          TRY(period(item, resource, is_sound));
        } else if (is(name, "effectiveTiming")) {
          resource.time_kind = VIGIL_TIME_TIMING;
        } else if (is(name, "entry")) {
          TRY(entries(item, depth));
        }
        break;
      case 'd':
        path = "dataAbsentReason";
        if (is(name, "dataAbsentReason")) TRY(absence(item, draft.found, is_sound));
        if (is(name, "derivedFrom")) {
          path = "derivedFrom";
          TRY(reference_list(item, VIGIL_DERIVED_FROM, nullptr, is_sound));
        }
        break;
      case 'h':
        path = "hasMember";
        if (is(name, "hasMember")) TRY(reference_list(item, VIGIL_HAS_MEMBER, nullptr, is_sound));
        break;
      case 'p':
        path = "partOf";
        if (is(name, "partOf")) TRY(reference_list(item, 0, &resource.part_of, is_sound));
        break;
      case 'b':
        path = "birthDate";
        if (is(name, "birthDate")) is_sound = text(item, resource.birth);
        break;
      default: break;
    }
    if (!is_sound && !draft.fault) draft.fault = path;
    return SUCCESS;
  }

  error_code resource(ondemand::object fields, int depth, uint32_t entry, uint32_t &made) {
    Draft draft;
    draft.resource.line = line;
    draft.resource.entry = entry;
    uint32_t first_row = static_cast<uint32_t>(rows.size());
    uint32_t first_reference = static_cast<uint32_t>(references.size());
    size_t resource_mark = resources.size();
    seen++;
    for (auto field : fields) {
      ondemand::raw_json_string key;
      TRY(field.key().get(key));
      value item;
      TRY(field.value().get(item));
      if (!draft.is_over) TRY(take_field(key.raw(), item, draft, depth));
    }
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
        return SUCCESS;
      }
      fault(VIGIL_FAULT_TYPE, draft.fault, entry);
    }
    if (!holds_others) {
      rows.resize(first_row);
      references.resize(first_reference);
    }
    return SUCCESS;
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

  error_code entries(value &from, int depth) {
    if (depth >= deepest) {
      fault(VIGIL_FAULT_DEEP, "entry", none);
      return SUCCESS;
    }
    ondemand::array list;
    if (from.get_array().get(list)) return SUCCESS;
    uint32_t place = 0;
    for (auto element : list) {
      value one;
      TRY(element.get(one));
      ondemand::object fields;
      if (one.get_object().get(fields)) {
        fault(VIGIL_FAULT_TYPE, "entry", place++);
        continue;
      }
      uint32_t made = none;
      vigil_text url = {0, 0};
      for (auto field : fields) {
        ondemand::raw_json_string key;
        TRY(field.key().get(key));
        value item;
        TRY(field.value().get(item));
        if (is(key.raw(), "fullUrl")) text(item, url);
        if (is(key.raw(), "resource")) {
          ondemand::object inner;
          if (item.get_object().get(inner)) {
            fault(VIGIL_FAULT_TYPE, "entry.resource", place);
            continue;
          }
          TRY(resource(inner, depth + 1, place, made));
        }
      }
      if (made != none) resources[made].url = url;
      place++;
    }
    return SUCCESS;
  }

  // Documents

  error_code root(padded_string_view json) {
    ondemand::document document;
    TRY(parser.iterate(json).get(document));
    ondemand::json_type type;
    TRY(document.type().get(type));
    uint32_t made = none;
    if (type == ondemand::json_type::array) {
      ondemand::array list;
      TRY(document.get_array().get(list));
      for (auto element : list) {
        value one;
        TRY(element.get(one));
        ondemand::object fields;
        if (one.get_object().get(fields)) return INCORRECT_TYPE;
        TRY(resource(fields, 0, none, made));
      }
    } else {
      ondemand::object fields;
      TRY(document.get_object().get(fields));
      TRY(resource(fields, 0, none, made));
    }
    // Something after the end would otherwise pass unseen.
    return document.current_location().error() == OUT_OF_BOUNDS ? SUCCESS : TAPE_ERROR;
  }

  void read(const char *start, size_t length) {
    size_t resource_mark = resources.size(), row_mark = rows.size();
    size_t reference_mark = references.size(), fault_mark = faults.size();
    uint32_t seen_mark = seen;
    error_code failure =
        root(padded_string_view(start, length, length + SIMDJSON_PADDING));
    if (!failure) return;
    resources.resize(resource_mark);
    rows.resize(row_mark);
    references.resize(reference_mark);
    faults.resize(fault_mark);
    seen = seen_mark;
    fault(VIGIL_FAULT_JSON, "", none, error_message(failure));
  }

  void fill(vigil_batch *batch) {
    *batch = {resources.data(), rows.data(), references.data(), faults.data(), arena.data(),
              static_cast<uint32_t>(resources.size()), static_cast<uint32_t>(rows.size()),
              static_cast<uint32_t>(references.size()), static_cast<uint32_t>(faults.size()),
              seen, line};
  }
};

namespace {

bool is_blank(const char *start, size_t length) {
  for (size_t place = 0; place < length; place++) {
    if (static_cast<uint8_t>(start[place]) > ' ') return false;
  }
  return true;
}

/// Calls `body` with each line that is not blank.
template <typename Body>
void each_line(const uint8_t *bytes, uint32_t length, uint32_t &line, Body body) {
  const char *start = reinterpret_cast<const char *>(bytes);
  const char *end = start + length;
  while (start < end) {
    const void *found = std::memchr(start, '\n', static_cast<size_t>(end - start));
    const char *stop = found ? static_cast<const char *>(found) : end;
    size_t size = static_cast<size_t>(stop - start);
    if (!is_blank(start, size)) body(start, size);
    line++;
    start = stop + 1;
  }
}

}  // namespace

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
  each_line(bytes, length, reader->line,
            [&](const char *start, size_t size) { reader->read(start, size); });
  reader->fill(batch);
  return 0;
}

int vigil_read_document(
    vigil_reader *reader, const uint8_t *bytes, uint32_t length, vigil_batch *batch) {
  reader->clear(bytes, length);
  reader->read(reader->base, length);
  reader->fill(batch);
  return 0;
}

uint32_t vigil_parse_only(
    vigil_reader *reader, const uint8_t *bytes, uint32_t length, uint32_t how) {
  uint32_t line = 0, good = 0;
  each_line(bytes, length, line, [&](const char *start, size_t size) {
    if (how == 2) {
      dom::element root;
      if (!reader->tree.parse(start, size, false).get(root)) good++;
      return;
    }
    ondemand::document document;
    if (reader->parser.iterate(padded_string_view(start, size, size + SIMDJSON_PADDING))
            .get(document))
      return;
    if (how == 1) {
      string_view all;
      if (document.raw_json().get(all)) return;
    }
    good++;
  });
  return good;
}

}  // extern "C"
