import DefinitionFiles
import Foundation
import Programmes
import Testing

@Suite struct ShippedFileTests {
  /// Where the definitions are kept.
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/Programmes/Definitions")

  @Test func `every file of definitions is part of the program, as it is`() throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".csv") }
    let shipped = ShippedDefinitions.files + ShippedDefinitions.tables
    #expect(Set(names) == Set(shipped.map(\.name)), "run Scripts/embed-definitions.sh")
    for file in shipped {
      let text = try String(contentsOf: Self.folder.appending(path: file.name), encoding: .utf8)
      #expect(file.text == text, "\(file.name)")
    }
  }
}
