public import Essentials

/// Somebody's answers to the vectors, marked.
///
/// Only the columns there are get marked, and the others are named; a case without an answer fails.
public struct ConformanceCheck: Hashable, Sendable {
  /// An answer that is not the one expected.
  public struct Difference: Hashable, Sendable {
    /// The id of the case.
    public let id: String
    /// What the case tests.
    public let about: String
    /// What kind of mistake it is there to find.
    public let group: String
    /// The column that differs; `case` where there is no answer at all.
    public let column: String
    /// What was expected; blank for nothing.
    public let expected: String
    /// What was given.
    public let given: String
  }

  /// The scores whose vectors were answered.
  public let scores: [String]
  /// The number of vectors of those scores.
  public let caseCount: Int
  /// Cases with an answer that has no difference.
  public let passedCount: Int
  /// Cases without an answer.
  public let unansweredCount: Int
  /// Ids in the answers that are no case, the first twenty.
  public let unknownIDs: [String]
  /// The columns that were marked.
  public let marked: [String]
  /// The columns that the answers do not have, so that nothing is known of them.
  public let unmarked: [String]
  /// Every difference, in the order of the cases.
  public let differences: [Difference]
  /// Cases by group, and how many of each passed.
  public let groups: [String: Tally]

  /// How many of a group there are and how many passed.
  public struct Tally: Hashable, Sendable {
    /// All cases.
    public var all = 0
    /// Those that passed.
    public var passed = 0
  }

  /// Whether every case was answered as expected.
  public var passes: Bool { differences.isEmpty && unknownIDs.isEmpty && caseCount > 0 }

  /// Marks a table of answers: a column `case`, and any of the columns of an answer.
  ///
  /// - Parameters:
  ///   - answers: The table.
  ///   - vectors: The vectors of every score that can be answered.
  /// - Throws: ``ScoringError`` when there is no column `case`, nothing to mark, or no known case.
  public init(_ answers: Table, against vectors: [ConformanceVectors]) throws(ScoringError) {
    guard let ids = answers.column(named: "case") else {
      if !answers.problems.isEmpty, answers.columns.isEmpty {
        throw .unreadable(answers.problems)
      }
      throw .noColumn(role: "the cases", name: "case", columns: answers.columns)
    }
    var rows: [String: Int] = [:]
    for row in 0..<answers.rows.count { rows[ids.text(row)] = row }
    let asked = vectors.filter { $0.vectors.contains { rows[$0.id] != nil } }
    guard !asked.isEmpty else {
      throw .notUnderstood(
        option: "case", text: rows.keys.min() ?? "",
        remedy: "answer the cases of vigil conformance export")
    }
    var marking = Marking(answers)
    for vectors in asked { try marking.mark(vectors, rows) }
    let known = Set(asked.flatMap { $0.vectors.map(\.id) })
    scores = asked.map(\.family.id)
    caseCount = asked.reduce(0) { $0 + $1.vectors.count }
    passedCount = marking.passed
    unansweredCount = marking.unanswered
    unknownIDs = Array(rows.keys.filter { !known.contains($0) }.sorted().prefix(20))
    marked = marking.marked
    unmarked = marking.unmarked
    differences = marking.differences
    groups = marking.groups
  }

  /// Marks of one table of answers as they are made.
  private struct Marking {
    let answers: Table
    var passed = 0
    var unanswered = 0
    var marked: [String] = []
    var unmarked: [String] = []
    var differences: [Difference] = []
    var groups: [String: Tally] = [:]

    init(_ answers: Table) { self.answers = answers }

    mutating func mark(
      _ vectors: ConformanceVectors, _ rows: [String: Int]
    ) throws(ScoringError) {
      var columns: [(name: String, column: TableColumn)] = []
      for name in ConformanceVectors.answers(vectors.family) {
        if let column = answers.column(named: name) {
          columns.append((name, column))
          if !marked.contains(name) { marked.append(name) }
        } else if !unmarked.contains(name) {
          unmarked.append(name)
        }
      }
      guard columns.contains(where: { $0.name == "total" || $0.name.hasPrefix("points_") }) else {
        throw .noColumn(role: "the answers", name: "total", columns: answers.columns)
      }
      for vector in vectors.vectors {
        let before = differences.count
        groups[vector.group, default: Tally()].all += 1
        if let row = rows[vector.id] {
          let expected = ConformanceVectors.cells(vector.expected, vectors.family)
          for (name, column) in columns {
            compare(name, expected[name] ?? "", column.text(row), vector)
          }
        } else {
          unanswered += 1
          add("case", "an answer", "none", vector)
        }
        if differences.count == before {
          passed += 1
          groups[vector.group]?.passed += 1
        }
      }
    }

    private mutating func compare(
      _ name: String, _ expected: String, _ given: String, _ vector: ConformanceVectors.Vector
    ) {
      if Self.plain(name, expected) != Self.plain(name, given) {
        add(name, expected, given, vector)
      }
    }

    private mutating func add(
      _ name: String, _ expected: String, _ given: String, _ vector: ConformanceVectors.Vector
    ) {
      differences.append(
        Difference(
          id: vector.id, about: vector.about, group: vector.group, column: name,
          expected: expected, given: given))
    }

    /// What an answer says, whatever its spelling: "Low medium" is `low-medium`, "5.0" is 5.
    private static func plain(_ name: String, _ text: String) -> [String] {
      if name == "red" || name == "missing" {
        return text.lowercased().split(whereSeparator: { ";, |".contains($0) }).map(String.init)
          .sorted()
      }
      let bytes = Array(text.utf8)
      if let number = NumberReader().read(bytes.span).value { return ["\(number)"] }
      let word = ColumnNames.compact(text)
      return word.isEmpty ? [] : [word]
    }
  }
}
