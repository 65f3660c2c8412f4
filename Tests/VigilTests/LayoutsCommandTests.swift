import Foundation
import Testing

/// `vigil layouts`, and layouts of people's own with `vigil import` and `vigil measure`.
@Suite struct LayoutsCommandTests {
  private let scratch: Scratch

  private static let layout = """
    layout: visits
    title: Visits
    source: made up for a test
    columns:
      guest: {sort: person, needed: yes}
      came: {sort: time, needed: yes}
    makes:
      - {record: visit, person: guest, from: came}

    """

  private static let measure = """
    measure: visitors
    title: Who visited
    source: made up for a test
    for each: person at month start
    population: yes
    denominator: yes
    numerator: exists(intervals where detail("record") = "visit")

    """

  init() throws {
    scratch = try Scratch()
    for folder in ["ours", "records"] {
      try FileManager.default.createDirectory(
        at: scratch.folder.appending(path: folder), withIntermediateDirectories: true)
    }
    try scratch.write(Self.layout, to: "ours/layouts.yaml")
    try scratch.write(Self.measure, to: "ours/visitors.yaml")
    try scratch.write("came,guest\n2024-01-02,anna\n,bert\n", to: "records/any.csv")
  }

  private func run(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(arguments, in: scratch.folder)
  }

  @Test func `layouts are listed, those of a folder among them, and shown`() throws {
    let list = try run("layouts", "--definitions", "ours")
    #expect(list.status == 0)
    #expect(list.output.contains("\n  visits") && list.output.contains("\n  babies"))
    let shown = try run("layouts", "show", "visits", "--definitions", "ours")
    #expect(
      shown.output == """
        visits: Visits
        source: made up for a test
        file: ours/layouts.yaml:1

        Columns
          guest  person  needed
          came   time    needed
          others are left out, and said

        Each row makes
          record "visit" of guest; from came

        """)
    let unknown = try run("layouts", "show", "babys")
    #expect(unknown.status == 2 && unknown.remarks.contains("did you mean \"babies\"?"))
  }

  @Test func `a table of one's own layout is imported, or counted at once`() throws {
    let without = try run("import", "records", "--into", "store")
    #expect(without.status == 3 && without.remarks.contains("is no table that is known"))
    let imported = try run("import", "records", "--into", "store", "--definitions", "ours")
    #expect(imported.status == 0, "\(imported.remarks)")
    let person = try run("inspect", "store", "--person", "anna")
    #expect(person.output.contains("2024-01-02"))
    for records in ["store", "records"] {
      let counted = try run(
        "measure", "--records", records, "--definitions", "ours", "--measures", "visitors",
        "--at", "2024-02-01", "--csv", "-q")
      #expect(counted.status == 0, "\(counted.remarks)")
      #expect(counted.output.hasSuffix("\nvisitors,,2024-02-01,,2,2\n"), "\(counted.output)")
    }
  }

  @Test func `files of layouts and tables are checked`() throws {
    let right = try run("layouts", "check", "ours/layouts.yaml", "records")
    #expect(right.status == 0, "\(right.remarks)")
    #expect(right.output == "ours/layouts.yaml: visits\nrecords/any.csv: visits\n")
    let table = try run("layouts", "check", "records")
    #expect(table.status == 8 && table.remarks.contains("records/any.csv"))
    try scratch.write(
      Self.layout.replacing("from: came", with: "from: cane"), to: "ours/layouts.yaml")
    let wrong = try run("layouts", "check", "ours/layouts.yaml")
    #expect(wrong.status == 3)
    #expect(wrong.remarks.contains("ours/layouts.yaml:8:42: there is no column \"cane\""))
  }
}
