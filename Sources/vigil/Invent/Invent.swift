import ArgumentParser
import Essentials
import Foundation
import Timelines

/// `vigil invent`: a population that does not exist, to try and to measure Vigil with.
struct Invent: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invent", abstract: "Invent people and their records, the same for the same seed.",
    discussion: """
      vigil invent --people 1000 --rows 26000 --into invented
      vigil invent --people 1000000 --rows 26000000 --codelists codelists --into invented
      """)

  @Option(help: "How many people.")
  var people = 1_000
  @Option(help: "About how many rows in all; 26 a person unless given.")
  var rows: Int?
  @Option(help: "Where chance starts; another number is another population.")
  var seed: UInt64 = 1
  @Option(help: "Folder of codelists from which a tenth of the codes is taken.")
  var codelists: String?
  @Option(help: "Folder to write to, which is made.")
  var into: String
  @Flag(name: .shortAndLong, help: "Say nothing.")
  var quiet = false

  func validate() throws {
    guard (1...100_000_000).contains(people) else {
      throw ValidationError("--people must be 1 to 100,000,000")
    }
    guard (0...10_000_000_000).contains(rows ?? 0) else {
      throw ValidationError("--rows must be 0 to 10,000,000,000")
    }
  }

  func run() throws {
    let lists = try codelists.map(InventedLists.init) ?? InventedLists()
    let population = InventedPopulation(
      people: people, rows: rows ?? people * 26, seed: seed, medicines: lists.medicines,
      conditions: lists.conditions)
    do {
      let folder = URL(filePath: into)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(notice.utf8).write(to: folder.appending(path: "_INVENTED.txt"))
      for table in InventedPopulation.Table.allCases {
        let file = folder.appending(path: "\(table.rawValue).csv")
        let lines = try write(population, table, to: file)
        if !quiet { Console.note("\(file.path): \(NumberFormat.text(lines)) rows") }
      }
    } catch {
      Console.error("\(into) cannot be written\n\(error.localizedDescription)")
      throw ExitCode.failed
    }
  }

  /// Writes a table some thousand people at a time, and gives its number of rows.
  private func write(
    _ population: InventedPopulation, _ table: InventedPopulation.Table, to file: URL
  ) throws -> Int {
    try Data(table.header.utf8).write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    defer { try? handle.close() }
    try handle.seekToEnd()
    var bytes: [UInt8] = []
    var rows = 0
    for first in stride(from: 1, through: people, by: 4_096) {
      bytes.removeAll(keepingCapacity: true)
      population.append(table, of: first...min(first + 4_095, people), to: &bytes)
      rows += bytes.reduce(0) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
      try handle.write(contentsOf: Data(bytes))
    }
    return rows
  }

  private var notice: String {
    """
    These people and their records do not exist. They were invented by `vigil invent`
    (\(people) people, \(rows ?? people * 26) rows asked for, seed \(seed)). Ids with the
    namespace \(InventedPopulation.namespace) are made up; others come from the codelists given.

    """
  }
}

/// The codes of a folder of codelists: those of medicines and those of conditions.
private struct InventedLists {
  private(set) var medicines: [[String]] = []
  private(set) var conditions: [[String]] = []

  init() {}

  init(_ folder: String) throws {
    do {
      let library = try CodelistLibrary(folder: folder)
      for name in library.names {
        // Lists that cannot be read are for `vigil codelist lint` to complain about.
        guard let list = try? library.codelist(named: name) else { continue }
        let codes = list.entries.map(\.code).filter { (try? SNOMEDIdentifier($0)) != nil }
        guard !codes.isEmpty else { continue }
        if list.system == "dmd" {
          medicines.append(codes)
        } else if list.system == "snomed" {
          conditions.append(codes)
        }
      }
    } catch {
      Console.error("\(error)")
      throw ExitCode.notFound
    }
    if medicines.isEmpty, conditions.isEmpty {
      Console.error("\(folder) holds no codelists of dm+d or SNOMED CT")
      throw ExitCode.notFound
    }
  }
}
