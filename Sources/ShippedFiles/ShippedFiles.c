// Written by Scripts/embed-definitions.sh.
#include "ShippedFiles.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file0[] = {
#embed "../Programmes/Definitions/adoption-and-spread/discharge-bundles.yaml"
};
static const unsigned char file1[] = {
#embed "../Programmes/Definitions/adoption-and-spread/laparotomy.yaml"
};
static const unsigned char file2[] = {
#embed "../Programmes/Definitions/adoption-and-spread/layouts.yaml"
};
static const unsigned char file3[] = {
#embed "../Programmes/Definitions/adoption-and-spread/tracheostomy.yaml"
};
static const unsigned char file4[] = {
#embed "../Programmes/Definitions/impact/adoption-and-spread.yaml"
};
static const unsigned char file5[] = {
#embed "../Programmes/Definitions/impact/births-and-deaths.yaml"
};
static const unsigned char file6[] = {
#embed "../Programmes/Definitions/impact/deterioration.yaml"
};
static const unsigned char file7[] = {
#embed "../Programmes/Definitions/impact/medicines.yaml"
};
static const unsigned char file8[] = {
#embed "../Programmes/Definitions/impact/mental-health.yaml"
};
static const unsigned char file9[] = {
#embed "../Programmes/Definitions/impact/perinatal-interventions.yaml"
};
static const unsigned char file10[] = {
#embed "../Programmes/Definitions/improvement/capability.yaml"
};
static const unsigned char file11[] = {
#embed "../Programmes/Definitions/improvement/commissioning.yaml"
};
static const unsigned char file12[] = {
#embed "../Programmes/Definitions/improvement/layouts.yaml"
};
static const unsigned char file13[] = {
#embed "../Programmes/Definitions/maternity-neonatal/brain-injury.yaml"
};
static const unsigned char file14[] = {
#embed "../Programmes/Definitions/maternity-neonatal/cqim-gates.yaml"
};
static const unsigned char file15[] = {
#embed "../Programmes/Definitions/maternity-neonatal/cqim.yaml"
};
static const unsigned char file16[] = {
#embed "../Programmes/Definitions/maternity-neonatal/culture.yaml"
};
static const unsigned char file17[] = {
#embed "../Programmes/Definitions/maternity-neonatal/deaths.yaml"
};
static const unsigned char file18[] = {
#embed "../Programmes/Definitions/maternity-neonatal/hospital-deliveries.yaml"
};
static const unsigned char file19[] = {
#embed "../Programmes/Definitions/maternity-neonatal/layouts.yaml"
};
static const unsigned char file20[] = {
#embed "../Programmes/Definitions/maternity-neonatal/perinatal-elements.yaml"
};
static const unsigned char file21[] = {
#embed "../Programmes/Definitions/maternity-neonatal/perinatal.yaml"
};
static const unsigned char file22[] = {
#embed "../Programmes/Definitions/maternity-neonatal/preterm.yaml"
};
static const unsigned char file23[] = {
#embed "../Programmes/Definitions/maternity-neonatal/published.yaml"
};
static const unsigned char file24[] = {
#embed "../Programmes/Definitions/medicines/anticoagulant-monitoring.yaml"
};
static const unsigned char file25[] = {
#embed "../Programmes/Definitions/medicines/anticoagulants.yaml"
};
static const unsigned char file26[] = {
#embed "../Programmes/Definitions/medicines/composites.yaml"
};
static const unsigned char file27[] = {
#embed "../Programmes/Definitions/medicines/critical-medicines.yaml"
};
static const unsigned char file28[] = {
#embed "../Programmes/Definitions/medicines/doac-dose.yaml"
};
static const unsigned char file29[] = {
#embed "../Programmes/Definitions/medicines/doac-strengths.csv"
};
static const unsigned char file30[] = {
#embed "../Programmes/Definitions/medicines/frailty.yaml"
};
static const unsigned char file31[] = {
#embed "../Programmes/Definitions/medicines/hospital.yaml"
};
static const unsigned char file32[] = {
#embed "../Programmes/Definitions/medicines/kidney-safety.yaml"
};
static const unsigned char file33[] = {
#embed "../Programmes/Definitions/medicines/layouts.yaml"
};
static const unsigned char file34[] = {
#embed "../Programmes/Definitions/medicines/medication-safety-officers.yaml"
};
static const unsigned char file35[] = {
#embed "../Programmes/Definitions/medicines/methotrexate-lithium-amiodarone.yaml"
};
static const unsigned char file36[] = {
#embed "../Programmes/Definitions/medicines/opioid-factors.csv"
};
static const unsigned char file37[] = {
#embed "../Programmes/Definitions/medicines/opioid-use.yaml"
};
static const unsigned char file38[] = {
#embed "../Programmes/Definitions/medicines/opioids.yaml"
};
static const unsigned char file39[] = {
#embed "../Programmes/Definitions/medicines/pincer-bleeding.yaml"
};
static const unsigned char file40[] = {
#embed "../Programmes/Definitions/medicines/pincer-monitoring.yaml"
};
static const unsigned char file41[] = {
#embed "../Programmes/Definitions/medicines/pincer-prescribing.yaml"
};
static const unsigned char file42[] = {
#embed "../Programmes/Definitions/medicines/pincer.yaml"
};
static const unsigned char file43[] = {
#embed "../Programmes/Definitions/medicines/programme.yaml"
};
static const unsigned char file44[] = {
#embed "../Programmes/Definitions/medicines/psychotropics.yaml"
};
static const unsigned char file45[] = {
#embed "../Programmes/Definitions/medicines/shared.yaml"
};
static const unsigned char file46[] = {
#embed "../Programmes/Definitions/medicines/valproate.yaml"
};
static const unsigned char file47[] = {
#embed "../Programmes/Definitions/mental-health/culture-of-care.yaml"
};
static const unsigned char file48[] = {
#embed "../Programmes/Definitions/mental-health/layouts.yaml"
};
static const unsigned char file49[] = {
#embed "../Programmes/Definitions/mental-health/restrictive-people.yaml"
};
static const unsigned char file50[] = {
#embed "../Programmes/Definitions/mental-health/restrictive-rates-ward.yaml"
};
static const unsigned char file51[] = {
#embed "../Programmes/Definitions/mental-health/restrictive-rates.yaml"
};
static const unsigned char file52[] = {
#embed "../Programmes/Definitions/mental-health/restrictive-shared.yaml"
};

