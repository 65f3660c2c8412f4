import Essentials

extension ConformanceCheck {
  /// The marks for people: how many passed, by group and by column, and the first differences.
  public func report(style: TextStyle = TextStyle()) -> String {
    let cases = NumberFormat.text(caseCount)
    var lines = [
      "\(scores.joined(separator: ", ")), vectors version \(ConformanceVectors.version): "
        + "\(NumberFormat.text(passedCount)) of \(cases) cases as expected",
      "",
    ]
    lines += groupLines
    if !differences.isEmpty { lines += ["", "Differences by column"] + columnLines }
    if unansweredCount > 0 {
      lines += ["", "\(NumberFormat.text(unansweredCount)) cases have no answer"]
    }
    if !unknownIDs.isEmpty {
      lines += ["", "no such case: \(unknownIDs.joined(separator: ", "))"]
    }
    if !unmarked.isEmpty {
      lines += ["", "Not marked, as there is no such column: \(unmarked.joined(separator: ", "))"]
    }
    if !differences.isEmpty { lines += ["", "Differences"] + firstLines }
    lines += ["", passes ? "All marked answers are as expected." : "The check has not passed."]
    return lines.joined(separator: "\n") + "\n"
  }

  private var groupLines: [String] {
    var table = TextTable(rightAligned: [1])
    for group in ConformanceCase.Group.allCases {
      guard let tally = groups[group.rawValue] else { continue }
      table.append([
        "  \(group.rawValue)", "\(tally.passed) of \(tally.all)",
        tally.passed == tally.all ? "" : "differs",
      ])
    }
    return table.lines
  }

  private var columnLines: [String] {
    var counts: [String: Int] = [:]
    for difference in differences { counts[difference.column, default: 0] += 1 }
    var table = TextTable(rightAligned: [1])
    for (column, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      table.append(["  \(column)", NumberFormat.text(count)])
    }
    return table.lines
  }

  private var firstLines: [String] {
    var table = TextTable()
    for difference in differences.prefix(20) {
      table.append([
        "  \(difference.id)", difference.column,
        "\(shown(difference.given)), not \(shown(difference.expected))", difference.about,
      ])
    }
    let rest = differences.count - 20
    return table.lines + (rest > 0 ? ["  and \(NumberFormat.text(rest)) more"] : [])
  }

  private func shown(_ text: String) -> String { text.isEmpty ? "blank" : text }

  /// Every difference as CSV.
  public func csv() -> [UInt8] {
    var writer = TableWriter(lineEnd: .lf)
    writer.append(["case", "group", "about", "column", "expected", "given"])
    for difference in differences {
      writer.append([
        difference.id, difference.group, difference.about, difference.column, difference.expected,
        difference.given,
      ])
    }
    return writer.bytes
  }
}
