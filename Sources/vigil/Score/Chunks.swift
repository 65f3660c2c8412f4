import ArgumentParser
import Foundation

/// The bytes of a file or of standard input, a megabyte at a time.
struct Chunks {
  private let handle: FileHandle
  private static let bytesMost = 1 << 20

  init(_ file: String) throws {
    if file == "-" {
      handle = .standardInput
      return
    }
    do {
      handle = try FileHandle(forReadingFrom: URL(filePath: file))
    } catch {
      Console.error("\(file) cannot be read\n\(error.localizedDescription)")
      throw ExitCode.notFound
    }
  }

  /// The next chunk; `nil` at the end.
  func next() throws -> [UInt8]? {
    do {
      let data = try handle.read(upToCount: Self.bytesMost)
      return data.flatMap { $0.isEmpty ? nil : [UInt8]($0) }
    } catch {
      Console.error("the input cannot be read\n\(error.localizedDescription)")
      throw ExitCode.notFound
    }
  }

  /// Gives each chunk to `body` until it has had enough.
  func forEach(_ body: ([UInt8]) throws -> Bool) throws {
    while let chunk = try next() {
      guard try body(chunk) else { return }
    }
  }
}
