import Foundation

/// One case: what is measured, and what it should cost.
struct Benchmark: Sendable {
  /// What it is called on the command line.
  let name: String
  /// What one go does, in a few words.
  let title: String
  /// The wall time one go should take at most, in seconds; `nil` where none is set.
  let target: Double?
  /// How often a go repeats the work; the time is that of one repetition.
  var repetitions = 1
  /// Makes the input.
  let prepare: @Sendable (Workbench) throws -> Job

  static let all = [
    xmr, xmrKept, svg, commandLine, json, csv, funnel, runLength, comparison, news2Bulk,
    news2Single, fhir, fhirRecords, measuresText, measuresStore, measuresMany, measuresMonth,
    measuresYear, importText, definitions,
  ]
}

/// The work of a case, its input made.
struct Job {
  /// Does the work once and returns a number that depends on all of it, the same every time.
  let run: () throws -> Double
  /// Compares the answers with a slow and obvious calculation, and leaves them for the peers.
  ///
  /// Returns what was compared; throws ``WrongAnswer`` when something differs.
  let check: () throws -> String
}

/// Where files of input and answers lie, and the `vigil` to measure.
struct Workbench {
  let folder: URL
  let vigil: String

  func write<Number>(_ numbers: [Number], to name: String) throws {
    let bytes = numbers.withUnsafeBytes { Data($0) }
    try bytes.write(to: folder.appending(path: name))
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }
}

/// An answer that is not what it should be.
struct WrongAnswer: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

func require(_ holds: Bool, _ what: @autoclosure () -> String) throws {
  guard holds else { throw WrongAnswer(what()) }
}

/// Whether two numbers are the same but for rounding.
func agree(_ one: Double, _ other: Double, within tolerance: Double = 1e-9) -> Bool {
  abs(one - other) <= tolerance * max(1, abs(one), abs(other))
}
