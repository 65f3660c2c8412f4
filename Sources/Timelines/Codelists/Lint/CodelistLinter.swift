import Essentials

/// Looks codelists through for what is wrong with them.
///
/// It knows shapes, check digits, names and what other lists and records hold. It knows no medicine
/// and no disease: what it lists under "look" a person has to judge, and a list in which it finds
/// nothing may still be wrong.
public struct CodelistLinter: Sendable {
  private let readings: [CodelistReading]
  private let replaced: ReplacedCodes
  private let dictionary: TimelineDictionary?

  /// A linter of lists.
  ///
  /// - Parameters:
  ///   - readings: The lists; each is compared with the others.
  ///   - replaced: Ids that were given up for others, beside those that are known.
  ///   - dictionary: What records hold, where there are some to compare with.
  public init(
    _ readings: [CodelistReading], replaced: ReplacedCodes = ReplacedCodes(),
    dictionary: TimelineDictionary? = nil
  ) {
    self.readings = readings
    self.replaced = ReplacedCodes.known.merging(replaced)
    self.dictionary = dictionary
  }

  /// What there is to say, list by list in the order given, the surest first.
  public func findings() -> [CodelistFinding] {
    let neighbours = CodelistNeighbours(readings.map(\.codelist), dictionary)
    return readings.enumerated().flatMap { place, reading in
      let list = reading.codelist
      let found =
        rows(reading) + CodeChecks(list).findings() + replacedCodes(list)
        + KnownCodelistFault.findings(list) + neighbours.missed(place)
        + TermChecks(list, sections: neighbours.sections).findings()
      return found.enumerated().sorted {
        let order = CodelistFinding.Severity.allCases
        let one = order.firstIndex(of: $0.element.kind.severity) ?? 0
        let other = order.firstIndex(of: $1.element.kind.severity) ?? 0
        return (one, $0.offset) < (other, $1.offset)
      }.map(\.element)
    }
  }

  /// Rows that are not in the list for want of a code or of cells.
  private func rows(_ reading: CodelistReading) -> [CodelistFinding] {
    let name = reading.codelist.name
    let blank = reading.blankLines.map {
      CodelistFinding(name, line: $0, .blankCode, "the row has no code")
    }
    let blankLines = Set(reading.blankLines)
    let broken = reading.problems.first.filter { !blankLines.contains($0.line ?? 0) }
    return blank
      + broken.map { CodelistFinding(name, line: $0.line, .brokenRow, "the row \($0.what)") }
  }

  /// Codes of which the list has the old or the new one alone.
  private func replacedCodes(_ list: Codelist) -> [CodelistFinding] {
    let codes = Set(list.entries.map(\.code))
    return list.entries.compactMap { entry in
      guard CodeSystem.space(entry.system) == "snomed" else { return nil }
      let newer = replaced.replacements(of: entry.code).filter { !codes.contains($0) }
      let older = replaced.predecessors(of: entry.code).filter { !codes.contains($0) }
      guard !newer.isEmpty || !older.isEmpty else { return nil }
      let now = newer.isEmpty ? "" : " is now \(newer.joined(separator: ", "))"
      let before = older.isEmpty ? "" : " was before \(older.joined(separator: ", "))"
      return CodelistFinding(
        list.name, line: entry.line, code: entry.code, .replaced,
        "(\(entry.term ?? "no term"))\(now)\(before), which the list misses")
    }
  }
}
