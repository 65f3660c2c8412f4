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
#embed "../Programmes/Definitions/managing-deterioration/care-homes.yaml"
};
static const unsigned char file8[] = {
#embed "../Programmes/Definitions/managing-deterioration/deterioration.yaml"
};
static const unsigned char file9[] = {
#embed "../Programmes/Definitions/managing-deterioration/escalation.yaml"
};
static const unsigned char file10[] = {
#embed "../Programmes/Definitions/managing-deterioration/home-monitoring.yaml"
};
static const unsigned char file11[] = {
#embed "../Programmes/Definitions/managing-deterioration/layouts.yaml"
};
static const unsigned char file12[] = {
#embed "../Programmes/Definitions/managing-deterioration/martha.yaml"
};
static const unsigned char file13[] = {
#embed "../Programmes/Definitions/managing-deterioration/observations.yaml"
};
static const unsigned char file14[] = {
#embed "../Programmes/Definitions/managing-deterioration/outcomes.yaml"
};
static const unsigned char file15[] = {
#embed "../Programmes/Definitions/managing-deterioration/tools.yaml"
};
static const unsigned char file16[] = {
#embed "../Programmes/Definitions/maternity-neonatal/layouts.yaml"
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
static const unsigned char file28[] = {
#embed "../Programmes/Definitions/system-safety/actions.yaml"
};
static const unsigned char file29[] = {
#embed "../Programmes/Definitions/system-safety/candour.yaml"
};
static const unsigned char file30[] = {
#embed "../Programmes/Definitions/system-safety/implementation.yaml"
};
static const unsigned char file31[] = {
#embed "../Programmes/Definitions/system-safety/layouts.yaml"
};
static const unsigned char file32[] = {
#embed "../Programmes/Definitions/system-safety/recording.yaml"
};
static const unsigned char file33[] = {
#embed "../Programmes/Definitions/system-safety/responses.yaml"
};
static const unsigned char file34[] = {
#embed "../Programmes/Definitions/system-safety/system-safety.yaml"
};

static const struct ShippedFile files[] = {
  {"adoption-and-spread/layouts.yaml", file0, sizeof file0},
  {"impact/adoption-and-spread.yaml", file1, sizeof file1},
  {"impact/births-and-deaths.yaml", file2, sizeof file2},
  {"impact/deterioration.yaml", file3, sizeof file3},
  {"impact/medicines.yaml", file4, sizeof file4},
  {"impact/mental-health.yaml", file5, sizeof file5},
  {"impact/perinatal-interventions.yaml", file6, sizeof file6},
  {"managing-deterioration/care-homes.yaml", file7, sizeof file7},
  {"managing-deterioration/deterioration.yaml", file8, sizeof file8},
  {"managing-deterioration/escalation.yaml", file9, sizeof file9},
  {"managing-deterioration/home-monitoring.yaml", file10, sizeof file10},
  {"managing-deterioration/layouts.yaml", file11, sizeof file11},
  {"managing-deterioration/martha.yaml", file12, sizeof file12},
  {"managing-deterioration/observations.yaml", file13, sizeof file13},
  {"managing-deterioration/outcomes.yaml", file14, sizeof file14},
  {"managing-deterioration/tools.yaml", file15, sizeof file15},
  {"maternity-neonatal/layouts.yaml", file16, sizeof file16},
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
  {"system-safety/actions.yaml", file28, sizeof file28},
  {"system-safety/candour.yaml", file29, sizeof file29},
  {"system-safety/implementation.yaml", file30, sizeof file30},
  {"system-safety/layouts.yaml", file31, sizeof file31},
  {"system-safety/recording.yaml", file32, sizeof file32},
  {"system-safety/responses.yaml", file33, sizeof file33},
  {"system-safety/system-safety.yaml", file34, sizeof file34},
};

const size_t shippedFileCount = sizeof files / sizeof files[0];

const struct ShippedFile *shippedFile(size_t place) { return &files[place]; }
