public import Essentials

/// Ids that were given up for others, both ways.
///
/// The dictionary of medicines gives a product a new id now and then and keeps the old one as
/// `VPIDPREV`. Records hold whichever was in force when they were made.
public struct ReplacedCodes: Hashable, Sendable {
  private var newer: [String: [String]] = [:]
  private var older: [String: [String]] = [:]

  /// No pairs.
  public init() {}

  /// Adds a pair; a pair known already, or of twice the same code, is left out.
  public mutating func insert(old: String, new: String) {
    guard old != new, !(newer[old]?.contains(new) ?? false) else { return }
    newer[old, default: []].append(new)
    older[new, default: []].append(old)
  }

  /// The number of pairs.
  public var count: Int { newer.values.reduce(0) { $0 + $1.count } }

  /// The codes that took the place of one, in the order given.
  public func replacements(of code: String) -> [String] { newer[code] ?? [] }

  /// The codes whose place one took, in the order given.
  public func predecessors(of code: String) -> [String] { older[code] ?? [] }

  /// All codes that one is tied to by replacement, over any number of steps, without itself.
  public func relatives(of code: String) -> [String] {
    var seen: Set<String> = [code]
    var found: [String] = []
    var waiting = [code]
    while let next = waiting.popLast() {
      for other in replacements(of: next) + predecessors(of: next)
      where seen.insert(other).inserted {
        found.append(other)
        waiting.append(other)
      }
    }
    return found.sorted()
  }

  /// Reads pairs from a table with a column of old ids and one of new ones.
  ///
  /// Old: `old`, `old_id`, `vpidprev`, `previous`, `idprevious`; new: `new`, `new_id`, `vpid`,
  /// `current`, `idcurrent`; otherwise the first two columns in this order. Rows in which either is
  /// blank say nothing and are passed over, as most products never had another id.
  ///
  /// - Throws: Every row that cannot be read.
  public init(csv bytes: [UInt8], file: String) throws(InputProblems) {
    let table = Table(bytes, file: file)
    guard table.problems.isEmpty else { throw table.problems }
    let names = table.columns.map { $0.lowercased() }
    let oldNames = ["old", "old_id", "old_code", "vpidprev", "previous", "idprevious", "prev_id"]
    let newNames = ["new", "new_id", "new_code", "vpid", "current", "idcurrent", "id"]
    let old = names.firstIndex { oldNames.contains($0) } ?? 0
    let new = names.firstIndex { newNames.contains($0) } ?? 1
    guard names.count > 1, old != new else {
      throw InputProblems(
        InputProblem(
          file: file, what: "has no column of old and one of new ids",
          remedy: "call them old and new"))
    }
    for row in 0..<table.rows.count {
      let pair = [old, new].map { table.rows.text(row: row, column: $0).trimmed }
      if !pair[0].isEmpty, !pair[1].isEmpty { insert(old: pair[0], new: pair[1]) }
    }
  }

  /// Pairs known to matter to published indicators: methotrexate tablets.
  ///
  /// - Source: dm+d `VPIDPREV` of the tablets of 2.5 mg and 10 mg.
  public static let known: ReplacedCodes = {
    var known = ReplacedCodes()
    known.insert(old: "326874007", new: "41792011000001100")
    known.insert(old: "326875008", new: "41791911000001107")
    return known
  }()

  /// These pairs and those of another map.
  public func merging(_ other: ReplacedCodes) -> ReplacedCodes {
    var both = self
    for (old, codes) in other.newer.sorted(by: { $0.key < $1.key }) {
      for new in codes { both.insert(old: old, new: new) }
    }
    return both
  }
}

extension String {
  /// Without blanks, tabs and no-break spaces at its ends.
  var trimmed: String {
    let isSpace: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard let first = firstIndex(where: { !isSpace($0) }),
      let last = lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[first...last])
  }
}
