import Essentials
import Measures
import Timelines

/// The PINCER indicators by hand, with the windows and lists of their published definition.
enum PincerPlans {
  /// The columns of `expected.csv` after `den_` and `num_`, each with its plan.
  static var all: [(column: String, plan: Plan)] {
    [
      ("a", plan("pincer-a", .all([age(atLeast: 65), no(drug("ppi"))]), exists(drug("nsaid")))),
      ("b", plan("pincer-b", .all([ulcer, no(drug("ppi"))]), exists(drug("nsaid")))),
      (
        "c",
        plan(
          "pincer-c", .all([ulcer, no(drug("ppi"))]), exists(drug("aspirin", "non_asp_antiplate")))
      ),
      ("d", plan("pincer-d", exists(drug("anticoag")), exists(drug("nsaid")))),
      (
        "e",
        plan(
          "pincer-e", .all([exists(drug("anticoag")), no(drug("ppi"))]),
          .pair(drug("antiplat"), drug("anticoag"), under28))
      ),
      (
        "f",
        plan(
          "pincer-f", .all([exists(drug("aspirin")), no(drug("ppi"))]),
          .pair(drug("non_asp_antiplate"), drug("aspirin"), under28))
      ),
      ("g", plan("pincer-g", asthma, exists(drug("nsbb")))),
      ("i", plan("pincer-i", exists(clinical("hf", to: ago(3))), exists(drug("nsaid")))),
      ("k", plan("pincer-k", kidneys, exists(drug("nsaid")))),
      ("ac", plan("pincer-ac", longTerm, monitoring)),
      ("me_no_fbc", plan("pincer-me-fbc", twice("met", 6, 3), no(tests("fbc", 3)))),
      ("me_no_lft", plan("pincer-me-lft", twice("met", 6, 3), no(tests("lft", 3)))),
      ("li", plan("pincer-li", twice("lith", 6, 3), no(tests("lith_lev", 3)))),
      ("am", plan("pincer-am", twice("amio", 12, 6), no(tests("tft", 6)))),
    ]
  }

  /// The codelists, in the order that the plans number them.
  static let lists = [
    "ppi", "nsaid", "pep", "gi_bleed", "aspirin", "non_asp_antiplate", "anticoag", "antiplat",
    "ast", "ast_res", "nsbb", "hf", "egfr", "acei", "diur", "renal", "electro", "met", "fbc", "lft",
    "lith", "lith_lev", "amio", "tft",
  ]

  // MARK: Parts

  private static let under28 = Closeness(most: 28, unit: .days, isStrict: true, order: .either)
  private static var ulcer: Condition { exists(clinical("pep", "gi_bleed", to: ago(3))) }

  private static var asthma: Condition {
    let asthma = Row.last(clinical("ast", to: .index), by: [.time(.date)])
    let resolved = Row.last(clinical("ast_res", to: .index), by: [.time(.date)])
    return .all([
      exists(clinical("ast", to: ago(3))),
      .any([
        .not(.found(resolved)),
        .compareTimes(.of(resolved, .date), .less, .of(asthma, .date)),
      ]),
    ])
  }

  private static var kidneys: Condition {
    let last = Row.last(clinical("egfr", to: ago(3)), by: [.time(.date), .number(.value)])
    return .all([
      .compareNumbers(.of(last, .value), .greaterOrEqual, .literal(1)),
      .compareNumbers(.of(last, .value), .less, .literal(45)),
    ])
  }

  private static var longTerm: Condition {
    .all([
      age(atLeast: 75),
      .any(
        ["acei", "diur"].map { list in
          .all([exists(coded(medicines, list, to: ago(15))), exists(drug(list, months: 6))])
        }),
    ])
  }

  private static var monitoring: Condition {
    .any([no(tests("renal", 15)), no(tests("electro", 15))])
  }

  private static func twice(_ list: String, _ early: Int, _ late: Int) -> Condition {
    .all([
      exists(coded(medicines, list, from: ago(early), to: ago(late))),
      exists(drug(list, months: late)),
    ])
  }

  // MARK: Words

  private static let medicines = Measures.Rows.table(
    .events([.prescription, .dispensing, .administration, .medicationStatement]))
  private static let events = Measures.Rows.table(
    .events([.clinical, .observation, .condition, .procedure]))

  private static func ago(_ months: Int) -> Time {
    .shifted(.index, .literal(Double(-months)), .months)
  }

  private static func exists(_ rows: Measures.Rows) -> Condition { .exists(rows) }
  private static func no(_ rows: Measures.Rows) -> Condition { .not(.exists(rows)) }

  private static func drug(_ names: String..., months: Int = 3) -> Measures.Rows {
    .between(.coded(medicines, numbers(names)), from: ago(months), to: .index)
  }

  private static func tests(_ name: String, _ months: Int) -> Measures.Rows {
    coded(events, name, from: ago(months), to: .index)
  }

  private static func clinical(_ names: String..., to: Time) -> Measures.Rows {
    .between(.coded(events, numbers(names)), from: nil, to: to)
  }

  private static func coded(
    _ rows: Measures.Rows, _ name: String, from: Time? = nil, to: Time
  ) -> Measures.Rows {
    .between(.coded(rows, numbers([name])), from: from, to: to)
  }

  private static func numbers(_ names: [String]) -> [Int] {
    names.compactMap { lists.firstIndex(of: $0) }
  }

  private static func age(atLeast years: Double) -> Condition {
    .compareNumbers(.elapsed(.years, from: .birth, to: .index), .greaterOrEqual, .literal(years))
  }

  /// Adults with a known sex who are alive and registered.
  static var population: Condition {
    .all([
      age(atLeast: 18),
      .compareNumbers(.elapsed(.years, from: .birth, to: .index), .lessOrEqual, .literal(120)),
      .textIn(.sex, ["female", "male"]),
      .any([.timeIsMissing(.death), .compareTimes(.death, .greater, .index)]),
      .exists(.inForce(.table(.intervals([.registration])), at: .index)),
    ])
  }

  /// The practice that a person belongs to.
  static var practice: Text {
    .of(
      .last(
        .inForce(.table(.intervals([.registration])), at: .index),
        by: [
          .time(.date), .time(.end), .number(.parsed(.organisation)), .text(.organisation),
        ]), .organisation)
  }

  private static func plan(
    _ id: String, _ denominator: Condition, _ numerator: Condition
  ) -> Plan {
    Plan(
      id: id, title: id, index: .person(.month, at: .start), population: population,
      denominator: denominator, exclusions: [], numerator: numerator, elements: [],
      strata: [
        Plan.Stratum(name: "sex", group: .sex),
        Plan.Stratum(
          name: "age",
          group: .band(
            .elapsed(.years, from: .birth, to: .index),
            [Band(from: 18, name: "18 to 64"), Band(from: 65, name: "65 and over")])),
      ], organisation: practice, reasons: [],
      codelists: lists.map { Plan.CodelistReference(name: $0, file: "pincer-\($0)") })
  }
}
