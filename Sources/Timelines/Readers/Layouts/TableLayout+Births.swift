extension TableLayout {
  /// Tables of births, one baby a row; the layouts of sections 2.1, 3 and 5 of the maternity
  /// reference.
  static let births: [TableLayout] = [optimisation, metrics, deaths]

  /// Care of preterm babies: each column is a detail of the birth.
  private static let optimisation = TableLayout(
    name: "babies and mothers", file: "babies", records: .intervals(.birth),
    columns: [
      needed("baby_id", as: .person),
      needed("mother_id", as: .mother),
      needed(
        "birth_datetime", as: .start, .end, .birth, .detail("birth_datetime", .time)),
      needed("gest_weeks", as: .detail("gest_weeks", .number)),
      may("death_datetime", as: .death, .detail("death_datetime", .time)),
      may("birth_site", as: .organisation, .detail("birth_site", .word)),
    ]
      + details(
        .number, "n_fetus", "birth_order", "gest_days", "birthweight_g", "steroid_doses",
        "cord_clamp_seconds", "first_temp_c")
      + details(
        .word, "outcome", "died_delivery_room", "active_care", "admitted", "birth_site_has_nicu",
        "first_admitting_unit", "steroid_status", "mgso4_status", "active_labour", "iap_status",
        "cord_status", "mbm_status", "caffeine_status", "inv_vent", "vtv_primary",
        "probiotic_status", "hydrocortisone_status", "note")
      + details(
        .time, "admission_datetime", "steroid1_datetime", "steroid2_datetime", "mgso4_datetime",
        "iap_first_datetime", "first_temp_datetime", "mbm_first_datetime", "caffeine_datetime",
        "probiotic_datetime", "hydrocortisone_datetime"),
    others: .details)

  /// The flat layout of the clinical quality improvement metrics.
  private static let metrics = TableLayout(
    name: "births of the clinical quality improvement metrics", file: "cqim",
    records: .intervals(.birth),
    columns: [
      needed("baby_id", as: .person), needed("mother_id", as: .mother),
      needed("provider", as: .organisation, .detail("provider", .word)),
      needed("birth_date", as: .start, .end, .birth, .detail("birth_date", .time)),
      needed("births_per_labdel", as: .detail("births_per_labdel", .number)),
    ]
      + details(
        .number, "gest_days", "apgar5", "prev_live", "prev_still", "prev_cs", "blood_loss_ml")
      + details(
        .word, "preg_outcome", "first_feed", "delivery_method", "tear_code", "onset",
        "presentation", "smoking_booking", "smoking_delivery"),
    others: .details)

  /// Deaths before and after birth.
  private static let deaths = TableLayout(
    name: "deaths of babies", file: "deaths", records: .intervals(.birth),
    columns: [
      needed("case_id", as: .person), needed("signs_of_life", as: .detail("signs_of_life", .word)),
      needed("birth_datetime", as: .start, .end, .birth, .detail("birth_datetime", .time)),
      needed("death_datetime", as: .death, .detail("death_datetime", .time)),
      may("termination", as: .detail("termination", .word)),
      may("birth_site", "organisation", as: .organisation),
    ] + details(.number, "gest_weeks", "gest_days", "birthweight_g"),
    others: .details)
}
