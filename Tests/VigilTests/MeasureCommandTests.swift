import Foundation
import Schemas
import Testing

/// `vigil measure` and `vigil codelist`, run as people run them.
@Suite struct MeasureCommandTests {
  private static let files = [
    "records/patients.csv": """
    patient_id,date_of_birth,sex,date_of_death
    1,1950-01-01,female,
    2,1950-01-01,male,
    3,1950-01-01,male,

    """,
    "records/practice_registrations.csv": """
    patient_id,start_date,end_date,practice_pseudo_id
    1,2010-01-01,,7
    2,2010-01-01,,7

    """,
    "records/medications.csv": "patient_id,date,dmd_code\n1,2024-06-11,329923004\n",
    "records/clinical_events.csv": "patient_id,date,snomedct_code,numeric_value\n",
    "lists/nsaid.csv": "id,term\n329923004,Aceclofenac\n",
    "m.yaml": """
    measure: on-nsaid
    title: Issued an NSAID
    version: 1
    status: draft
    source: made up for a test
    better: lower
    for each: person at month start
    codelists:
      nsaid: nsaid
    population: registered(index)
    denominator: yes
    numerator: exists(medications in nsaid from 3 months before index to index)
    organisation: registration(index).organisation
    strata:
      sex: sex
    reasons:
      Last: last(medications in nsaid).date

    """,
  ]

  private func folder() throws -> Scratch {
    let scratch = try Scratch()
    for name in ["records", "lists"] {
      try FileManager.default.createDirectory(
        at: scratch.folder.appending(path: name), withIntermediateDirectories: true)
    }
    for (name, text) in Self.files {
      try Data(text.utf8).write(to: scratch.folder.appending(path: name))
    }
    return scratch
  }

  private let line = "vigil measure --records records --codelists lists --measures m.yaml "

  @Test(arguments: [
    (
      "--at 2024-07-01",
      "measure,organisation,period,stratum,numerator,denominator\non-nsaid,7,2024-07-01,,1,2\n"
    ),
    (
      "--from 2024-06-01 --to 2024-07-31",
      """
      measure,organisation,period,stratum,numerator,denominator
      on-nsaid,7,2024-06,,0,2
      on-nsaid,7,2024-07,,1,2

      """
    ),
    (
      "--at 2024-07-01 --stratify sex --by all",
      """
      measure,organisation,period,stratum,numerator,denominator
      on-nsaid,,2024-07-01,,1,2
      on-nsaid,,2024-07-01,sex: female,1,1
      on-nsaid,,2024-07-01,sex: male,0,1

      """
    ),
    (
      "--at 2024-07-01 --by practice",
      "measure,organisation,period,stratum,numerator,denominator\non-nsaid,7,2024-07-01,,1,2\n"
    ),
    (
      "--at 2024-07-01 --people",
      """
      measure,index,person,denominator,numerator
      on-nsaid,2024-07-01,1,1,1
      on-nsaid,2024-07-01,2,1,0
      on-nsaid,2024-07-01,3,0,0

      """
    ),
    (
      "--at 2024-07-01 --action-list",
      """
      measure,index,person,denominator,numerator,organisation,excluded,elements,reasons
      on-nsaid,2024-07-01,1,1,1,7,,,Last: 2024-06-11

      """
    ),
    (
      "--at 2024-07-01 --suppression opensafely",
      """
      measure,organisation,period,stratum,numerator,denominator,suppression
      on-nsaid,7,2024-07-01,,0,0,opensafely

      """
    ),
  ])
  func `measures are counted and people are listed`(options: String, output: String) throws {
    let scratch = try folder()
    let outcome = try withExtendedLifetime(scratch) {
      try Program.shell(line + options, in: scratch.folder)
    }
    #expect(outcome.status == 0, "\(outcome.remarks)")
    #expect(outcome.output == output)
  }

