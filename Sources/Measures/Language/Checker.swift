import DefinitionFiles
import Essentials
import Timelines

/// Finds out what expressions are, and turns them into those of a plan.
///
/// A wrong expression comes to `nil` after its error has been kept, so that what stands around it
/// is checked all the same and nothing is said twice.
struct Checker {
  var environment: Environment
  /// The codelists that expressions have named so far.
  var codelists: [Plan.CodelistReference] = []
  private(set) var errors: [DefinitionError] = []
  /// What a measure that is named in an expression means.
  let library: any MeasureLibrary
  /// The measures that are being looked into, so that none looks into itself.
  var lookingInto: [String]
  /// What answers are about, as it is written.
  var indexText = ""
  /// The sort of the rows that answers are about; `nil` where they are about people.
  var indexSort: RowSort?
  private(set) var cost = Cost()
  private var level = 0
  /// The parameters that what was checked depends on.
  private(set) var usedParameters: Set<String> = []
  private var text: ScalarText
  private var file: String
  /// The order under `let:` from which on names may not be used here.
  private var orderLimit = Int.max
  /// How many names, one explained by the next, are being found out.
  private var steps = 0
  private static let stepsMost = 60

  init(
    _ environment: Environment, library: any MeasureLibrary, lookingInto: [String], file: String,
    text: ScalarText
  ) {
    self.environment = environment
    self.library = library
    self.lookingInto = lookingInto
    self.file = file
    self.text = text
  }

  /// What an expression means; `nil` where it is wrong.
  mutating func meaning(of text: ScalarText) -> Meaning? {
    begin(text)
    return parsed(ExpressionParser.parse).flatMap { check($0, in: nil) }
  }

  /// Makes errors be placed in this text, and counts its cost afresh.
  mutating func begin(_ text: ScalarText) {
    self.text = text
    cost = Cost()
    level = 0
  }

  /// Does something with errors placed in another file.
  mutating func elsewhere<Result>(
    in other: String, _ body: (inout Checker) -> Result
  ) -> Result {
    let own = file
    file = other
    defer { file = own }
    return body(&self)
  }

  /// The text at hand parsed; `nil` after its error has been kept.
  mutating func parsed(_ parse: (String) throws(SyntaxError) -> Syntax) -> Syntax? {
    do {
      return try parse(text.text)
    } catch {
      fail(error.range, error.what, error.hint)
      return nil
    }
  }

  /// Checks what no expression has asked for, for its errors alone; what is shared is checked once,
  /// where it stands.
  mutating func checkUnused() {
    let used = codelists
    let own = environment.written.filter { !$0.value.isShared }
    for (name, _) in own.sorted(by: { $0.value.order < $1.value.order })
    where environment.named[name] == nil && !environment.broken.contains(name) {
      _ = named(name)
    }
    codelists = used
  }

  /// What a name under `let:` means, found out when first asked for.
  mutating func named(_ name: String) -> Environment.Named? {
    if let known = environment.named[name] { return known }
    guard let written = environment.written[name] else { return nil }
    let surroundings = (text, file, orderLimit, cost, level)
    (file, orderLimit) = (written.file, written.order)
    steps += 1
    defer {
      (text, file, orderLimit, cost, level) = surroundings
      steps -= 1
    }
    guard steps <= Checker.stepsMost, let meaning = meaning(of: written.text) else {
      if steps > Checker.stepsMost {
        text = written.text
        fail(
          0..<0, "\"\(name)\" is explained by names of names of names, more than can be followed")
      }
      environment.broken.insert(name)
      return nil
    }
    let named = Environment.Named(meaning: meaning, cost: cost)
    environment.named[name] = named
    return named
  }

  /// Keeps an error.
  mutating func fail(_ range: Range<Int>, _ what: String, _ hint: String? = nil) {
    let place = text.place(at: range.lowerBound)
    errors.append(
      DefinitionError(file: file, line: place.line, column: place.column, what: what, hint: hint))
  }

