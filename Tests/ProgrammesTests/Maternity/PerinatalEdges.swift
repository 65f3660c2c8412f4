import Testing

/// A baby at an edge of a rule: what is otherwise than with `PerinatalEdges.baby`, and the outcome.
struct PerinatalEdge: Sendable, CustomTestStringConvertible {
  let name: String
  /// `column=value`, with nothing after the sign for a blank cell.
  let changes: String
  /// `element=STATUS` where it is otherwise than for the baby unchanged, or a cohort alone.
  let expected: String

  init(_ name: String, _ changes: String, _ expected: String) {
    (self.name, self.changes, self.expected) = (name, changes, expected)
  }

  var testDescription: String { name }
}

/// Babies at the edges of every rule of perinatal optimisation, written from the reference.
enum PerinatalEdges {
  /// A baby of 29+4 who was given everything it was eligible for.
  static let baby = """
    n_fetus=1 birth_order=1 outcome=LIVE died_delivery_room=N active_care=Y admitted=Y \
    gest_weeks=29 gest_days=4 birthweight_g=1250 birth_datetime=2026-06-14T03:20:00 \
    birth_site=UNIT-A birth_site_has_nicu=Y first_admitting_unit=UNIT-A \
    admission_datetime=2026-06-14T03:45:00 steroid_status=GIVEN steroid_doses=2 \
    steroid1_datetime=2026-06-11T09:00:00 steroid2_datetime=2026-06-12T08:00:00 \
    mgso4_status=GIVEN mgso4_datetime=2026-06-13T20:00:00 active_labour=Y iap_status=GIVEN \
    iap_first_datetime=2026-06-13T19:30:00 cord_status=RECORDED cord_clamp_seconds=75 \
    first_temp_c=36.9 first_temp_datetime=2026-06-14T03:50:00 mbm_status=GIVEN \
    mbm_first_datetime=2026-06-14T16:00:00 caffeine_status=GIVEN \
    caffeine_datetime=2026-06-14T05:00:00 inv_vent=N probiotic_status=GIVEN \
    probiotic_datetime=2026-06-14T12:00:00
    """

  /// What it comes to.
  static let statuses = """
    P1=NOT_ELIGIBLE P2=MET P3=MET P4=MET P5=MET P6=MET P7=MET P8=MET P9=NOT_ELIGIBLE X10=MET \
    X11=NOT_ELIGIBLE P2_any=MET P2_opt=MET P3_opt=MET P4_opt=MET P6_adm=MET P7_6h=NOT_MET \
    P2_offered=MET P3_offered=MET P4_offered=MET
    """

  /// All of them.
  static let all = cohort + place + mothers + cord + temperature + firstDay + others + clocks

  /// Who is in at all, and the first reason that holds.
  static let cohort: [PerinatalEdge] = [
    .init("the baby unchanged", "", ""),
    .init("stillborn", "outcome=STILLBIRTH gest_weeks=", "STILLBIRTH"),
    .init("outcome blank", "outcome=", "OUTCOME_MISSING"),
    .init("weeks missing", "gest_weeks= admitted=N", "GESTATION_MISSING"),
    .init("days missing", "gest_days=", "GESTATION_MISSING"),
    .init("seven days", "gest_days=7", "GESTATION_MISSING"),
    .init("days below 0", "gest_days=-1", "GESTATION_MISSING"),
    .init("six days", "gest_days=6", ""),
    .init("no days are a number", "gest_days=0", ""),
    .init("21+6", "gest_weeks=21 gest_days=6 died_delivery_room=Y", "BELOW_22_WEEKS"),
    .init("22+0", "gest_weeks=22 gest_days=0", "P1=MET X11=UNKNOWN"),
    .init("died in the delivery room", "died_delivery_room=Y active_care=N", "DIED_DELIVERY_ROOM"),
    .init("whether is blank", "died_delivery_room=", ""),
    .init("comfort care", "active_care=N admitted=N", "PALLIATIVE"),
    .init("care is blank", "active_care=", ""),
    .init("not admitted", "admitted=N gest_weeks=36", "NOT_ADMITTED"),
    .init("admission blank", "admitted=", "ADMISSION_UNKNOWN"),
    .init(
      "33+6", "gest_weeks=33 gest_days=6",
      "P3=NOT_ELIGIBLE P3_opt=NOT_ELIGIBLE "
        + "P3_offered=NOT_ELIGIBLE P8=NOT_ELIGIBLE"),
    .init("34+0", "gest_weeks=34 gest_days=0", "ABOVE_33_6"),
    .init("34+0 and no weight", "gest_weeks=34 gest_days=0 birthweight_g=", "ABOVE_33_6"),
    .init("34+0 and 800 g", "gest_weeks=34 gest_days=0 birthweight_g=800", "ABOVE_33_6"),
    .init(
      "34+0 and 799 g", "gest_weeks=34 gest_days=0 birthweight_g=799",
      "P1=MET \(notEligible("P2 P3 P4 P5 P6 P7 P8 X10 P2_any P2_opt P3_opt P4_opt P6_adm P7_6h")) "
        + "\(notEligible("P2_offered P3_offered P4_offered"))"),
  ]

