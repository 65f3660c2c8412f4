import ArgumentParser
import Essentials
import Measures
import Timelines

/// The codelists of measures, looked up among the concepts of records.
struct MeasureCodelists {
  private let library: CodelistLibrary?
  private var lists: [String: Codelist] = [:]
  private var index = ConceptIndex(TimelineDictionary())
  private var conceptCount = 0
  private var known: [String: CodelistMembers] = [:]

  init(_ arguments: MeasureSubjectArguments) throws {
    try self.init(folder: arguments.codelists, replaced: arguments.replaced)
  }

  /// The codelists of a folder, with those of ids that took the place of others.
  init(folder: String?, replaced file: String? = nil) throws {
    var pairs = ReplacedCodes()
    if let replaced = file {
      let bytes = try Input.read(replaced)
      pairs = try reportingProblems(status: .inputHasProblems) { () throws(InputProblems) in
        try ReplacedCodes(csv: bytes, file: replaced)
      }
    }
    let replaced = pairs
    library = try folder.map { folder in
      try reportingProblems(status: .notFound) { () throws(InputProblems) in
        try CodelistLibrary(folder: folder, replaced: replaced)
      }
    }
  }

  /// The files of codelists that a plan needs and that are not there.
  func missing(for plan: Plan) -> [String] {
    plan.codelists.map(\.file).filter { file in
      library.map { !$0.names.contains(file) } ?? true
    }
  }

  /// Whether a concept can matter to any plan; `nil` where all events can.
  mutating func needed(by plans: [Plan]) throws -> (@Sendable (Concept) -> Bool)? {
    var matcher = CodelistMatcher()
    for plan in plans {
      for reference in plan.codelists { matcher.add(try list(reference.file, of: plan)) }
    }
    guard plans.allSatisfy(\.asksOnlyForListedEvents) else { return nil }
    let needed = matcher
    return { needed.contains($0) }
  }

  /// Takes the records in which to look for codes.
  mutating func look(in dictionary: TimelineDictionary) throws {
    index = ConceptIndex(dictionary)
    conceptCount = dictionary.concepts.count
  }

  /// The members of each of a plan's codelists, in its order.
  mutating func members(of plan: Plan) throws -> [CodelistMembers] {
    var all: [CodelistMembers] = []
    for reference in plan.codelists {
      if let members = known[reference.file] {
        all.append(members)
        continue
      }
      let members = members(of: try list(reference.file, of: plan))
      known[reference.file] = members
      all.append(members)
    }
    return all
  }

  private mutating func list(_ file: String, of plan: Plan) throws -> Codelist {
    if let list = lists[file] { return list }
    guard let library else {
      Console.error("\(plan.id) needs the codelist \"\(file)\"\ntry: --codelists FOLDER")
      throw ExitCode.wrongUse
    }
    let list = try reportingProblems(status: .notFound) { () throws(InputProblems) in
      try library.codelist(named: file)
    }
    lists[file] = list
    return list
  }

  private func members(of list: Codelist) -> CodelistMembers {
    let set = index.members(of: list)
    var columns: [String: [String?]] = [:]
    for column in list.columns { columns[column] = index.texts(ofColumn: column, in: list) }
    return CodelistMembers(
      isMember: (0..<UInt32(conceptCount)).map(set.contains), columns: columns)
  }
}