  @Test(arguments: [
    ("--at 2024-07-01 --parameter thresold=90", 2, "did you mean \"threshold\"?"),
    ("--at 2024-07-01 --parameter threshold", 2, "sets no number"),
    ("--at 2024-07-01 --measures pincer-x", 2, "there is no measure \"pincer-x\""),
    ("--at 2024-07-01 --stratify sec", 2, "did you mean \"sex\"?"),
    ("--at 2024-13-01", 2, "is no date such as 2024-07-01"), ("", 2, "Say when"),
    ("--at 2024-07-01 --from 2024-01-01", 2, "--at stands alone"),
    ("--at 2024-07-01 --suppression nhs5", 2, "Did you mean nhs-5?"),
    ("--at 2024-07-01 --suppression nhs-5 --people", 2, "cannot be suppressed"),
    ("--at 2024-07-01 --by icb", 2, "which organisations belong to which"),
    ("--at 2024-07-01 --by region", 2, "which organisations belong to which"),
    ("--at 2024-07-01 --by wards", 2, "--by"),
    ("--at 2024-07-01 --out a.txt", 2, "try: .csv, .json or .ndjson"),
    ("--at 2024-07-01 --records nowhere", 4, "nowhere"),
    ("--at 2024-07-01 --codelists records", 4, "has no codelist \"nsaid\""),
  ])
  func `what cannot be done is said with a remedy`(
    options: String, status: Int32, remark: String
  ) throws {
    let scratch = try folder()
    let outcome = try withExtendedLifetime(scratch) {
      try Program.shell(line + options, in: scratch.folder)
    }
    #expect(outcome.status == status)
    #expect(outcome.remarks.contains(remark), "\(outcome.remarks)")
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: [
    ("", true), ("--suppression nhs-5", false), ("--suppression none", false), ("-q", false),
    ("--people", false),
  ])
  func `counts that a definition wants hidden from others come with a remark`(
    options: String, isSaid: Bool
  ) throws {
    let scratch = try folder()
    let text = (Self.files["m.yaml"] ?? "") + "suppression: nhs-5\n"
    try scratch.write(text, to: "m.yaml")
    let outcome = try Program.shell(line + "--at 2024-07-01 " + options, in: scratch.folder)
    #expect(outcome.status == 0)
    let remark = "small counts are not hidden; before others see them: --suppression nhs-5\n"
    #expect(outcome.remarks == (isSaid ? remark : ""))
  }

  @Test func `the people of a FHIR report are those counted, and nobody else`() throws {
    let scratch = try folder()
    let outcome = try Program.shell(
      line + "--at 2024-07-01 --people --fhir", in: scratch.folder)
    let report = try JSONSerialization.jsonObject(with: outcome.bytes) as? [String: Any]
    let lists = report?["contained"] as? [[String: Any]]
    #expect(lists?.map { ($0["entry"] as? [Any])?.count ?? 0 } == [2, 1])
  }

  @Test func `JSON and FHIR are written to files by their endings`() throws {
    let scratch = try folder()
    let options = "--at 2024-07-01 -q --out "
    for file in ["a.json", "a.ndjson", "a.csv"] {
      #expect(try Program.shell(line + options + file, in: scratch.folder).status == 0)
    }
    let json = try Data(contentsOf: scratch.folder.appending(path: "a.json"))
    let document = try JSONSerialization.jsonObject(with: json) as? [String: Any]
    #expect(document?["kind"] as? String == "vigil-measures")
    let report = try Data(contentsOf: scratch.folder.appending(path: "a.ndjson"))
    let resource = try JSONSerialization.jsonObject(with: report) as? [String: Any]
    #expect(resource?["resourceType"] as? String == "MeasureReport")
  }

  @Test(arguments: [
    "", "--stratify sex", "--suppression opensafely", "--suppression nhs-5 --stratify sex",
    "--people", "--action-list", "--by all",
  ])
  func `JSON follows its schema`(options: String) throws {
    let schema = try Schema(
      JSON(try Data(contentsOf: Program.root.appending(path: "docs/measure.schema.json"))))
    let scratch = try folder()
    let outcome = try Program.shell(
      line + "--at 2024-07-01 --json " + options, in: scratch.folder)
    let document = try JSON(outcome.bytes)
    #expect(schema.faults(document) == [])
    let isListed = ["--people", "--action-list"].contains(options)
    #expect(!document[isListed ? "answers" : "rows"].list.isEmpty)
    var wrong = document.members
    wrong["totals"] = .array([.object(["numerator": .value(-1)])])
    #expect(schema.faults(.object(wrong)).count > 1)
  }

  private static let weighed = """
    measure: bundle
    title: B
    source: made up
    for each: person at month start
    organisation: registration(index).organisation
    suppression: nhs-5
    gates: [gate]
    bundle:
      a: {eligible: 'sex = "male"', given: registered(index), reason: sex}
      b: {given: unknown, optional: yes}
    ---
    measure: gate
    title: G
    source: made up
    for each: person at month end
    organisation: registration(index).organisation
    suppression: msds
    gate: {minimum: 0.5}
    per: 1000
    value: age(index)
    amounts: {denominator: age(index)}

    """

