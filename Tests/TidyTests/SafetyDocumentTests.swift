import ControlCharts
import Testing

private let likelihoods = ["very low", "low", "medium", "high", "very high"]
private let severities = ["minor", "significant", "considerable", "major", "catastrophic"]

/// The hazard log, and the two tables of readings, hold what they say they hold.
@Suite struct SafetyDocumentTests {
  @Test func `every hazard is complete, rated by the matrix, and controlled by what exists`() throws
  {
    let document = try #require(PackageFiles.file("docs/clinical-safety.md")).text
    let log = try #require(Self.log(in: document))
    #expect(log.rows.count >= 20)
    #expect(Set(Self.matrix(in: document).keys) == Set(likelihoods))
    #expect(faults(in: log, matrix: Self.matrix(in: document), names: Self.names) == [])
  }

  @Test func `the page says what it is for and that nobody has approved it`() throws {
    let document = try #require(PackageFiles.file("docs/clinical-safety.md")).text
    for words in ["## Intended use", "It is **not** for", "not approved by a Clinical Safety"] {
      #expect(document.contains(words))
    }
  }

  @Test func `a poor hazard is found`() {
    let good = [
      "H01", "a", "b", "c", "`Flag`", "minor", "low", "1", "d", "1", "makers", "open",
    ]
    let matrix = ["low": [1, 2, 2, 3, 4]]
    func check(_ change: (inout [String]) -> Void) -> [String] {
      var row = good
      change(&row)
      let log = MarkdownTable(header: hazardHeader, rows: [row])
      return faults(in: log, matrix: matrix, names: ["Flag"])
    }
    #expect(check { _ in } == [])
    #expect(check { $0[0] = "H02" } == ["H02: number"])
    #expect(check { $0[4] = "careful people" } == ["H01: no control is named"])
    #expect(check { $0[4] = "`Flags`" } == ["H01: no such control: Flags"])
    #expect(check { $0[7] = "2" } == ["H01: initial risk"])
    #expect(check { $0[9] = "3" } == ["H01: residual risk"])
    #expect(check { $0[5] = "slight" } == ["H01: initial risk"])
    #expect(check { $0[11] = "done" } == ["H01: status"])
    #expect(check { $0[8] = "" } == ["H01: incomplete"])
  }

  @Test(arguments: ["docs/interpretations.md", "docs/deviations.md"])
  func `readings and differences are numbered, complete and name options that exist`(
    path: String
  ) throws {
    let document = try #require(PackageFiles.file(path)).text
    let tables = MarkdownTable.all(in: document).filter { $0.header.first == "no" }
    let rows = tables.flatMap(\.rows)
    #expect(rows.map { $0[0] } == (1...max(1, rows.count)).map(String.init))
    #expect(rows.filter { $0.count != 6 || $0.contains("") }.map { $0[0] } == [])
    let column = path.hasSuffix("interpretations.md") ? "option" : "restored by"
    let options = tables.flatMap { $0.column(column) }.flatMap(\.quoted)
    #expect(options.filter { !isKnown($0) } == [])
  }

