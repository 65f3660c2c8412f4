/// A list of codes that together mean something, such as "oral NSAIDs".
///
/// Codes match whole, by exact equality; those of hierarchical systems
/// (``CodeSystem/isHierarchical(_:)``) match themselves and everything beneath them.
public struct Codelist: Hashable, Sendable {
  /// One row of the list.
  public struct Entry: Hashable, Sendable {
    /// The code, without space at its ends.
    public var code: String
    /// The short word of its code system.
    public var system: String
    /// What the list calls it.
    public var term: String?
    /// What the further columns say, in the order of ``Codelist/columns``.
    public var cells: [String]
    /// The line of the file it stands on, counted from 1.
    public var line: Int
    /// Whether the code is taken out of what the others match.
    public var isExcluded: Bool

    /// A row.
    public init(
      code: String, system: String, term: String? = nil, cells: [String] = [], line: Int = 0,
      isExcluded: Bool = false
    ) {
      self.code = code
      self.system = CodeSystem.word(for: system)
      self.term = term
      self.cells = cells
      self.line = line
      self.isExcluded = isExcluded
    }
  }

  /// What is known of a list beside its codes.
  public struct About: Hashable, Sendable {
    /// The release of the code system that it was made from.
    public var release: String?
    /// When it was made.
    public var date: String?
    /// Where it comes from, such as its address on OpenCodelists.
    public var source: String?
    /// Under which licence it may be used.
    public var licence: String?

    /// Nothing, or what is given.
    public init(
      release: String? = nil, date: String? = nil, source: String? = nil, licence: String? = nil
    ) {
      self.release = release
      self.date = date
      self.source = source
      self.licence = licence
    }
  }

  /// The list's name: that of its file without the ending, such as `pincer-nsaid`.
  public var name: String
  /// The short word of the code system that most codes belong to.
  public var system: String
  /// The names of the columns beside code and term.
  public var columns: [String]
  /// The rows in their order; a code may have several, such as one for each route.
  public var entries: [Entry]
  /// What is known of the list beside its codes.
  public var about: About

  /// A list of rows.
  public init(
    name: String, system: String, columns: [String] = [], entries: [Entry], about: About = About()
  ) {
    self.name = name
    self.system = CodeSystem.word(for: system)
    self.columns = columns
    self.entries = entries
    self.about = about
  }

  /// A list of codes of one system without terms.
  public init(name: String, system: String, codes: [String]) {
    self.init(
      name: name, system: system, entries: codes.map { Entry(code: $0, system: system) })
  }

  /// The place of a further column: by its exact name, or else by any capitals.
  public func place(ofColumn name: String) -> Int? {
    columns.firstIndex(of: name)
      ?? columns.firstIndex { $0.lowercased() == name.lowercased() }
  }

  /// The list with the codes that took the place of its own, and those whose place its own took.
  ///
  /// Added rows keep term and cells of the row they come from. Answers change by this, so that
  /// nobody does it unasked.
  public func adding(_ replaced: ReplacedCodes) -> Codelist {
    var codes = Set(entries.map(\.code))
    var wider = self
    for entry in entries where CodeSystem.space(entry.system) == "snomed" {
      for other in replaced.relatives(of: entry.code) where codes.insert(other).inserted {
        var added = entry
        added.code = other
        wider.entries.append(added)
      }
    }
    return wider
  }
}

extension CodeSystem {
  /// Whether a code of the system stands for all codes that begin with it.
  ///
  /// So it is in BNF, ICD-10, ATC and OPCS-4. A code of SNOMED CT says nothing of where it belongs.
  public static func isHierarchical(_ system: String) -> Bool {
    ["bnf", "icd10", "atc", "opcs4"].contains(system)
  }

  /// A code as it is compared with others of its system.
  ///
  /// Hierarchical ones lose dots and blanks and small letters, and ICD-10 and OPCS-4 the filler
  /// `X` in fourth place (`I10X` is `I10`); a final `*` or `%`, as people mark prefixes, goes too.
  /// All others stay as they are written.
  public static func comparable(_ code: String, of system: String) -> String {
    guard isHierarchical(system) else { return code }
    var plain = String(code.uppercased().filter { $0 != "." && $0 != " " && $0 != "-" })
    while let last = plain.last, last == "*" || last == "%" { plain.removeLast() }
    if system == "icd10" || system == "opcs4", plain.utf8.count == 4, plain.last == "X" {
      plain.removeLast()
    }
    return plain
  }
}
