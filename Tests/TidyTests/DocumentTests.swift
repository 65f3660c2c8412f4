import Foundation
import Testing

@Suite struct DocumentTests {
  /// What `README.md` and `CONTRIBUTING.md` promise.
  private static let promised = [
    "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "docs/architecture.md",
    "docs/clinical-safety.md", "docs/deviations.md", "docs/glossary.md", "docs/interpretations.md",
    "docs/rules.md",
  ]

  /// Documents about the command line, promised from the day it exists.
  private static let promisedWithCommands = [
    "docs/command-line.md", "docs/chart-json.md", "docs/pictures/example.svg",
  ]
  private static let hasCommands = PackageFiles.modules.contains("vigil")

  @Test(arguments: promised + (hasCommands ? promisedWithCommands : []))
  func `a promised document is there`(path: String) {
    #expect(PackageFiles.exists(path))
  }

  @Test func `the front page names the two commands and the least Swift`() throws {
    let page = try #require(PackageFiles.file("README.md")).text
    let scripts = try #require(PackageFiles.file("Scripts/prerequisites.sh")).text
    #expect(page.contains("./run") && page.contains("./test") && page.contains("Swift 6.2"))
    #expect(scripts.contains("swift_needed=6.2\n"))
  }

  @Test func `links within the repository lead somewhere`() {
    let documents = PackageFiles.all.filter { $0.path.hasSuffix(".md") }
    let broken = documents.flatMap { brokenLinks(in: $0) }
    #expect(broken.filter { Self.hasCommands || !Self.promisedWithCommands.contains($0) } == [])
  }

  @Test func `a broken link is found`() {
    let text = "[a](b.md), [c](../README.md#d), [e](https://example.org), ![f](no/g.svg), [h](#i)"
    let file = PackageFiles.File(path: "docs/bad.md", text: text)
    #expect(brokenLinks(in: file) == ["docs/b.md", "docs/no/g.svg"])
  }

  @Test func `decisions are numbered, dated and have their three parts`() {
    let names = PackageFiles.names(in: "docs/decisions")
    #expect(!names.isEmpty)
    for (place, name) in names.enumerated() {
      let text = PackageFiles.file("docs/decisions/" + name)?.text ?? ""
      #expect(decisionFaults(name, text, number: place + 1) == [], "\(name)")
    }
  }

  @Test func `a decision out of form is found`() {
    let parts = "\n## Context\n\na\n\n## Decision\n\nb\n\n## Consequences\n\nc\n"
    let good = "# 3. Title\n\nDate: 2026-11-24. Status: accepted.\n" + parts
    #expect(decisionFaults("0003-title.md", good, number: 3) == [])
    #expect(decisionFaults("3-title.md", good, number: 3) == ["name"])
    #expect(decisionFaults("0003-title.md", good, number: 4) == ["number"])
    #expect(decisionFaults("0003-t.md", "# 3. T\n" + parts, number: 3) == ["date"])
    let short = good.replacingOccurrences(of: "## Decision\n\nb", with: "## Decision\n")
    #expect(decisionFaults("0003-title.md", short, number: 3) == ["Decision"])
  }

  @Test func `the changelog has its headings, and safety comes first`() throws {
    let log = try #require(PackageFiles.file("CHANGELOG.md")).text
    let headings = log.split(separator: "\n").filter { $0.hasPrefix("#") }.prefix(6)
    #expect(
      Array(headings) == [
        "# Changelog", "## Unreleased", "### Safety", "### Added", "### Changed", "### Fixed",
      ])
  }

  @Test func `terms of the glossary are unique and explained`() throws {
    let glossary = try #require(PackageFiles.file("docs/glossary.md")).text
    let rows = MarkdownTable.all(in: glossary).flatMap(\.rows)
    #expect(rows.allSatisfy { $0.count == 2 && !$0[1].isEmpty && $0[1].hasSuffix(".") })
    #expect(Set(rows.map { $0[0] }).count == rows.count)
  }

  private func brokenLinks(in file: PackageFiles.File) -> [String] {
    let folder = file.path.split(separator: "/").dropLast().joined(separator: "/")
    return file.text.matches(of: /\]\(([^)\s]+)\)/).compactMap { match in
      let target = match.1.prefix { $0 != "#" }
      guard !target.isEmpty, !target.contains("://"), !target.hasPrefix("mailto:") else {
        return nil
      }
      let path = resolved(String(target), from: folder)
      return PackageFiles.exists(path) ? nil : path
    }
  }

  private func resolved(_ path: String, from folder: String) -> String {
    var parts = folder.split(separator: "/").map(String.init)
    for part in path.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }

  private func decisionFaults(_ name: String, _ text: String, number: Int) -> [String] {
    var faults: [String] = []
    guard let match = name.wholeMatch(of: /(\d{4})-[a-z0-9-]+\.md/) else { return ["name"] }
    if Int(match.1) != number || !text.hasPrefix("# \(number). ") { faults.append("number") }
    if !text.contains(/\nDate: 20\d\d-[01]\d-[0-3]\d\. Status: (?:accepted|superseded)/) {
      faults.append("date")
    }
    for part in ["Context", "Decision", "Consequences"] {
      let after = text.components(separatedBy: "\n## \(part)\n")
      let content = after.last?.components(separatedBy: "\n## ")[0]
        .trimmingCharacters(in: .whitespacesAndNewlines)
      if after.count != 2 || content?.isEmpty ?? true { faults.append(part) }
    }
    return faults
  }
}