  @Test func `code of an interpretation exists, and rows named in code do too`() throws {
    let document = try #require(PackageFiles.file("docs/interpretations.md")).text
    let table = try #require(MarkdownTable.all(in: document).first)
    let paths = table.column("code").flatMap(\.quoted).filter { $0.contains("/") }
    #expect(paths.filter { !PackageFiles.exists($0) } == [])
    for file in PackageFiles.sources {
      let named = SourceText(file.text).commentText.matches(
        of: /interpretations\.md`,\s+(?:\/\/\/\s+)?rows? (\d+)(?:(?: to | and |, )(\d+))?/)
      for match in named {
        let rows = [match.1, match.2 ?? match.1].compactMap { Int($0) }
        #expect(rows.allSatisfy { (1...table.rows.count).contains($0) }, "\(file.path)")
      }
    }
  }

  @Test func `options are known by name and value`() {
    #expect(isKnown("gap") && isKnown("gap=bridge") && isKnown("cqc_limits=unsquared"))
    #expect(isKnown("nhsr-0.2") && isKnown("funnelplotr"))
    #expect(!isKnown("gaps") && !isKnown("gap=none") && !isKnown("shift=1"))
  }

  /// Whether text is an option, an option with a value it takes, a rule set or a preset.
  private func isKnown(_ text: String) -> Bool {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    if let option = RuleSet.option(named: parts[0]) {
      var rules = RuleSet.mdcTool5
      return parts.count == 1 || (try? option.set(parts[1], in: &rules)) != nil
    }
    if let option = FunnelSettings.option(named: parts[0]) {
      var settings = FunnelSettings()
      return parts.count == 1 || (try? option.set(parts[1], in: &settings)) != nil
    }
    if EarlySignalSettings.option(named: text) != nil { return true }
    // Something for those who call the engine.
    if text == "isAsPublished: false" { return true }
    return RuleSet.named(text) != nil || FunnelPreset(rawValue: text) != nil
  }

  private let hazardHeader = [
    "id", "hazard", "possible causes", "effect", "existing controls", "severity", "likelihood",
    "initial risk", "further controls", "residual risk", "owner", "status",
  ]

  private func faults(
    in log: MarkdownTable, matrix: [String: [Int]], names: Set<String>
  ) -> [String] {
    guard log.header == hazardHeader else { return ["the columns of the hazard log"] }
    return log.rows.enumerated().flatMap { place, row -> [String] in
      guard row.count == hazardHeader.count, !row.contains("") else {
        return ["\(row[0]): incomplete"]
      }
      var faults: [String] = []
      let number = place + 1
      if row[0] != "H" + (number < 10 ? "0" : "") + String(number) { faults.append("number") }
      if row[4].quoted.isEmpty { faults.append("no control is named") }
      for name in row[4].quoted where !exists(name, in: names, to: row[4]) {
        faults.append("no such control: \(name)")
      }
      let initial = severities.firstIndex(of: row[5]).flatMap { matrix[row[6]]?[$0] }
      if initial == nil || Int(row[7]) != initial { faults.append("initial risk") }
      if !(1...(initial ?? 5)).contains(Int(row[9]) ?? 0) { faults.append("residual risk") }
      if !["makers", "deployer"].contains(row[10]) { faults.append("owner") }
      if !["open", "transferred", "closed"].contains(row[11]) { faults.append("status") }
      return faults.map { "\(row[0]): \($0)" }
    }
  }

  /// Whether a control is in the sources or tests; those of modules to come are taken on trust.
  private func exists(_ control: String, in names: Set<String>, to text: String) -> Bool {
    if control.contains(" ")
      ? names.contains(control)
      : control.split(separator: ".").allSatisfy({ names.contains(String($0)) })
    {
      return true
    }
    return !PackageFiles.modules.contains("Charting")
      && ["Essentials:", "Drawing:"].contains { text.contains($0) }
  }

  /// Every name in the sources and tests but these: words of the code, and the names of tests.
  private static let names: Set<String> = {
    let files =
      PackageFiles.sources
      + PackageFiles.tests.filter {
        !$0.path.hasPrefix("Tests/TidyTests/") || $0.name == "BannedCallTests.swift"
      }
    return files.reduce(into: []) { names, file in
      names.formUnion(file.text.quoted.filter { $0.contains(" ") && !$0.contains("\n") })
      for line in SourceText(file.text).codeLines {
        names.formUnion(
          line.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
      }
    }
  }()

  private static func log(in document: String) -> MarkdownTable? {
    MarkdownTable.all(in: document).first { $0.header.first == "id" }
  }

  private static func matrix(in document: String) -> [String: [Int]] {
    guard
      let table = MarkdownTable.all(in: document).first(where: {
        $0.header == ["likelihood"] + severities
      })
    else { return [:] }
    return table.rows.reduce(into: [:]) { $0[$1[0]] = $1.dropFirst().compactMap { Int($0) } }
  }
}
