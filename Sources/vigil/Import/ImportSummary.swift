import Essentials
import Timelines

/// What came of an import, in words.
struct ImportSummary {
  private let report: ImportReport
  private let store: String

  init(_ report: ImportReport, store: String) {
    self.report = report
    self.store = store
  }

  var text: String {
    let known = report.sources.filter(\.isKnown)
    guard report.part != nil else {
      return "nothing changed: \(count(known.count, "source")) already in \(store)\n"
    }
    var lines = ["\(count(report.rows, "row")) read into \(store), part \(report.part ?? 0)", ""]
    lines += AlignedRows(totals).lines
    lines += ["", "Sources"]
    lines += AlignedRows(report.sources.map(row)).lines
    for source in report.sources { lines += reasons(source) }
    if !report.topCodes.isEmpty {
      lines += ["", "Most frequent of \(count(report.codeCount, "code"))"]
      lines += CodeRows.lines(Array(report.topCodes.prefix(10)))
    }
    if let unlisted = report.unlistedCodes {
      lines += ["", "\(count(report.unlistedCount, "code")) in no codelist"]
      lines += CodeRows.lines(Array(unlisted.prefix(10)))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var totals: [[String]] {
    var rows = [
      ["people", NumberFormat.text(report.people)],
      ["events", NumberFormat.text(report.events)],
      ["intervals", NumberFormat.text(report.intervals)],
      ["facts", NumberFormat.text(report.facts)],
    ]
    if let first = report.firstDay, let last = report.lastDay {
      rows.append(["dates", "\(Day(number: first)) to \(Day(number: last))"])
    }
    let others = [
      ("refused", report.refused), ("of no use", report.skipped),
      ("later version exists", report.repeats), ("alike in every respect", report.duplicates),
      ("people with contradictions", report.conflicts),
    ]
    for (words, count) in others where count > 0 {
      rows.append([words, NumberFormat.text(count)])
    }
    return rows
  }

  private func row(_ source: ImportReport.Source) -> [String] {
    if source.isKnown { return ["\(source.name)", source.role, "in the store already"] }
    var row = [source.name, source.role, count(source.rows, "row")]
    if source.refusedCount > 0 {
      row.append(
        "\(NumberFormat.text(source.refusedCount)) refused: \(store)/\(source.rejects ?? "")")
    }
    return row
  }

  private func reasons(_ source: ImportReport.Source) -> [String] {
    func lines(_ counts: [String: Int], _ verb: String) -> [String] {
      counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(10).map {
        "\(source.name): \(NumberFormat.text($0.value)) \(verb): \($0.key)"
      }
    }
    return lines(source.refused, "refused") + lines(source.skipped, "of no use")
      + lines(source.noted, "noted")
  }

  private func count(_ number: Int, _ word: String) -> String {
    "\(NumberFormat.text(number)) \(word)\(number == 1 ? "" : "s")"
  }
}

/// Codes with their counts as lines.
enum CodeRows {
  static func lines(_ codes: [ImportReport.Code]) -> [String] {
    AlignedRows(
      codes.map {
        [NumberFormat.text($0.count), $0.kind.word, $0.system, $0.code, $0.display ?? ""]
      }, rightAligned: [0]
    ).lines
  }
}

/// Rows whose columns stand below each other.
struct AlignedRows {
  let lines: [String]

  init(_ rows: [[String]], rightAligned: Set<Int> = []) {
    let widths = rows.reduce(into: [Int]()) { widths, row in
      for (place, cell) in row.enumerated() {
        if place == widths.count { widths.append(0) }
        widths[place] = max(widths[place], cell.count)
      }
    }
    lines = rows.map { row in
      let cells = row.enumerated().map { place, cell -> String in
        let blanks = String(repeating: " ", count: widths[place] - cell.count)
        return rightAligned.contains(place) ? blanks + cell : cell + blanks
      }
      let line = "  " + cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
