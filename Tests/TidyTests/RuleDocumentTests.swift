import ControlCharts
import Foundation
import Testing

/// The tables in `docs/rules.md` are made from the code, so that they cannot be stale.
///
/// `RECORD=1 swift test --filter RuleDocumentTests` writes them again; read the difference and say
/// in the commit why it is right.
@Suite struct RuleDocumentTests {
  private static let path = "docs/rules.md"
  private static let tables: [(name: String, text: String)] = [
    ("options", optionTable), ("sets", setTable), ("funnel options", table(of: FunnelSettings())),
    ("cusum options", table(of: CUSUMSettings())), ("ewma options", table(of: EWMASettings())),
    ("poisson options", table(of: PoissonCUSUMSettings())),
    ("early-signal options", table(of: EarlySignalSettings())),
    ("outcome options", table(of: OutcomeCUSUMSettings.riskAdjusted)),
    ("expected options", table(of: ExpectedMinusObservedSettings())),
    ("pareto options", table(of: ParetoSettings())),
  ]

  @Test func `the tables of rules are those of the code`() throws {
    let document = try #require(PackageFiles.file(Self.path)).text
    let made = try Self.tables.reduce(document) { try replacing($1.name, with: $1.text, in: $0) }
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      let file = PackageFiles.root.appending(path: Self.path)
      try Data(made.utf8).write(to: file)
    } else {
      #expect(made == document, "RECORD=1 swift test --filter RuleDocumentTests writes them again")
    }
  }

  @Test func `every rule set and every option is named`() throws {
    let names = Set(try #require(PackageFiles.file(Self.path)).text.quoted)
    #expect(RuleSet.named.map(\.name).filter { !names.contains($0) } == [])
    #expect(RuleSet.options.map(\.name).filter { !names.contains($0) } == [])
    #expect(FunnelSettings.options.map(\.name).filter { !names.contains($0) } == [])
    #expect(FunnelPreset.allCases.map(\.rawValue).filter { !names.contains($0) } == [])
  }

  @Test func `every rule set has a sentence of its own`() throws {
    let document = try #require(PackageFiles.file(Self.path)).text
    let described = MarkdownTable.all(in: document).first { $0.header.first == "rule set" }
    #expect(described?.column("rule set").flatMap(\.quoted) == RuleSet.named.map(\.name))
  }

  @Test func `a table that is not in the document is missed`() throws {
    #expect(throws: MissingMark.self) { try replacing("options", with: "", in: "no marks") }
    let marked = "a\n<!-- begin options -->\nold\n<!-- end options -->\nb"
    #expect(
      try replacing("options", with: "new\n", in: marked)
        == "a\n<!-- begin options -->\n\nnew\n\n<!-- end options -->\nb")
  }

  private struct MissingMark: Error {
    let name: String
  }

  private func replacing(_ name: String, with text: String, in document: String) throws -> String {
    let begin = "<!-- begin \(name) -->\n"
    let end = "<!-- end \(name) -->"
    guard let first = document.range(of: begin), let last = document.range(of: end),
      first.upperBound <= last.lowerBound
    else { throw MissingMark(name: name) }
    return document[..<first.upperBound] + "\n" + text + "\n" + document[last.lowerBound...]
  }

  private static var optionTable: String {
    table(["option", "meaning", "allowed", "default"]) {
      RuleSet.options.map {
        ["`\($0.name)`", $0.meaning, $0.allowed, $0.text(in: .mdcTool5)]
      }
    }
  }

  private static var setTable: String {
    table(["option"] + RuleSet.named.map { "`\($0.name)`" }) {
      RuleSet.options.map { option in
        let usual = option.text(in: .mdcTool5)
        return ["`\(option.name)`"]
          + RuleSet.named.enumerated().map { place, rules in
            let text = option.text(in: rules)
            return place > 0 && text == usual ? "" : text
          }
      }
    }
  }

  private static func table<Settings: NamedSettings>(of settings: Settings) -> String {
    table(["option", "meaning", "allowed", "default"]) {
      Settings.options.map {
        ["`\($0.name)`", $0.meaning, $0.allowed, $0.text(in: settings)]
      }
    }
  }

  private static func table(_ header: [String], _ rows: () -> [[String]]) -> String {
    ([header, header.map { _ in "---" }] + rows()).map { row in
      "| " + row.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }.joined()
  }
}
