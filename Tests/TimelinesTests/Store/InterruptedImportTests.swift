import Essentials
import Foundation
import Testing

@testable import Timelines

/// An import that is killed and started again.
@Suite struct InterruptedImportTests {
  private struct Kill: Error {}

  private let first = ImporterTests.Example(seed: 11, count: 1_200)
  private let second = ImporterTests.Example(seed: 12, count: 500)

  private func sources(_ scratch: Scratch) throws -> [ImportSource] {
    [
      first.source(try scratch.write(first.text, to: "one.csv")),
      second.source(try scratch.write(second.text, to: "two.csv")),
    ]
  }

  private let settings = ImporterTests.settings(partitions: 3, memory: 9_000, piece: 300)

  /// Runs an import until step `last`, and says whether it came so far.
  private func run(
    _ sources: [ImportSource], _ path: String, killedAfter last: Int
  ) throws -> Bool {
    var step = 0
    do {
      _ = try Importer.run(
        sources, into: path, settings: settings, progress: { _ in },
        stage: { _ in
          step += 1
          if step == last { throw Kill() }
        })
      return false
    } catch is Kill {
      return true
    }
  }

  @Test func `killed after any step and started again, the store is the same to the byte`() throws {
    let scratch = try Scratch()
    let sources = try sources(scratch)
    _ = try Importer.run(sources, into: scratch.path("whole"), settings: settings)
    let wanted = try scratch.files(in: "whole")
    var step = 1
    while try run(sources, scratch.path("store"), killedAfter: step) {
      _ = try Importer.run(sources, into: scratch.path("store"), settings: settings)
      #expect(try scratch.files(in: "store") == wanted, "killed after step \(step)")
      try FileManager.default.removeItem(atPath: scratch.path("store"))
      step += 1
    }
    // There are pieces of two sources, checkpoints, partitions and the last steps.
    #expect(step > 30)
  }

  @Test func `killed again and again, it comes to an end all the same`() throws {
    let scratch = try Scratch()
    let sources = try sources(scratch)
    _ = try Importer.run(sources, into: scratch.path("whole"), settings: settings)
    var rounds = 0
    while try run(sources, scratch.path("store"), killedAfter: 9) { rounds += 1 }
    #expect(rounds > 3)
    #expect(try scratch.files(in: "store") == scratch.files(in: "whole"))
  }

  @Test func `half a file that a kill left behind does no harm`() throws {
    let scratch = try Scratch()
    let sources = try sources(scratch)
    _ = try Importer.run(sources, into: scratch.path("whole"), settings: settings)
    _ = try run(sources, scratch.path("store"), killedAfter: 20)
    for name in ["spill-99", "journal.part", "rejects/one.csv", "dictionary-7.part"] {
      let file = scratch.path("store/importing/" + name)
      let kept = (try? Data(contentsOf: URL(filePath: file))) ?? Data()
      try (kept + Data("torn".utf8)).write(to: URL(filePath: file))
    }
    _ = try Importer.run(sources, into: scratch.path("store"), settings: settings)
    #expect(try scratch.files(in: "store") == scratch.files(in: "whole"))
  }

  @Test func `other sources are refused until the interrupted import is finished or forgotten`()
    throws
  {
    let scratch = try Scratch()
    let sources = try sources(scratch)
    _ = try run(sources, scratch.path("store"), killedAfter: 20)
    let problem = #expect(throws: InputProblem.self) {
      try Importer.run([sources[1]], into: scratch.path("store"), settings: settings)
    }
    #expect(problem?.what.hasPrefix("has an unfinished import of ") == true)
    var restarting = settings
    restarting.restarts = true
    _ = try Importer.run([sources[1]], into: scratch.path("store"), settings: restarting)
    let store = try TimelineStore(path: scratch.path("store"))
    #expect(try WrittenTimelines.lines(of: store) == second.lines())
  }

  @Test func `a source that changed in the meantime is refused`() throws {
    let scratch = try Scratch()
    let sources = try sources(scratch)
    _ = try run(sources, scratch.path("store"), killedAfter: 12)
    let changed = first.text.replacing("\n17\n", with: "\n18\n", maxReplacements: 1)
    try scratch.write(changed, to: "one.csv")
    let problem = #expect(throws: InputProblem.self) {
      try Importer.run(sources, into: scratch.path("store"), settings: settings)
    }
    #expect(problem?.what == "has changed since its import was interrupted")
  }

  @Test func `two programs cannot import into one store at a time`() throws {
    let scratch = try Scratch()
    let folder = try ImportFolder(scratch.path("store"))
    let lock = try folder.lock()
    #expect(throws: InputProblem.self) {
      try Importer.run(sources(scratch), into: scratch.path("store"), settings: settings)
    }
    withExtendedLifetime(lock) {}
  }
}
