import Essentials
import Foundation
import Testing

/// Published tables that lie beside the project where they have been fetched.
private enum SharedTables {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "../shared/data").standardizedFileURL

  static func bytes(_ path: String) -> [UInt8]? {
    (try? Data(contentsOf: folder.appending(path: path))).map { [UInt8]($0) }
  }

  static var all: [String] {
    let names = FileManager.default.enumerator(atPath: folder.path)
    let paths = (names?.allObjects ?? []).compactMap { $0 as? String }
    return paths.filter { $0.hasSuffix(".csv") }.sorted()
  }
}

@Suite struct SharedTablesTests {
  @Test func `published tables read as a slow and plain reader reads them`() throws {
    var tableCount = 0
    for path in SharedTables.all {
      guard let bytes = SharedTables.bytes(path), bytes.count < 300_000 else { continue }
      let table = Table(bytes, file: path)
      let plain = plainRows(bytes)
      #expect(table.problems.isEmpty, "\(path): \(table.problems)")
      #expect(table.cells == Array(plain.dropFirst()), "\(path)")
      #expect(table.columns.count == plain.first?.count, "\(path)")
      tableCount += 1
    }
    if tableCount == 0 { print("No published tables here: nothing compared.") }
  }

  @Test(arguments: [
    ("spc/mdc_sample_values.csv", "date"), ("spc/ontime_ct.csv", "month"),
    ("spc/waiting_times_dk.csv", "quarter"),
    ("spc/ons_weekly_deaths_england_wales.csv", "week_ending"),
    ("spc/diabetes_hba1c.csv", "month"), ("spc/ae_attendances_type1_65_trusts.csv", "period"),
  ])
  func `published dates are all read`(path: String, name: String) throws {
    guard let bytes = SharedTables.bytes(path) else { return }
    let column = try #require(Table(bytes, file: path).column(named: name))
    let dates = try #require(DateColumn(column))
    #expect(dates.form == .yearMonthDay && dates.readCount == column.count)
    switch name {
    case "week_ending": #expect(dates.likelyKind == .week)
    case "quarter": #expect(dates.likelyKind == .quarter)
    case "date": break
    default: #expect(dates.likelyKind == .month)
    }
  }

  @Test(arguments: [
    ("spc/waiting_times_dk.csv", "avg_days"), ("spc/diabetes_hba1c.csv", "avg_hba1c"),
    ("spc/mdc_sample_values.csv", "value"), ("spc/ae_attendances_type1_65_trusts.csv", "breaches"),
  ])
  func `published numbers are those of the standard library`(path: String, name: String) throws {
    guard let bytes = SharedTables.bytes(path) else { return }
    let column = try #require(Table(bytes, file: path).column(named: name))
    let numbers = NumberColumn(column)
    #expect(numbers.failures.isEmpty)
    for row in 0..<column.count { #expect(numbers.values[row] == Double(column.text(row))) }
  }

  /// Rows by one switch over the bytes, blank lines left out.
  private func plainRows(_ bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    for byte in text + (text.last == 10 ? [] : [10]) {
      switch byte {
      case 34:
        // The second of two quotes puts back the one that the first took away.
        if !isQuoted, cell.last == 0 {
          cell[cell.count - 1] = 34
        } else if isQuoted {
          cell.append(0)
        }
        isQuoted.toggle()
      case 44 where !isQuoted, 10 where !isQuoted:
        row.append(String(decoding: cell.filter { $0 != 0 }, as: UTF8.self))
        cell = []
        if byte == 10 {
          if row.contains(where: { !$0.isEmpty }) { rows.append(row) }
          row = []
        }
      case 13 where !isQuoted: break
      default: cell.append(byte)
      }
    }
    return rows
  }
}
