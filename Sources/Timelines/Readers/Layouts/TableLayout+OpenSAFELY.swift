extension TableLayout {
  /// The tables of OpenSAFELY's core and of its hospital data.
  ///
  /// - Source: the table schemas of ehrQL (core and TPP), column by column.
  static let openSAFELY: [TableLayout] = [
    TableLayout(
      name: "OpenSAFELY patients", file: "patients", records: .facts,
      columns: [
        needed("patient_id", as: .person), needed("date_of_birth", as: .birth),
        needed("sex", as: .sex), may("date_of_death", as: .death),
        may("ethnicity", "ethnic_group", as: .detail(DetailName.ethnicGroup, .word)),
        may("imd", "imd_rounded", "deprivation", as: .detail(DetailName.deprivation, .number)),
      ]),
    TableLayout(
      name: "OpenSAFELY practice_registrations", file: "practice_registrations",
      records: .intervals(.registration),
      columns: [
        needed("patient_id", as: .person), needed("start_date", as: .start),
        needed("end_date", as: .end), needed("practice_pseudo_id", as: .organisation),
        may("practice_stp", as: .detail("practice_stp", .word)),
        may("practice_nuts1_region_name", as: .detail("practice_nuts1_region_name", .word)),
      ], others: .details, isStartNeeded: true),
    TableLayout(
      name: "OpenSAFELY medications", file: "medications", records: .events(.prescription),
      columns: [
        needed("patient_id", as: .person), needed("date", as: .start),
        needed("dmd_code", as: .code("dmd")), may("consultation_id", as: .unused),
        may("quantity", as: .detail(DetailName.quantity, .number)),
        may("days_supply", as: .detail(DetailName.daysSupply, .number)),
      ]),
    TableLayout(
      name: "OpenSAFELY clinical_events", file: "clinical_events", records: .events(.clinical),
      columns: [
        needed("patient_id", as: .person), needed("date", as: .start),
        needed("snomedct_code", as: .code("snomed")), may("ctv3_code", as: .code("ctv3")),
        may("numeric_value", as: .value), may("consultation_id", as: .unused),
        may("comparator", as: .detail(DetailName.comparator, .word)),
        may("lower_bound", as: .detail("lower_bound", .number)),
        may("upper_bound", as: .detail("upper_bound", .number)),
      ]),
    TableLayout(
      name: "OpenSAFELY addresses", file: "addresses", records: .intervals(.other),
      columns: [
        needed("patient_id", as: .person), needed("start_date", as: .start),
        needed("end_date", as: .end),
        needed("imd_rounded", as: .detail(DetailName.deprivation, .number)),
        may("msoa_code", "msoa", as: .detail("msoa_code", .word)),
        may("address_id", as: .detail(DetailName.identifier, .word)),
        may("rural_urban_classification", as: .detail("rural_urban_classification", .number)),
        may("care_home_is_potential_match", as: .kind),
      ], others: .details,
      intervalKinds: ["t": .careHome, "true": .careHome, "1": .careHome, "y": .careHome]),
    TableLayout(
      name: "OpenSAFELY ons_deaths", file: "ons_deaths", records: .facts,
      columns: [
        needed("patient_id", as: .person), needed("date", "date_of_death", as: .death),
        needed("underlying_cause_of_death", as: .detail("underlying_cause_of_death", .word)),
        may("place", as: .detail("place_of_death", .word)),
      ], others: .details),
    TableLayout(
      name: "OpenSAFELY apcs", file: "apcs", records: .intervals(.admission),
      columns: [
        needed("patient_id", as: .person), needed("admission_date", as: .start),
        needed("discharge_date", as: .end),
        may("apcs_ident", as: .detail(DetailName.identifier, .word)),
        may("organisation", "hospital", "provider", "site", as: .organisation),
      ]
        + details(
          .word, "primary_diagnosis", "secondary_diagnosis", "all_diagnoses", "all_procedures",
          "admission_method", "patient_classification", "spell_core_hrg_sus"),
      others: .details, isStartNeeded: true),
    TableLayout(
      name: "OpenSAFELY ec", file: "ec", records: .intervals(.emergency),
      columns: [
        needed("patient_id", as: .person), needed("arrival_date", as: .start),
        may("departure_date", "discharge_date", as: .end),
        may("ec_ident", as: .detail(DetailName.identifier, .word)),
        may("organisation", "hospital", "provider", "site", as: .organisation),
      ], others: .details, isStartNeeded: true),
  ]
}
