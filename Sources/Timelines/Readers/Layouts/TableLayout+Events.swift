extension TableLayout {
  /// Plain tables, one event, fact or interval a row.
  static let plain: [TableLayout] = [
    TableLayout(
      name: "events", file: "events", records: .events(.clinical),
      columns: [
        needed("person", "person_id", "patient", "patient_id", "id", "nhs_number", as: .person),
        needed(
          "time", "date", "datetime", "date_time", "event_date", "event_time", "recorded_at",
          "effective", as: .start),
        needed("code", "event_code", "code_value", as: .code(nil)),
        needed(
          "code_system", "system", "coding_system", "vocabulary", "codesystem", "terminology",
          as: .system),
        may("kind", "type", "event_kind", as: .kind),
        may("value", "numeric_value", "result", "value_number", as: .openValue),
        may("unit", "units", "uom", as: .detail(DetailName.unit, .word)),
        may(
          "organisation", "organization", "org", "org_code", "practice", "site", "provider",
          "practice_pseudo_id", as: .detail(DetailName.organisation, .word)),
        may("quantity", "qty", as: .detail(DetailName.quantity, .number)),
        may("days_supply", as: .detail(DetailName.daysSupply, .number)),
        may("comparator", as: .detail(DetailName.comparator, .word)),
        may("route", as: .detail(DetailName.route, .word)),
        may("dose", as: .detail(DetailName.dose, .number)),
        may("status", as: .detail(DetailName.status, .word)),
        may("text", "comment", as: .detail(DetailName.text, .word)),
        may("end", "end_date", "end_time", as: .detail(DetailName.end, .time)),
      ], others: .details, kindFollowsSystem: true),
    TableLayout(
      name: "people", file: "people", records: .facts,
      columns: [
        needed("person", "person_id", "patient", "patient_id", "id", as: .person),
        needed("birth_date", "date_of_birth", "birth", "dob", as: .birth),
        may("death_date", "date_of_death", "death", "dod", as: .death),
        may("sex", "gender", as: .sex),
        may("mother", "mother_id", as: .mother),
        may("ethnicity", "ethnic_group", as: .detail(DetailName.ethnicGroup, .word)),
        may(
          "deprivation", "imd", "imd_rounded", "imd_quintile", "imd_decile",
          as: .detail(DetailName.deprivation, .number)),
      ], others: .details),
    TableLayout(
      name: "registrations", file: "registrations", records: .intervals(.registration),
      columns: [
        needed("person", "person_id", "patient", "patient_id", as: .person),
        needed("start", "start_date", "registered", as: .start),
        needed("end", "end_date", "deregistered", as: .end),
        needed("organisation", "practice", "practice_code", "gp_practice", as: .organisation),
      ], others: .details, isStartNeeded: true),
    TableLayout(
      name: "admissions", file: "admissions", records: .intervals(.admission),
      columns: [
        needed("person", "person_id", "patient", "patient_id", as: .person),
        needed("admission", "admitted", "admission_datetime", "admission_date", as: .start),
        needed("discharge", "discharged", "discharge_datetime", "discharge_date", as: .end),
        may("organisation", "hospital", "site", "provider", as: .organisation),
      ], others: .details, isStartNeeded: true),
  ]
}
