// The door to simdjson: a buffer of FHIR JSON goes in, filled rows come out, in one call.
//
// Only what early warning scores need is taken from a resource; everything else is skipped. Text is
// given as places in the buffer, so that nothing is copied for a good row.
#ifndef VIGIL_CSIMDJSON_H
#define VIGIL_CSIMDJSON_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// How many bytes after the last one must be readable.
#define VIGIL_PADDING 64

/// Bytes of the buffer; from VIGIL_ARENA up, bytes of `arena` (text that had to be unescaped).
typedef struct {
  uint32_t start;
  uint32_t length;
} vigil_text;

#define VIGIL_ARENA 0x80000000u

/// One known term: a code with its system, or a unit.
///
/// The key is `system|code` for codes, the unit alone for units, and `words|` and small letters for
/// units in words.
typedef struct {
  const char *key;
  uint32_t key_length;
  /// What is given back for it; 0 or more.
  int32_t value;
  /// Of several codes for one thing the one with the highest rank counts.
  int32_t rank;
  /// Codes of one rank must belong to one group; otherwise they contradict each other.
  int32_t group;
} vigil_term;

enum { VIGIL_OTHER, VIGIL_OBSERVATION, VIGIL_PATIENT, VIGIL_BUNDLE };

enum {
  VIGIL_STATUS_NONE,
  VIGIL_STATUS_FINAL,
  VIGIL_STATUS_AMENDED,
  VIGIL_STATUS_CORRECTED,
  VIGIL_STATUS_PRELIMINARY,
  VIGIL_STATUS_REGISTERED,
  VIGIL_STATUS_ERROR,
  VIGIL_STATUS_CANCELLED,
  VIGIL_STATUS_UNKNOWN,
  VIGIL_STATUS_WRONG
};

/// What a resource has in common with the one before it in the batch.
enum { VIGIL_SAME_SUBJECT = 1, VIGIL_SAME_TIME = 2, VIGIL_SAME_PART_OF = 4 };

enum { VIGIL_TIME_NONE, VIGIL_TIME_POINT, VIGIL_TIME_END, VIGIL_TIME_START, VIGIL_TIME_TIMING };

/// What a resource says about itself.
typedef struct {
  /// The line it stands in, from 0 at the start of the buffer.
  uint32_t line;
  /// Its place among the entries of a bundle, or UINT32_MAX.
  uint32_t entry;
  uint8_t kind;
  uint8_t status;
  uint8_t time_kind;
  /// Whether it has a value or a reason for having none, outside its components.
  uint8_t has_value;
  /// Whether its own code is one of the terms.
  uint8_t is_known;
  /// Records of one round mostly stand together: VIGIL_SAME_SUBJECT and the like.
  uint8_t same;
  vigil_text id;
  vigil_text url;
  vigil_text subject;
  vigil_text time;
  vigil_text part_of;
  vigil_text birth;
  uint32_t first_row;
  uint32_t row_count;
  uint32_t first_reference;
  uint32_t reference_count;
} vigil_resource;

enum {
  VIGIL_VALUE_NONE,
  VIGIL_VALUE_QUANTITY,
  VIGIL_VALUE_INTEGER,
  VIGIL_VALUE_STRING,
  VIGIL_VALUE_CONCEPT,
  VIGIL_VALUE_BOOLEAN,
  VIGIL_VALUE_UNSUPPORTED
};

enum {
  VIGIL_FLAG_CONTRADICTION = 1,
  VIGIL_FLAG_COMPARATOR = 2,
  VIGIL_FLAG_NOT_A_NUMBER = 4,
  VIGIL_FLAG_TOO_LARGE = 8,
  VIGIL_FLAG_TRUE = 16
};

/// A reading with a known code: the value of an observation, or of one of its components.
typedef struct {
  uint32_t resource;
  /// Its place among the components, or UINT32_MAX for the observation's own value.
  uint32_t component;
  int32_t code;
  /// The unit's value, -1 for one that is not known, -2 for none.
  int32_t unit;
  /// The value of the coded value, -1 for one that is not known, -2 for none.
  int32_t value;
  /// The value of the reason for absence, -1 for one that is not known, -2 for none.
  int32_t absent;
  uint8_t kind;
  uint8_t flags;
  /// The number in millionths.
  int64_t millionths;
  /// The text of the value, of the unit that is not known, or of the comparator.
  vigil_text text;
} vigil_row;

enum { VIGIL_DERIVED_FROM, VIGIL_HAS_MEMBER };

/// A reference from a resource to another.
typedef struct {
  vigil_text target;
  uint32_t kind;
} vigil_reference;

enum {
  VIGIL_FAULT_JSON,
  VIGIL_FAULT_TYPE,
  VIGIL_FAULT_NO_TYPE,
  VIGIL_FAULT_DEEP,
  VIGIL_FAULT_TOO_LARGE
};

/// Something that cannot be read.
typedef struct {
  uint32_t line;
  uint32_t entry;
  /// Where in the resource, such as `component`.
  const char *path;
  /// One of the faults above.
  uint32_t kind;
  /// What simdjson says, in words; empty for other faults.
  const char *words;
} vigil_fault;

/// All that was read from a buffer; it holds until the next call.
typedef struct {
  const vigil_resource *resources;
  const vigil_row *rows;
  const vigil_reference *references;
  const vigil_fault *faults;
  const char *arena;
  uint32_t resource_count;
  uint32_t row_count;
  uint32_t reference_count;
  uint32_t fault_count;
  /// Resources of any type, nested ones and unread ones included.
  uint32_t seen_count;
  /// The lines the buffer has, blank ones included.
  uint32_t line_count;
} vigil_batch;

typedef struct vigil_reader vigil_reader;

/// Makes a reader that knows these codes and units; NULL when memory is short.
vigil_reader *vigil_reader_make(
    const vigil_term *codes, uint32_t code_count, const vigil_term *units, uint32_t unit_count);
void vigil_reader_free(vigil_reader *reader);

/// Reads complete lines of JSON, each a resource or a bundle.
///
/// After `length` bytes another VIGIL_PADDING must be readable; `length` is below 2^31.
/// Returns 0, or -1 when memory is short.
int vigil_read_lines(
    vigil_reader *reader, const uint8_t *bytes, uint32_t length, vigil_batch *batch);

/// Reads one document of any number of lines: a resource, a bundle, or an array of resources.
int vigil_read_document(
    vigil_reader *reader, const uint8_t *bytes, uint32_t length, vigil_batch *batch);

/// Parses complete lines with simdjson and takes nothing from them: the limit to measure against.
///
/// Returns how many lines are JSON. `how` is 0 to find the structure only, 1 to walk over all of
/// it, 2 to build the whole tree with every number and text.
uint32_t vigil_parse_only(
    vigil_reader *reader, const uint8_t *bytes, uint32_t length, uint32_t how);

#ifdef __cplusplus
}
#endif
// The door for timelines; here because this header stands for the whole module.
#include "CSimdjsonRecords.h"

#endif