  /// What `syntax` means, where `row` is the sort of row it speaks about, if it does.
  mutating func check(_ syntax: Syntax, in row: RowSort?) -> Meaning? {
    level += 1
    defer { level -= 1 }
    guard spend(Cost(parts: 1, depth: 0), at: syntax) else { return nil }
    switch syntax.kind {
    case .number(let number): return .number(.literal(number))
    case .text(let text): return .text(.literal(text))
    case .day(let day): return .time(.literal(day))
    case .minute(let minute): return .time(.literalMinute(minute))
    case .name(let name): return check(name: name, syntax, in: row)
    case .call(let name, let arguments, let keys):
      return check(call: Call(name: name, arguments, keys, syntax), in: row)
    case .field(let of, let name): return check(field: name, of: of, syntax, in: row)
    case .inside(let of, let inner): return check(inner, inside: of, in: row)
    case .negated(let inner): return number(inner, in: row).map { .number(.negated($0)) }
    case .arithmetic(let left, let operation, let right):
      guard let left = number(left, in: row), let right = number(right, in: row) else {
        return nil
      }
      return .number(.arithmetic(left, operation, right))
    case .not, .all, .any, .compare, .between, .among:
      return checkCondition(syntax, in: row)
    case .window, .covering, .filtered, .except: return checkRows(syntax, in: row)
    case .shifted(let amount, let unit, let isBefore, let time):
      return checkShift(amount, unit, isBefore, time, in: row)
    case .duration(let amount, let unit):
      return number(amount, in: row).map { .duration($0, unit) }
    case .choose(let cases, let otherwise): return check(cases, otherwise, in: row)
    case .firstKnown(let first, let second): return check(first, otherwise: second, in: row)
    case .indexRows: return nil
    }
  }

  mutating func spend(_ more: Cost, at syntax: Syntax) -> Bool {
    let wasFine = cost.parts <= Cost.partsMost && cost.depth <= Cost.depthMost
    cost.parts += more.parts
    cost.depth = max(cost.depth, level + more.depth)
    if cost.parts <= Cost.partsMost, cost.depth <= Cost.depthMost { return true }
    if wasFine {
      fail(
        syntax.range, "this is too large once the names in it are replaced by what they stand for",
        "say it in fewer steps")
    }
    return false
  }

  // MARK: Names

  private mutating func check(name: String, _ syntax: Syntax, in row: RowSort?) -> Meaning? {
    if environment.broken.contains(name) { return nil }
    if let written = environment.written[name], written.order < orderLimit {
      guard let named = named(name) else { return nil }
      return spend(named.cost, at: syntax) ? named.meaning : nil
    }
    if let parameter = environment.parameters[name] {
      usedParameters.insert(name)
      return .number(.literal(parameter))
    }
    if let table = Vocabulary.tables[name] { return .rows(.table(table), RowSort(table)) }
    if let value = value(named: name, at: syntax) { return value }
    if let row, let field = field(name, of: row, at: syntax) { return field.meaning }
    failUnknown(name, syntax, in: row)
    return nil
  }

  private mutating func value(named name: String, at syntax: Syntax) -> Meaning? {
    switch name {
    case "yes": .condition(.literal(.yes))
    case "no": .condition(.literal(.no))
    case "unknown": .condition(.literal(.unknown))
    case "missing": .open(.missing)
    case "index": .time(.index)
    case "period start": .time(.periodStart)
    case "period end": .time(.periodEnd)
    case "birth": .time(.birth)
    case "death": .time(.death)
    case "sex": .text(.sex)
    case "person": .text(.person)
    case "this": indexSort.map { .row(.index, $0) }
    default: nil
    }
  }

  /// What a field of a row is; the outer `nil` is no such field, the inner one that may not stand.
  mutating func field(
    _ name: String, of sort: RowSort, at syntax: Syntax
  ) -> (meaning: Meaning?, Void)? {
    switch name {
    case "date": return (.time(.date), ())
    case "end": return (.time(.end), ())
    case "organisation": return (.text(.organisation), ())
    case "kind": return (.text(.kind), ())
    case "value", "code":
      if sort == .interval {
        fail(
          syntax.range, "stays, registrations and other intervals have no \(name)",
          "they have date, end, organisation and details")
        return (nil, ())
      }
      return (name == "value" ? .number(.value) : .text(.code), ())
    default:
      switch environment.details[name] ?? Vocabulary.details[name] {
      case .number: return (.number(.detail(name)), ())
      case .text: return (.text(.detail(name)), ())
      case .time: return (.time(.detail(name)), ())
      case nil: return nil
      }
    }
  }

