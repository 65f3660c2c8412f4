import Foundation
import Testing

/// The program as it was built, run as people run it.
enum Program {
  /// What came of a run.
  struct Outcome {
    let status: Int32
    let output: String
    let remarks: String
    let bytes: Data
  }

  /// The folder of the package.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// `vigil`, which lies beside the bundle of the tests.
  static let path: URL? = {
    let places = [Bundle.main.executableURL, URL(filePath: CommandLine.arguments[0])]
    let folders = places.compactMap { $0?.resolvingSymlinksInPath().deletingLastPathComponent() }
    let near = folders + [root.appending(path: ".build/debug")]
    return near.map { $0.appending(path: "vigil") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  /// Runs `vigil` with arguments.
  ///
  /// - Parameters:
  ///   - arguments: The arguments.
  ///   - input: What stands on standard input; nothing when `nil`.
  ///   - folder: Where it runs.
  ///   - environment: What is added to a bare environment.
  /// - Returns: What came of it.
  /// - Throws: When the program is not there or cannot be started.
  static func run(
    _ arguments: [String], input: String? = nil, in folder: URL = root,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(try #require(path), arguments, input: input, in: folder, environment: environment)
  }

  /// Runs a line of shell in which `vigil` is the program.
  static func shell(_ line: String, in folder: URL = root) throws -> Outcome {
    let vigil = try #require(path)
    return try run(
      URL(filePath: "/bin/sh"), ["-c", "vigil() { \"$VIGIL\" \"$@\"; }; " + line], in: folder,
      environment: ["VIGIL": vigil.path])
  }

  private static func run(
    _ program: URL, _ arguments: [String], input: String? = nil, in folder: URL,
    environment: [String: String]
  ) throws -> Outcome {
    // Files take any amount of output without anybody having to read along.
    let scratch = try Scratch()
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"]
      .merging(environment) { _, new in new }
    let given = try scratch.write(input ?? "", to: "input")
    process.standardInput = try FileHandle(forReadingFrom: given)
    let (output, remarks) = (
      try scratch.write("", to: "output"), try scratch.write("", to: "remarks")
    )
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: remarks)
    try process.run()
    process.waitUntilExit()
    let bytes = try Data(contentsOf: output)
    return Outcome(
      status: process.terminationStatus, output: String(decoding: bytes, as: UTF8.self),
      remarks: String(decoding: try Data(contentsOf: remarks), as: UTF8.self), bytes: bytes)
  }
}

/// A fresh folder that goes when it is no longer needed.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "vigil-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Writes a file.
  @discardableResult
  func write(_ text: String, to name: String) throws -> URL {
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file
  }
}
