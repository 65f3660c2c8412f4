import EarlyWarning
import Essentials

extension ScoreRun {
  /// What became of the sets, for people: counts, a picture of the totals, levels, completeness,
  /// mismatches with supplied totals, and why sets were refused.
  public func summary(source: String, style: TextStyle = TextStyle()) -> String {
    let definition = family.common
    let sets = count == 1 ? "1 set" : "\(NumberFormat.text(count)) sets"
    var lines = ["\(definition.name), \(definition.version): \(sets) in \(source)", ""]
    lines += statusLines
    if complete > 0 { lines += ["", "Totals of complete sets"] + totalLines(style) }
    lines += [""] + levelLines
    lines += [""] + completenessLines
    if supplied > 0 || belowFloor > 0 { lines += [""] + suppliedLines }
    if refused > 0 { lines += ["", "Refused"] + counted(refusals) }
    let remarks = noteLines
    if !remarks.isEmpty { lines += ["", "To know"] + remarks }
    lines += ["", "Source: \(definition.source)"]
    return lines.joined(separator: "\n") + "\n"
  }

  private var statusLines: [String] {
    var table = TextTable(rightAligned: [1, 2])
    for (word, number, why) in [
      ("complete", complete, ""),
      ("partial", partial, "parts missing: at least so many points"),
      ("refused", refused, "no score given"),
    ] {
      table.append(["  \(word)", NumberFormat.text(number), share(number, count), why])
    }
    return table.lines
  }

  private func share(_ part: Int, _ whole: Int) -> String {
    whole == 0 ? "" : NumberFormat(decimals: 1, isPercent: true).text(Double(part) / Double(whole))
  }

  private func totalLines(_ style: TextStyle) -> [String] {
    guard let last = totals.lastIndex(where: { $0 > 0 }) else { return [] }
    let most = totals.max() ?? 0
    let width = Double(min(60, style.columns - 20))
    return (0...last).map { total in
      let bar = style.bar(Double(totals[total]) / Double(max(1, most)) * width)
      let number = totals[total] == 0 ? "" : " \(NumberFormat.text(totals[total]))"
      return "  \(String(total).right(to: 2)) \(style.rule)\(bar)\(number)"
    }
  }

  private var levelLines: [String] {
    var table = TextTable(rightAligned: [1, 2])
    for (place, level) in family.common.levels.enumerated() {
      let already =
        partialLevels[place] > 0 && place > 0
        ? "and \(NumberFormat.text(partialLevels[place])) partial that reach it already" : ""
      table.append([
        "  \(level.name)", NumberFormat.text(levels[place]), share(levels[place], complete),
        already,
      ])
    }
    return ["Levels of complete sets"] + table.lines
  }

  private var completenessLines: [String] {
    let scored = complete + partial
    var table = TextTable(rightAligned: [1, 2])
    for (place, parameter) in family.common.parameters.enumerated() {
      let present = scored - missing[place]
      table.append(["  \(parameter.id)", NumberFormat.text(present), share(present, scored)])
    }
    return ["Parts there are, of \(NumberFormat.text(scored)) sets not refused"] + table.lines
  }

  private var suppliedLines: [String] {
    var lines: [String] = []
    if supplied > 0 {
      let equal = supplied - disagreeing
      lines.append(
        "Supplied totals: \(NumberFormat.text(equal)) of \(NumberFormat.text(supplied)) "
          + "(\(share(equal, supplied))) equal the calculated ones")
    }
    if disagreeing > 0 {
      lines.append("  \(NumberFormat.text(disagreeing)) differ; both numbers are kept")
    }
    if belowFloor > 0 {
      let sets = belowFloor == 1 ? "1 partial set has" : "\(belowFloor) partial sets have"
      lines.append("  \(sets) a supplied total below the points there are")
    }
    return lines
  }

  private var noteLines: [String] {
    var counts = notes
    for (place, count) in assumed.enumerated() where count > 0 {
      let selector = family.common.selectors[place]
      counts["\(family.selectorName(place)) not recorded: \(selector.values[0]) assumed"] = count
    }
    if ageUnknown > 0 { counts["age not known: check that the score applies"] = ageUnknown }
    return counted(counts)
  }

  private func counted(_ counts: [String: Int]) -> [String] {
    var table = TextTable(rightAligned: [0])
    for (words, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      table.append(["  \(NumberFormat.text(count))", words])
    }
    return table.lines
  }
}
