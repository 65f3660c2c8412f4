import EarlyWarning
import Foundation
import Testing

@testable import Scoring

private let absent: Comment = "the examples are not beside the package"

/// Examples that came from elsewhere; read where they are, and never copied.
@Suite(.enabled(if: FHIRSupport.hasExamples, absent))
struct FHIRExampleTests {
  private typealias S = FHIRSupport

  /// - Source: MIMIC-IV Clinical Database Demo on FHIR 2.1.0; the figures were counted and added up
  ///   by a program of its own with decimal arithmetic.
  @Test func `real vital signs of an emergency department are read exactly`() throws {
    let read = FHIRObservations.read(
      try S.example("mimic-iv-demo/ObservationVitalSignsED.ndjson"), codes: S.codes)
    var counts: [String: Int] = [:]
    var sums: [String: Int] = [:]
    for observation in read.observations {
      switch observation.reading {
      case .number(let value):
        counts[observation.input, default: 0] += 1
        sums[observation.input, default: 0] += Int(value.count)
      case .missing: counts[observation.input + " missing", default: 0] += 1
      case .choice, .unreadable: counts["other", default: 0] += 1
      }
    }
    #expect(
      counts == [
        "pulse": 193, "pulse missing": 14, "respiratory_rate": 184, "respiratory_rate missing": 23,
        "spo2": 189, "spo2 missing": 18, "systolic_bp": 192, "systolic_bp missing": 15,
        "temperature": 95, "temperature missing": 112,
      ])
    #expect(
      sums == [
        "pulse": 1_596_200, "respiratory_rate": 331_900, "spo2": 1_840_000,
        "systolic_bp": 2_469_900, "temperature": 348_480,
      ])
    #expect(read.counts.fahrenheit == 95 && read.counts.absent == 182)
    #expect(Set(read.observations.map(\.person)).count == 16)
    #expect(Set(read.observations.map(\.set)).count == 207)
    #expect(read.observations.allSatisfy { $0.set?.hasPrefix("Procedure/") == true })
    #expect(read.observations.reduce(0) { $0 + $1.second } == 6_314_316_108_900)
    #expect(read.problems.count == 0)
  }

  @Test func `sets of an emergency department score as far as they go`() throws {
    let read = FHIRObservations.read(
      try S.example("mimic-iv-demo/ObservationVitalSignsED.ndjson"), codes: S.codes)
    let sets = ExplicitSets(scorer: Scorer(try .news2()), read: read)
    for set in Set(read.observations.compactMap(\.set)) {
      // Nobody recorded oxygen or consciousness: no set may be complete, and none is refused.
      guard case .partial(let score) = sets.score(set) else {
        Issue.record("\(set) is not partial")
        continue
      }
      #expect(score.missing.contains(2) && score.missing.contains(5))
    }
  }

  @Test(arguments: [
    ("synthea/bundles", ["systolic_bp": 54, "temperature": 5]),
    // Their pressures have a date and no time of day, and so has UK Core's temperature.
    ("hl7-r4-examples", [:]), ("uk-core/json", ["systolic_bp": 5]),
  ])
  func `every example can be read, and gives what is in it`(
    folder: String, expected: [String: Int]
  ) throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: S.examples.appending(path: folder).path)
    var counts: [String: Int] = [:]
    for file in files.filter({ $0.hasSuffix(".json") }).sorted() {
      let read = FHIRObservations.read(try S.example(folder + "/" + file), codes: S.codes)
      for observation in read.observations { counts[observation.input, default: 0] += 1 }
      // None of these carries a total of an early warning score.
      #expect(read.claims.isEmpty, "\(file)")
      #expect(!read.problems.first.contains { $0.severity == .broken }, "\(file)")
    }
    #expect(counts == expected)
  }

  @Test func `every file of lines can be read`() throws {
    for folder in ["mimic-iv-demo", "synthea/bulk"] {
      let files = try FileManager.default.contentsOfDirectory(
        atPath: S.examples.appending(path: folder).path)
      for file in files.filter({ $0.hasSuffix(".ndjson") }).sorted() {
        let bytes = try S.example(folder + "/" + file)
        let read = FHIRObservations.read(bytes, codes: S.codes)
        let lines = bytes.split(separator: UInt8(ascii: "\n")).count
        #expect(read.counts.resources == lines, "\(file)")
        #expect(!read.problems.first.contains { $0.severity == .broken }, "\(file)")
      }
    }
  }
}

@Suite struct FHIRCodesTests {
  @Test func `the table of codes can be read, and each code stands once`() throws {
    let codes = try FHIRCodes.shipped()
    #expect(codes.codes.count > 140)
    #expect(codes.codes.filter { $0.use == .never }.allSatisfy { !$0.reason.isEmpty })
  }

  @Test(arguments: [
    "code sct 1 spo2 yes a", "source a\ncode x 1 spo2 yes a",
    "system s u\nsource a\ncode s 1 blood yes a", "system s u\nsource a\ncode s 1 spo2 no a",
    "system s u\nsource a\ncode s 1 spo2 never a", "source a\nunit x y", "hello",
    "system s u\nsource a\ncode s 1 spo2 yes a\ncode s 1 pulse yes b",
  ])
  func `a table with a fault is refused with its line`(table: String) {
    #expect(throws: FHIRCodesError.self) { try FHIRCodes(table: table) }
  }

  /// - Source: the list of codes beside the package, made from UK Core 3d2827e.
  @Test(.enabled(if: FHIRSupport.hasExamples, absent))
  func `every code of the list is known, and none that must not feed a score does`() throws {
    let list = FHIRSupport.examples.deletingLastPathComponent()
      .appending(path: "early-warning/vital-sign-codes.csv")
    let codes = try FHIRCodes.shipped()
    let lines = try String(contentsOf: list, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines.count > 80)
    for line in lines {
      let cells = line.split(separator: ",")
      let code = try #require(
        codes.codes.first { $0.system == cells[0] && $0.code == cells[1] }, "\(line)")
      if line.contains(",no,") { #expect(code.use == .never, "\(line)") }
      if line.contains("exertion") { #expect(code.use == .never, "\(line)") }
      if line.contains(",yes,") { #expect(code.use == .yes, "\(line)") }
    }
  }
}
