import Foundation
import Testing

/// Compares a text with the file of that name in `Snapshots`; `RECORD=1` writes the file instead.
func expectSnapshot(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")
  let file = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return
  }
  let stored = try String(contentsOf: file, encoding: .utf8)
  guard stored != text else { return }
  let lines = zip(stored.split(separator: "\n"), text.split(separator: "\n")).enumerated()
  let first = lines.first { $0.element.0 != $0.element.1 }
  Issue.record(
    """
    \(name) differs at line \((first?.offset ?? 0) + 1):
    stored: \(first?.element.0 ?? "(shorter or longer)")
    now:    \(first?.element.1 ?? "(shorter or longer)")
    """, sourceLocation: sourceLocation)
}