  @Test(arguments: ["", "--suppression definition", "--suppression nhs-5", "--people"])
  func `JSON of bundles, amounts, values and gates follows its schema`(options: String) throws {
    let schema = try Schema(
      JSON(try Data(contentsOf: Program.root.appending(path: "docs/measure.schema.json"))))
    let scratch = try folder()
    try Data(Self.weighed.utf8).write(to: scratch.folder.appending(path: "w.yaml"))
    let asked = "vigil measure --records records --codelists lists --measures w.yaml "
    let outcome = try Program.shell(
      asked + "--from 2024-07-01 --to 2024-07-31 --json " + options, in: scratch.folder)
    let document = try JSON(outcome.bytes)
    #expect(schema.faults(document) == [])
    let rows = document["rows"].list
    #expect(rows.contains { $0["measure"].text == "gate" && $0["value"] != .null })
    #expect(rows.contains { $0["bundle"] != .null })
  }

  @Test(arguments: ["--people", "--stratify sex", "--action-list"])
  func `a folder gives the answers of the store made of it`(options: String) throws {
    let scratch = try folder()
    let more = "4,2024-06-12,999999999\n4,2024-06-13,999999999\n2,2024-01-01,329923004\n"
    let path = scratch.folder.appending(path: "records/medications.csv")
    let text = try String(contentsOf: path, encoding: .utf8) + more
    try Data(text.utf8).write(to: path)
    let asked = "--at 2024-07-01,2024-04-01 \(options)"
    let (folder, store) = try withExtendedLifetime(scratch) {
      let folder = try Program.shell(line + asked, in: scratch.folder)
      let imported = try Program.shell("vigil import records --into store -q", in: scratch.folder)
      #expect(imported.status == 0, "\(imported.remarks)")
      let again = line.replacing("--records records", with: "--records store")
      return (folder, try Program.shell(again + asked, in: scratch.folder))
    }
    #expect(folder.status == 0 && store.status == 0, "\(folder.remarks)\(store.remarks)")
    #expect(folder.output == store.output)
    // Somebody without an event that counts is there all the same.
    if options == "--people" { #expect(folder.output.contains("on-nsaid,2024-07-01,4,0,0\n")) }
  }

  @Test func `an answer is explained by the rows that decided`() throws {
    let scratch = try folder()
    let explain = "vigil explain on-nsaid --definitions . --records records --codelists lists "
    let (known, unknown) = try withExtendedLifetime(scratch) {
      (
        try Program.shell(explain + "--person 1 --at 2024-07-01", in: scratch.folder),
        try Program.shell(explain + "--person 99 --at 2024-07-01", in: scratch.folder)
      )
    }
    #expect(known.status == 0, "\(known.remarks)")
    #expect(known.output.contains("2024-07-01: in the denominator and in the numerator\n"))
    #expect(known.output.contains("- 2024-06-11  prescription  dmd 329923004\n"))
    #expect(known.output.contains("bounds 2024-04-01 and 2024-07-01\n"))
    #expect(unknown.status == 4)
    #expect(unknown.remarks.contains("try: vigil inspect records --person 99"))
  }

  @Test func `a file of definitions is checked`() throws {
    let scratch = try folder()
    #expect(try Program.shell("vigil measure check m.yaml", in: scratch.folder).status == 0)
    let wrong = Self.files["m.yaml"]?.replacing("better: lower", with: "better: lowest") ?? ""
    try Data(wrong.utf8).write(to: scratch.folder.appending(path: "wrong.yaml"))
    let outcome = try Program.shell("vigil measure check wrong.yaml", in: scratch.folder)
    #expect(outcome.status == 8)
    #expect(outcome.remarks.contains("wrong.yaml:6:"))
  }

  @Test func `codelists are looked through`() throws {
    let scratch = try folder()
    let clean = try Program.shell("vigil codelist lint lists", in: scratch.folder)
    #expect(clean.status == 0 && clean.output.isEmpty)
    let wrong = scratch.folder.appending(path: "lists/wrong.csv")
    try Data("code,term\n162660005,Asthma resolved\n162660004,Asthma resolved\n".utf8).write(
      to: wrong)
    let outcome = try Program.shell("vigil codelist lint lists --json", in: scratch.folder)
    #expect(outcome.status == 8)
    let document = try JSONSerialization.jsonObject(with: outcome.bytes) as? [String: Any]
    #expect((document?["findings"] as? [[String: Any]])?.first?["kind"] as? String == "check-digit")
    #expect(try Program.shell("vigil codelist lint nowhere.csv", in: scratch.folder).status == 4)
  }
}
