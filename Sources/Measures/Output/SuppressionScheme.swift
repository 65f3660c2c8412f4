/// How small numbers are hidden and others rounded before anybody outside sees them.
///
/// A scheme is applied to what is shown and never to what is kept.
public struct SuppressionScheme: Hashable, Sendable {
  /// The word for it on the command line and in definitions.
  public let id: String
  /// What it does, in one sentence to print beside the figures.
  public let statement: String
  /// Who publishes by it.
  public let source: String
  /// The least and greatest count that is hidden; `nil` hides nothing.
  public let hidden: ClosedRange<Int>?
  /// What stands for a hidden count: a number that says no more than the rule, or a sign.
  public let stand: Stand
  /// What other counts are rounded to the nearest of, half up; 1 leaves them as they are.
  public let rounding: Int
  /// Whether a numerator is hidden too where all but so few of the denominator have it.
  public let hidesComplement: Bool

  /// What stands for a hidden count.
  public enum Stand: Hashable, Sendable {
    /// This number.
    case number(Int)
    /// This sign.
    case sign(String)
  }

  /// A scheme.
  public init(
    id: String, statement: String, source: String, hidden: ClosedRange<Int>?, stand: Stand,
    rounding: Int, hidesComplement: Bool = false
  ) {
    self.id = id
    self.statement = statement
    self.source = source
    self.hidden = hidden
    self.stand = stand
    self.rounding = rounding
    self.hidesComplement = hidesComplement
  }

  /// Everything as it is.
  public static let none = SuppressionScheme(
    id: "none", statement: "No count is hidden or rounded.", source: "", hidden: nil,
    stand: .sign("*"), rounding: 1)

  /// Counts up to 7 become 0, others are rounded to 5.
  public static let openSAFELY = SuppressionScheme(
    id: "opensafely",
    statement: "Counts of 7 or fewer are shown as 0; others are rounded to the nearest 5.",
    source: "OpenSAFELY, ehrQL measures", hidden: 0...7, stand: .number(0), rounding: 5)

  /// Counts from 1 to 7 become 5, others are rounded to 5.
  public static let maternity = SuppressionScheme(
    id: "msds",
    statement: "Counts from 1 to 7 are shown as 5; others are rounded to the nearest 5.",
    source: "NHS England, Maternity Services Monthly Statistics (MSDS, CQIM)", hidden: 1...7,
    stand: .number(5), rounding: 5)

  /// Counts from 1 to 7 become `*`, others are rounded to 5.
  public static let secondaryCare = SuppressionScheme(
    id: "nhs-secondary-care",
    statement: "Counts from 1 to 7 are hidden (*); others are rounded to the nearest 5.",
    source: "NHS England, Hospital Episode Statistics rule since September 2018", hidden: 1...7,
    stand: .sign("*"), rounding: 5)

  /// Counts under 5, 0 too, become `*`, others are rounded to 5.
  public static let mentalHealth = SuppressionScheme(
    id: "mhsds",
    statement: "Counts under 5, 0 too, are hidden (*); others are rounded to the nearest 5.",
    source: "NHS England, Mental Health Services Monthly Statistics (MHSDS)", hidden: 0...4,
    stand: .sign("*"), rounding: 5)

  /// Counts from 1 to 4 become `*`.
  public static let underFive = SuppressionScheme(
    id: "nhs-5", statement: "Counts fewer than 5, except 0, are hidden (*).",
    source: "NHS Business Services Authority and others", hidden: 1...4, stand: .sign("*"),
    rounding: 1)

  /// Counts from 1 to 9, and numerators that leave 1 to 9 of the denominator, become `c`.
  public static let strictTen = SuppressionScheme(
    id: "strict-10",
    statement:
      "Counts under 10, except 0, and numerators that all but 1 to 9 have, are hidden (c).",
    source: "Vigil", hidden: 1...9, stand: .sign("c"), rounding: 1, hidesComplement: true)

  /// All schemes by name.
  public static let all = [
    none, openSAFELY, maternity, secondaryCare, mentalHealth, underFive, strictTen,
  ]

  /// The scheme with this word; `cqim` is `msds`, `under-10` is `strict-10`.
  public init?(id: String) {
    let word = ["cqim": "msds", "under-10": "strict-10", "hes": "nhs-secondary-care"][id] ?? id
    guard let scheme = SuppressionScheme.all.first(where: { $0.id == word }) else { return nil }
    self = scheme
  }

  /// What several schemes do, for printing beside figures; the one scheme where all are the same.
  static func joined(_ schemes: [SuppressionScheme]) -> SuppressionScheme {
    var different: [SuppressionScheme] = []
    for scheme in schemes where !different.contains(scheme) { different.append(scheme) }
    if different.count == 1 { return different[0] }
    let statements = different.map { "\($0.id): \($0.fullStatement)" }
    return SuppressionScheme(
      id: "definition",
      statement: (["Each measure is shown by the scheme that its definition names."] + statements)
        .joined(separator: " "),
      source: "", hidden: nil, stand: .sign("*"), rounding: 1)
  }

  /// A count rounded to the nearest multiple, half up.
  func rounded(_ count: Int) -> Int {
    rounding > 1 ? (count + rounding / 2) / rounding * rounding : count
  }

  /// Whether a count is hidden for its own smallness.
  func hides(_ count: Int) -> Bool { hidden?.contains(count) ?? false }

  /// What a reader knows of a count that is shown.
  func knowledge(ofShown count: Int) -> ClosedRange<Int> {
    guard rounding > 1 else { return count...count }
    // Zero is shown as such only where it is not hidden, and then exactly.
    if count == 0 { return 0...0 }
    let middle = rounded(count)
    let low = middle - rounding / 2
    let least = hidden.map { $0.contains(low) ? $0.upperBound + 1 : low } ?? low
    return least...(middle + (rounding - 1) / 2)
  }
}

/// A count as a reader sees it.
public enum ShownCount: Hashable, Sendable {
  /// A number, perhaps rounded.
  case number(Int)
  /// A number that stands for a hidden one.
  case hiddenAs(Int)
  /// A sign for a hidden one.
  case hidden(String)

  /// The count as text.
  public var text: String {
    switch self {
    case .number(let number), .hiddenAs(let number): String(number)
    case .hidden(let sign): sign
    }
  }

  /// The number shown; `nil` where there is a sign.
  public var number: Int? {
    switch self {
    case .number(let number), .hiddenAs(let number): number
    case .hidden: nil
    }
  }

  /// Whether the true count is hidden.
  public var isHidden: Bool {
    if case .number = self { false } else { true }
  }
}
