import Essentials

extension ShownResults {
  /// The counts over all organisations as a table of characters, for people to read.
  public func summary() -> String {
    let lone = rows.filter { row in
      row.key.stratifier.isEmpty
        && !totals.contains {
          $0.key.measure == row.key.measure && $0.key.period == row.key.period
            && $0.key.index == row.key.index
        }
    }
    let lines = (totals + lone).sorted { $0.key < $1.key }.map { row in
      [
        measures[row.key.measure].id, periodText(row.key), row.numerator.text, row.denominator.text,
        row.rate.map { NumberFormat(decimals: 1, isPercent: true).text($0) } ?? "",
      ]
    }
    let header = ["measure", "period", "numerator", "denominator", "rate"]
    let widths = header.indices.map { column in
      ([header] + lines).map { $0[column].count }.max() ?? 0
    }
    let table = ([header] + lines).map { cells in
      cells.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column < 2 ? cell + space : space + cell
      }.joined(separator: "  ") + "\n"
    }
    return table.joined() + (scheme == .none ? "" : scheme.fullStatement + "\n")
  }
}
