import Foundation
import Testing

@Suite struct ScriptTests {
  @Test(arguments: ["run", "test", "bench", "fuzz", ".ci/run"])
  func `scripts can be run and stop at the first fault`(path: String) throws {
    let script = try #require(PackageFiles.file(path))
    #expect(script.text.hasPrefix("#!/usr/bin/env bash\n"))
    #expect(script.text.contains("\nset -euo pipefail\n"))
    let full = PackageFiles.root.appending(path: path).path
    #expect(FileManager.default.isExecutableFile(atPath: full))
  }

  @Test func `continuous integration runs the tests and nothing else`() throws {
    let script = try #require(PackageFiles.file(".ci/run"))
    let commands = script.lines.filter { !$0.hasPrefix("#") && $0.contains("./test") }
    #expect(commands == ["exec ./test </dev/null"])
    #expect(script.lines.filter { !$0.isEmpty && !$0.hasPrefix("#") }.count == 5)
  }

  @Test(arguments: ["run", "test", "bench", "fuzz"])
  func `without Swift a script says what to install`(path: String) throws {
    let outcome = try bash("\"$1\"", [PackageFiles.root.appending(path: path).path], path: "")
    #expect(outcome.status == 2)
    #expect(outcome.text.contains("Vigil needs Swift 6.2 or later"))
  }

  @Test(arguments: [
    ("6.2", true), ("6.2.1", true), ("6.3.1", true), ("6.10", true), ("7", true), ("6.1.9", false),
    ("6", false), ("5.10", false),
  ])
  func `versions of Swift are compared number by number`(version: String, isEnough: Bool) throws {
    let functions = try #require(PackageFiles.file("Scripts/prerequisites.sh")).text
      .components(separatedBy: "\nrequire_swift\n")[0]
    let script = functions + "\nis_at_least \"$(swift_version \"$1\")\" 6.2"
    let answer = "Swift version \(version) (swift-RELEASE)\nTarget: x86_64-unknown-linux-gnu"
    #expect(try bash(script, [answer]).status == (isEnough ? 0 : 1))
  }

  /// Runs a script, with a search path of its own where one is given.
  private func bash(
    _ script: String, _ arguments: [String], path: String? = nil
  ) throws -> (status: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    let command =
      path == nil ? script : "exec 2>&1; bash=$BASH; PATH=; \"$bash\" \(script)"
    process.arguments = ["-c", command, "bash"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
