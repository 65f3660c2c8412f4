import Essentials

/// How many of somebody's answers a rate is shown for, and which way is better.
public struct ComparedMeasure: Hashable, Sendable {
  /// What a rate is multiplied by: 1,000 for events per 1,000 days; 1 for shares, in per cent.
  public let per: Double
  /// Which way is better.
  public let better: Definition.Better

  /// How a measure is compared; by default a share, of which neither way is known to be better.
  public init(per: Double = 1, better: Definition.Better = .neither) {
    self.per = per
    self.better = better
  }

  /// The direction that is an improvement.
  var improvement: OrganisationChange.Direction? {
    switch better {
    case .higher: .rose
    case .lower: .fell
    case .neither: nil
    }
  }

  /// A rate in words: `52.0%`, or `3.42 per 1,000`.
  func text(_ rate: Double?) -> String {
    guard let rate else { return "none" }
    if per == 1 { return NumberFormat(decimals: 1, isPercent: true).text(rate) }
    return NumberFormat(decimals: 2).text(rate * per) + " per "
      + NumberFormat.whole.text(per)
  }
}

extension ResultComparison {
  /// The comparison in words, for people to read.
  ///
  /// - Parameter measure: How a measure, by its id, is compared.
  /// - Returns: The text, which ends in a line end.
  public func summary(_ measure: (String) -> ComparedMeasure) -> String {
    var text = "\(before.text) against \(after.text)\n"
    for part in parts { text += ResultComparison.summary(part, measure(part.measure)) }
    if otherRowCount > 0 {
      text += "\(NumberFormat.text(otherRowCount)) rows of other times are not compared\n"
    }
    return text
  }

  private static func summary(_ part: Part, _ measure: ComparedMeasure) -> String {
    let comparison = part.comparison
    let name = part.measure + (part.stratum.isEmpty ? "" : " (\(part.stratum))")
    var lines = ["\n\(name)"]
    let pooled = comparison.pooled
    lines.append(
      "  pooled: \(fraction(pooled.before, measure)) to \(fraction(pooled.after, measure)), "
        + change(pooled.relative))
    let known = comparison.changes.count - comparison.withoutBaseline.count
    lines.append(
      "  mean of the changes of \(known) organisations: " + change(comparison.meanOfChanges))
    let count = comparison.changes.count
    let counts = OrganisationChange.Direction.allCases.map { "\(comparison.count($0)) \($0)" }
    lines.append("  of \(count) organisations: " + counts.joined(separator: ", "))
    if let direction = measure.improvement, count > 0 {
      let improved = comparison.count(direction)
      lines.append("  improved: \(improved) of \(count), " + share(improved, of: count))
    }
    for (names, why) in [
      (comparison.withoutBaseline, "rate of 0 before, not in the mean"),
      (comparison.withoutDenominator, "nobody counted in one of the periods, not compared"),
      (comparison.hidden, "hidden counts, not compared"),
    ] where !names.isEmpty {
      let shown = names.map { $0.isEmpty ? "without organisation" : $0 }
      lines.append("  \(why): " + shown.joined(separator: ", "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func fraction(_ counts: ComparedCounts, _ measure: ComparedMeasure) -> String {
    let (part, whole) = (
      NumberFormat.text(counts.numerator), NumberFormat.text(counts.denominator)
    )
    return "\(part)/\(whole) (\(measure.text(counts.rate)))"
  }

  private static func change(_ relative: Double?) -> String {
    guard let relative else { return "no relative change, as there is no baseline" }
    let text = NumberFormat(decimals: 1, isPercent: true).text(relative)
    return (relative > 0 ? "+" : "") + text
  }

  private static func share(_ part: Int, of whole: Int) -> String {
    let format = NumberFormat(decimals: 1, isPercent: true)
    guard let interval = WilsonInterval(part, of: whole) else { return "none" }
    return "\(format.text(Double(part) / Double(whole))) (95% interval "
      + "\(format.text(interval.low)) to \(format.text(interval.high)))"
  }

  /// The organisations compared as CSV, all together last, with `all` in the column `compared`.
  public func csv() -> [UInt8] {
    var writer = TableWriter(lineEnd: .lf)
    writer.append([
      "measure", "stratum", "compared", "organisation", "before_numerator", "before_denominator",
      "after_numerator", "after_denominator", "direction", "relative_change",
    ])
    for part in parts {
      func append(_ compared: String, _ change: OrganisationChange) {
        writer.append(
          [part.measure, part.stratum, compared, change.organisation]
            + [change.before, change.after].flatMap { ["\($0.numerator)", "\($0.denominator)"] }
            + [change.direction.rawValue, change.relative.map { "\($0)" } ?? ""])
      }
      for change in part.comparison.changes { append("organisation", change) }
      append("all", part.comparison.pooled)
      for (names, word) in [
        (part.comparison.withoutDenominator, "not eligible"), (part.comparison.hidden, "hidden"),
      ] {
        for name in names {
          writer.append([part.measure, part.stratum, word, name] + Array(repeating: "", count: 6))
        }
      }
    }
    return writer.bytes
  }
}
