import DefinitionFiles
import Timelines

/// What a checked expression is.
enum Meaning: Hashable, Sendable {
  case condition(Condition)
  case number(Number)
  case time(Time)
  case text(Text)
  case rows(Rows, RowSort)
  case row(Row, RowSort)
  /// Something whose sort only its surroundings can tell, such as an undeclared detail.
  case open(OpenValue)
  case duration(Number, TimeUnit)

  /// What it is called in errors.
  var word: String {
    switch self {
    case .condition: "a condition"
    case .number: "a number"
    case .time: "a time"
    case .text: "a text"
    case .rows: "a set of rows"
    case .row: "a single row"
    case .open(.missing): "a missing value"
    case .open: "a value of any sort"
    case .duration: "a length of time"
    }
  }
}

/// What sort of rows a set has: events have codes and values, intervals have neither.
enum RowSort: Hashable, Sendable {
  case event, interval

  init(_ table: TableName) {
    switch table {
    case .events: self = .event
    case .intervals: self = .interval
    }
  }
}

/// A value whose sort is open.
indirect enum OpenValue: Hashable, Sendable {
  case missing
  case detail(String)
  case fact(String)
  case codelistColumn(Int, String)
  case of(Row, OpenValue)

  var number: Number {
    switch self {
    case .missing: .missing
    case .detail(let name): .detail(name)
    case .fact(let name): .fact(name)
    case .codelistColumn: .parsed(text)
    case .of(let row, let value): .of(row, value.number)
    }
  }

  var text: Text {
    switch self {
    case .missing: .missing
    case .detail(let name): .detail(name)
    case .fact(let name): .fact(name)
    case .codelistColumn(let list, let column): .codelistColumn(codelist: list, column: column)
    case .of(let row, let value): .of(row, value.text)
    }
  }

  var time: Time? {
    switch self {
    case .missing: .missing
    case .detail(let name): .detail(name)
    case .fact(let name): .fact(name)
    case .codelistColumn: nil
    case .of(let row, let value): value.time.map { .of(row, $0) }
    }
  }
}

/// What names mean in one definition.
struct Environment: Sendable {
  /// The codelists, with the file each comes from.
  var codelists: [String: String] = [:]
  /// The codelists' names in the order written.
  var codelistNames: [String] = []
  /// The parameters with the values they have.
  var parameters: [String: Double] = [:]
  /// The declared details with their sorts.
  var details: [String: DetailSort] = [:]
  /// What `let:` names, as it is written.
  var written: [String: Written] = [:]
  /// What it means, as far as it has been asked for.
  var named: [String: Named] = [:]
  /// Names that are wrong in themselves, of which no more is said.
  var broken: Set<String> = []

  /// An expression with a name; it may use those of lower order.
  struct Written: Sendable {
    let text: ScalarText
    let file: String
    let order: Int
    /// Whether it stands in a document that is used, where it is checked by itself.
    let isShared: Bool
  }

  struct Named: Sendable {
    let meaning: Meaning
    let cost: Cost
  }

  /// All names, for finding the nearest.
  var names: [String] {
    Array(written.keys) + Array(parameters.keys) + Array(codelists.keys)
  }
}

/// How large an expression is once the names in it are replaced.
struct Cost: Hashable, Sendable {
  var parts = 0
  var depth = 0

  static let partsMost = 20_000
  static let depthMost = 400
}
