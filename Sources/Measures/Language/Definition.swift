public import DefinitionFiles
public import Essentials

/// A definition of a measure that has been read and checked.
///
///     let definitions = try Definition.read(text, file: "falls.yaml")
///
/// The language is described in `docs/measure-language.md`.
public struct Definition: Sendable {
  /// What an evaluator needs.
  public internal(set) var plan: Plan
  /// The file it is in.
  public let file: String
  /// The line on which it begins, from 1.
  public let line: Int
  /// What it measures and why, in a few sentences; empty where nothing is said.
  public internal(set) var summary = ""
  /// Its version, such as `1`.
  public internal(set) var version = ""
  /// How far it may be relied on.
  public internal(set) var status = Status.draft
  /// Where it was published.
  public internal(set) var source = ""
  /// How sure its rules are.
  public internal(set) var basis = Basis.verified
  /// Who signed it; empty while nobody has.
  public internal(set) var approver = ""
  /// When it is to be looked through again.
  public internal(set) var review: Day?
  /// Which way is better.
  public internal(set) var better = Better.neither
  /// The share or rate aimed at; 95% is 0.95.
  public internal(set) var target: Double?
  /// The periods that make the baseline, as written; empty for none.
  public internal(set) var baseline = ""
  /// The kind of chart that its series goes into, such as `p`; empty where nothing is said.
  public internal(set) var chart = ""
  /// What rates are shown per, such as 1,000; `nil` for shares.
  public var per: Double? { plan.per }
  /// The scheme by which small numbers are shown outside; empty where nothing is said.
  public internal(set) var suppression = ""
  /// What nobody has verified yet, one sentence each.
  public internal(set) var notVerified: [String] = []
  /// The numbers that can be set from outside.
  public internal(set) var parameters: [Parameter] = []
  /// Invented people with the answers they must get.
  public var examples: [Example] {
    var maker = maker
    return maker.examples()
  }
  /// The expressions as they are written, for explaining them.
  var wording: DefinitionWording { maker.wording() }
  /// What it was made of; examples and words are made of it when somebody asks.
  let maker: DefinitionMaker

  /// Whether its figure is what was measured, and no share: it has a value and no numerator.
  public var showsValue: Bool { plan.value != nil && maker.document.fields["numerator"] == nil }

  /// The measure's id.
  public var id: String { plan.id }
  /// What it is called.
  public var title: String { plan.title }

  /// How far a definition may be relied on.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// Being written; marked so wherever it is shown.
    case draft
    /// Signed by somebody, with examples that pass.
    case approved
    /// No longer in use.
    case retired
  }

  /// Which way is better.
  public enum Better: String, Sendable, Hashable, CaseIterable {
    case higher, lower, neither
  }

  /// How sure a rule or a number is.
  public enum Basis: String, Sendable, Hashable, CaseIterable {
    /// Read in a published source.
    case verified
    /// A choice of this project, as no source settles it.
    case project
    /// Known, but not read in a source.
    case memory
    /// Looked for in sources, and not found.
    case notFound = "not found"

    /// Whether somebody must sign before care may depend on it.
    public var needsApprover: Bool { self == .memory || self == .notFound }
  }

  /// A number that can be set from outside.
  public struct Parameter: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// What the definition says.
    public let standard: Double
    /// What it is in the plan.
    public let value: Double
    /// Its unit; empty where nothing is said.
    public let unit: String
    /// Where it was published; the measure's own source where nothing else is said.
    public let source: String
    /// How sure it is.
    public let basis: Basis
  }

  /// Whose basis is such that nobody may use the measure before somebody has signed: the names of
  /// parameters, and `the definition` for the measure as a whole; empty once there is an approver.
  public var unsigned: [String] {
    guard approver.isEmpty else { return [] }
    return (basis.needsApprover ? ["the definition"] : [])
      + parameters.filter(\.basis.needsApprover).map(\.name)
  }
}

extension Definition {
  /// The definitions in a text.
  ///
  /// - Throws: everything that is wrong with any of them.
  public static func read(
    _ text: String, file: String, parameters: [String: Double] = [:]
  ) throws(DefinitionErrors) -> [Definition] {
    try read([DefinitionFile(name: file, text: text)], parameters: parameters)
  }

  /// The definitions in some files, which may speak of each other.
  ///
  /// Numbers that can be set are given by `name` or `measure.name`.
  ///
  /// - Throws: everything that is wrong with any of them.
  public static func read(
    _ files: [DefinitionFile], parameters: [String: Double] = [:]
  ) throws(DefinitionErrors) -> [Definition] {
    try read(DefinitionDocuments(files), parameters: parameters)
  }

  /// The definitions of measures among some documents.
  ///
  /// - Throws: everything that is wrong with any of them, and with the files they are in.
  public static func read(
    _ documents: DefinitionDocuments, parameters: [String: Double] = [:]
  ) throws(DefinitionErrors) -> [Definition] {
    var reader = DefinitionReader(documents, parameters: parameters)
    let definitions = reader.definitions()
    if !reader.errors.isEmpty { throw DefinitionErrors(reader.errors) }
    return definitions
  }
}
