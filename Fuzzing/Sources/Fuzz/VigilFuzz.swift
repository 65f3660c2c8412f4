import CFuzzer
import Foundation

/// Runs one target under libFuzzer: `vigil-fuzz NAME [libFuzzer's arguments]`.
///
/// `vigil-fuzz NAME seeds FOLDER` writes the inputs to begin with.
@main enum VigilFuzz {
  /// The targets by name, each with its seeds.
  static let targets: [String: (run: FuzzTarget, seeds: @Sendable () -> [[UInt8]])] = [
    "tables": (TableTarget.run, { Seeds.tables }),
    "fhir": (FHIRTarget.run, { Seeds.fhir }),
    "definitions": (DefinitionTarget.run, { Seeds.definitions }),
    "store": (StoreTarget.run, StoreTarget.seeds),
  ]

  static func main() throws {
    let words = CommandLine.arguments
    guard words.count > 1, let target = targets[words[1]] else {
      print(targets.keys.sorted().joined(separator: "\n"))
      exit(words.count > 1 ? 2 : 0)
    }
    if words.count == 4, words[2] == "seeds" {
      for (number, bytes) in target.seeds().enumerated() {
        try Data(bytes).write(to: URL(filePath: words[3]).appending(path: "seed-\(number)"))
      }
      return
    }
    chosen = target.run
    // libFuzzer's own arguments begin after the name.
    var count = CommandLine.argc - 1
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
      CommandLine.unsafeArgv + 1
    exit(
      LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
        chosen(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      })
  }
}

/// Reads an input, and stops the program where something is not as it must be.
typealias FuzzTarget = @Sendable ([UInt8]) -> Void

/// What is called; libFuzzer takes a function without anything bound to it.
nonisolated(unsafe) private var chosen: FuzzTarget = { _ in }
