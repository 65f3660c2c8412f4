import ArgumentParser
import Essentials
import Foundation
import Measures
import Timelines

/// The definitions that are asked for by id, pattern or file.
struct MeasureChoice {
  private let arguments: MeasureSubjectArguments

  /// The ids, patterns and files, those within one argument parted by commas.
  private let wanted: [String]

  init(_ arguments: MeasureSubjectArguments) {
    self.arguments = arguments
    wanted = arguments.measures.flatMap { $0.split(separator: ",").map(String.init) }
  }

  /// The definitions, in the order of the arguments and then of the files, each once.
  func definitions() throws -> [Definition] {
    let files = wanted.filter(isFile)
    let all = try read(files + folder())
    var chosen: [Definition] = []
    for wanted in wanted {
      let found = all.filter { definition in
        isFile(wanted) ? definition.file == wanted : Self.matches(definition.id, wanted)
      }
      guard !found.isEmpty else {
        let near = SimilarNames.nearest(to: wanted, in: all.map(\.id))
        let names = all.map(\.id).joined(separator: ", ")
        Console.error(
          "there is no measure \"\(wanted)\"\n"
            + (near.map { "did you mean \"\($0)\"?" } ?? "there are: \(names)"))
        throw ExitCode.wrongUse
      }
      for definition in found where !chosen.contains(where: { $0.id == definition.id }) {
        chosen.append(definition)
      }
    }
    return chosen
  }

  private func isFile(_ word: String) -> Bool { word.hasSuffix(".yaml") || word.hasSuffix(".yml") }

  private func folder() throws -> [String] {
    guard let folder = arguments.definitions else { return [] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      Console.error("\(folder) cannot be read as a folder")
      throw ExitCode.notFound
    }
    return names.filter(isFile).sorted().map { "\(folder)/\($0)" }
  }

  private func read(_ files: [String]) throws -> [Definition] {
    var seen: Set<String> = []
    let texts = try files.filter { seen.insert($0).inserted }.map { file in
      DefinitionFile(name: file, text: String(decoding: try Input.read(file), as: UTF8.self))
    }
    let numbers = try parameters()
    do throws(DefinitionErrors) {
      return try Definition.shipped(with: texts, parameters: numbers)
    } catch {
      Console.error(error.description)
      throw ExitCode.inputHasProblems
    }
  }

  private func parameters() throws -> [String: Double] {
    var numbers: [String: Double] = [:]
    for setting in arguments.set {
      let parts = setting.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let number = Double(parts[1]) else {
        Console.error("--set \(setting) is not name=number")
        throw ExitCode.wrongUse
      }
      numbers[String(parts[0])] = number
    }
    return numbers
  }

  /// Whether a name fits a pattern, in which `*` stands for any letters and `?` for one.
  static func matches(_ name: String, _ pattern: String) -> Bool {
    matches(Array(name)[...], Array(pattern)[...])
  }

  private static func matches(
    _ name: ArraySlice<Character>, _ pattern: ArraySlice<Character>
  ) -> Bool {
    guard let sign = pattern.first else { return name.isEmpty }
    let rest = pattern.dropFirst()
    if sign == "*" {
      return (name.startIndex...name.endIndex).contains { matches(name[$0...], rest) }
    }
    guard let letter = name.first, sign == "?" || sign == letter else { return false }
    return matches(name.dropFirst(), rest)
  }
}

/// The codelists of measures, looked up among the concepts of records.
final class MeasureCodelists {
  private let library: CodelistLibrary?
  private let index: ConceptIndex
  private let conceptCount: Int
  private var known: [String: CodelistMembers] = [:]

  init(_ arguments: MeasureSubjectArguments, _ dictionary: TimelineDictionary) throws {
    index = ConceptIndex(dictionary)
    conceptCount = dictionary.concepts.count
    var pairs = ReplacedCodes()
    if let replaced = arguments.replaced {
      let bytes = try Input.read(replaced)
      pairs = try reportingProblems(status: .inputHasProblems) { () throws(InputProblems) in
        try ReplacedCodes(csv: bytes, file: replaced)
      }
    }
    let replaced = pairs
    library = try arguments.codelists.map { folder in
      try reportingProblems(status: .notFound) { () throws(InputProblems) in
        try CodelistLibrary(folder: folder, replaced: replaced)
      }
    }
  }

  /// The members of each of a plan's codelists, in its order.
  func members(of plan: Plan) throws -> [CodelistMembers] {
    try plan.codelists.map { reference in
      if let members = known[reference.file] { return members }
      guard let library else {
        Console.error(
          "\(plan.id) needs the codelist \"\(reference.file)\"\ntry: --codelists FOLDER")
        throw ExitCode.wrongUse
      }
      let list = try reportingProblems(status: .notFound) { () throws(InputProblems) in
        try library.codelist(named: reference.file)
      }
      let members = members(of: list)
      known[reference.file] = members
      return members
    }
  }

  private func members(of list: Codelist) -> CodelistMembers {
    let set = index.members(of: list)
    var columns: [String: [String?]] = [:]
    for column in list.columns { columns[column] = index.texts(ofColumn: column, in: list) }
    return CodelistMembers(
      isMember: (0..<UInt32(conceptCount)).map(set.contains), columns: columns)
  }
}
