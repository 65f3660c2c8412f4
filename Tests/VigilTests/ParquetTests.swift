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

  @Test func `Parquet is read through its helper, and a broken file is refused`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "medications.parquet").path
    let program = """
      import sys, datetime, pyarrow as pa, pyarrow.parquet as pq
      pq.write_table(pa.table({
        "patient_id": [1, 2], "date": [datetime.date(2024, 1, 2), datetime.date(2024, 1, 3)],
        "dmd_code": ["13016911000001108", "a,b"]}), sys.argv[1])
      """
    guard python(program, [file]) == 0 else {
      print("not checked: python3 with pyarrow is not there")
      return
    }
    let layout = try SourceLayout([file], opener: ParquetSource.open)
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

    let whole = try Data(contentsOf: URL(filePath: file))
    try whole.prefix(whole.count / 2).write(to: URL(filePath: file))
    #expect(throws: InputProblem.self) {
      try SourceLayout([file], opener: ParquetSource.open).tables.count
    }
  }
}
