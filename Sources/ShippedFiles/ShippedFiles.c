// Written by Scripts/embed-definitions.sh.
#include "ShippedFiles.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file0[] = {
#embed "../Programmes/Definitions/managing-deterioration/layouts.yaml"
};
static const unsigned char file1[] = {
#embed "../Programmes/Definitions/medicines/anticoagulants.yaml"
};
static const unsigned char file2[] = {
#embed "../Programmes/Definitions/medicines/composites.yaml"
};
static const unsigned char file3[] = {
#embed "../Programmes/Definitions/medicines/hospital.yaml"
};
static const unsigned char file4[] = {
#embed "../Programmes/Definitions/medicines/opioids.yaml"
};
static const unsigned char file5[] = {
#embed "../Programmes/Definitions/medicines/pincer-bleeding.yaml"
};
static const unsigned char file6[] = {
#embed "../Programmes/Definitions/medicines/pincer-monitoring.yaml"
};
static const unsigned char file7[] = {
#embed "../Programmes/Definitions/medicines/pincer-prescribing.yaml"
};
static const unsigned char file8[] = {
#embed "../Programmes/Definitions/medicines/pincer.yaml"
};
static const unsigned char file9[] = {
#embed "../Programmes/Definitions/system-safety/layouts.yaml"
};

static const struct ShippedFile files[] = {
  {"managing-deterioration/layouts.yaml", file0, sizeof file0},
  {"medicines/anticoagulants.yaml", file1, sizeof file1},
  {"medicines/composites.yaml", file2, sizeof file2},
  {"medicines/hospital.yaml", file3, sizeof file3},
  {"medicines/opioids.yaml", file4, sizeof file4},
  {"medicines/pincer-bleeding.yaml", file5, sizeof file5},
  {"medicines/pincer-monitoring.yaml", file6, sizeof file6},
  {"medicines/pincer-prescribing.yaml", file7, sizeof file7},
  {"medicines/pincer.yaml", file8, sizeof file8},
  {"system-safety/layouts.yaml", file9, sizeof file9},
};

const size_t shippedFileCount = sizeof files / sizeof files[0];

const struct ShippedFile *shippedFile(size_t place) { return &files[place]; }
