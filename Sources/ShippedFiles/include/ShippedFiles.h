#ifndef SHIPPED_FILES_H
#define SHIPPED_FILES_H

#include <stddef.h>

/// A file that is part of the program.
struct ShippedFile {
  /// Its path below `Sources/Programmes/Definitions`.
  const char *path;
  /// Its bytes.
  const unsigned char *bytes;
  /// How many.
  size_t count;
};

/// How many files there are.
extern const size_t shippedFileCount;

/// The file at a place, from 0.
const struct ShippedFile *shippedFile(size_t place);

#endif
