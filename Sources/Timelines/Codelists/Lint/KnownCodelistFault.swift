/// Faults of published codelists that are known, so that nobody need find them again.
///
/// - Source: PINCER lists v1.8 as published with opensafely/pincer-measures 2e15894.
enum KnownCodelistFault {
  /// Names that do not belong into a list that holds another.
  private static let strangers: [(beside: String, names: Set<String>, why: String)] = [
    (
      "furosemide", ["degarelix", "firmagon"],
      "is no diuretic: degarelix is for prostate cancer"
    ),
    (
      "furosemide", ["toremifene", "fareston"],
      "is no diuretic: toremifene is for breast cancer"
    ),
  ]

  /// Codes that a list with another code should hold as well.
  private static let missing: [(beside: String, code: String, why: String)] = [
    (
      "1011481000000105", "1107411000000104",
      "(eGFR by laboratory calculation) is what many laboratories send, and the list misses it"
    )
  ]

  static func findings(_ list: Codelist) -> [CodelistFinding] {
    let codes = Set(list.entries.map(\.code))
    let names = list.entries.map { TermWords($0.term ?? "").name ?? "" }
    let known = Set(names)
    var findings: [CodelistFinding] = []
    for (beside, strange, why) in strangers where known.contains(beside) {
      for (entry, name) in zip(list.entries, names) where strange.contains(name) {
        findings.append(
          CodelistFinding(
            list.name, line: entry.line, code: entry.code, .knownFault,
            "(\(entry.term ?? "")) \(why)"))
      }
    }
    for (beside, code, why) in missing where codes.contains(beside) && !codes.contains(code) {
      findings.append(CodelistFinding(list.name, code: code, .knownFault, why))
    }
    return findings
  }
}
