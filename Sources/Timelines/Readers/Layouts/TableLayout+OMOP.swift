extension TableLayout {
  /// The tables of the OMOP common data model, version 5.4, that say what happened to people.
  ///
  /// - Source: the OHDSI specification of the common data model; concepts of visits, drugs and
  ///   genders are those of its standard vocabularies.
  static let omop: [TableLayout] = [
    TableLayout(
      name: "OMOP CONCEPT", file: "concept", records: .vocabulary,
      columns: [
        needed("concept_id", as: .unused), needed("concept_name", as: .unused),
        needed("vocabulary_id", as: .unused), needed("concept_code", as: .unused),
      ]),
    TableLayout(
      name: "OMOP person", file: "person", records: .facts,
      columns: [
        needed("person_id", as: .person), needed("gender_concept_id", as: .sex),
        needed("year_of_birth", as: .birthPart), may("month_of_birth", as: .birthPart),
        may("day_of_birth", as: .birthPart), may("birth_datetime", as: .birth),
        may(
          "ethnicity_source_value", as: .detail("ethnicity_source_value", .word)),
        may("race_source_value", as: .detail(DetailName.ethnicGroup, .word)),
      ]),
    TableLayout(
      name: "OMOP death", file: "death", records: .facts,
      columns: [
        needed("person_id", as: .person), needed("death_date", as: .death),
        may("death_type_concept_id", as: .unused), may("cause_concept_id", as: .unused),
        may("cause_source_value", as: .detail("underlying_cause_of_death", .word)),
      ]),
    TableLayout(
      name: "OMOP visit_occurrence", file: "visit_occurrence", records: .intervals(.other),
      columns: [
        needed("visit_occurrence_id", as: .detail(DetailName.identifier, .word)),
        needed("person_id", as: .person), needed("visit_concept_id", as: .kind),
        needed("visit_start_date", as: .start), may("visit_start_datetime", as: .startMoment),
        needed("visit_end_date", as: .end), may("visit_end_datetime", as: .endMoment),
        may("care_site_id", as: .organisation),
      ], intervalKinds: visitKinds, isStartNeeded: true),
    events(
      "drug_exposure", .prescription, key: "drug_exposure_id", prefix: "drug",
      start: "drug_exposure_start_date", moment: "drug_exposure_start_datetime",
      [
        may("drug_exposure_end_date", as: .detail(DetailName.end, .time)),
        may("quantity", as: .detail(DetailName.quantity, .number)),
        may("days_supply", as: .detail(DetailName.daysSupply, .number)),
        may("route_source_value", as: .detail(DetailName.route, .word)),
        may("drug_type_concept_id", as: .kind),
      ], kinds: drugKinds),
    events(
      "measurement", .observation, key: "measurement_id", prefix: "measurement",
      start: "measurement_date", moment: "measurement_datetime",
      [
        may("value_as_number", as: .value),
        may("unit_source_value", as: .detail(DetailName.unit, .word)),
        may("value_source_value", as: .detail(DetailName.text, .word)),
        may("operator_concept_id", as: .unused),
      ]),
    events(
      "condition_occurrence", .condition, key: "condition_occurrence_id", prefix: "condition",
      start: "condition_start_date", moment: "condition_start_datetime",
      [may("condition_end_date", as: .detail(DetailName.end, .time))]),
    events(
      "procedure_occurrence", .procedure, key: "procedure_occurrence_id", prefix: "procedure",
      start: "procedure_date", moment: "procedure_datetime",
      [may("quantity", as: .detail(DetailName.quantity, .number))]),
    events(
      "observation", .observation, key: "observation_id", prefix: "observation",
      start: "observation_date", moment: "observation_datetime",
      [
        may("value_as_number", as: .value),
        may("value_as_string", as: .detail(DetailName.text, .word)),
        may("unit_source_value", as: .detail(DetailName.unit, .word)),
      ]),
  ]

  private static func events(
    _ table: String, _ kind: EventKind, key: String, prefix: String, start: String, moment: String,
    _ more: [Column], kinds: [String: EventKind] = [:]
  ) -> TableLayout {
    TableLayout(
      name: "OMOP \(table)", file: table, records: .events(kind),
      columns: [
        needed(key, as: .unused), needed("person_id", as: .person),
        needed("\(prefix)_concept_id", as: .concept), needed(start, as: .start),
        may(moment, as: .startMoment), may("\(prefix)_source_value", as: .code("source")),
      ] + more, eventKinds: kinds)
  }

  /// What the commonest concepts of visits mean.
  private static let visitKinds: [String: IntervalKind] = [
    "9201": .admission, "262": .admission, "8717": .admission, "9203": .emergency,
    "8870": .emergency, "9202": .contact, "581476": .contact, "5083": .contact,
    "581477": .contact, "8756": .contact, "42898160": .other, "8676": .careHome,
  ]

  /// What the commonest concepts of types of drug records mean.
  private static let drugKinds: [String: EventKind] = [
    "38000177": .prescription, "32838": .prescription, "32839": .prescription,
    "38000175": .dispensing, "38000176": .dispensing, "32825": .dispensing, "32869": .dispensing,
    "38000179": .administration, "38000180": .administration, "32818": .administration,
    "581373": .administration, "38000178": .medicationStatement, "32830": .medicationStatement,
  ]
}
