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
#embed "../Programmes/Definitions/adoption-and-spread/programme.yaml"
};
static const unsigned char file4[] = {
#embed "../Programmes/Definitions/adoption-and-spread/tracheostomy.yaml"
};
static const unsigned char file5[] = {
#embed "../Programmes/Definitions/impact/adoption-and-spread.yaml"
};
static const unsigned char file6[] = {
#embed "../Programmes/Definitions/impact/births-and-deaths.yaml"
};
static const unsigned char file7[] = {
#embed "../Programmes/Definitions/impact/deterioration.yaml"
};
static const unsigned char file8[] = {
#embed "../Programmes/Definitions/impact/medicines.yaml"
};
static const unsigned char file9[] = {
#embed "../Programmes/Definitions/impact/mental-health.yaml"
};
static const unsigned char file10[] = {
#embed "../Programmes/Definitions/impact/perinatal-interventions.yaml"
};
static const unsigned char file11[] = {
#embed "../Programmes/Definitions/improvement/capability.yaml"
};
static const unsigned char file12[] = {
#embed "../Programmes/Definitions/improvement/commissioning.yaml"
};
static const unsigned char file13[] = {
#embed "../Programmes/Definitions/improvement/layouts.yaml"
};
static const unsigned char file14[] = {
#embed "../Programmes/Definitions/improvement/programme.yaml"
};
static const unsigned char file15[] = {
#embed "../Programmes/Definitions/managing-deterioration/care-homes.yaml"
};
static const unsigned char file16[] = {
#embed "../Programmes/Definitions/managing-deterioration/deterioration.yaml"
};
static const unsigned char file17[] = {
#embed "../Programmes/Definitions/managing-deterioration/escalation.yaml"
};
static const unsigned char file18[] = {
#embed "../Programmes/Definitions/managing-deterioration/home-monitoring.yaml"
};
static const unsigned char file19[] = {
#embed "../Programmes/Definitions/managing-deterioration/layouts.yaml"
};
static const unsigned char file20[] = {
#embed "../Programmes/Definitions/managing-deterioration/martha.yaml"
};
static const unsigned char file21[] = {
#embed "../Programmes/Definitions/managing-deterioration/observations.yaml"
};
static const unsigned char file22[] = {
#embed "../Programmes/Definitions/managing-deterioration/outcomes.yaml"
};
static const unsigned char file23[] = {
#embed "../Programmes/Definitions/managing-deterioration/programme.yaml"
};
static const unsigned char file24[] = {
#embed "../Programmes/Definitions/managing-deterioration/tools.yaml"
};
static const unsigned char file25[] = {
#embed "../Programmes/Definitions/maternity-neonatal/brain-injury.yaml"
};
static const unsigned char file26[] = {
#embed "../Programmes/Definitions/maternity-neonatal/cqim-gates.yaml"
};
static const unsigned char file27[] = {
#embed "../Programmes/Definitions/maternity-neonatal/cqim.yaml"
};
static const unsigned char file28[] = {
#embed "../Programmes/Definitions/maternity-neonatal/culture.yaml"
};
static const unsigned char file29[] = {
#embed "../Programmes/Definitions/maternity-neonatal/deaths.yaml"
};
static const unsigned char file30[] = {
#embed "../Programmes/Definitions/maternity-neonatal/hospital-deliveries.yaml"
};
static const unsigned char file31[] = {
#embed "../Programmes/Definitions/maternity-neonatal/layouts.yaml"
};
static const unsigned char file32[] = {
#embed "../Programmes/Definitions/maternity-neonatal/perinatal-elements.yaml"
};
static const unsigned char file33[] = {
#embed "../Programmes/Definitions/maternity-neonatal/perinatal.yaml"
};
static const unsigned char file34[] = {
#embed "../Programmes/Definitions/maternity-neonatal/preterm.yaml"
};
static const unsigned char file35[] = {
#embed "../Programmes/Definitions/maternity-neonatal/programme.yaml"
};
static const unsigned char file36[] = {
#embed "../Programmes/Definitions/maternity-neonatal/published.yaml"
};
static const unsigned char file37[] = {
#embed "../Programmes/Definitions/medicines/anticoagulant-monitoring.yaml"
};
static const unsigned char file38[] = {
#embed "../Programmes/Definitions/medicines/anticoagulants.yaml"
};
static const unsigned char file39[] = {
#embed "../Programmes/Definitions/medicines/composites.yaml"
};
static const unsigned char file40[] = {
#embed "../Programmes/Definitions/medicines/critical-medicines.yaml"
};
static const unsigned char file41[] = {
#embed "../Programmes/Definitions/medicines/doac-dose.yaml"
};
static const unsigned char file42[] = {
#embed "../Programmes/Definitions/medicines/doac-strengths.csv"
};
static const unsigned char file43[] = {
#embed "../Programmes/Definitions/medicines/frailty.yaml"
};
static const unsigned char file44[] = {
#embed "../Programmes/Definitions/medicines/hospital.yaml"
};
static const unsigned char file45[] = {
#embed "../Programmes/Definitions/medicines/kidney-safety.yaml"
};
static const unsigned char file46[] = {
#embed "../Programmes/Definitions/medicines/layouts.yaml"
};
static const unsigned char file47[] = {
#embed "../Programmes/Definitions/medicines/medication-safety-officers.yaml"
};
static const unsigned char file48[] = {
#embed "../Programmes/Definitions/medicines/methotrexate-lithium-amiodarone.yaml"
};
static const unsigned char file49[] = {
#embed "../Programmes/Definitions/medicines/opioid-factors.csv"
};
static const unsigned char file50[] = {
#embed "../Programmes/Definitions/medicines/opioid-use.yaml"
};
static const unsigned char file51[] = {
#embed "../Programmes/Definitions/medicines/opioids.yaml"
};
static const unsigned char file52[] = {
#embed "../Programmes/Definitions/medicines/pincer-bleeding.yaml"
};
static const unsigned char file53[] = {
#embed "../Programmes/Definitions/medicines/pincer-monitoring.yaml"
};
static const unsigned char file54[] = {
#embed "../Programmes/Definitions/medicines/pincer-prescribing.yaml"
};
static const unsigned char file55[] = {
#embed "../Programmes/Definitions/medicines/pincer.yaml"
};
static const unsigned char file56[] = {
#embed "../Programmes/Definitions/medicines/programme.yaml"
};
static const unsigned char file57[] = {
#embed "../Programmes/Definitions/medicines/psychotropics.yaml"
};
static const unsigned char file58[] = {
#embed "../Programmes/Definitions/medicines/shared.yaml"
};
static const unsigned char file59[] = {
#embed "../Programmes/Definitions/medicines/valproate.yaml"
};
static const unsigned char file60[] = {
#embed "../Programmes/Definitions/mental-health/culture-of-care.yaml"
};
static const unsigned char file61[] = {
#embed "../Programmes/Definitions/mental-health/layouts.yaml"
};
static const unsigned char file62[] = {
#embed "../Programmes/Definitions/mental-health/programme.yaml"
};
static const unsigned char file63[] = {
#embed "../Programmes/Definitions/mental-health/restrictive-people.yaml"
};
static const unsigned char file64[] = {
#embed "../Programmes/Definitions/mental-health/restrictive-rates-ward.yaml"
};
static const unsigned char file65[] = {
#embed "../Programmes/Definitions/mental-health/restrictive-rates.yaml"
};
static const unsigned char file66[] = {
#embed "../Programmes/Definitions/mental-health/restrictive-shared.yaml"
};
static const unsigned char file67[] = {
#embed "../Programmes/Definitions/system-safety/actions.yaml"
};
static const unsigned char file68[] = {
#embed "../Programmes/Definitions/system-safety/candour.yaml"
};
static const unsigned char file69[] = {
#embed "../Programmes/Definitions/system-safety/implementation.yaml"
};
static const unsigned char file70[] = {
#embed "../Programmes/Definitions/system-safety/layouts.yaml"
};
static const unsigned char file71[] = {
#embed "../Programmes/Definitions/system-safety/programme.yaml"
};
static const unsigned char file72[] = {
#embed "../Programmes/Definitions/system-safety/recording.yaml"
};
static const unsigned char file73[] = {
#embed "../Programmes/Definitions/system-safety/responses.yaml"
};
static const unsigned char file74[] = {
#embed "../Programmes/Definitions/system-safety/system-safety.yaml"
};

