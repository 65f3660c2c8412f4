import ArgumentParser
import Essentials
import Foundation
import DefinitionFiles
import Measures
import Programmes
import Timelines

/// Which definitions are meant, and the numbers set in them.
struct DefinitionArguments: ParsableArguments {
  @Option(help: "A folder of definitions (.yaml), read together with those that come with Vigil.")
  var definitions: String?
  @Option(help: "The measures of a programme (vigil programme list); again for more.")
  var programme: [String] = []
  @Option(help: "Set a number of a definition: name=value, or measure.name=value; again for more.")
  var parameter: [String] = []

  /// The definitions that are asked for by id, pattern with `*`, file or `--programme`, those
  /// within one word parted by commas; all where there are none.
  ///
  /// The gates of data quality that they wait for come with them where `withGates` says so. Throws
  /// an exit status, after saying what is wrong.
  func load(_ words: [String], withGates: Bool = false) throws -> [Definition] {
    let patterns = words.flatMap { $0.split(separator: ",").map(String.init) }
    let library = try library(naming: patterns.filter(DefinitionArguments.isFile))
    let all = library.measures
    try checkParameters(of: all)
    if patterns.isEmpty, programme.isEmpty { return all }
    var chosen: [Definition] = []
    func add(_ fitting: [Definition]) {
      chosen += fitting.filter { one in !chosen.contains { $0.id == one.id } }
    }
    for pattern in patterns {
      let fitting = all.filter { one in
        DefinitionArguments.isFile(pattern)
          ? one.file == pattern : fnmatch(pattern, one.id, 0) == 0
      }
      if fitting.isEmpty {
        let near = SimilarNames.nearest(to: pattern, in: all.map(\.id))
        let hint = near.map { "did you mean \"\($0)\"?" } ?? "try: vigil assure, which lists them"
        Console.error("there is no measure \"\(pattern)\"\n\(hint)")
        throw ExitCode.wrongUse
      }
      add(fitting)
    }
    for id in programme { add(library.measures(of: try library.known(id))) }
    if withGates {
      let gates = Set(chosen.flatMap(\.plan.gates))
      add(all.filter { gates.contains($0.id) })
    }
    return chosen
  }

  /// All definitions: those that come with Vigil, those of the folder, and those of named files.
  ///
  /// - Throws: an exit status, after saying what is wrong.
  func library(naming named: [String] = []) throws -> ProgrammeLibrary {
    try DefinitionArguments.library(
      folder: definitions, naming: named, parameters: try values())
  }

  /// All definitions: those that come with Vigil, those of a folder, and those of named files.
  ///
  /// - Throws: an exit status, after saying what is wrong.
  static func library(
    folder: String?, naming named: [String] = [], parameters: [String: Double] = [:]
  ) throws -> ProgrammeLibrary {
    let files = try DefinitionArguments.files(named, folder: folder)
    do throws(DefinitionErrors) {
      return try ProgrammeLibrary(with: files, parameters: parameters)
    } catch {
      Console.error("\(error.errors.count) wrong in definitions\n\(error.description)")
      throw ExitCode.inputHasProblems
    }
  }

  private static func isFile(_ word: String) -> Bool {
    word.hasSuffix(".yaml") || word.hasSuffix(".yml")
  }

  /// The layouts of records that are read: those that come with Vigil, and those of the folder and
  /// of files among some words.
  ///
  /// - Throws: an exit status, after saying what is wrong.
  func layouts(_ words: [String] = []) throws -> [RecordLayout] {
    let patterns = words.flatMap { $0.split(separator: ",").map(String.init) }
    return try Records.layouts(patterns.filter(DefinitionArguments.isFile), folder: definitions)
  }

  /// Files of definitions: some by name, and those of a folder.
  ///
  /// - Throws: an exit status, after saying what is wrong.
  static func files(_ named: [String], folder: String?) throws -> [DefinitionFile] {
    var seen: Set<String> = []
    let paths = try named + (folder.map(files(of:)) ?? [])
    return try paths.filter { seen.insert($0).inserted }.map { path in
      DefinitionFile(name: path, text: String(decoding: try Input.read(path), as: UTF8.self))
    }
  }

  /// The files of a folder.
  private static func files(of folder: String) throws -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      Console.error("\(folder) cannot be read as a folder")
      throw ExitCode.notFound
    }
    let chosen = names.sorted().filter(isFile)
    if chosen.isEmpty {
      Console.error("\(folder) holds no definitions\ntry: files that end in .yaml")
      throw ExitCode.notFound
    }
    return chosen.map { "\(folder)/\($0)" }
  }

  private func values() throws -> [String: Double] {
    var values: [String: Double] = [:]
    for written in parameter {
      let parts = written.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let number = Double(parts[1]), number.isFinite else {
        Console.error("--parameter \(written) sets no number\ntry: --parameter threshold=90")
        throw ExitCode.wrongUse
      }
      values[parts[0]] = number
    }
    return values
  }

  private func checkParameters(of definitions: [Definition]) throws {
    let names = definitions.flatMap { one in
      one.parameters.flatMap { [$0.name, "\(one.id).\($0.name)"] }
    }
    for name in try values().keys.sorted() where !names.contains(name) {
      let near = SimilarNames.nearest(to: name, in: names)
      let hint =
        near.map { "did you mean \"\($0)\"?" } ?? "try: vigil explain MEASURE, which lists them"
      Console.error("no definition has a number called \"\(name)\"\n\(hint)")
      throw ExitCode.wrongUse
    }
  }
}

extension ProgrammeLibrary {
  /// The programme with an id.
  ///
  /// - Throws: an exit status, after saying which one was probably meant.
  func known(_ id: String) throws -> Programme {
    if let programme = programme(id) { return programme }
    let near = SimilarNames.nearest(to: id, in: programmes.map(\.id))
    let hint =
      near.map { "did you mean \"\($0)\"?" } ?? "try: vigil programme list, which names them"
    Console.error("there is no programme \"\(id)\"\n\(hint)")
    throw ExitCode.wrongUse
  }
}
