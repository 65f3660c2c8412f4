import ArgumentParser
import Essentials
import Foundation

/// Results go to standard output, everything else to standard error.
enum Console {
  /// Writes a result.
  static func write(_ text: String) { write(text, to: .standardOutput) }

  /// Writes a result of many bytes.
  static func write(_ bytes: [UInt8]) {
    try? FileHandle.standardOutput.write(contentsOf: Data(bytes))
  }

  /// Writes a remark.
  static func note(_ text: String) { write("\(text)\n", to: .standardError) }

  /// Writes what went wrong and what to do.
  static func error(_ text: String) { write("error: \(text)\n", to: .standardError) }

  /// How wide the terminal is; 80 where it is none.
  static var columns: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Whether the locale is one of Unicode.
  static var isUnicode: Bool {
    let environment = ProcessInfo.processInfo.environment
    let locale =
      [environment["LC_ALL"], environment["LC_CTYPE"], environment["LANG"]]
      .compactMap { $0 }.first { !$0.isEmpty }
    guard let locale else { return true }
    let plain = locale.uppercased().filter { $0 != "-" }
    return plain.contains("UTF8")
  }

  private static func write(_ text: String, to handle: FileHandle) {
    // A reader that closes its end early, such as `head`, is no failure.
    try? handle.write(contentsOf: Data(text.utf8))
  }
}

/// What a command reads.
enum Input {
  /// The bytes of a file, or of standard input for `-`.
  ///
  /// - Throws: ``ExitCode/notFound``, after saying why.
  static func read(_ path: String) throws -> [UInt8] {
    do {
      if path == "-" { return [UInt8](try FileHandle.standardInput.readToEnd() ?? Data()) }
      return [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch {
      Console.error("\(path == "-" ? "standard input" : path) \(reason(path))")
      throw ExitCode.notFound
    }
  }

  /// Why a file cannot be read, and what to try.
  private static func reason(_ path: String) -> String {
    var isFolder: ObjCBool = false
    guard path != "-" else { return "cannot be read" }
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return "is not there" + neighbour(path)
    }
    if isFolder.boolValue { return "is a folder\ntry: one of the files in it" }
    if !FileManager.default.isReadableFile(atPath: path) {
      return "may not be read by you\ntry: ask its owner for permission to read it"
    }
    return "cannot be read"
  }

  /// The file in the same folder that was probably meant.
  private static func neighbour(_ path: String) -> String {
    let file = URL(filePath: path)
    let folder = file.deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let nearest = SimilarNames.nearest(to: file.lastPathComponent, in: names.sorted())
    return nearest.map { "\ndid you mean \"\($0)\"?" } ?? ""
  }
}

/// What a command writes.
enum Output {
  /// Writes a file in one step.
  static func write(_ bytes: [UInt8], to path: String) throws {
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      Console.error("\(path) cannot be written\n\(error.localizedDescription)")
      throw ExitCode.failed
    }
  }
}

extension ExitCode {
  /// Something failed.
  static let failed = ExitCode(1)
  /// The command was used wrongly.
  static let wrongUse = ExitCode(2)
  /// The input has problems; what could be used was used.
  static let inputHasProblems = ExitCode(3)
  /// A file was not found or cannot be read.
  static let notFound = ExitCode(4)
  /// A check was made, and something did not pass.
  static let checkFailed = ExitCode(8)
}
