import EarlyWarning
import Essentials

/// Which column of a table plays which role, by name or as asked for.
struct ColumnMatch: Hashable, Sendable {
  /// A column and the unit of its numbers.
  struct Column: Hashable, Sendable {
    let index: Int
    let name: String
    /// The UCUM code; that of the role where nothing is said.
    var unit: String
    /// Whether the name is the one of the contract.
    let isExact: Bool
    let rank: Int
  }

  private(set) var columns = ByRole<Column>()
  /// What was taken for what, in words.
  private(set) var notes: [String] = []
  private let names: [String]

  /// Matches the names of columns with the roles of a score.
  init(
    _ names: [String], family: ScoreFamily, options: TableReading
  ) throws(ScoringError) {
    self.names = names
    let roles = family.roles
    for text in options.columns {
      guard let asked = NamedText(text) else {
        throw .notUnderstood(
          option: "--column", text: text, remedy: "--column respiratory_rate=\"Resp rate\"")
      }
      let role = try Self.role(asked.name, roles)
      columns[role] = try named(asked.text, for: role)
    }
    let units = try Self.units(options.units, roles)
    var guessed: [ColumnRole] = []
    for role in roles where columns[role] == nil {
      guard let found = try guess(role, unit: units[role]) else { continue }
      columns[role] = found
      guessed.append(role)
    }
    for (role, unit) in units { columns[role]?.unit = unit }
    try check(family)
    describe(guessed)
  }

  /// The place of a role's column.
  subscript(role: ColumnRole) -> Int? { columns[role]?.index }

  private static func role(_ name: String, _ roles: [ColumnRole]) throws(ScoringError) -> ColumnRole
  {
    guard let role = roles.first(where: { $0.id == name }) else {
      throw .noRole(name, known: roles.map(\.id))
    }
    return role
  }

  private func named(_ name: String, for role: ColumnRole) throws(ScoringError) -> Column {
    guard
      let index = names.firstIndex(of: name)
        ?? names.firstIndex(where: { $0.lowercased() == name.lowercased() })
    else { throw .noColumn(role: role.id, name: name, columns: names) }
    let unit = HeaderName(names[index]).unit(for: role) ?? role.unit
    return Column(index: index, name: names[index], unit: unit, isExact: true, rank: 0)
  }

  /// The best column for a role among those that no other role was given by name.
  private func guess(_ role: ColumnRole, unit asked: String?) throws(ScoringError) -> Column? {
    let taken = Set(columns.all.map(\.value.index))
    var found: [Column] = []
    for (index, name) in names.enumerated() where !taken.contains(index) {
      let header = HeaderName(name)
      guard let match = header.match(role) else { continue }
      // "BP (diastolic)" is no systolic pressure in an unknown unit.
      if let text = match.unit, ColumnUnit.code(text) == nil, header.isKnown { continue }
      let own = asked == nil ? try self.unit(match.unit, role, name) : asked
      guard let unit = own else { continue }
      found.append(
        Column(
          index: index, name: name, unit: unit, isExact: header.compact == role.compactID,
          rank: match.rank))
    }
    found.sort { ($0.rank, $0.index) < ($1.rank, $1.index) }
    if found.count > 1, role.isReading, !found[0].isExact {
      throw .unclearColumn(role: role.id, candidates: found.map(\.name))
    }
    return found.first
  }

  /// The unit that a name ends in; `nil` when the column is something else.
  private func unit(
    _ text: String?, _ role: ColumnRole, _ name: String
  ) throws(ScoringError) -> String? {
    guard let text else { return role.unit }
    if let code = ColumnUnit.code(text), role.units.contains(code) { return code }
    // "Age (at admission)" is not the age at the observation; "Consciousness (ACVPU)" is a remark.
    if role == .age { return nil }
    if role.unit.isEmpty { return "" }
    throw .unknownUnit(column: name, unit: text, known: role.units)
  }

  private static func units(
    _ texts: [String], _ roles: [ColumnRole]
  ) throws(ScoringError) -> [ColumnRole: String] {
    var units: [ColumnRole: String] = [:]
    for text in texts {
      guard let asked = NamedText(text) else {
        throw .notUnderstood(option: "--unit", text: text, remedy: "--unit temperature=F")
      }
      let role = try role(asked.name, roles)
      guard let code = ColumnUnit.code(asked.text), role.units.contains(code) else {
        throw .unknownUnit(column: role.id, unit: asked.text, known: role.units)
      }
      units[role] = code
    }
    return units
  }

  private func check(_ family: ScoreFamily) throws(ScoringError) {
    guard columns.all.contains(where: { $0.role.isReading && $0.role != .spo2Scale }) else {
      throw .noParameters(score: family.id, columns: names)
    }
  }

  private mutating func describe(_ guessed: [ColumnRole]) {
    let other = guessed.compactMap { role -> String? in
      guard let column = columns[role], column.name != role.id else { return nil }
      return "\(role.id) is column \"\(column.name)\""
    }
    if !other.isEmpty { notes.append(other.joined(separator: ", ")) }
    for role in ColumnRole.allCases {
      guard let column = columns[role], column.unit != role.unit else { continue }
      let how = role.unit.isEmpty ? "is read in" : "is converted to \(role.unit) from"
      notes.append("\(role.id) \(how) \(column.unit)")
    }
    if let column = columns[.suppliedTotal],
      ["news", "news1"].contains(ColumnNames.compact(column.name))
    {
      notes.append(
        "column \"\(column.name)\" may hold totals of NEWS version 1, which is another score")
    }
  }
}