  /// P1, and the limits of gestation and weight.
  static let place: [PerinatalEdge] = [
    .init("26+6", "gest_weeks=26 gest_days=6", "P1=MET X11=UNKNOWN"),
    .init("27+0 alone", "gest_weeks=27 gest_days=0", "X11=UNKNOWN"),
    .init("27+0 of twins", "gest_weeks=27 gest_days=0 n_fetus=2", "P1=MET X11=UNKNOWN"),
    .init("27+6 of twins", "gest_weeks=27 gest_days=6 n_fetus=2", "P1=MET X11=UNKNOWN"),
    .init("27+6 of triplets", "gest_weeks=27 gest_days=6 n_fetus=3", "P1=MET X11=UNKNOWN"),
    .init("28+0 of twins", "gest_weeks=28 gest_days=0 n_fetus=2", ""),
    .init("799 g", "birthweight_g=799", "P1=MET"),
    .init("800 g", "birthweight_g=800", ""),
    .init("weight missing", "birthweight_g=", "P1=ELIGIBILITY_UNKNOWN"),
    .init(
      "weight missing at 26+6", "birthweight_g= gest_weeks=26 gest_days=6", "P1=MET X11=UNKNOWN"),
    .init(
      "weight missing at 27+3 of twins", "birthweight_g= gest_weeks=27 gest_days=3 n_fetus=2",
      "P1=MET X11=UNKNOWN"),
    .init(
      "fetuses missing at 27+0", "gest_weeks=27 gest_days=0 n_fetus=",
      "P1=ELIGIBILITY_UNKNOWN X11=UNKNOWN"),
    .init(
      "fetuses missing at 27+6, no weight", "gest_weeks=27 gest_days=6 n_fetus= birthweight_g=",
      "P1=ELIGIBILITY_UNKNOWN X11=UNKNOWN"),
    .init(
      "fetuses missing at 27+0, 799 g", "gest_weeks=27 gest_days=0 n_fetus= birthweight_g=799",
      "P1=MET X11=UNKNOWN"),
    .init("fetuses missing at 28+0", "gest_weeks=28 gest_days=0 n_fetus=", ""),
    .init("fetuses missing at 26+6", "gest_weeks=26 gest_days=6 n_fetus=", "P1=MET X11=UNKNOWN"),
    .init("no NICU", "birthweight_g=700 birth_site_has_nicu=N", "P1=NOT_MET"),
    .init("site blank", "birthweight_g=700 birth_site_has_nicu=", "P1=UNKNOWN"),
    .init("29+6", "gest_weeks=29 gest_days=6", ""),
    .init("30+0", "gest_weeks=30 gest_days=0", notEligible("P3 P3_opt P3_offered P8")),
    .init(
      "31+6 and 1500 g", "gest_weeks=31 gest_days=6 birthweight_g=1500",
      notEligible("P3 P3_opt P3_offered P8")),
    .init(
      "32+0 and 1500 g", "gest_weeks=32 gest_days=0 birthweight_g=1500",
      notEligible("P3 P3_opt P3_offered P8 X10")),
    .init(
      "32+0 and 1499 g", "gest_weeks=32 gest_days=0 birthweight_g=1499",
      notEligible("P3 P3_opt P3_offered P8")),
    .init(
      "33+6 and no weight", "gest_weeks=33 gest_days=6 birthweight_g=",
      notEligible("P3 P3_opt P3_offered P8") + " P1=ELIGIBILITY_UNKNOWN X10=ELIGIBILITY_UNKNOWN"),
    .init(
      "27+6, hydrocortisone at 24 hours",
      "gest_weeks=27 gest_days=6 "
        + "hydrocortisone_status=GIVEN hydrocortisone_datetime=2026-06-15T03:20", "X11=MET"),
  ]

