import Foundation
import Testing

/// `vigil import` and `vigil inspect`, as people run them.
@Suite struct ImportTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try FileManager.default.createDirectory(
      at: scratch.folder.appending(path: "records"), withIntermediateDirectories: true)
    try scratch.write(
      "patient_id,date_of_birth,sex,date_of_death\n1,1974-07-01,female,\n",
      to: "records/patients.csv")
    try scratch.write("patient_id,date,dmd_code\n1,2024-06-11,123\n", to: "records/medications.csv")
  }

  private func run(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(arguments, in: scratch.folder)
  }

  @Test func `records go in, come out again, and the same ones change nothing`() throws {
    let first = try run("import", "records", "--into", "store")
    #expect(first.status == 0 && first.remarks.isEmpty)
    #expect(first.output.hasPrefix("2 rows read into store, part 1\n"))
    let again = try run("import", "records", "--into", "store")
    #expect(again.status == 0)
    #expect(again.output == "nothing changed: 2 sources already in store\n")
    let person = try run("inspect", "store", "--person", "1")
    #expect(
      person.output == """
        person 1, born 1974-07-01, female

          2024-06-11  prescription  dmd 123

        """)
    let shape = try run("inspect", "store", "--json")
    let object = try JSONSerialization.jsonObject(with: shape.bytes) as? [String: Any]
    let holds = object?["holds"] as? [String: Any]
    #expect(holds?["people"] as? Int == 1 && holds?["events"] as? Int == 1)
    #expect(try run("inspect", "records", "--codes").output == "  1  prescription  dmd  123\n")
  }

  @Test func `3: rows were refused, and the rest was imported; strict ends at once`() throws {
    try scratch.write("patient_id,date,dmd_code\n1,never,123\n", to: "records/medications.csv")
    let outcome = try run("import", "records", "--into", "store", "--json", "-q")
    #expect(outcome.status == 3 && outcome.remarks.isEmpty)
    let report = try JSONSerialization.jsonObject(with: outcome.bytes) as? [String: Any]
    #expect(report?["refused"] as? Int == 1 && report?["people"] as? Int == 1)
    let strict = try run("import", "records", "--into", "other", "--strict")
    #expect(strict.status == 1)
    #expect(strict.remarks.hasPrefix("error: records/medications.csv:2: column \"date\": never "))
  }

  @Test(arguments: [
    (["import", "nowhere", "--into", "store"], 4 as Int32, "nowhere is not there"),
    (["import", "records", "--into", "records"], 3, "is no store of timelines, and not empty"),
    (["import", "records"], 2, "--into"),
    (["inspect", "nowhere"], 4, "nowhere is not there"),
    (["inspect", "records", "--person", "9"], 2, "nobody has the id 9"),
    (["inspect", "records", "--code", "9"], 2, "no record has the code 9"),
    (["inspect", "records", "--code", "9", "--codes"], 2, "Ask for one of"),
  ])
  func `what cannot be done is said, with its exit status`(
    arguments: [String], status: Int32, words: String
  ) throws {
    let outcome = try Program.run(arguments, in: scratch.folder)
    #expect(outcome.status == status)
    #expect(outcome.remarks.contains(words), "\(outcome.remarks)")
  }
}