/// Something for each of some roles, found by number.
struct ByRole<Value: Hashable & Sendable>: Hashable, Sendable {
  private var values = [Value?](repeating: nil, count: ColumnRole.allCases.count)

  /// What there is for a role.
  subscript(role: ColumnRole) -> Value? {
    get { values[role.rawValue] }
    set { values[role.rawValue] = newValue }
  }

  /// Everything there is, in the order of roles.
  var all: [(role: ColumnRole, value: Value)] {
    ColumnRole.allCases.compactMap { role in self[role].map { (role, $0) } }
  }
}

/// The name of a column taken apart.
struct HeaderName {
  let compact: String
  private let base: String
  private let bracketed: String?

  init(_ name: String) {
    var base = name
    var bracketed: String?
    if let open = name.firstIndex(where: { $0 == "(" || $0 == "[" }),
      let last = name.lastIndex(where: { $0 == ")" || $0 == "]" }), open < last
    {
      base = String(name[..<open])
      bracketed = String(name[name.index(after: open)..<last])
    }
    compact = ColumnNames.compact(name)
    self.base = ColumnNames.compact(base)
    self.bracketed = bracketed
  }

  /// Whether the whole name, with what is in brackets, is one of the names of any role.
  var isKnown: Bool { ColumnNames.table.values.contains { $0.contains(compact) } }

  /// The rank of the name among those of a role, and the unit in it, if it is one.
  func match(_ role: ColumnRole) -> (rank: Int, unit: String?)? {
    let names = ColumnNames.table[role] ?? []
    // "Oxygen (%)" is a fraction, although the sign is no letter.
    if let bracketed, ColumnUnit.code(bracketed) != nil, let rank = names.firstIndex(of: base) {
      return (rank, bracketed)
    }
    if let rank = names.firstIndex(of: compact) { return (rank, nil) }
    if let rank = names.firstIndex(of: base) { return (rank, bracketed) }
    for unit in role.unitWords where compact.hasSuffix(unit) {
      guard let rank = names.firstIndex(of: String(compact.dropLast(unit.count))) else { continue }
      return (rank, unit)
    }
    return nil
  }

  /// The unit in a name that was given by hand.
  func unit(for role: ColumnRole) -> String? {
    if let bracketed, let code = ColumnUnit.code(bracketed) { return code }
    return match(role)?.unit.flatMap { ColumnUnit.code($0) }
  }
}

extension ColumnRole {
  /// The units its numbers may have.
  var units: [String] {
    self == .oxygen ? ["L/min", "%", "1"] : ColumnUnit.convertible(to: unit)
  }

  var compactID: String { ColumnNames.compact(id) }

  /// The words for units of the role that a name may end in, longest first.
  var unitWords: [String] {
    let codes = units
    return ColumnUnit.words.filter { codes.contains($0.value) }.keys
      .map { ColumnNames.compact($0) }.filter { !$0.isEmpty && $0 != "1" }
      .sorted { ($1.count, $0) < ($0.count, $1) }
  }
}

extension ScoreFamily {
  /// The roles that columns can have for this score.
  var roles: [ColumnRole] {
    var roles: [ColumnRole] = []
    let inputs = Set(scorers[0].inputs.map(\.id))
    for role in ColumnRole.allCases {
      let isUsed: Bool =
        switch role {
        case .respiratoryRate, .spo2, .systolic, .pulse, .heartRate, .consciousness, .temperature,
          .distress, .refill:
          inputs.contains(role.id)
        case .oxygen, .oxygenPercent, .oxygenFlow, .oxygenDevice:
          inputs.contains("oxygen") || inputs.contains("oxygen_device")
        case .spo2Scale, .scalePrescribed: common.selectors.contains { $0.name == "scale" }
        case .diastolic: inputs.contains("systolic_bp")
        case .skipCode: common.parameters.contains { !$0.substitutes.isEmpty }
        case .confusion: inputs.contains("consciousness")
        case .avpu, .concern: !common.triggers.isEmpty
        case .carerQuestion, .carerLevel: common.judgements.contains { $0.id == "carer" }
        case .intuition, .intuitionLevel: common.judgements.contains { $0.id == "intuition" }
        case .chart: scorers.count > 1
        case .pregnancy, .postnatal: common.exclusions.contains { $0.condition == role.id }
        case .person, .time, .age, .birthDate, .suppliedTotal: true
        }
      if isUsed { roles.append(role) }
    }
    return roles
  }
}

/// A text like `name=value`.
struct NamedText {
  let name: String
  let text: String

  init?(_ written: String) {
    guard let sign = written.firstIndex(of: "=") else { return nil }
    name = written[..<sign].split(separator: " ").joined(separator: " ")
    text = String(written[written.index(after: sign)...])
    if name.isEmpty || text.isEmpty { return nil }
  }
}
