import DefinitionFiles
import Essentials

/// Makes one definition of its document.
struct DefinitionMaker {
  let document: DefinitionDocument
  let library: DefinitionLibrary
  var checker: Checker
  /// What the definition itself says of its parameters.
  var standards: [String: ParameterEntry] = [:]
  /// Reads the values of keys.
  var reader: FieldReader

  init(
    _ document: DefinitionDocument, library: DefinitionLibrary, lookingInto: [String] = [],
    codelists: [Plan.CodelistReference] = []
  ) {
    self.document = document
    self.library = library
    reader = FieldReader(file: document.file)
    let place = document.fields.entries.first?.key
    checker = Checker(
      Environment(), library: library, lookingInto: lookingInto + [document.id],
      file: document.file, text: place ?? ScalarText(emptyIn: document.lines))
    checker.codelists = codelists
    makeEnvironment()
  }

  var errors: [DefinitionError] { reader.errors + checker.errors }

  /// The definition; `nil` where something is wrong with it.
  mutating func make() -> Definition? {
    guard let index = index() else {
      checkAlone()
      return nil
    }
    let population = condition("population") ?? sharedPopulation() ?? .literal(.yes)
    let denominator = condition("denominator") ?? .literal(.yes)
    let exclusions = named("exclusions") { $0.condition($1, $2) }
    let elements = elements()
    let weights = weights(hasBundle: !elements.isEmpty)
    let numerator = numerator(elements, weights)
    let strata = named("strata") { $0.text($1, $2) }
    let reasons = named("reasons") { $0.reason($1, $2) }
    let organisation = organisation(index)
    checker.checkUnused()
    var plan = Plan(
      id: document.id, title: plainText("title") ?? document.id, index: index,
      population: population, denominator: denominator,
      exclusions: exclusions.map { Plan.Exclusion(name: $0, condition: $1) },
      numerator: numerator,
      elements: elements, strata: strata.map { Plan.Stratum(name: $0, group: $1) },
      organisation: organisation, reasons: reasons.map { Plan.Reason(label: $0, value: $1) },
      codelists: checker.codelists)
    plan.numeratorAmount = weights.numerator
    plan.denominatorAmount = weights.denominator
    plan.value = weights.value
    takeShowing(&plan)
    return finish(plan)
  }

  /// Checks what measures share, for its errors alone.
  mutating func checkAlone() {
    // What is shared by measures about rows may speak of this row.
    if document.isShared, document.fields["for each"] != nil { _ = index() }
    _ = condition("population")
    checker.checkUnused()
  }

  /// Whether somebody counts in this measure, for the expressions of another.
  mutating func membership(inNumerator: Bool) -> (condition: Condition, cost: Cost)? {
    guard index() != nil else { return nil }
    var cost = Cost()
    var parts: [Condition] = []
    func add(_ condition: Condition, _ more: Cost) {
      parts.append(condition)
      cost.parts += more.parts + 1
      cost.depth = max(cost.depth, more.depth + 1)
    }
    add(condition("population") ?? sharedPopulation() ?? .literal(.yes), checker.cost)
    add(condition("denominator") ?? .literal(.yes), checker.cost)
    for (_, condition) in named("exclusions", { $0.condition($1, $2) }) {
      // Unknown is no reason to leave somebody out.
      add(
        .choose([Choice(when: condition, then: .literal(.no))], otherwise: .literal(.yes)),
        checker.cost)
    }
    let elements = elements()
    if !elements.isEmpty { add(DefinitionMaker.concerns(elements), checker.cost) }
    if inNumerator {
      add(numerator(elements, weights(hasBundle: !elements.isEmpty)), checker.cost)
    }
    return errors.isEmpty ? (.all(parts), cost) : nil
  }

  // MARK: Parts

  /// A condition under a key; `nil` where there is none, or it is wrong.
  mutating func condition(_ key: String) -> Condition? {
    guard let text = scalar(document.fields[key], "an expression") else { return nil }
    return condition(text)
  }

  private mutating func sharedPopulation() -> Condition? {
    for shared in usedDocuments() {
      guard case .text(let text)? = shared.fields["population"] else { continue }
      return checker.elsewhere(in: shared.file) { checker in
        let meaning = checker.meaning(of: text)
        return meaning.flatMap { checker.condition($0, Syntax(spanning: text)) }
      }
    }
    return nil
  }

  mutating func condition(_ text: ScalarText) -> Condition? {
    guard let meaning = checker.meaning(of: text) else { return nil }
    return checker.condition(meaning, Syntax(spanning: text))
  }

  private mutating func organisation(_ index: Plan.Index) -> Text {
    if let text = scalar(document.fields["organisation"], "an expression") {
      guard let meaning = checker.meaning(of: text) else { return .missing }
      return checker.text(meaning, Syntax(spanning: text)) ?? .missing
    }
    switch index {
    case .person: return .of(checker.registration(.index), .organisation)
    case .rows, .overlapping: return .of(.index, .organisation)
    }
  }

  private mutating func named<Value>(
    _ key: String, _ make: (inout Checker, Meaning, Syntax) -> Value?
  ) -> [(String, Value)] {
    guard let fields = fields(key) else { return [] }
    return fields.entries.compactMap { entry in
      guard let text = scalar(entry.value, "an expression"),
        let meaning = checker.meaning(of: text),
        let value = make(&checker, meaning, Syntax(spanning: text))
      else { return nil }
      return (entry.key.text, value)
    }
  }

  // MARK: Values of YAML

  mutating func scalar(_ value: YAMLValue?, _ what: String) -> ScalarText? {
    reader.scalar(value, what)
  }

  mutating func plainText(_ key: String) -> String? {
    scalar(document.fields[key], "a text")?.text
  }

  mutating func fields(_ key: String, in fields: YAMLFields? = nil) -> YAMLFields? {
    reader.fields((fields ?? document.fields)[key], under: key)
  }

  mutating func checkKeys(_ fields: YAMLFields, _ known: [String]) {
    reader.checkKeys(fields, known)
  }

  mutating func fail(_ value: YAMLValue, _ what: String, _ hint: String? = nil) {
    reader.fail(value, what, hint)
  }

  mutating func fail(_ text: ScalarText, _ what: String, _ hint: String? = nil) {
    reader.fail(text, what, hint)
  }

  mutating func fail(_ fields: YAMLFields, _ what: String, _ hint: String? = nil) {
    reader.fail(fields, what, hint)
  }
}

extension DefinitionDocument {
  /// Whether it is what several measures share.
  var isShared: Bool { kind == .shared }
}
