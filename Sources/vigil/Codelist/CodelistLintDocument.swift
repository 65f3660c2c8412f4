import Foundation
import Timelines

/// Findings of the linter as JSON, described in `docs/codelists.md`.
struct CodelistLintDocument: Encodable {
  struct List: Encodable {
    let name: String
    let system: String
    let rows: Int
    let codeColumn: String
  }

  struct Finding: Encodable {
    let list: String
    let line: Int?
    let code: String?
    let kind: String
    let severity: String
    let message: String
  }

  let kind = "vigil-codelist-lint"
  let version = 1
  let lists: [List]
  let findings: [Finding]

  init(_ readings: [CodelistReading], _ findings: [CodelistFinding]) {
    lists = readings.map { reading in
      let list = reading.codelist
      return List(
        name: list.name, system: list.system, rows: list.entries.count,
        codeColumn: reading.codeColumn)
    }
    self.findings = findings.map { finding in
      Finding(
        list: finding.list, line: finding.line, code: finding.code, kind: finding.kind.rawValue,
        severity: finding.kind.severity.rawValue, message: finding.message)
    }
  }

  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }
}
