import Essentials
import Foundation
import Testing
import Timelines

@testable import vigil

@Suite struct ParquetTests {
  /// Runs Python, and gives its exit status; `nil` where it does not start.
  private func python(_ program: String, _ arguments: [String]) -> Int32? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program] + arguments
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Writes the columns of a table as Parquet; `nil` where pyarrow is not there.
  private func parquet(_ columns: String, to file: URL) throws -> URL? {
    let program = """
      import sys, datetime, pyarrow as pa, pyarrow.parquet as pq
      day = lambda y, m, d: datetime.date(y, m, d)
      pq.write_table(pa.table({\(columns)}), sys.argv[1])
      """
    if python(program, [file.path]) == 0 { return file }
    print("not checked: python3 with pyarrow is not there")
    return nil
  }

  private let medications = """
    "patient_id": [1, 2], "date": [day(2024, 6, 2), day(2024, 6, 3)],
    "dmd_code": ["13016911000001108", "a,b"]
    """

  @Test func `Parquet is read through its helper, and a broken file is refused`() throws {
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: "medications.parquet")
    guard let path = try parquet(medications, to: file)?.path else { return }
    let layout = try SourceLayout([path], opener: ParquetSource.open)
    let table = try #require(layout.tables.first)
    #expect(table.layout == "OpenSAFELY medications")
    var reader = table.makeReader()
    var batch = RecordBatch()
    var dictionary = TimelineDictionary()
    var rejects = RejectedRows()
    var pieces = SourcePieces(try table.open())
    while try pieces.next({ piece, isLast in
      reader.read(piece, isLast: isLast, into: &batch, &dictionary, &rejects)
    }) {}
    #expect(batch.events.people.map(\.rawValue) == [1, 2])
    #expect(dictionary.concepts.map(\.codings[0].code) == ["13016911000001108", "a,b"])

    let whole = try Data(contentsOf: file)
    try whole.prefix(whole.count / 2).write(to: file)
    #expect(throws: InputProblem.self) {
      try SourceLayout([path], opener: ParquetSource.open).tables.count
    }
  }

  private static let definition = """
    measure: issued
    title: Issued anything
    version: 1
    status: draft
    source: made up for a test
    better: lower
    for each: person at month start
    codelists:
      any: any
    population: yes
    denominator: yes
    numerator: exists(medications in any from 3 months before index to index)

    """

  @Test(arguments: [false, true])
  func `Parquet is imported and counted as CSV is`(isImportedFirst: Bool) throws {
    let scratch = try Scratch()
    for name in ["records", "lists"] {
      try FileManager.default.createDirectory(
        at: scratch.folder.appending(path: name), withIntermediateDirectories: true)
    }
    let file = scratch.folder.appending(path: "records/medications.parquet")
    let people = """
      "patient_id": [1, 2, 3], "date_of_birth": [day(1950, 1, 1)] * 3, "sex": ["female"] * 3,
      "date_of_death": pa.array([None] * 3, pa.date32())
      """
    let patients = scratch.folder.appending(path: "records/patients.parquet")
    guard try parquet(medications, to: file) != nil, try parquet(people, to: patients) != nil
    else { return }
    try scratch.write("id,term\n13016911000001108,x\n", to: "lists/any.csv")
    try scratch.write(Self.definition, to: "m.yaml")
    // The helper is looked for where this test found it.
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    if isImportedFirst {
      let outcome = try Program.run(
        ["import", "records", "--into", "store"], in: scratch.folder, environment: ["PATH": path])
      #expect(outcome.status == 0, "\(outcome.remarks)")
      #expect(outcome.output.hasPrefix("5 rows read into store"))
    }
    let outcome = try Program.run(
      [
        "measure", "--records", isImportedFirst ? "store" : "records", "--codelists", "lists",
        "--measures", "m.yaml", "--at", "2024-07-01",
      ], in: scratch.folder, environment: ["PATH": path])
    #expect(outcome.status == 0, "\(outcome.remarks)")
    #expect(outcome.output.hasSuffix("\nissued,,2024-07-01,,1,3\n"), "\(outcome.output)")
  }
}