static const struct ShippedFile files[] = {
  {"adoption-and-spread/discharge-bundles.yaml", file0, sizeof file0},
  {"adoption-and-spread/laparotomy.yaml", file1, sizeof file1},
  {"adoption-and-spread/layouts.yaml", file2, sizeof file2},
  {"adoption-and-spread/tracheostomy.yaml", file3, sizeof file3},
  {"impact/adoption-and-spread.yaml", file4, sizeof file4},
  {"impact/births-and-deaths.yaml", file5, sizeof file5},
  {"impact/deterioration.yaml", file6, sizeof file6},
  {"impact/medicines.yaml", file7, sizeof file7},
  {"impact/mental-health.yaml", file8, sizeof file8},
  {"impact/perinatal-interventions.yaml", file9, sizeof file9},
  {"improvement/capability.yaml", file10, sizeof file10},
  {"improvement/commissioning.yaml", file11, sizeof file11},
  {"improvement/layouts.yaml", file12, sizeof file12},
  {"maternity-neonatal/brain-injury.yaml", file13, sizeof file13},
  {"maternity-neonatal/cqim-gates.yaml", file14, sizeof file14},
  {"maternity-neonatal/cqim.yaml", file15, sizeof file15},
  {"maternity-neonatal/culture.yaml", file16, sizeof file16},
  {"maternity-neonatal/deaths.yaml", file17, sizeof file17},
  {"maternity-neonatal/hospital-deliveries.yaml", file18, sizeof file18},
  {"maternity-neonatal/layouts.yaml", file19, sizeof file19},
  {"maternity-neonatal/perinatal-elements.yaml", file20, sizeof file20},
  {"maternity-neonatal/perinatal.yaml", file21, sizeof file21},
  {"maternity-neonatal/preterm.yaml", file22, sizeof file22},
  {"maternity-neonatal/published.yaml", file23, sizeof file23},
  {"medicines/anticoagulant-monitoring.yaml", file24, sizeof file24},
  {"medicines/anticoagulants.yaml", file25, sizeof file25},
  {"medicines/composites.yaml", file26, sizeof file26},
  {"medicines/critical-medicines.yaml", file27, sizeof file27},
  {"medicines/doac-dose.yaml", file28, sizeof file28},
  {"medicines/doac-strengths.csv", file29, sizeof file29},
  {"medicines/frailty.yaml", file30, sizeof file30},
  {"medicines/hospital.yaml", file31, sizeof file31},
  {"medicines/kidney-safety.yaml", file32, sizeof file32},
  {"medicines/layouts.yaml", file33, sizeof file33},
  {"medicines/medication-safety-officers.yaml", file34, sizeof file34},
  {"medicines/methotrexate-lithium-amiodarone.yaml", file35, sizeof file35},
  {"medicines/opioid-factors.csv", file36, sizeof file36},
  {"medicines/opioid-use.yaml", file37, sizeof file37},
  {"medicines/opioids.yaml", file38, sizeof file38},
  {"medicines/pincer-bleeding.yaml", file39, sizeof file39},
  {"medicines/pincer-monitoring.yaml", file40, sizeof file40},
  {"medicines/pincer-prescribing.yaml", file41, sizeof file41},
  {"medicines/pincer.yaml", file42, sizeof file42},
  {"medicines/programme.yaml", file43, sizeof file43},
  {"medicines/psychotropics.yaml", file44, sizeof file44},
  {"medicines/shared.yaml", file45, sizeof file45},
  {"medicines/valproate.yaml", file46, sizeof file46},
  {"mental-health/culture-of-care.yaml", file47, sizeof file47},
  {"mental-health/layouts.yaml", file48, sizeof file48},
  {"mental-health/restrictive-people.yaml", file49, sizeof file49},
  {"mental-health/restrictive-rates-ward.yaml", file50, sizeof file50},
  {"mental-health/restrictive-rates.yaml", file51, sizeof file51},
  {"mental-health/restrictive-shared.yaml", file52, sizeof file52},
};

const size_t shippedFileCount = sizeof files / sizeof files[0];

const struct ShippedFile *shippedFile(size_t place) { return &files[place]; }
