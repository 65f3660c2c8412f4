import Testing

/// Which modules a module may import: arrows point down only.
///
/// From the bottom up; every folder in `Sources` needs a row. A new row is a decision about the
/// shape of the system: put it into `docs/architecture.md` too.
private let mayImport: [(module: String, others: Set<String>)] = [
  ("Essentials", []),
  ("DefinitionFiles", ["Essentials", "Yams", "Dispatch"]),
  ("ControlCharts", mathematics),
  ("EarlyWarning", []),
  ("CSimdjson", []),
  ("Scoring", ["Essentials", "EarlyWarning", "CSimdjson"]),
  ("Drawing", mathematics.union(["Essentials", "ControlCharts"])),
  ("Charting", ["Essentials", "ControlCharts", "Drawing", "Foundation", "FoundationEssentials"]),
  ("Scoring", ["Essentials", "EarlyWarning", "Foundation", "FoundationEssentials"]),
  ("CZstd", []),
  ("CZlib", []),
  (
    "Timelines",
    mathematics.union(["Essentials", "CSimdjson", "CZstd", "CZlib", "Synchronization"])
  ),
  (
    "Measures",
    mathematics.union(["Essentials", "DefinitionFiles", "Timelines", "Synchronization"])
  ),
  ("ShippedFiles", []),
  (
    "Programmes",
    mathematics.union(["Essentials", "DefinitionFiles", "Timelines", "Measures", "ShippedFiles"])
  ),
  (
    "Reporting",
    [
      "Essentials", "ControlCharts", "Drawing", "Charting", "Timelines", "Measures", "Programmes",
    ]
  ),
  (
    "vigil",
    [
      "Essentials", "ControlCharts", "EarlyWarning", "Drawing", "Charting", "Scoring",
      "Timelines", "DefinitionFiles", "Measures", "Programmes", "Reporting",
      "ArgumentParser", "Foundation", "FoundationEssentials",
    ]
  ),
]

/// The C library, for logarithms, powers and gamma; always behind `#if canImport`.
private let mathematics: Set<String> = ["Glibc", "Musl", "Darwin"]

@Suite struct ImportTests {
  @Test func `every module has a row, and rows are in the order of the architecture`() throws {
    let rows = mayImport.map(\.module)
    #expect(PackageFiles.modules.filter { !rows.contains($0) } == [], "no row in ImportTests")
    let architecture = try #require(PackageFiles.file("docs/architecture.md")).text
    for row in rows { #expect(architecture.contains("`\(row)`"), "docs/architecture.md: \(row)") }
  }

  @Test func `modules import only what lies below them`() {
    #expect(PackageFiles.sources.flatMap { faults(in: $0) } == [])
  }

  @Test func `no row lets a module import one above it`() {
    for (place, row) in mayImport.enumerated() {
      let above = mayImport[place...].map(\.module)
      #expect(row.others.intersection(above).isEmpty, "\(row.module)")
    }
  }

  @Test(arguments: [
    ("ControlCharts", "import Foundation"),
    ("ControlCharts", "import Glibc"),
    ("ControlCharts", "#if canImport(Glibc)\n  import Darwin\n#endif"),
    ("Essentials", "public import ControlCharts"),
    ("Essentials", "@preconcurrency import struct Foundation.Date"),
    ("Drawing", "let a = 1; import Charting"),
    ("Elsewhere", "import Essentials"),
  ])
  func `a wrong import is found`(module: String, text: String) {
    let file = PackageFiles.File(path: "Sources/\(module)/Bad.swift", text: text)
    #expect(faults(in: file).count == 1)
  }

  @Test(arguments: [
    (
      "ControlCharts",
      "#if canImport(Glibc)\n  import Glibc\n#elseif canImport(Musl)\n  import Musl\n#endif"
    ),
    ("Drawing", "public import ControlCharts\nimport Essentials"),
    ("Essentials", "// import Foundation\nlet text = \"import Foundation\""),
  ])
  func `a right import is not`(module: String, text: String) {
    let file = PackageFiles.File(path: "Sources/\(module)/Good.swift", text: text)
    #expect(faults(in: file) == [])
  }

  private func faults(in file: PackageFiles.File) -> [String] {
    let lines = SourceText(file.text).codeLines
    let allowed = mayImport.first { $0.module == file.module }?.others ?? []
    var faults: [String] = []
    for (number, line) in lines.enumerated() {
      for match in line.matches(of: /(?:^|;)\s*(?:@\w+\s+)*(?:\w+\s+)?import\s+(.+)/) {
        let words = match.1.split(whereSeparator: { " .".contains($0) }).map(String.init)
        let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        guard let name = words.first(where: { !kinds.contains($0) }) else { continue }
        let place = "\(file.path):\(number + 1): import \(name)"
        if !allowed.contains(name) {
          faults.append(place + " points up, or out of the package")
        } else if mathematics.contains(name),
          number == 0 || !lines[number - 1].contains("canImport(\(name))")
        {
          faults.append(place + " needs #if canImport(\(name)) above it")
        }
      }
    }
    return faults
  }
}
