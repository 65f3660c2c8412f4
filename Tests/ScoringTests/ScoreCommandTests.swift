import Foundation
import Testing

/// Flows through the program itself: outputs, where they go, and how it ends.
@Suite struct ScoreCommandTests {
  /// The program that was built beside these tests.
  private static let program: URL? = {
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") }
    let folder =
      bundle.map { path -> URL in
        var url = URL(filePath: path)
        while url.path.contains(".xctest") { url.deleteLastPathComponent() }
        return url
      } ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let program = folder.appending(path: "vigil")
    return FileManager.default.isExecutableFile(atPath: program.path) ? program : nil
  }()

  private func run(
    _ arguments: [String], input: String? = nil
  ) throws -> (status: Int32, output: String, remarks: String) {
    let process = Process()
    guard let program = Self.program else { throw CocoaError(.fileNoSuchFile) }
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = Files.root
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["in", "out", "err"].map { folder.appending(path: $0) }
    for file in files { try Data().write(to: file) }
    try Data((input ?? "").utf8).write(to: files[0])
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    func text(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }
    return (process.terminationStatus, try text(files[1]), try text(files[2]))
  }

  private static let good = "age,rr,sats,o2,sbp,hr,avpu,temp\n60,16,98,air,125,70,A,37\n"

  @Test func `into a pipe goes the table, and the summary beside it`() throws {
    let result = try run(["score", "news2"], input: Self.good)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("age,rr,sats,o2,sbp,hr,avpu,temp,status,total,level,"))
    #expect(result.output.contains("60,16,98,air,125,70,A,37,complete,0,low,,total,"))
    #expect(result.remarks.contains("1 set in standard input"))
    #expect(result.remarks.contains("respiratory_rate is column \"rr\""))
  }

  @Test func `quiet means nothing but the result`() throws {
    let result = try run(["score", "news2", "--quiet", "--json"], input: Self.good)
    #expect(result.status == 0 && result.remarks.isEmpty)
    #expect(result.output.contains("\"status\":\"complete\",\"total\":0"))
  }

  @Test func `the example ends with 3, as one cell cannot be understood`() throws {
    let example = "Examples/observations.csv"
    let result = try run(["score", "news2", example, "--summary"])
    #expect(result.status == 3)
    #expect(result.output.contains("200 sets in Examples/observations.csv"))
    #expect(result.remarks.contains("column \"ACVPU\": drowsy"))
    #expect(try run(["score", "news2", example, "--summary", "--strict"]).status == 1)
  }

  @Test func `a clinical refusal is no failure of the file`() throws {
    let result = try run(
      ["score", "news2", "--summary"], input: Self.good.replacing("60,16", with: "15,16"))
    #expect(result.status == 0)
    #expect(result.output.contains("age is outside the score"))
  }

  @Test func `FHIR is known by itself, its totals are checked, and its scores are written as FHIR`()
    throws
  {
    let example = "Examples/observations.ndjson"
    let summary = try run(["score", "news2", example, "--summary"])
    #expect(summary.status == 0)
    #expect(summary.output.contains("Supplied totals: 2 of 3 (66.7%) equal the calculated ones"))
    #expect(summary.remarks.contains("temperatures converted from Fahrenheit: 1"))
    let fhir = try run(["score", "news2", example, "--fhir", "--quiet"])
    // Four complete sets: a score and its provenance each.
    #expect(fhir.status == 0 && fhir.output.split(separator: "\n").count == 8)
    #expect(fhir.output.contains("A total of 9 was supplied; recomputed it is 12."))
    #expect(try run(["score", "news2", example, "--explain", "--row", "4"]).output.contains("12"))
    #expect(try run(["score", "news2", example, "--row", "7"]).status == 2)
    #expect(try run(["score", "news2", example, "--column", "pulse=HR"]).status == 2)
    #expect(try run(["score", "news2", example, "--window", "90"]).status == 2)
    #expect(try run(["score", "news2", "-", "--fhir"], input: Self.good).status == 2)
    #expect(try run(["score", "news2", "--summary"], input: "{\"resourceType\":").status == 3)
  }

  @Test func `a file appears whole under its name`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "scored.tsv").path
    let result = try run(["score", "news2", "-", "--out", path], input: Self.good)
    #expect(result.status == 0 && result.output.isEmpty)
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains("complete\t0\tlow"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["scored.tsv"])
    let bad = folder.appending(path: "bad.csv").path
    #expect(try run(["score", "news2", "-", "--out", bad], input: "a,b\n1,2\n").status == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["scored.tsv"])
  }

  @Test(arguments: [
    (["score", "mews", "-"], 2, "say which"),
    (["score", "news2", "no-such.csv"], 4, "cannot be read"),
    (["score", "news2", "-", "--column", "rr=x"], 2, "there is no role"),
    (["score", "news2", "-", "--out", "x.docx"], 2, "no known ending"),
    (["score", "news2", "-", "--explain", "--row", "9"], 2, "there is no row 9"),
  ])
  func `what is wrong is told with its status`(
    arguments: [String], status: Int32, words: String
  ) throws {
    let result = try run(arguments, input: Self.good)
    #expect(result.status == status)
    #expect(result.remarks.contains(words), "\(result.remarks)")
  }

  @Test func `one set is explained, typed or from a file`() throws {
    let typed = try run([
      "score", "news2", "--explain", "--set", "rr=25,sats=91,oxygen=air,sbp=120,hr=80",
    ])
    #expect(typed.status == 0)
    #expect(typed.output.contains("At least   6, which is no score"))
    let row = try run(
      ["score", "news2", "Examples/observations.csv", "--explain", "--row", "6", "--quiet"])
    #expect(row.status == 0)
    #expect(row.output.contains("Supplied") || row.output.contains("Total"))
  }

  @Test func `vectors go out, are scored, and come back marked`() throws {
    let vectors = try run(["conformance", "export", "--score", "news2"])
    #expect(vectors.status == 0)
    let answers = try run(["score", "news2", "--csv", "--quiet"], input: vectors.output)
    #expect(answers.status == 3)
    let check = try run(["conformance", "check", "-"], input: answers.output)
    #expect(check.status == 0)
    let wrong = answers.output.replacing("complete,0,low", with: "complete,1,low")
    let failed = try run(["conformance", "check", "-"], input: wrong)
    #expect(failed.status == 8)
    #expect(failed.output.contains("The check has not passed."))
  }
}
