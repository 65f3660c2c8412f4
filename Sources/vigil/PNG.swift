import ArgumentParser
import Foundation

/// Pictures as PNG, by the converter of librsvg (Debian package `librsvg2-bin`).
enum PNG {
  /// Turns SVG into PNG at a width in pixels.
  static func render(_ svg: String, width: Int) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["rsvg-convert", "--width", String(width), "--background-color", "white"]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    // Without the converter nobody reads the picture: that is said, not died of.
    signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, SIG_DFL) }
    do { try process.run() } catch { throw missing() }
    // The converter reads all of its input before it writes.
    try? input.fileHandleForWriting.write(contentsOf: Data(svg.utf8))
    try? input.fileHandleForWriting.close()
    let png = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0, !png.isEmpty else { throw missing() }
    return [UInt8](png)
  }

  private static func missing() -> ExitCode {
    Console.error(
      "a PNG needs the program rsvg-convert\ntry: apt-get install librsvg2-bin, or --out chart.svg")
    return .failed
  }
}
