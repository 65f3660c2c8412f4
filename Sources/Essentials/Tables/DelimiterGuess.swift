/// Finds the sign between cells from the beginning of a file.
enum DelimiterGuess {
  /// The signs that are tried.
  static let candidates = [Byte.comma, Byte.tab, UInt8(ascii: ";"), UInt8(ascii: "|")]

  /// The sign that splits most rows into the same number of cells, at least two; `nil` where none
  /// splits anything.
  ///
  /// Of signs that do equally well, the one that gives more cells wins, then the earlier candidate.
  static func delimiter(of sample: [UInt8], isWhole: Bool, limits: TableLimits) -> UInt8? {
    var best: (delimiter: UInt8, agreeing: Int, total: Int, width: Int)?
    for delimiter in candidates {
      var rows = Rows()
      rows.bytes = sample
      var scanner = RowScanner(delimiter: delimiter, limits: limits)
      _ = scanner.scan(&rows, from: 0, isLast: isWhole)
      let total = rows.count + scanner.faults.count
      guard let (width, agreeing) = rows.commonWidth(above: 1) else { continue }
      if let best {
        // Shares compared as agreeing / total without dividing.
        let own = agreeing * best.total
        let other = best.agreeing * total
        guard own > other || (own == other && width > best.width) else { continue }
      }
      best = (delimiter, agreeing, total, width)
    }
    return best?.delimiter
  }

  /// The sign in words, such as "semicolons".
  static func name(of delimiter: UInt8) -> String {
    switch delimiter {
    case Byte.comma: "commas"
    case Byte.tab: "tabs"
    case UInt8(ascii: ";"): "semicolons"
    case UInt8(ascii: "|"): "vertical bars"
    default: "\"\(Character(Unicode.Scalar(delimiter)))\""
    }
  }
}

extension Rows {
  /// The commonest number of cells above `least` and how many of the first thousand rows have it.
  func commonWidth(above least: Int = 0) -> (width: Int, rowCount: Int)? {
    var counts: [Int: Int] = [:]
    for row in 0..<min(count, 1_000) { counts[cellCount(ofRow: row), default: 0] += 1 }
    let common = counts.filter { $0.key > least }
      .max { ($0.value, $0.key) < ($1.value, $1.key) }
    return common.map { ($0.key, $0.value) }
  }
}
