import ArgumentParser
import Essentials
import Foundation
import Measures

/// Which definitions are meant, and the numbers set in them.
struct DefinitionArguments: ParsableArguments {
  @Option(help: "A folder of definitions (.yaml), read together with those that come with Vigil.")
  var definitions: String?
  @Option(help: "Set a number of a definition: name=value, or measure.name=value; again for more.")
  var parameter: [String] = []

  /// The definitions whose ids fit any of some patterns with `*`; all where there are none.
  ///
  /// - Throws: an exit status, after saying what is wrong.
  func load(_ patterns: [String]) throws -> [Definition] {
    let all = try read()
    try checkParameters(of: all)
    if patterns.isEmpty { return all }
    var chosen: [Definition] = []
    for pattern in patterns {
      let fitting = all.filter { fnmatch(pattern, $0.id, 0) == 0 }
      if fitting.isEmpty {
        let near = SimilarNames.nearest(to: pattern, in: all.map(\.id))
        let hint = near.map { "did you mean \"\($0)\"?" } ?? "try: vigil assure, which lists them"
        Console.error("there is no measure \"\(pattern)\"\n\(hint)")
        throw ExitCode.wrongUse
      }
      chosen += fitting.filter { one in !chosen.contains { $0.id == one.id } }
    }
    return chosen
  }

  private func read() throws -> [Definition] {
    do {
      return try Definition.shipped(with: try files(), parameters: try values())
    } catch let errors as DefinitionErrors {
      Console.error("\(errors.errors.count) wrong in definitions\n\(errors.description)")
      throw ExitCode.inputHasProblems
    }
  }

  private func files() throws -> [DefinitionFile] {
    guard let definitions else { return [] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: definitions) else {
      Console.error("\(definitions) cannot be read as a folder")
      throw ExitCode.notFound
    }
    let chosen = names.sorted().filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
    if chosen.isEmpty {
      Console.error("\(definitions) holds no definitions\ntry: files that end in .yaml")
      throw ExitCode.notFound
    }
    return try chosen.map { name in
      let path = definitions + "/" + name
      return DefinitionFile(
        name: path, text: String(decoding: try Input.read(path), as: UTF8.self))
    }
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
