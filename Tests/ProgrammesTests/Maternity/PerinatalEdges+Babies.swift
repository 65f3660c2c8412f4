extension PerinatalEdges {
  /// P5.
  static let cord: [PerinatalEdge] = [
    .init("cord at 60 seconds", "cord_clamp_seconds=60", ""),
    .init("cord at 59 seconds", "cord_clamp_seconds=59", "P5=NOT_MET"),
    .init("cord at 59.9 seconds", "cord_clamp_seconds=59.9", "P5=NOT_MET"),
    .init("cord at 0 seconds", "cord_clamp_seconds=0", "P5=NOT_MET"),
    .init("cord before birth", "cord_clamp_seconds=-1", "P5=UNKNOWN"),
    .init("cord time blank", "cord_clamp_seconds=", "P5=UNKNOWN"),
    .init("cord at once", "cord_status=IMMEDIATE cord_clamp_seconds=", "P5=NOT_MET"),
    .init("cord contraindicated", "cord_status=CONTRAINDICATED cord_clamp_seconds=", "P5=NOT_MET"),
    .init("cord blank", "cord_status= cord_clamp_seconds=", "P5=UNKNOWN"),
  ]

  /// P6 and its variant.
  static let temperature: [PerinatalEdge] = [
    .init("36.5", "first_temp_c=36.5", ""),
    .init("36.49", "first_temp_c=36.49", "P6=NOT_MET P6_adm=NOT_MET"),
    .init("36.4999", "first_temp_c=36.4999", "P6=NOT_MET P6_adm=NOT_MET"),
    .init("37.5", "first_temp_c=37.5", ""),
    .init("37.51", "first_temp_c=37.51", "P6=NOT_MET P6_adm=NOT_MET"),
    .init("60 minutes from birth", "first_temp_datetime=2026-06-14T04:20", ""),
    .init("61 minutes from birth", "first_temp_datetime=2026-06-14T04:21", "P6=NOT_MET"),
    .init("60 minutes from admission", "first_temp_datetime=2026-06-14T04:45", "P6=NOT_MET"),
    .init(
      "61 minutes from admission", "first_temp_datetime=2026-06-14T04:46",
      "P6=NOT_MET P6_adm=NOT_MET"),
    .init("before admission", "first_temp_datetime=2026-06-14T03:44", "P6_adm=UNKNOWN"),
    .init("at birth", "first_temp_datetime=2026-06-14T03:20", "P6_adm=UNKNOWN"),
    .init("before birth", "first_temp_datetime=2026-06-14T03:19", "P6=UNKNOWN P6_adm=UNKNOWN"),
    .init(
      "cold before birth", "first_temp_c=36 first_temp_datetime=2026-06-14T03:19",
      "P6=NOT_MET P6_adm=NOT_MET"),
    .init("warm, untimed", "first_temp_datetime=", "P6=UNKNOWN P6_adm=UNKNOWN"),
    .init("cold, untimed", "first_temp_c=36 first_temp_datetime=", "P6=NOT_MET P6_adm=NOT_MET"),
    .init("no temperature", "first_temp_c=", "P6=UNKNOWN P6_adm=UNKNOWN"),
    .init("neither", "first_temp_c= first_temp_datetime=", "P6=UNKNOWN P6_adm=UNKNOWN"),
    .init("19.9", "first_temp_c=19.9", "P6=UNKNOWN P6_adm=UNKNOWN"),
    .init("20", "first_temp_c=20", "P6=NOT_MET P6_adm=NOT_MET"),
    .init("45", "first_temp_c=45", "P6=NOT_MET P6_adm=NOT_MET"),
    .init("45.1", "first_temp_c=45.1", "P6=UNKNOWN P6_adm=UNKNOWN"),
    .init("admitted at 12 hours", "admission_datetime=2026-06-14T15:20", "P6_adm=UNKNOWN"),
    .init(
      "admitted a minute later", "admission_datetime=2026-06-14T15:21",
      notEligible("P6 P6_adm")),
    .init("time of admission missing", "admission_datetime=", "P6=UNKNOWN P6_adm=UNKNOWN"),
    .init(
      "admitted before birth", "admission_datetime=2026-06-14T03:19",
      "P6=UNKNOWN P6_adm=UNKNOWN"),
  ]

  /// P7, P8, X10 and X11: what is to be given on the first day.
  static let firstDay: [PerinatalEdge] =
    drug("P7", "mbm_status", "mbm_first_datetime")
    + drug("P8", "caffeine_status", "caffeine_datetime")
    + drug("X10", "probiotic_status", "probiotic_datetime")
    + drug("X11", "hydrocortisone_status", "hydrocortisone_datetime")
    + [
      .init("donor milk alone", "mbm_status=DONOR_ONLY mbm_first_datetime=", "P7=NOT_MET"),
      .init("milk at 6 hours", "mbm_first_datetime=2026-06-14T09:20", "P7_6h=MET"),
      .init("milk a minute after 6 hours", "mbm_first_datetime=2026-06-14T09:21", ""),
      .init(
        "died at 6 hours, milk an hour before",
        "death_datetime=2026-06-14T09:20 mbm_first_datetime=2026-06-14T08:20",
        "P7_6h=MET \(notEligible("X10"))"),
    ]

  /// P9 and blanks elsewhere.
  static let others: [PerinatalEdge] = [
    .init("ventilated as it should be", "inv_vent=Y vtv_primary=Y", "P9=MET"),
    .init("ventilated otherwise", "inv_vent=Y vtv_primary=N", "P9=NOT_MET"),
    .init("mode of ventilation blank", "inv_vent=Y vtv_primary=", "P9=UNKNOWN"),
    .init("ventilation blank", "inv_vent= vtv_primary=Y", "P9=ELIGIBILITY_UNKNOWN"),
    .init("mode without ventilation", "inv_vent=N vtv_primary=Y", ""),
  ]

  /// Windows are real time on the nights the clocks change.
  static let clocks: [PerinatalEdge] = [
    .init(
      "an hour of the clock is none as clocks go forward",
      moved(
        birth: "2026-03-29T00:30", admission: "2026-03-29T00:50", temperature: "2026-03-29T02:30",
        milk: "2026-03-30T01:30"), ""),
    .init(
      "a minute more",
      moved(
        birth: "2026-03-29T00:30", admission: "2026-03-29T00:50", temperature: "2026-03-29T02:31",
        milk: "2026-03-30T01:31"), "P6=NOT_MET P7=NOT_MET"),
    .init(
      "an hour of the clock is two as clocks go back",
      moved(
        birth: "2026-10-25T00:59", admission: "2026-10-25T01:00", temperature: "2026-10-25T01:59",
        milk: "2026-10-25T23:59"), ""),
    .init(
      "a minute later it is two hours",
      moved(
        birth: "2026-10-25T00:59", admission: "2026-10-25T01:00", temperature: "2026-10-25T02:00",
        milk: "2026-10-26T00:00"), "P6=NOT_MET P6_adm=NOT_MET P7=NOT_MET"),
  ]

  /// The edges of something given on the first day.
  private static func drug(
    _ element: String, _ status: String, _ time: String
  ) -> [PerinatalEdge] {
    // At 27+6 the baby is eligible for hydrocortisone, and otherwise for the same as before.
    let weeks = element == "X11" ? "gest_weeks=27 gest_days=6 " : ""
    func edge(_ name: String, _ changes: String, _ result: String, _ more: String = "")
      -> PerinatalEdge
    {
      .init("\(element), \(name)", weeks + changes, "\(element)=\(result) \(more)")
    }
    // The variant of 6 hours goes with the milk.
    func early(_ result: String) -> String { element == "P7" ? " P7_6h=\(result)" : "" }
    // The others are given later than this, and so are not asked of a baby who died.
    let gone = notEligible(
      ["P7", "P8", "X10"].filter { $0 != element }.joined(separator: " ")
        + (element == "P7" ? "" : " P7_6h"))
    let death = "death_datetime=2026-06-14T04:00"
    return [
      edge("24 hours after birth", "\(status)=GIVEN \(time)=2026-06-15T03:20", "MET"),
      edge("a minute later", "\(status)=GIVEN \(time)=2026-06-15T03:21", "NOT_MET"),
      edge("at birth", "\(status)=GIVEN \(time)=2026-06-14T03:20", "MET", early("MET")),
      edge("before birth", "\(status)=GIVEN \(time)=2026-06-14T03:19", "UNKNOWN", early("UNKNOWN")),
      edge("untimed", "\(status)=GIVEN \(time)=", "UNKNOWN", early("UNKNOWN")),
      edge("not given", "\(status)=NOT_GIVEN \(time)=", "NOT_MET"),
      edge("declined", "\(status)=DECLINED \(time)=", "NOT_MET"),
      edge("contraindicated", "\(status)=CONTRAINDICATED \(time)=", "NOT_MET"),
      edge("unknown", "\(status)=UNKNOWN \(time)=", "UNKNOWN", early("UNKNOWN")),
      edge("blank", "\(status)= \(time)=", "UNKNOWN", early("UNKNOWN")),
      edge(
        "died early, not given", "\(death) \(status)=NOT_GIVEN \(time)=", "NOT_ELIGIBLE",
        gone + early("NOT_ELIGIBLE")),
      edge(
        "died early, blank", "\(death) \(status)= \(time)=", "NOT_ELIGIBLE",
        gone + early("NOT_ELIGIBLE")),
      edge(
        "died early, given in life", "\(death) \(status)=GIVEN \(time)=2026-06-14T04:00", "MET",
        gone + early("MET")),
      edge(
        "died early, given untimed", "\(death) \(status)=GIVEN \(time)=", "MET",
        gone + early("UNKNOWN")),
      edge(
        "died early, given after death by the times",
        "\(death) \(status)=GIVEN \(time)=2026-06-14T04:01", "NOT_ELIGIBLE",
        gone + early("NOT_ELIGIBLE")),
      edge(
        "died as the window closed",
        "death_datetime=2026-06-15T03:20 \(status)=NOT_GIVEN \(time)=", "NOT_MET"),
      edge(
        "died a minute before", "death_datetime=2026-06-15T03:19 \(status)=NOT_GIVEN \(time)=",
        "NOT_ELIGIBLE", early("NOT_ELIGIBLE")),
    ]
  }

  /// The baby born at another time, everything else in good time.
  private static func moved(
    birth: String, admission: String, temperature: String, milk: String
  ) -> String {
    let month = birth.prefix(8)
    let (first, second, eve) = month.contains("-03-") ? (26, 27, 28) : (22, 23, 24)
    return """
      birth_datetime=\(birth) admission_datetime=\(admission) first_temp_datetime=\(temperature) \
      mbm_first_datetime=\(milk) caffeine_datetime=\(admission) probiotic_datetime=\(admission) \
      steroid1_datetime=\(month)\(first)T09:00 steroid2_datetime=\(month)\(second)T08:00 \
      mgso4_datetime=\(month)\(eve)T18:00 iap_first_datetime=\(month)\(eve)T18:00
      """
  }
}
