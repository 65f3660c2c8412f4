// Written by Scripts/embed-definitions.sh.
#include "ShippedFiles.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file0[] = {
#embed "../Programmes/Definitions/adoption-and-spread/layouts.yaml"
};
static const unsigned char file1[] = {
#embed "../Programmes/Definitions/impact/adoption-and-spread.yaml"
};
static const unsigned char file2[] = {
#embed "../Programmes/Definitions/impact/births-and-deaths.yaml"
};
static const unsigned char file3[] = {
#embed "../Programmes/Definitions/impact/deterioration.yaml"
};
static const unsigned char file4[] = {
#embed "../Programmes/Definitions/impact/medicines.yaml"
};
static const unsigned char file5[] = {
#embed "../Programmes/Definitions/impact/mental-health.yaml"
};
static const unsigned char file6[] = {
#embed "../Programmes/Definitions/impact/perinatal-interventions.yaml"
};
static const unsigned char file7[] = {
#embed "../Programmes/Definitions/maternity-neonatal/brain-injury.yaml"
};
static const unsigned char file8[] = {
#embed "../Programmes/Definitions/maternity-neonatal/cqim-gates.yaml"
};
static const unsigned char file9[] = {
#embed "../Programmes/Definitions/maternity-neonatal/cqim.yaml"
};
static const unsigned char file10[] = {
#embed "../Programmes/Definitions/maternity-neonatal/culture.yaml"
};
static const unsigned char file11[] = {
#embed "../Programmes/Definitions/maternity-neonatal/deaths.yaml"
};
static const unsigned char file12[] = {
#embed "../Programmes/Definitions/maternity-neonatal/hospital-deliveries.yaml"
};
static const unsigned char file13[] = {
#embed "../Programmes/Definitions/maternity-neonatal/layouts.yaml"
};
static const unsigned char file14[] = {
#embed "../Programmes/Definitions/maternity-neonatal/perinatal-elements.yaml"
};
static const unsigned char file15[] = {
#embed "../Programmes/Definitions/maternity-neonatal/perinatal.yaml"
};
static const unsigned char file16[] = {
#embed "../Programmes/Definitions/maternity-neonatal/preterm.yaml"
};
static const unsigned char file17[] = {
#embed "../Programmes/Definitions/maternity-neonatal/published.yaml"
};
static const unsigned char file18[] = {
#embed "../Programmes/Definitions/medicines/anticoagulants.yaml"
};
static const unsigned char file19[] = {
#embed "../Programmes/Definitions/medicines/composites.yaml"
};
static const unsigned char file20[] = {
#embed "../Programmes/Definitions/medicines/hospital.yaml"
};
static const unsigned char file21[] = {
#embed "../Programmes/Definitions/medicines/opioids.yaml"
};
static const unsigned char file22[] = {
#embed "../Programmes/Definitions/medicines/pincer-bleeding.yaml"
};
static const unsigned char file23[] = {
#embed "../Programmes/Definitions/medicines/pincer-monitoring.yaml"
};
static const unsigned char file24[] = {
#embed "../Programmes/Definitions/medicines/pincer-prescribing.yaml"
};
static const unsigned char file25[] = {
#embed "../Programmes/Definitions/medicines/pincer.yaml"
};
static const unsigned char file26[] = {
#embed "../Programmes/Definitions/medicines/programme.yaml"
};
static const unsigned char file27[] = {
#embed "../Programmes/Definitions/mental-health/layouts.yaml"
};

static const struct ShippedFile files[] = {
  {"adoption-and-spread/layouts.yaml", file0, sizeof file0},
  {"impact/adoption-and-spread.yaml", file1, sizeof file1},
  {"impact/births-and-deaths.yaml", file2, sizeof file2},
  {"impact/deterioration.yaml", file3, sizeof file3},
  {"impact/medicines.yaml", file4, sizeof file4},
  {"impact/mental-health.yaml", file5, sizeof file5},
  {"impact/perinatal-interventions.yaml", file6, sizeof file6},
  {"maternity-neonatal/brain-injury.yaml", file7, sizeof file7},
  {"maternity-neonatal/cqim-gates.yaml", file8, sizeof file8},
  {"maternity-neonatal/cqim.yaml", file9, sizeof file9},
  {"maternity-neonatal/culture.yaml", file10, sizeof file10},
  {"maternity-neonatal/deaths.yaml", file11, sizeof file11},
  {"maternity-neonatal/hospital-deliveries.yaml", file12, sizeof file12},
  {"maternity-neonatal/layouts.yaml", file13, sizeof file13},
  {"maternity-neonatal/perinatal-elements.yaml", file14, sizeof file14},
  {"maternity-neonatal/perinatal.yaml", file15, sizeof file15},
  {"maternity-neonatal/preterm.yaml", file16, sizeof file16},
  {"maternity-neonatal/published.yaml", file17, sizeof file17},
  {"medicines/anticoagulants.yaml", file18, sizeof file18},
  {"medicines/composites.yaml", file19, sizeof file19},
  {"medicines/hospital.yaml", file20, sizeof file20},
  {"medicines/opioids.yaml", file21, sizeof file21},
  {"medicines/pincer-bleeding.yaml", file22, sizeof file22},
  {"medicines/pincer-monitoring.yaml", file23, sizeof file23},
  {"medicines/pincer-prescribing.yaml", file24, sizeof file24},
  {"medicines/pincer.yaml", file25, sizeof file25},
  {"medicines/programme.yaml", file26, sizeof file26},
  {"mental-health/layouts.yaml", file27, sizeof file27},
};

const size_t shippedFileCount = sizeof files / sizeof files[0];

const struct ShippedFile *shippedFile(size_t place) { return &files[place]; }
