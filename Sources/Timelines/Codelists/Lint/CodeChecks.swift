/// What the codes of one list say of themselves.
struct CodeChecks {
  private let list: Codelist

  init(_ list: Codelist) { self.list = list }

  func findings() -> [CodelistFinding] {
    var findings = mixed()
    var lines: [Codelist.Entry: Int] = [:]
    for entry in list.entries {
      if let fault = fault(entry) { findings.append(fault) }
      var plain = entry
      plain.line = 0
      if let first = lines[plain] {
        findings.append(
          finding(entry, .duplicate, "stands on line \(first) already\(term(entry))"))
      } else {
        lines[plain] = entry.line
      }
    }
    return findings
  }

  private func mixed() -> [CodelistFinding] {
    let systems = Set(list.entries.map { CodeSystem.space($0.system) })
    guard systems.count > 1 else { return [] }
    let names = systems.sorted().joined(separator: ", ")
    return [CodelistFinding(list.name, .mixedSystems, "codes are of several systems: \(names)")]
  }

  private func fault(_ entry: Codelist.Entry) -> CodelistFinding? {
    if CodeChecks.isExponential(entry.code) {
      return finding(
        entry, .spreadsheet,
        "was written by a spreadsheet, which lost its last digits\(term(entry))")
    }
    guard CodeSystem.space(entry.system) == "snomed" else { return shape(entry) }
    do throws(SNOMEDIdentifier.Fault) {
      let id = try SNOMEDIdentifier(entry.code)
      guard id.component != .concept else { return nil }
      let what =
        id.component == .unknown ? "nothing that is given out" : "a \(id.component.rawValue)"
      return finding(entry, .descriptionID, "names \(what), not a concept\(term(entry))")
    } catch {
      return identifier(entry, error)
    }
  }

  private func identifier(
    _ entry: Codelist.Entry, _ fault: SNOMEDIdentifier.Fault
  ) -> CodelistFinding {
    switch fault {
    case .notDigits: return shape(entry) ?? finding(entry, .shape, "is no id of digits")
    case .length(let count):
      return finding(entry, .shape, "has \(count) digits; ids have 6 to 18\(term(entry))")
    case .checkDigit(let right):
      if entry.code.utf8.count > 15, entry.code.hasSuffix("0") {
        return finding(
          entry, .spreadsheet,
          "ends in a 0 that is no check digit: a spreadsheet keeps 15 digits\(term(entry))")
      }
      return finding(
        entry, .checkDigit, "has a wrong check digit; \(right) would be right\(term(entry))")
    }
  }

  private func shape(_ entry: Codelist.Entry) -> CodelistFinding? {
    guard !CodeShape.fits(entry.code, entry.system) else { return nil }
    let other = CodeShape.systems.first { CodeShape.fits(entry.code, $0) }
    let hint = other.map { ", but could be of \($0)" } ?? ""
    return finding(
      entry, other == nil ? .shape : .mixedSystems,
      "does not look like a code of \(entry.system)\(hint)\(term(entry))")
  }

  private func finding(
    _ entry: Codelist.Entry, _ kind: CodelistFinding.Kind, _ message: String
  ) -> CodelistFinding {
    CodelistFinding(list.name, line: entry.line, code: entry.code, kind, message)
  }

  private func term(_ entry: Codelist.Entry) -> String {
    entry.term.map { " (\($0))" } ?? ""
  }

  /// Whether a code is written like 1.6254E+16.
  private static func isExponential(_ code: String) -> Bool {
    guard let place = code.firstIndex(where: { $0 == "E" || $0 == "e" }),
      place != code.startIndex
    else { return false }
    let digits = code[..<place].utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
    let power = code[code.index(after: place)...]
    return digits && power.hasPrefix("+") && Int(power.dropFirst()) != nil
  }
}
