import ArgumentParser
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
  static func file(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: path)))
  }

  static func standardInput() throws -> [UInt8] {
    [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
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
