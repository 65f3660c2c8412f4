import Foundation
import Schemas
import Testing

/// `vigil calculate`, with files that are made up.
@Suite struct CalculateTests {
  private static let files = [
    "inr.csv": "date,value\n2024-01-11,3\n2024-01-01,2\n2024-01-21,4\n",
    "creatinine.csv": "date,value\n2024-01-01T08:00,80\n2024-01-05T08:00,161\n",
    "doses.csv": """
    due,given,next_due
    2024-01-01T08:00,2024-01-01T08:30,
    2024-01-01T08:00,2024-01-01T08:31,
    2024-01-01T08:00,,2024-01-01T12:00
    ,2024-01-01T08:31,

    """,
    "wrong.csv": "date,value\nyesterday,2\n",
  ]

  private func run(_ line: String) throws -> Program.Outcome {
    let scratch = try Scratch()
    for (name, text) in Self.files { try scratch.write(text, to: name) }
    return try withExtendedLifetime(scratch) {
      try Program.shell("vigil calculate " + line, in: scratch.folder)
    }
  }

  @Test(arguments: [
    (
      "creatinine-clearance --age 59 --weight 134.7 --creatinine 242 --sex male", "clearance",
      81 * 134.7 * 1.23 / 242
    ),
    ("ome --ingredient 387024006 --units 56 --strength 10", "total", 840),
    ("ome --ingredient 387024006 --units 56 --strength 10 --days 28", "perDay", 30),
    ("time-in-range inr.csv", "inRange", 50), ("kidney-injury creatinine.csv", "stage", 2),
    ("dose-timing doses.csv", "on time", 1), ("dose-timing doses.csv", "missed", 1),
    ("dose-timing doses.csv", "without a time due", 1),
  ])
  func `an answer has its value, its formula, its source and what it is not for`(
    line: String, key: String, value: Double
  ) throws {
    let outcome = try run(line + " --json")
    #expect(outcome.status == 0, "\(outcome.remarks)")
    let answer = try JSON(outcome.bytes)
    let found = try #require(answer["values"][key].number)
    #expect(abs(found - value) < 1e-9)
    for key in ["formula", "source", "notFor"] { #expect(!answer[key].text.isEmpty, "\(key)") }
    let words = try run(line).output
    for key in ["\(key): ", "formula: ", "source: ", "not for: "] { #expect(words.contains(key)) }
  }

  @Test(arguments: [
    ("creatinine-clearance --age 12 --weight 40 --creatinine 60 --sex male", 2, "18 to 139"),
    ("creatinine-clearance --age 42 --weight 40 --creatinine 60 --sex x", 2, "female or male"),
    ("ome --ingredient 1 --units 1 --strength 1", 2, "No factor is known"),
    ("ome --ingredient 387024006 --units 1", 2, "Give --strength"),
    ("time-in-range inr.csv --low 3 --high 2", 2, "--low is at most --high"),
    ("time-in-range wrong.csv", 3, "wrong.csv:2: column \"date\": yesterday is not a time"),
    ("time-in-range doses.csv", 3, "has no column \"value\""),
    ("kidney-injury nowhere.csv", 4, "nowhere.csv is not there"),
  ])
  func `what cannot be calculated is said`(line: String, status: Int32, remark: String) throws {
    let outcome = try run(line)
    #expect(outcome.status == status)
    #expect(outcome.remarks.contains(remark), "\(outcome.remarks)")
  }
}