  /// P2 to P4 and their variants.
  static let mothers: [PerinatalEdge] = [
    .init(
      "one dose", "steroid_doses=1 steroid2_datetime=",
      "P2=NOT_MET P2_opt=NOT_MET "
        + "P2_offered=NOT_MET"),
    .init(
      "one dose, no times", "steroid_doses=1 steroid1_datetime= steroid2_datetime=",
      "P2=NOT_MET P2_opt=NOT_MET P2_offered=NOT_MET"),
    .init(
      "last dose 168 hours before",
      "steroid1_datetime=2026-06-06T05:20 "
        + "steroid2_datetime=2026-06-07T03:20", "P2_opt=NOT_MET"),
    .init(
      "last dose a minute more before",
      "steroid1_datetime=2026-06-06T05:20 "
        + "steroid2_datetime=2026-06-07T03:19", "P2=NOT_MET P2_opt=NOT_MET P2_offered=NOT_MET"),
    .init("last dose at birth", "steroid2_datetime=2026-06-14T03:20", "P2_opt=NOT_MET"),
    .init(
      "last dose after birth", "steroid2_datetime=2026-06-14T03:21",
      "P2=UNKNOWN P2_opt=UNKNOWN P2_offered=UNKNOWN"),
    .init(
      "both doses after birth",
      "steroid1_datetime=2026-06-14T03:21 "
        + "steroid2_datetime=2026-06-14T18:21",
      "P2=UNKNOWN P2_any=UNKNOWN P2_opt=UNKNOWN P2_offered=UNKNOWN"),
    .init(
      "no time of the last dose", "steroid2_datetime=",
      "P2=UNKNOWN P2_opt=UNKNOWN P2_offered=UNKNOWN"),
    .init("no time of the first dose", "steroid1_datetime=", "P2_opt=UNKNOWN"),
    .init(
      "no times", "steroid1_datetime= steroid2_datetime=",
      "P2=UNKNOWN P2_opt=UNKNOWN P2_offered=UNKNOWN"),
    .init(
      "steroids declined", "steroid_status=DECLINED",
      "P2=NOT_MET P2_any=NOT_MET P2_opt=NOT_MET"),
    .init(
      "steroids contraindicated", "steroid_status=CONTRAINDICATED",
      "P2=NOT_MET P2_any=NOT_MET P2_opt=NOT_MET P2_offered=NOT_MET"),
    .init(
      "steroids not given", "steroid_status=NOT_GIVEN",
      "P2=NOT_MET P2_any=NOT_MET P2_opt=NOT_MET P2_offered=NOT_MET"),
    .init(
      "steroids unknown", "steroid_status=UNKNOWN",
      "P2=UNKNOWN P2_any=UNKNOWN P2_opt=UNKNOWN P2_offered=UNKNOWN"),
    .init(
      "steroids blank", "steroid_status=",
      "P2=UNKNOWN P2_any=UNKNOWN P2_opt=UNKNOWN P2_offered=UNKNOWN"),
    .init("doses 12 hours apart", "steroid1_datetime=2026-06-11T20:00", ""),
    .init("doses a minute less apart", "steroid1_datetime=2026-06-11T20:01", "P2_opt=NOT_MET"),
    .init("doses 24 hours apart", "steroid1_datetime=2026-06-11T08:00", ""),
    .init("doses a minute more apart", "steroid1_datetime=2026-06-11T07:59", "P2_opt=NOT_MET"),
    .init(
      "last dose 24 hours before",
      "steroid1_datetime=2026-06-12T09:00 "
        + "steroid2_datetime=2026-06-13T03:20", "P2_opt=NOT_MET"),
    .init(
      "last dose 24 hours and a minute before",
      "steroid1_datetime=2026-06-12T09:00 "
        + "steroid2_datetime=2026-06-13T03:19", ""),
    .init(
      "first dose 7 days before",
      "steroid1_datetime=2026-06-07T03:20 "
        + "steroid2_datetime=2026-06-08T03:20", "P2_opt=NOT_MET"),
    .init(
      "first dose a minute less before",
      "steroid1_datetime=2026-06-07T03:21 "
        + "steroid2_datetime=2026-06-08T03:20", ""),
    .init("magnesium 24 hours before", "mgso4_datetime=2026-06-13T03:20", "P3_opt=NOT_MET"),
    .init(
      "magnesium a minute more before", "mgso4_datetime=2026-06-13T03:19",
      "P3=NOT_MET P3_opt=NOT_MET P3_offered=NOT_MET"),
    .init("magnesium a minute less than 24 hours before", "mgso4_datetime=2026-06-13T03:21", ""),
    .init("magnesium 4 hours before", "mgso4_datetime=2026-06-13T23:20", "P3_opt=NOT_MET"),
    .init("magnesium a minute more than 4 hours before", "mgso4_datetime=2026-06-13T23:19", ""),
    .init("magnesium at birth", "mgso4_datetime=2026-06-14T03:20", "P3_opt=NOT_MET"),
    .init(
      "magnesium after birth", "mgso4_datetime=2026-06-14T03:21",
      "P3=UNKNOWN P3_opt=UNKNOWN P3_offered=UNKNOWN"),
    .init("magnesium untimed", "mgso4_datetime=", "P3=UNKNOWN P3_opt=UNKNOWN P3_offered=UNKNOWN"),
    .init(
      "magnesium declined", "mgso4_status=DECLINED mgso4_datetime=",
      "P3=NOT_MET P3_opt=NOT_MET"),
    .init(
      "magnesium contraindicated", "mgso4_status=CONTRAINDICATED mgso4_datetime=",
      "P3=NOT_MET P3_opt=NOT_MET P3_offered=NOT_MET"),
    .init(
      "magnesium blank", "mgso4_status= mgso4_datetime=",
      "P3=UNKNOWN P3_opt=UNKNOWN P3_offered=UNKNOWN"),
    .init("no labour", "active_labour=N", notEligible("P4 P4_opt P4_offered")),
    .init(
      "labour blank", "active_labour=",
      "P4=ELIGIBILITY_UNKNOWN "
        + "P4_opt=ELIGIBILITY_UNKNOWN P4_offered=ELIGIBILITY_UNKNOWN"),
    .init("antibiotics untimed", "iap_first_datetime=", "P4_opt=UNKNOWN"),
    .init("antibiotics at birth", "iap_first_datetime=2026-06-14T03:20", "P4_opt=NOT_MET"),
    .init(
      "antibiotics after birth", "iap_first_datetime=2026-06-14T03:21",
      "P4=UNKNOWN P4_opt=UNKNOWN P4_offered=UNKNOWN"),
    .init("antibiotics 4 hours before", "iap_first_datetime=2026-06-13T23:20", ""),
    .init(
      "antibiotics a minute less before", "iap_first_datetime=2026-06-13T23:21",
      "P4_opt=NOT_MET"),
    .init(
      "antibiotics declined", "iap_status=DECLINED iap_first_datetime=",
      "P4=NOT_MET P4_opt=NOT_MET"),
    .init(
      "allergic", "iap_status=CONTRAINDICATED iap_first_datetime=",
      "P4=NOT_MET P4_opt=NOT_MET P4_offered=NOT_MET"),
    .init(
      "antibiotics blank", "iap_status= iap_first_datetime=",
      "P4=UNKNOWN P4_opt=UNKNOWN P4_offered=UNKNOWN"),
  ]

  /// Elements in whose denominator the baby is not.
  static func notEligible(_ elements: String) -> String {
    elements.split(separator: " ").map { "\($0)=NOT_ELIGIBLE" }.joined(separator: " ")
  }
}
