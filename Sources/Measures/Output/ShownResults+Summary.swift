import Essentials

extension ShownResults {
  /// The counts over all organisations as a table of characters, for people to read, with what is
  /// behind bundles and values.
  public func summary() -> String {
    let lone = rows.filter { row in
      row.key.stratifier.isEmpty
        && !totals.contains {
          $0.key.measure == row.key.measure && $0.key.period == row.key.period
            && $0.key.index == row.key.index
        }
    }
    let shown = (totals + lone).sorted { $0.key < $1.key }
    let lines = shown.map { row in
      [
        measures[row.key.measure].id, periodText(row.key), row.numerator.text, row.denominator.text,
        rateText(row),
      ]
    }
    let header = ["measure", "period", "numerator", "denominator", "rate"]
    var text = CharacterTable.text(header, lines, leading: 2)
    for row in shown {
      text += bundleText(row) + valueText(row)
      if let unknown = row.unknownAmount, unknown != .number(0) {
        text += "\(name(row)): of \(unknown.text) answers the amount is not known\n"
      }
    }
    return text + (scheme == .none ? "" : scheme.fullStatement + "\n")
  }

  private func name(_ row: Row) -> String {
    "\(measures[row.key.measure].id) \(periodText(row.key))"
  }

  private func rateText(_ row: Row) -> String {
    if !row.failedGates.isEmpty {
      return "hidden, as not passed: \(row.failedGates.joined(separator: ", "))"
    }
    guard let rate = ratePer(row) else { return "" }
    guard let per = measures[row.key.measure].per else { return ShownResults.percent(rate) }
    return "\(NumberFormat(decimals: 2).text(rate)) per \(per.shortText)"
  }

  private static func percent(_ share: Double?) -> String {
    share.map { NumberFormat(decimals: 1, isPercent: true).text($0) } ?? ""
  }

  /// The elements of a bundle, the weakest first.
  private func bundleText(_ row: Row) -> String {
    guard let bundle = row.bundle else { return "" }
    let measure = measures[row.key.measure]
    let elements = zip(zip(measure.elements, measure.areOptional), row.elements)
      .map { (name: $0.0, isOptional: $0.1, counts: $1, seen: ShownElement($1)) }
      .sorted { ($0.seen.shareOfEligible ?? 2) < ($1.seen.shareOfEligible ?? 2) }
    let lines = elements.map { element in
      [
        element.name + (element.isOptional ? " (optional)" : ""), element.counts[0].text,
        element.seen.eligible.map { "\($0)" } ?? schemes[row.key.measure].sign.text,
        ShownResults.percent(element.seen.shareOfEligible),
        element.seen.interval.map {
          "\(ShownResults.percent($0.low)) to \(ShownResults.percent($0.high))"
        } ?? "",
        ShownResults.percent(element.seen.shareOfKnown),
        ShownResults.percent(element.seen.completeness),
        element.counts[ElementStatus.eligibilityUnknown.rawValue].text,
      ]
    }
    let header = [
      "element", "given", "eligible", "of eligible", "95% interval", "of known", "completeness",
      "eligibility unknown",
    ]
    var text = "\n\(name(row)), the weakest element first\n"
    text += CharacterTable.text(header, lines, leading: 1)
    let interval = row.interval.map {
      " (\(ShownResults.percent($0.low)) to \(ShownResults.percent($0.high)))"
    }
    text +=
      "every element that applies: \(row.numerator.text) of \(row.denominator.text)"
      + "\(interval ?? ""); not all: \(bundle.notAll.text); not all, unknown only: "
      + "\(bundle.notAllUnknownOnly.text); no eligible element: \(bundle.noEligibleElement.text)\n"
    if let met = bundle.met, let eligible = bundle.eligible {
      text +=
        "opportunity score: \(NumberFormat.text(met)) of \(NumberFormat.text(eligible)) elements "
        + "that apply were given, \(ShownResults.percent(bundle.opportunityScore))\n"
    }
    return text
  }

  private func valueText(_ row: Row) -> String {
    guard let known = row.valueCount else { return "" }
    guard let values = row.values else { return "\(name(row)): \(known.text) values known\n" }
    let format = NumberFormat(decimals: 1)
    var text =
      "\(name(row)): \(known.text) values known, mean \(format.text(values.mean)), median "
      + "\(format.text(values.median)), 90th centile \(format.text(values.ninetiethCentile))"
    if row.showsExtremes {
      text += ", least \(format.text(values.least)), greatest \(format.text(values.greatest))"
    }
    return text + "\n"
  }
}

/// A table of characters for a terminal.
enum CharacterTable {
  /// The table: the first `leading` columns stand to the left, the others to the right.
  static func text(_ header: [String], _ lines: [[String]], leading: Int) -> String {
    let widths = header.indices.map { column in
      ([header] + lines).map { $0[column].count }.max() ?? 0
    }
    return ([header] + lines).map { cells in
      cells.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column < leading ? cell + space : space + cell
      }.joined(separator: "  ") + "\n"
    }.joined()
  }
}