  private mutating func failUnknown(_ name: String, _ syntax: Syntax, in row: RowSort?) {
    if environment.written[name] != nil {
      return fail(
        syntax.range, "\"\(name)\" is named further down, or is this name itself",
        "a name may use the names above it only")
    }
    if name == "this" {
      return fail(
        syntax.range,
        "\"this\" is the row that an answer is about, and here answers are about people",
        "write for each: ROWS at TIME by month")
    }
    if environment.codelists[name] != nil {
      return fail(
        syntax.range, "\"\(name)\" is a codelist, and no value of its own",
        "write medications in \(name), code in \(name) or \(name).COLUMN")
    }
    if row == nil, Vocabulary.fields.contains(name) || Vocabulary.details[name] != nil {
      return fail(
        syntax.range, "\"\(name)\" is a field of a row, and no row is spoken of here",
        indexSort == nil ? "write last(ROWS).\(name)" : "write this.\(name) or last(ROWS).\(name)")
    }
    if let call = Vocabulary.functions[name] {
      return fail(syntax.range, "\"\(name)\" needs something in brackets", "write \(call)")
    }
    let known =
      environment.names + Vocabulary.values + Vocabulary.tables.keys + environment.details.keys
      + (row == nil ? [] : Array(Vocabulary.fields) + Vocabulary.details.keys)
    if let near = SimilarNames.nearest(to: name, in: known.sorted()) {
      return fail(syntax.range, "there is no \"\(name)\"", "did you mean \"\(near)\"?")
    }
    let hint =
      row == nil
      ? "names are given under let:, parameters: or codelists:"
      : "for a detail of the row write details: {\(name): number}, or text or time"
    fail(syntax.range, "there is no \"\(name)\"", hint)
  }

  // MARK: Fields

  private mutating func check(
    field name: String, of owner: Syntax, _ syntax: Syntax, in row: RowSort?
  ) -> Meaning? {
    if case .name(let list) = owner.kind, environment.codelists[list] != nil {
      if row != .event {
        fail(
          syntax.range,
          "\"\(list).\(name)\" is about a row's code, and no such row is spoken of here",
          "write last(ROWS).(\(list).\(name))")
        return nil
      }
      return reference(to: list).map { .open(.codelistColumn($0, name)) }
    }
    guard let meaning = check(owner, in: row) else { return nil }
    guard case .row(let single, let sort) = meaning else {
      let hint =
        switch meaning {
        case .rows:
          "write last(ROWS).\(name) for one of them, or count, sum or distinct(ROWS, \(name))"
        case .time: "after from, to or on, put the set in brackets or write \(name) after a comma"
        default: "only single rows have fields: first(ROWS), last(ROWS), registration(TIME)"
        }
      fail(syntax.range, "\(meaning.word) has no field \"\(name)\"", hint)
      return nil
    }
    let fieldRange = syntax.range.upperBound - name.unicodeScalars.count
    let place = Syntax(kind: syntax.kind, range: fieldRange..<syntax.range.upperBound)
    guard let field = field(name, of: sort, at: place) else {
      failUnknown(name, place, in: sort)
      return nil
    }
    return field.meaning.flatMap { of(single, $0) }
  }

  private mutating func check(
    _ inner: Syntax, inside owner: Syntax, in row: RowSort?
  ) -> Meaning? {
    guard let meaning = check(owner, in: row) else { return nil }
    guard case .row(let single, let sort) = meaning else {
      fail(
        owner.range, "\(meaning.word) stands before .( ), which is about a single row",
        "write last(ROWS).(…)")
      return nil
    }
    guard let value = check(inner, in: sort) else { return nil }
    guard let result = of(single, value) else {
      fail(inner.range, "\(value.word) cannot be said of a row")
      return nil
    }
    return result
  }

  /// A value of one row.
  private func of(_ row: Row, _ value: Meaning) -> Meaning? {
    switch value {
    case .condition(let condition): .condition(.of(row, condition))
    case .number(let number): .number(.of(row, number))
    case .time(let time): .time(.of(row, time))
    case .text(let text): .text(.of(row, text))
    case .open(let open): .open(.of(row, open))
    case .rows, .row, .duration: nil
    }
  }

  /// The place of a codelist among the plan's, which it takes when first named.
  mutating func reference(to name: String) -> Int? {
    guard let file = environment.codelists[name] else { return nil }
    if let known = codelists.firstIndex(where: { $0.name == name && $0.file == file }) {
      return known
    }
    codelists.append(Plan.CodelistReference(name: name, file: file))
    return codelists.count - 1
  }
}

/// One call of a function.
struct Call {
  let name: String
  let arguments: [Syntax.Argument]
  let keys: [Syntax]
  let syntax: Syntax

  init(name: String, _ arguments: [Syntax.Argument], _ keys: [Syntax], _ syntax: Syntax) {
    self.name = name
    self.arguments = arguments
    self.keys = keys
    self.syntax = syntax
  }
}

/// What other measures are asked for in an expression.
protocol MeasureLibrary: Sendable {
  /// The ids of all measures.
  var measureIDs: [String] { get }
  /// What the answers of a measure are about, as it is written.
  func index(of id: String) -> String?
  /// Whether somebody counts in a measure, in its numerator or its denominator; `nil` where the
  /// measure is wrong in itself.
  func membership(
    of id: String, inNumerator: Bool, with checker: Checker
  ) -> (condition: Condition, codelists: [Plan.CodelistReference], cost: Cost)?
}
