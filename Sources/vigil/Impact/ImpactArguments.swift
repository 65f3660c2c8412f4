import ArgumentParser
import DefinitionFiles
import Foundation
import Programmes

/// Which estimates are worked out.
struct EstimateArguments: ParsableArguments {
  @Option(help: "A folder of further files of estimates; repeat for more.")
  var definitions: [String] = []
  @Option(help: "Only the estimates of one programme, by its id.")
  var programme: String?

  func assessments(with files: [DefinitionFile]) throws -> [ImpactAssessment] {
    let estimates = try Self.read(Self.shipped + definitions.flatMap(Self.files) + files)
    let denominators = ImpactDenominators(estimates)
    return estimates.filter { programme == nil || $0.programme == programme }
      .map { ImpactAssessment($0, denominators: denominators) }
  }

  private static var shipped: [DefinitionFile] { ShippedDefinitions.files }

  /// The estimates of files; of those that come with Vigil where there are none.
  static func read(_ files: [DefinitionFile]) throws -> [ImpactEstimate] {
    do throws(DefinitionErrors) {
      return try ImpactEstimate.read(files.isEmpty ? shipped : files)
    } catch {
      Console.error(error.description)
      throw ExitCode.inputHasProblems
    }
  }

  private static func files(in folder: String) throws -> [DefinitionFile] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    guard let names else {
      Console.error("\(folder) is no folder that can be read")
      throw ExitCode.notFound
    }
    return try names.sorted().filter { name in
      [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
    }.map { name in
      let path = "\(folder)/\(name)"
      return DefinitionFile(name: path, text: String(decoding: try Input.read(path), as: UTF8.self))
    }
  }
}

/// In which form assessments are written, and where.
struct ImpactOutputArguments: ParsableArguments {
  @Flag(help: "Write JSON.")
  var json = false
  @Flag(help: "Write CSV, a row for each figure.")
  var csv = false
  @Option(help: "Write to a file; its ending .json or .csv says the form.")
  var out: String?
  @Option(help: "Combine uncertain inputs by so many draws, 100,000 or more.")
  var draws: Int?
  @Option(help: "Where the draws begin.")
  var seed: Int = 20_261_124

  func validate() throws {
    if json && csv { throw ValidationError("--json and --csv cannot both be written at once.") }
    if let draws, !(ImpactSimulation.fewestDraws...10_000_000).contains(draws) {
      throw ValidationError("--draws \(draws) is not between 100,000 and 10,000,000.")
    }
  }

  var simulation: ImpactSimulation? {
    draws.map { ImpactSimulation(draws: $0, seed: UInt64(bitPattern: Int64(seed))) }
  }

  func write(_ assessments: [ImpactAssessment], text: () -> String) throws {
    let document = ImpactDocument(assessments, simulation: simulation)
    let ending = URL(filePath: out ?? "").pathExtension.lowercased()
    let bytes =
      if json || ending == "json" {
        document.json()
      } else if csv || ending == "csv" {
        document.csv()
      } else {
        Array(text().utf8)
      }
    guard let out else { return Console.write(bytes) }
    try Output.write(bytes, to: out)
    Console.note("wrote \(out)")
  }
}
