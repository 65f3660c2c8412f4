import Foundation
import Programmes
import Testing
import Timelines

/// The table of layouts in `docs/record-layouts.md` is made from the definitions.
///
/// `RECORD=1 swift test --filter LayoutDocumentTests` writes it again; read the difference.
@Suite struct LayoutDocumentTests {
  private static let marks = ("<!-- begin layouts -->\n", "<!-- end layouts -->")

  @Test func `the table of layouts is that of the definitions`() throws {
    let file = Package.folder.appending(path: "docs/record-layouts.md")
    let document = try String(contentsOf: file, encoding: .utf8)
    let first = try #require(document.range(of: Self.marks.0))
    let last = try #require(document.range(of: Self.marks.1))
    let made =
      String(document[..<first.upperBound]) + "\n" + (try table()) + "\n"
      + String(document[last.lowerBound...])
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(made.utf8).write(to: file)
    } else {
      #expect(made == document, "RECORD=1 swift test --filter LayoutDocumentTests writes it again")
    }
  }

  private func table() throws -> String {
    let layouts = try ShippedDefinitions.layouts().sorted { $0.layout.id < $1.layout.id }
    return "| layout | columns | becomes |\n| --- | --- | --- |\n"
      + layouts.map { definition in
        let layout = definition.layout
        let columns = layout.columns.map { column in
          let also = column.names.dropFirst().map { "`\($0)`" }.joined(separator: ", ")
          let name = column.isNeeded ? "**`\(column.names[0])`**" : "`\(column.names[0])`"
          let form = column.isDayFirst ? " DD/MM/YYYY" : ""
          return "\(name) \(column.sort.rawValue)\(form)" + (also.isEmpty ? "" : " (\(also))")
        }.joined(separator: ", ")
        let others = layout.keepsOthers ? "" : ". Others are left out"
        let made = definition.made.joined(separator: "<br>")
        return "| `\(layout.id)`: \(definition.layout.title) | \(columns)\(others) | \(made) |\n"
      }.joined()
  }
}
