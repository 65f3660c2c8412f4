import Essentials
import Programmes

extension SpreadReport {
  /// The months as CSV, then the months forecast.
  var csv: [UInt8] {
    var writer = TableWriter(lineEnd: .lf)
    writer.append(
      ["month", "population"] + AdoptionStage.allCases.map { Self.key($0.words) }
        + AdoptionExit.allCases.map { Self.key($0.rawValue) } + [
          "reach", "engagement", "adoption", "new_adopters", "three_month_mean", "ever_adopted",
          "plan", "forecast", "low_80", "high_80", "low_95", "high_95",
        ])
    let total = population.size
    for month in analysis.months.months {
      let counts = month.counts
      let shares = [AdoptionStage.aware, .engaged, .adopted].map {
        "\(Double(counts.atLeast($0)) / Double(total))"
      }
      writer.append(
        [month.period.isoText, String(total)] + counts.stages.map { String($0) }
          + AdoptionExit.allCases.map { String(counts.exits[$0] ?? 0) } + shares + [
            String(month.newAdopters), month.threeMonthMean.map { "\($0)" } ?? "",
            String(month.everAdopted), planned(month.period), "", "", "", "", "",
          ])
    }
    for point in analysis.forecast?.points ?? [] {
      guard let period = analysis.period(point.period) else { continue }
      let numbers = [
        point.adopters, point.middle.lowerBound, point.middle.upperBound, point.wide.lowerBound,
        point.wide.upperBound,
      ]
      writer.append(
        [period.isoText, String(total)] + [String](repeating: "", count: 15) + [planned(period)]
          + numbers.map { "\($0 / Double(total))" })
    }
    return writer.bytes
  }

  private func planned(_ period: Period) -> String {
    analysis.plan?.share(on: period.lastDay).map { "\($0)" } ?? ""
  }

  static func key(_ words: String) -> String { String(words.map { $0 == " " ? "_" : $0 }) }

  /// The measures as rows: name, number, total, share, interval.
  var measureRows: [(name: String, share: NamedShare)] {
    [
      ("Reach: aware or beyond", measures.reach),
      ("Engagement: engaged or beyond", measures.engagement),
      ("Adoption: adopted or beyond", measures.adoption),
      ("Conversion: adopted, of those engaged", measures.conversion),
      ("Retention: still adopted after 12 months", measures.retention),
    ]
  }

  /// Everything as text for a terminal.
  var terminal: String {
    var text = "\(title)\n\n"
    let rows = measureRows.map { name, share -> [String] in
      let interval = share.interval.map {
        "\(Self.percent($0.lower)) to \(Self.percent($0.upper))"
      }
      return [
        name, NumberFormat.text(share.count), "of \(NumberFormat.text(share.total))",
        share.total > 0 ? Self.percent(share.value) : "", interval ?? "",
      ]
    }
    text += Self.aligned([["", "Units", "", "Share", "95% interval"]] + rows) + "\n"
    text += Self.aligned(
      [["Stage now", "Units"]]
        + AdoptionStage.allCases.reversed().map {
          [$0.words, NumberFormat.text(measures.counts.stages[$0.rawValue])]
        }
        + AdoptionExit.allCases.filter { measures.counts.exits[$0] != nil }.map {
          [$0.rawValue, NumberFormat.text(measures.counts.exits[$0] ?? 0)]
        })
    for equity in analysis.equity {
      let groups = equity.groups.map { group in
        [
          group.value.isEmpty ? "(none)" : group.value, NumberFormat.text(group.adoption.count),
          "of \(NumberFormat.text(group.adoption.total))", Self.percent(group.adoption.value),
        ]
      }
      text +=
        "\n" + Self.aligned([["Adoption by \(equity.attribute)", "Units", "", "Share"]] + groups)
    }
    return text + "\n" + sentences.map { Self.wrapped($0) }.joined(separator: "\n") + "\n"
  }

  /// Columns under one another, numbers to the right.
  private static func aligned(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.indices.map { column -> String in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 1 || column == 3 ? space + row[column] : row[column] + space
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  private static func wrapped(_ text: String) -> String {
    var (lines, line): ([String], String) = ([], "")
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > 90 {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
