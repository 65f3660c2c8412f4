import Foundation
import Testing

/// Every command that the documents show does what they show.
@Suite struct DocumentedCommandTests {
  /// The lines of a document that run Vigil, continued lines put together.
  static func commands(_ path: String) throws -> [String] {
    let text = try String(contentsOf: Program.root.appending(path: path), encoding: .utf8)
      .replacing(/\\\n\s*/, with: " ")
    let quoted = /`(vigil (?:chart|score|spread|impact) [^`\n]*Examples[^`\n]*)`/
    var commands = text.matches(of: quoted).map { String($0.1) }
    for line in text.split(separator: "\n") {
      let plain = line.replacing(/\s+#.*$/, with: "")
      if let match = plain.wholeMatch(of: /\s*\.\/run ((?:chart|score|spread|impact) .*)/) {
        commands.append("vigil " + match.1)
      } else if plain.contains(/vigil (chart|score|spread|impact)/), plain.contains("Examples/"),
        !plain.contains("`")
      {
        commands.append(String(plain))
      }
    }
    return commands
  }

  @Test(arguments: ["README.md", "Examples/README.md", "docs/command-line.md"])
  func `every command of a document works`(path: String) throws {
    let commands = try Self.commands(path)
    #expect(commands.count >= 3, "\(path)")
    let scratch = try Scratch()
    try FileManager.default.createSymbolicLink(
      at: scratch.folder.appending(path: "Examples"),
      withDestinationURL: Program.root.appending(path: "Examples"))
    try FileManager.default.createDirectory(
      at: scratch.folder.appending(path: "out"), withIntermediateDirectories: true)
    for command in commands {
      let outcome = try Program.shell(command, in: scratch.folder)
      // The example of observations holds cells that nobody can understand, on purpose.
      let expected: Int32 = command.contains("Examples/observations.csv") ? 3 : 0
      #expect(outcome.status == expected, "\(command): \(outcome.remarks)")
      let file = command.firstMatch(of: /--out (\S+)/).map { String($0.1) }
      if let file {
        #expect(
          FileManager.default.fileExists(atPath: scratch.folder.appending(path: file).path),
          "\(command)")
      } else {
        #expect(!outcome.output.isEmpty, "\(command)")
      }
    }
  }

  @Test func `every example has a command of its own`() throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Program.root.appending(path: "Examples").path
    ).filter { $0.hasSuffix(".csv") }
    let commands = try Self.commands("Examples/README.md")
    for name in names { #expect(commands.contains { $0.contains("Examples/\(name)") }, "\(name)") }
  }

  @Test func `the exit statuses of the manual are those that tests show`() throws {
    let manual = try String(
      contentsOf: Program.root.appending(path: "docs/command-line.md"), encoding: .utf8)
    let rows = manual.split(separator: "\n").compactMap { line in
      line.firstMatch(of: /^\| (\d) \|/).flatMap { Int($0.1) }
    }
    #expect(rows == [0, 1, 2, 3, 4, 8])
  }
}
