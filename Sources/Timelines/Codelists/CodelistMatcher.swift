/// Says of one concept at a time whether any of some codelists could hold it.
///
/// For records that are still being read. Rows that a codelist leaves out again are not looked at,
/// so that the answer is never a wrong "no".
public struct CodelistMatcher: Sendable {
  private var exact: [String: Set<String>] = [:]
  private var prefixes: [String: Set<String>] = [:]

  /// A matcher of no codelist, which holds nothing.
  public init() {}

  /// Adds the codes of a codelist.
  public mutating func add(_ codelist: Codelist) {
    for entry in codelist.entries where !entry.isExcluded {
      if CodeSystem.isHierarchical(entry.system) {
        let code = CodeSystem.comparable(entry.code, of: entry.system)
        if !code.isEmpty { prefixes[entry.system, default: []].insert(code) }
      } else {
        exact[CodeSystem.space(entry.system), default: []].insert(entry.code)
      }
    }
  }

  /// Whether a codelist could hold the concept.
  public func contains(_ concept: Concept) -> Bool {
    concept.codings.contains { coding in
      guard CodeSystem.isHierarchical(coding.system) else {
        return exact[CodeSystem.space(coding.system)]?.contains(coding.code) ?? false
      }
      guard let known = prefixes[coding.system] else { return false }
      var code = CodeSystem.comparable(coding.code, of: coding.system)
      while !code.isEmpty {
        if known.contains(code) { return true }
        code.removeLast()
      }
      return false
    }
  }
}
