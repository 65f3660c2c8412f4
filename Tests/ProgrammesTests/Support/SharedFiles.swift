import Essentials
import Foundation
import Timelines

/// Files that came from elsewhere, which lie beside the project where they are at hand.
enum SharedFiles {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared")

  /// The path of a file; `nil` with a message when it is not at hand.
  static func path(_ name: String) -> String? {
    let path = folder.appending(path: name).path
    if FileManager.default.fileExists(atPath: path) { return path }
    print("not checked: ../shared/\(name) is not there")
    return nil
  }

  /// The bytes of a packed file, unpacked; `nil` where it is not at hand.
  static func unpacked(_ name: String) throws -> [UInt8]? {
    guard let path = path(name) else { return nil }
    var bytes: [UInt8] = []
    var pieces = SourcePieces(try ByteSource(path: path))
    while try pieces.next({ (piece, _) in
      for place in piece.indices { bytes.append(piece[place]) }
      return piece.count
    }) {}
    return bytes
  }
}
