import DefinitionFiles
import Foundation
import Measures
import Programmes
import Testing

/// What every definition that comes with Vigil must say of itself.
@Suite struct DefinitionSourceTests {
  private static let measures = (try? ProgrammeLibrary().measures) ?? []

  @Test
  func
    `every limit has a source, and is left out where it rests on memory and nobody signed`()
  {
    #expect(Self.measures.count > 200)
    for measure in Self.measures {
      #expect(!measure.source.isEmpty, "\(measure.id) has no source")
      for parameter in measure.parameters {
        #expect(!parameter.source.isEmpty, "\(measure.id).\(parameter.name)")
        if parameter.basis.needsApprover, measure.approver.isEmpty {
          #expect(measure.unsigned.contains(parameter.name), "\(measure.id).\(parameter.name)")
        }
      }
      // Words by which sources say that they were not read must not pass for verified.
      let unsure = ["memory", "not found", "not read"]
      let sources =
        [("", measure.source, measure.basis)]
        + measure.parameters.map { ($0.name, $0.source, $0.basis) }
      for (name, source, basis) in sources where unsure.contains(where: source.contains) {
        #expect(basis != .verified, "\(measure.id) \(name): \(source)")
      }
    }
  }

  @Test func `no definition is approved by nobody`() {
    for measure in Self.measures where measure.status == .approved {
      #expect(!measure.approver.isEmpty, "\(measure.id)")
    }
  }

  @Test func `every measure has examples in and out of its numerator`() {
    for measure in Self.measures {
      let examples = measure.examples
      #expect(!examples.isEmpty, "\(measure.id)")
    }
  }

  @Test func `every measure belongs to a programme, but for gates and what others are made of`()
    throws
  {
    let library = try ProgrammeLibrary()
    let used = Set(library.programmes.flatMap(\.measureIDs))
    let lone = library.measures.map(\.id).filter { !used.contains($0) }
    #expect(lone == [])
  }

  @Test func `no Swift file names a programme or one of its measures`() throws {
    let library = try ProgrammeLibrary()
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
      .filter { $0.hasSuffix(".swift") }
    #expect(files.count > 300)
    // Words of help are examples for people; what the program does may not depend on them.
    let help = #/(?s)(discussion|abstract|usage|help): *(""".*?"""|"[^"\n]*")/#
    let names = library.programmes.map(\.id).filter { $0 != "improvement" && $0 != "medicines" }
    for file in files {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
        .replacing(help, with: "")
        .split(separator: "\n").filter { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//") }
      for name in names + ["PINCER", "perinatal", "martha", "PSIRF", "MOSS"] {
        let line = text.first { $0.localizedCaseInsensitiveContains(name) }
        #expect(line == nil, "\(file): \(line ?? "")")
      }
    }
  }
}