static const struct ShippedFile files[] = {
  {"adoption-and-spread/discharge-bundles.yaml", file0, sizeof file0},
  {"adoption-and-spread/laparotomy.yaml", file1, sizeof file1},
  {"adoption-and-spread/layouts.yaml", file2, sizeof file2},
  {"adoption-and-spread/programme.yaml", file3, sizeof file3},
  {"adoption-and-spread/tracheostomy.yaml", file4, sizeof file4},
  {"impact/adoption-and-spread.yaml", file5, sizeof file5},
  {"impact/births-and-deaths.yaml", file6, sizeof file6},
  {"impact/deterioration.yaml", file7, sizeof file7},
  {"impact/medicines.yaml", file8, sizeof file8},
  {"impact/mental-health.yaml", file9, sizeof file9},
  {"impact/perinatal-interventions.yaml", file10, sizeof file10},
  {"improvement/capability.yaml", file11, sizeof file11},
  {"improvement/commissioning.yaml", file12, sizeof file12},
  {"improvement/layouts.yaml", file13, sizeof file13},
  {"improvement/programme.yaml", file14, sizeof file14},
  {"managing-deterioration/care-homes.yaml", file15, sizeof file15},
  {"managing-deterioration/deterioration.yaml", file16, sizeof file16},
  {"managing-deterioration/escalation.yaml", file17, sizeof file17},
  {"managing-deterioration/home-monitoring.yaml", file18, sizeof file18},
  {"managing-deterioration/layouts.yaml", file19, sizeof file19},
  {"managing-deterioration/martha.yaml", file20, sizeof file20},
  {"managing-deterioration/observations.yaml", file21, sizeof file21},
  {"managing-deterioration/outcomes.yaml", file22, sizeof file22},
  {"managing-deterioration/programme.yaml", file23, sizeof file23},
  {"managing-deterioration/tools.yaml", file24, sizeof file24},
  {"maternity-neonatal/brain-injury.yaml", file25, sizeof file25},
  {"maternity-neonatal/cqim-gates.yaml", file26, sizeof file26},
  {"maternity-neonatal/cqim.yaml", file27, sizeof file27},
  {"maternity-neonatal/culture.yaml", file28, sizeof file28},
  {"maternity-neonatal/deaths.yaml", file29, sizeof file29},
  {"maternity-neonatal/hospital-deliveries.yaml", file30, sizeof file30},
  {"maternity-neonatal/layouts.yaml", file31, sizeof file31},
  {"maternity-neonatal/perinatal-elements.yaml", file32, sizeof file32},
  {"maternity-neonatal/perinatal.yaml", file33, sizeof file33},
  {"maternity-neonatal/preterm.yaml", file34, sizeof file34},
  {"maternity-neonatal/programme.yaml", file35, sizeof file35},
  {"maternity-neonatal/published.yaml", file36, sizeof file36},
  {"medicines/anticoagulant-monitoring.yaml", file37, sizeof file37},
  {"medicines/anticoagulants.yaml", file38, sizeof file38},
  {"medicines/composites.yaml", file39, sizeof file39},
  {"medicines/critical-medicines.yaml", file40, sizeof file40},
  {"medicines/doac-dose.yaml", file41, sizeof file41},
  {"medicines/doac-strengths.csv", file42, sizeof file42},
  {"medicines/frailty.yaml", file43, sizeof file43},
  {"medicines/hospital.yaml", file44, sizeof file44},
  {"medicines/kidney-safety.yaml", file45, sizeof file45},
  {"medicines/layouts.yaml", file46, sizeof file46},
  {"medicines/medication-safety-officers.yaml", file47, sizeof file47},
  {"medicines/methotrexate-lithium-amiodarone.yaml", file48, sizeof file48},
  {"medicines/opioid-factors.csv", file49, sizeof file49},
  {"medicines/opioid-use.yaml", file50, sizeof file50},
  {"medicines/opioids.yaml", file51, sizeof file51},
  {"medicines/pincer-bleeding.yaml", file52, sizeof file52},
  {"medicines/pincer-monitoring.yaml", file53, sizeof file53},
  {"medicines/pincer-prescribing.yaml", file54, sizeof file54},
  {"medicines/pincer.yaml", file55, sizeof file55},
  {"medicines/programme.yaml", file56, sizeof file56},
  {"medicines/psychotropics.yaml", file57, sizeof file57},
  {"medicines/shared.yaml", file58, sizeof file58},
  {"medicines/valproate.yaml", file59, sizeof file59},
  {"mental-health/culture-of-care.yaml", file60, sizeof file60},
  {"mental-health/layouts.yaml", file61, sizeof file61},
  {"mental-health/programme.yaml", file62, sizeof file62},
  {"mental-health/restrictive-people.yaml", file63, sizeof file63},
  {"mental-health/restrictive-rates-ward.yaml", file64, sizeof file64},
  {"mental-health/restrictive-rates.yaml", file65, sizeof file65},
  {"mental-health/restrictive-shared.yaml", file66, sizeof file66},
  {"system-safety/actions.yaml", file67, sizeof file67},
  {"system-safety/candour.yaml", file68, sizeof file68},
  {"system-safety/implementation.yaml", file69, sizeof file69},
  {"system-safety/layouts.yaml", file70, sizeof file70},
  {"system-safety/programme.yaml", file71, sizeof file71},
  {"system-safety/recording.yaml", file72, sizeof file72},
  {"system-safety/responses.yaml", file73, sizeof file73},
  {"system-safety/system-safety.yaml", file74, sizeof file74},
};

const size_t shippedFileCount = sizeof files / sizeof files[0];

const struct ShippedFile *shippedFile(size_t place) { return &files[place]; }
