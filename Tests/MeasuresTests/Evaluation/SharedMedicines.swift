import Essentials
import Foundation
import Timelines

@testable import Measures

/// The people of `../shared/data/medicines`, with answers that others worked out, when it is there.
enum SharedMedicines {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "../shared/data").standardizedFileURL

  /// The rows of a plain CSV file by column, or none with a message.
  static func rows(_ path: String) -> [[String: String]] {
    guard let text = try? String(contentsOf: folder.appending(path: path), encoding: .utf8) else {
      print("not checked: ../shared/data/\(path) is not there")
      return []
    }
    let lines = text.split(whereSeparator: \.isNewline)
    let names = (lines.first ?? "").split(separator: ",", omittingEmptySubsequences: false)
    return lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return Dictionary(zip(names.map(String.init), cells.map(String.init))) { first, _ in first }
    }
  }

  /// The first column of a codelist with plain codes.
  static func codes(_ name: String) -> Set<String> {
    Set(rows("codelists/pincer-\(name).csv").compactMap { $0["id"] ?? $0["code"] })
  }

  /// The people of the PINCER test set.
  static func pincer(partitions: Int) throws -> MemoryTimelines {
    var batch = RecordBatch()
    var dictionary = TimelineDictionary()
    for row in rows("medicines/pincer/patients.csv") {
      let person = PersonKey(row["patient_id"] ?? "")
      batch.facts.presence(person)
      if let day = day(row["date_of_birth"]) { batch.facts.birth(person, day) }
      if let day = day(row["date_of_death"]) { batch.facts.death(person, day) }
      let sex = RecordedSex.allCases.first { $0.word == row["sex"] }
      batch.facts.sex(person, sex ?? .unknown)
    }
    for row in rows("medicines/pincer/practice_registrations.csv") {
      batch.intervals.append(
        PersonKey(row["patient_id"] ?? ""), .registration, start: day(row["start_date"]),
        end: day(row["end_date"]),
        organisation: dictionary.number(ofWord: row["practice_pseudo_id"] ?? ""))
    }
    for row in rows("medicines/pincer/medications.csv") {
      add(row, "dmd_code", "dmd", .prescription, &batch, &dictionary)
    }
    for row in rows("medicines/pincer/clinical_events.csv") {
      add(row, "snomedct_code", "snomed", .clinical, &batch, &dictionary)
    }
    return try MemoryTimelines([batch], dictionary, partitionCount: partitions)
  }

  private static func add(
    _ row: [String: String], _ column: String, _ system: String, _ kind: EventKind,
    _ batch: inout RecordBatch, _ dictionary: inout TimelineDictionary
  ) {
    guard let day = day(row["date"]) else { return }
    let coding = Coding(system: system, code: row[column] ?? "")
    batch.events.append(
      PersonKey(row["patient_id"] ?? ""), day: day,
      concept: dictionary.number(of: Concept(kind: kind, codings: [coding])),
      value: row["numeric_value"].flatMap(Double.init) ?? .nan)
  }

  static func day(_ text: String?) -> Day? {
    let parts = (text ?? "").split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 ? Day(year: parts[0], month: parts[1], day: parts[2]) : nil
  }
}
