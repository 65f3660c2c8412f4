// Written by Scripts/embed-definitions.sh.
#include "ShippedFiles.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file0[] = {
#embed "../Programmes/Definitions/maternity-neonatal/brain-injury.yaml"
};
static const unsigned char file1[] = {
#embed "../Programmes/Definitions/maternity-neonatal/cqim-gates.yaml"
};
static const unsigned char file2[] = {
#embed "../Programmes/Definitions/maternity-neonatal/cqim.yaml"
};
static const unsigned char file3[] = {
#embed "../Programmes/Definitions/maternity-neonatal/culture.yaml"
};
static const unsigned char file4[] = {
#embed "../Programmes/Definitions/maternity-neonatal/deaths.yaml"
};
static const unsigned char file5[] = {
#embed "../Programmes/Definitions/maternity-neonatal/perinatal-elements.yaml"
};
static const unsigned char file6[] = {
#embed "../Programmes/Definitions/maternity-neonatal/perinatal.yaml"
};
static const unsigned char file7[] = {
#embed "../Programmes/Definitions/maternity-neonatal/preterm.yaml"
};
static const unsigned char file8[] = {
#embed "../Programmes/Definitions/medicines/anticoagulants.yaml"
};
static const unsigned char file9[] = {
#embed "../Programmes/Definitions/medicines/composites.yaml"
};
static const unsigned char file10[] = {
#embed "../Programmes/Definitions/medicines/hospital.yaml"
};
static const unsigned char file11[] = {
#embed "../Programmes/Definitions/medicines/opioids.yaml"
};
static const unsigned char file12[] = {
#embed "../Programmes/Definitions/medicines/pincer-bleeding.yaml"
};
static const unsigned char file13[] = {
#embed "../Programmes/Definitions/medicines/pincer-monitoring.yaml"
};
static const unsigned char file14[] = {
#embed "../Programmes/Definitions/medicines/pincer-prescribing.yaml"
};
static const unsigned char file15[] = {
#embed "../Programmes/Definitions/medicines/pincer.yaml"
};

static const struct ShippedFile files[] = {
  {"maternity-neonatal/brain-injury.yaml", file0, sizeof file0},
  {"maternity-neonatal/cqim-gates.yaml", file1, sizeof file1},
  {"maternity-neonatal/cqim.yaml", file2, sizeof file2},
  {"maternity-neonatal/culture.yaml", file3, sizeof file3},
  {"maternity-neonatal/deaths.yaml", file4, sizeof file4},
  {"maternity-neonatal/perinatal-elements.yaml", file5, sizeof file5},
  {"maternity-neonatal/perinatal.yaml", file6, sizeof file6},
  {"maternity-neonatal/preterm.yaml", file7, sizeof file7},
  {"medicines/anticoagulants.yaml", file8, sizeof file8},
  {"medicines/composites.yaml", file9, sizeof file9},
  {"medicines/hospital.yaml", file10, sizeof file10},
  {"medicines/opioids.yaml", file11, sizeof file11},
  {"medicines/pincer-bleeding.yaml", file12, sizeof file12},
  {"medicines/pincer-monitoring.yaml", file13, sizeof file13},
  {"medicines/pincer-prescribing.yaml", file14, sizeof file14},
  {"medicines/pincer.yaml", file15, sizeof file15},
};

const size_t shippedFileCount = sizeof files / sizeof files[0];

const struct ShippedFile *shippedFile(size_t place) { return &files[place]; }
