// The second door to simdjson: FHIR JSON goes in, what timelines need of each resource comes out.
//
// One call reads many lines. Codes, units and other texts that come again and again are given as
// terms: numbers for the very bytes they were written with, so that a reader looks each up once.
#ifndef VIGIL_CSIMDJSON_RECORDS_H
#define VIGIL_CSIMDJSON_RECORDS_H

#include <stddef.h>

#include "CSimdjson.h"

#ifdef __cplusplus
extern "C" {
#endif

/// No term, no place.
#define VIGIL_NOTHING UINT32_MAX
/// A time that does not say how far from UTC it is.
#define VIGIL_NO_OFFSET INT16_MIN

enum {
  VIGIL_MOMENT_NONE,
  VIGIL_MOMENT_YEAR,
  VIGIL_MOMENT_MONTH,
  VIGIL_MOMENT_DAY,
  VIGIL_MOMENT_TIME,
  VIGIL_MOMENT_WRONG
};

/// A date or time as it is written; a date that stops early is its first day.
typedef struct {
  /// Days since 1 January 1970 by the calendar it is written in.
  int32_t day;
  /// Minutes of that day's clock.
  int16_t minute;
  /// Minutes ahead of UTC, or VIGIL_NO_OFFSET.
  int16_t offset;
  /// One of the kinds above.
  uint32_t kind;
  /// The text as written.
  vigil_text text;
} vigil_moment;

/// The types of resource that are read.
enum {
  VIGIL_RECORD_OTHER,
  VIGIL_RECORD_PATIENT,
  VIGIL_RECORD_ENCOUNTER,
  VIGIL_RECORD_OBSERVATION,
  VIGIL_RECORD_CONDITION,
  VIGIL_RECORD_PROCEDURE,
  VIGIL_RECORD_MEDICATION_REQUEST,
  VIGIL_RECORD_MEDICATION_DISPENSE,
  VIGIL_RECORD_MEDICATION_ADMINISTRATION,
  VIGIL_RECORD_MEDICATION_STATEMENT,
  VIGIL_RECORD_ALLERGY,
  VIGIL_RECORD_IMMUNIZATION,
  VIGIL_RECORD_MEDICATION,
  VIGIL_RECORD_LOCATION,
  VIGIL_RECORD_ORGANISATION,
  VIGIL_RECORD_BUNDLE,
  /// What is no JSON, or no resource.
  VIGIL_RECORD_BROKEN
};

enum {
  VIGIL_READING_NONE,
  VIGIL_READING_NUMBER,
  VIGIL_READING_TERM,
  VIGIL_READING_MOMENT
};

/// A value with its code: of an observation or of one of its components.
typedef struct {
  double number;
  uint32_t code;
  uint32_t unit;
  uint32_t comparator;
  /// The coded or written value.
  uint32_t term;
  /// Why there is none.
  uint32_t absent;
  /// VIGIL_READING_NUMBER and the like.
  uint32_t kind;
  vigil_moment moment;
} vigil_reading;

enum {
  VIGIL_EXTRA_QUANTITY,
  VIGIL_EXTRA_QUANTITY_UNIT,
  VIGIL_EXTRA_DAYS,
  VIGIL_EXTRA_DAYS_UNIT,
  VIGIL_EXTRA_DOSE,
  VIGIL_EXTRA_DOSE_UNIT,
  VIGIL_EXTRA_ROUTE,
  VIGIL_EXTRA_UK_ETHNIC,
  VIGIL_EXTRA_US_ETHNICITY,
  VIGIL_EXTRA_INGREDIENT_CODE,
  VIGIL_EXTRA_INGREDIENT
};

/// Something that only some types of resource say.
typedef struct {
  uint32_t what;
  uint32_t term;
  double number;
  vigil_text text;
} vigil_extra;

/// Where somebody was in a part of an encounter.
typedef struct {
  vigil_text location;
  vigil_moment start;
  vigil_moment end;
} vigil_place;

/// A resource, or what stands where one should.
typedef struct {
  /// The line it starts in, from 0 at the start of the buffer.
  uint32_t line;
  /// Its place among the entries of a bundle, or VIGIL_NOTHING.
  uint32_t entry;
  /// Its own bytes.
  vigil_text json;
  uint32_t type;
  /// Whether it is contained in the resource before it that is not.
  uint32_t is_contained;
  /// Whether a request says that something must not be done.
  uint32_t is_negative;
  /// What is wrong with it; NULL when nothing is.
  const char *fault;
  /// The field at fault, which ends at a quote or NUL.
  const char *fault_path;
  vigil_text fault_text;
  /// The name of a type that is not read.
  vigil_text type_name;
  vigil_text id;
  vigil_text url;
  vigil_text subject;
  vigil_text encounter;
  vigil_text medication;
  vigil_text organisation;
  vigil_text name;
  uint32_t status;
  uint32_t intent;
  /// The code, the medicine, the vaccine or the class.
  uint32_t code;
  uint32_t category;
  uint32_t clinical_status;
  uint32_t verification_status;
  uint32_t gender;
  uint32_t is_dead;
  vigil_moment at;
  vigil_moment end;
  /// When it was recorded, issued or prepared.
  vigil_moment recorded;
  vigil_moment birth;
  /// When it was changed, in milliseconds since 1970, or the number of its version; or INT64_MIN.
  int64_t version;
  uint32_t first_reading;
  uint32_t reading_count;
  uint32_t first_extra;
  uint32_t extra_count;
  uint32_t first_place;
  uint32_t place_count;
  /// How many of the resources just after it are contained in it.
  uint32_t contained_count;
  /// 64 bits of its type and id; 0 where it has no id.
  uint64_t identity;
} vigil_record;

/// All that was read from a buffer; it holds until the next call.
typedef struct {
  const vigil_record *records;
  const vigil_reading *readings;
  const vigil_extra *extras;
  const vigil_place *places;
  const char *arena;
  uint32_t record_count;
  /// The lines the buffer has, blank ones included.
  uint32_t line_count;
  /// Goes up whenever all terms were forgotten and their numbers mean something else.
  uint32_t generation;
  uint32_t term_count;
} vigil_records;

/// Text that holds until terms are forgotten.
typedef struct {
  const char *start;
  size_t length;
} vigil_words;

typedef struct vigil_record_reader vigil_record_reader;

/// Makes a reader; NULL when memory is short.
vigil_record_reader *vigil_record_reader_make(void);
void vigil_record_reader_free(vigil_record_reader *reader);

/// Reads complete lines of JSON, each a resource or a bundle.
///
/// After `length` bytes another VIGIL_PADDING must be readable; `length` is below 2^31.
/// Returns 0, or -1 when memory is short.
int vigil_record_reader_lines(
    vigil_record_reader *reader, const uint8_t *bytes, uint32_t length, vigil_records *records);

/// Reads one document of any number of lines: a resource, a bundle, or an array of resources.
int vigil_record_reader_document(
    vigil_record_reader *reader, const uint8_t *bytes, uint32_t length, vigil_records *records);

/// What a term says in words: a text, or the text beside codes.
vigil_words vigil_term_words(const vigil_record_reader *reader, uint32_t term);
/// The number of codes of a term; 0 for a text.
uint32_t vigil_term_coding_count(const vigil_record_reader *reader, uint32_t term);
vigil_words vigil_term_system(const vigil_record_reader *reader, uint32_t term, uint32_t coding);
vigil_words vigil_term_code(const vigil_record_reader *reader, uint32_t term, uint32_t coding);
vigil_words vigil_term_display(const vigil_record_reader *reader, uint32_t term, uint32_t coding);

#ifdef __cplusplus
}
#endif
#endif
