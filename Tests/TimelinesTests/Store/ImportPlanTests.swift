import Essentials
import Foundation
import Testing

@testable import Timelines

/// Files of many sorts, found out about and imported.
@Suite struct ImportPlanTests {
  private struct Kill: Error {}

  private static let patients = """
    patient_id,date_of_birth,sex,date_of_death
    1,1974-07-01,female,
    2,2006-07-01,male,

    """
  private static let medications = """
    patient_id,date,dmd_code
    1,2024-06-11,13016911000001108
    2,2024-13-11,13016911000001108

    """

  /// Resources of which the later files refer to the earlier ones.
  private static func resources(_ scratch: Scratch) throws -> [String] {
    let medicines = (0..<30).map {
      #"{"resourceType":"Medication","id":"m\#($0)","code":{"coding":[{"#
        + #""system":"http://snomed.info/sct","code":"\#(1_000 + $0)","#
        + #""display":"medicine \#($0)"}]}}"#
    }
    let requests = (0..<300).map {
      #"{"resourceType":"MedicationRequest","id":"r\#($0)","status":"active","intent":"order","#
        + #""medicationReference":{"reference":"Medication/m\#($0 % 30)"},"#
        + #""subject":{"reference":"Patient/p\#($0 % 7)"},"authoredOn":"2024-0\#($0 % 9 + 1)-01"}"#
    }
    let patients = (0..<7).map {
      #"{"resourceType":"Patient","id":"p\#($0)","gender":"female","#
        + #""birthDate":"19\#(50 + $0)-01-01"}"#
    }
    func text(_ lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }
    return [
      try scratch.write(text(requests), to: "MedicationRequest.ndjson"),
      try scratch.write(text(medicines), to: "Medication.ndjson"),
      try scratch.write(text(patients), to: "Patient.ndjson"),
    ]
  }

  @Test func `files are known by what they hold, and read in the order that suits them`() throws {
    let scratch = try Scratch()
    let paths =
      try Self.resources(scratch) + [
        scratch.write(Self.medications, to: "a.csv"), scratch.write(Self.patients, to: "z.csv"),
        scratch.write("one,two\n1,2\n", to: "other.csv"),
      ]
    let plan = try ImportPlan(paths)
    let names = plan.sources.map { $0.name.split(separator: "/").last ?? "" }
    #expect(
      names == [
        "z.csv", "a.csv", "Medication.ndjson", "Patient.ndjson", "MedicationRequest.ndjson",
      ])
    #expect(plan.sources.map(\.isReferredTo) == [false, false, true, true, false])
    #expect(plan.unknown.map { $0.file.hasSuffix("other.csv") } == [true])
  }

  @Test func `what was refused can be mended and imported again`() throws {
    let scratch = try Scratch()
    let paths = [
      try scratch.write(Self.medications, to: "medications.csv"),
      try scratch.write(Self.patients, to: "patients.csv"),
    ]
    let report = try Importer.run(ImportPlan(paths).sources, into: scratch.path("store"))
    #expect(report.refused == 1 && report.events == 1)
    let rejects = try scratch.text("store/rejects/medications.csv")
    #expect(rejects == "patient_id,date,dmd_code\n2,2024-13-11,13016911000001108\n")
    let mended = try scratch.write(
      rejects.replacing("-13-", with: "-12-"), to: "mended.csv")
    let again = try Importer.run(ImportPlan([mended]).sources, into: scratch.path("store"))
    #expect(again.refused == 0 && again.part == 2)
    let store = try TimelineStore(path: scratch.path("store"))
    #expect(
      try WrittenTimelines.lines(of: store).filter { $0.contains("dmd") } == [
        "  19885 -1 prescription dmd|13016911000001108",
        "  20068 -1 prescription dmd|13016911000001108",
      ])
  }

  @Test func `killed after any step, what files refer to is known all the same`() throws {
    let scratch = try Scratch()
    let plan = try ImportPlan(try Self.resources(scratch))
    var settings = Importer.Settings()
    settings.partitionCount = 2
    settings.memoryBytes = 3_000
    settings.pieceBytes = 2_000
    let report = try Importer.run(plan.sources, into: scratch.path("whole"), settings: settings)
    #expect(report.events == 300 && report.codeCount == 30 && report.refused == 0)
    #expect(report.topCodes.allSatisfy { $0.display?.hasPrefix("medicine ") == true })
    let wanted = try scratch.files(in: "whole")
    for step in stride(from: 1, to: 60, by: 3) {
      do {
        var count = 0
        _ = try Importer.run(
          plan.sources, into: scratch.path("store"), settings: settings, progress: { _ in }
        ) { _ in
          count += 1
          if count == step { throw Kill() }
        }
      } catch is Kill {}
      _ = try Importer.run(plan.sources, into: scratch.path("store"), settings: settings)
      #expect(try scratch.files(in: "store") == wanted, "killed after step \(step)")
      try FileManager.default.removeItem(atPath: scratch.path("store"))
    }
  }

  @Test func `records can be opened without a store of their own, and leave nothing behind`() throws
  {
    let scratch = try Scratch()
    try scratch.write(Self.patients, to: "patients.csv")
    var path = ""
    do {
      let opened = try TimelineSources.open(scratch.folder.path)
      path = opened.store.path
      #expect(opened.report?.people == 2)
      #expect(FileManager.default.fileExists(atPath: path))
      withExtendedLifetime(opened) {}
    }
    #expect(!path.isEmpty && !FileManager.default.fileExists(atPath: path))
    _ = try Importer.run(ImportPlan([scratch.folder.path]).sources, into: scratch.path("store"))
    let opened = try TimelineSources.open(scratch.path("store"))
    #expect(opened.report == nil && opened.store.path == scratch.path("store"))
  }

  @Test func `a folder without records is refused with what was found there`() throws {
    let scratch = try Scratch()
    try scratch.write("one,two\n1,2\n", to: "other.csv")
    let problem = #expect(throws: InputProblem.self) {
      try TimelineSources.open(scratch.folder.path)
    }
    #expect(problem?.what == "is no table that is known")
  }
}
