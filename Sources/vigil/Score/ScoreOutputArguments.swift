import ArgumentParser
import Foundation
import Scoring

/// Where the scores go.
struct ScoreOutputArguments: ParsableArguments {
  @Option(help: "Write to a file: .csv, .tsv or .json; with --fhir .json or .ndjson.")
  var out: String?
  @Flag(help: "Write the table with its scores as CSV to standard output.")
  var csv = false
  @Flag(help: "Write the result as JSON (docs/score-json.md).")
  var json = false
  @Flag(help: "Write complete scores of FHIR input as FHIR: lines, or with --out .json a bundle.")
  var fhir = false
  @Flag(help: "Write the summary alone.")
  var summary = false
  @Option(help: "Width of the terminal in characters.")
  var width: Int?
  @Flag(help: "Draw with plain ASCII characters.")
  var ascii = false
  @Flag(name: .shortAndLong, help: "Say nothing but the result.")
  var quiet = false
  @Flag(help: "Count any cell that cannot be understood as a failure.")
  var strict = false

  var style: TextStyle {
    TextStyle(columns: width ?? Console.columns, isUnicode: !ascii && Console.isUnicode)
  }

  /// How the command ends when cells could not be understood.
  var failure: ExitCode { strict ? .failed : .inputHasProblems }

  /// A file, standard output, or the summary alone where a person is looking.
  func destination() throws -> ScoreDestination {
    if fhir { return try fhirDestination() }
    if let out { return try ScoreDestination(file: out, output: try kind(of: out)) }
    if json { return ScoreDestination(.json) }
    if csv { return ScoreDestination(.csv) }
    if summary || isatty(STDOUT_FILENO) == 1 { return ScoreDestination(.none) }
    return ScoreDestination(.csv)
  }

  private func fhirDestination() throws -> ScoreDestination {
    guard let out else { return ScoreDestination(.none, fhir: .lines) }
    switch (out as NSString).pathExtension.lowercased() {
    case "json": return try ScoreDestination(file: out, output: .none, fhir: .bundle)
    case "ndjson": return try ScoreDestination(file: out, output: .none, fhir: .lines)
    default:
      Console.error("--out \(out) has no ending that FHIR goes by\ntry: .json or .ndjson")
      throw ExitCode.wrongUse
    }
  }

  private func kind(of path: String) throws -> TableScoring.Output {
    switch (path as NSString).pathExtension.lowercased() {
    case "csv": return .csv
    case "tsv", "tab": return .tsv
    case "json": return .json
    default:
      Console.error("--out \(path) has no known ending\ntry: .csv, .tsv or .json")
      throw ExitCode.wrongUse
    }
  }
}

/// What is written where.
///
/// A file appears under its name only once it is whole.
final class ScoreDestination {
  let output: TableScoring.Output
  /// How resources are put together, where FHIR is what is written.
  let fhir: FHIRScoreWriter.Form?
  let file: String?
  private let handle: FileHandle?
  private var isWhole = false

  /// Standard output; with no output the summary is the result.
  init(_ output: TableScoring.Output, fhir: FHIRScoreWriter.Form? = nil) {
    self.output = output
    self.fhir = fhir
    file = nil
    handle = nil
  }

  /// A file.
  init(file: String, output: TableScoring.Output, fhir: FHIRScoreWriter.Form? = nil) throws {
    self.output = output
    self.fhir = fhir
    self.file = file
    let part = file + ".part"
    guard FileManager.default.createFile(atPath: part, contents: nil),
      let handle = FileHandle(forWritingAtPath: part)
    else {
      Console.error("\(file) cannot be written")
      throw ExitCode.failed
    }
    self.handle = handle
  }

  deinit {
    if let file, !isWhole { try? FileManager.default.removeItem(atPath: file + ".part") }
  }

  /// Whether the summary goes to standard output.
  var summaryIsResult: Bool { output == .none && fhir == nil }

  func write(_ bytes: [UInt8]) throws {
    guard !bytes.isEmpty else { return }
    guard let handle else { return Console.write(bytes) }
    do { try handle.write(contentsOf: Data(bytes)) } catch { throw failed(error) }
  }

  func close() throws {
    guard let file, let handle else { return }
    do { try handle.close() } catch { throw failed(error) }
    // One step, so that nobody ever finds half a file under the name.
    guard rename(file + ".part", file) == 0 else {
      Console.error("\(file) cannot be written")
      throw ExitCode.failed
    }
    isWhole = true
  }

  private func failed(_ error: any Error) -> ExitCode {
    Console.error("\(file ?? "") cannot be written\n\(error.localizedDescription)")
    return .failed
  }
}
