// Written by Scripts/embed-definitions.sh.
#include "ShippedFiles.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file0[] = {
#embed "../Programmes/Definitions/impact/adoption-and-spread.yaml"
};
static const unsigned char file1[] = {
#embed "../Programmes/Definitions/impact/births-and-deaths.yaml"
};
static const unsigned char file2[] = {
#embed "../Programmes/Definitions/impact/deterioration.yaml"
};
static const unsigned char file3[] = {
#embed "../Programmes/Definitions/impact/medicines.yaml"
};
static const unsigned char file4[] = {
#embed "../Programmes/Definitions/impact/mental-health.yaml"
};
static const unsigned char file5[] = {
#embed "../Programmes/Definitions/impact/perinatal-interventions.yaml"
};
static const unsigned char file6[] = {
#embed "../Programmes/Definitions/maternity-neonatal/published.yaml"
};
static const unsigned char file7[] = {
#embed "../Programmes/Definitions/medicines/anticoagulants.yaml"
};
static const unsigned char file8[] = {
#embed "../Programmes/Definitions/medicines/composites.yaml"
};
static const unsigned char file9[] = {
#embed "../Programmes/Definitions/medicines/hospital.yaml"
};
static const unsigned char file10[] = {
#embed "../Programmes/Definitions/medicines/opioids.yaml"
};
static const unsigned char file11[] = {
#embed "../Programmes/Definitions/medicines/pincer-bleeding.yaml"
};
static const unsigned char file12[] = {
#embed "../Programmes/Definitions/medicines/pincer-monitoring.yaml"
};
static const unsigned char file13[] = {
#embed "../Programmes/Definitions/medicines/pincer-prescribing.yaml"
};
static const unsigned char file14[] = {
#embed "../Programmes/Definitions/medicines/pincer.yaml"
};
static const unsigned char file15[] = {
#embed "../Programmes/Definitions/medicines/programme.yaml"
};

static const struct ShippedFile files[] = {
  {"impact/adoption-and-spread.yaml", file0, sizeof file0},
  {"impact/births-and-deaths.yaml", file1, sizeof file1},
  {"impact/deterioration.yaml", file2, sizeof file2},
  {"impact/medicines.yaml", file3, sizeof file3},
  {"impact/mental-health.yaml", file4, sizeof file4},
  {"impact/perinatal-interventions.yaml", file5, sizeof file5},
  {"maternity-neonatal/published.yaml", file6, sizeof file6},
  {"medicines/anticoagulants.yaml", file7, sizeof file7},
  {"medicines/composites.yaml", file8, sizeof file8},
  {"medicines/hospital.yaml", file9, sizeof file9},
  {"medicines/opioids.yaml", file10, sizeof file10},
  {"medicines/pincer-bleeding.yaml", file11, sizeof file11},
  {"medicines/pincer-monitoring.yaml", file12, sizeof file12},
  {"medicines/pincer-prescribing.yaml", file13, sizeof file13},
  {"medicines/pincer.yaml", file14, sizeof file14},
  {"medicines/programme.yaml", file15, sizeof file15},
};

const size_t shippedFileCount = sizeof files / sizeof files[0];

const struct ShippedFile *shippedFile(size_t place) { return &files[place]; }
