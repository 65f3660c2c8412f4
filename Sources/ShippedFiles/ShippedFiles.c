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
#embed "../Programmes/Definitions/medicines/anticoagulant-monitoring.yaml"
};
static const unsigned char file8[] = {
#embed "../Programmes/Definitions/medicines/anticoagulants.yaml"
};
static const unsigned char file9[] = {
#embed "../Programmes/Definitions/medicines/composites.yaml"
};
static const unsigned char file10[] = {
#embed "../Programmes/Definitions/medicines/critical-medicines.yaml"
};
static const unsigned char file11[] = {
#embed "../Programmes/Definitions/medicines/doac-dose.yaml"
};
static const unsigned char file12[] = {
#embed "../Programmes/Definitions/medicines/doac-strengths.csv"
};
static const unsigned char file13[] = {
#embed "../Programmes/Definitions/medicines/frailty.yaml"
};
static const unsigned char file14[] = {
#embed "../Programmes/Definitions/medicines/hospital.yaml"
};
static const unsigned char file15[] = {
#embed "../Programmes/Definitions/medicines/kidney-safety.yaml"
};
static const unsigned char file16[] = {
#embed "../Programmes/Definitions/medicines/layouts.yaml"
};
static const unsigned char file17[] = {
#embed "../Programmes/Definitions/medicines/medication-safety-officers.yaml"
};
static const unsigned char file18[] = {
#embed "../Programmes/Definitions/medicines/methotrexate-lithium-amiodarone.yaml"
};
static const unsigned char file19[] = {
#embed "../Programmes/Definitions/medicines/opioid-factors.csv"
};
static const unsigned char file20[] = {
#embed "../Programmes/Definitions/medicines/opioid-use.yaml"
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
#embed "../Programmes/Definitions/medicines/psychotropics.yaml"
};
static const unsigned char file28[] = {
#embed "../Programmes/Definitions/medicines/shared.yaml"
};
static const unsigned char file29[] = {
#embed "../Programmes/Definitions/medicines/valproate.yaml"
};

static const struct ShippedFile files[] = {
  {"impact/adoption-and-spread.yaml", file0, sizeof file0},
  {"impact/births-and-deaths.yaml", file1, sizeof file1},
  {"impact/deterioration.yaml", file2, sizeof file2},
  {"impact/medicines.yaml", file3, sizeof file3},
  {"impact/mental-health.yaml", file4, sizeof file4},
  {"impact/perinatal-interventions.yaml", file5, sizeof file5},
  {"maternity-neonatal/published.yaml", file6, sizeof file6},
  {"medicines/anticoagulant-monitoring.yaml", file7, sizeof file7},
  {"medicines/anticoagulants.yaml", file8, sizeof file8},
  {"medicines/composites.yaml", file9, sizeof file9},
  {"medicines/critical-medicines.yaml", file10, sizeof file10},
  {"medicines/doac-dose.yaml", file11, sizeof file11},
  {"medicines/doac-strengths.csv", file12, sizeof file12},
  {"medicines/frailty.yaml", file13, sizeof file13},
  {"medicines/hospital.yaml", file14, sizeof file14},
  {"medicines/kidney-safety.yaml", file15, sizeof file15},
  {"medicines/layouts.yaml", file16, sizeof file16},
  {"medicines/medication-safety-officers.yaml", file17, sizeof file17},
  {"medicines/methotrexate-lithium-amiodarone.yaml", file18, sizeof file18},
  {"medicines/opioid-factors.csv", file19, sizeof file19},
  {"medicines/opioid-use.yaml", file20, sizeof file20},
  {"medicines/opioids.yaml", file21, sizeof file21},
  {"medicines/pincer-bleeding.yaml", file22, sizeof file22},
  {"medicines/pincer-monitoring.yaml", file23, sizeof file23},
  {"medicines/pincer-prescribing.yaml", file24, sizeof file24},
  {"medicines/pincer.yaml", file25, sizeof file25},
  {"medicines/programme.yaml", file26, sizeof file26},
  {"medicines/psychotropics.yaml", file27, sizeof file27},
  {"medicines/shared.yaml", file28, sizeof file28},
  {"medicines/valproate.yaml", file29, sizeof file29},
};

const size_t shippedFileCount = sizeof files / sizeof files[0];

const struct ShippedFile *shippedFile(size_t place) { return &files[place]; }
