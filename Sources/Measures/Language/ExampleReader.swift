import DefinitionFiles
import Essentials
import Timelines

// Examples: invented people with the answers they must get.
extension DefinitionMaker {
  private static let keys = ["name", "index", "person", "rows", "codelists", "expect"]
  private static let personKeys = ["born", "died", "sex", "registered", "facts"]

  mutating func examples() -> [Example] {
    guard let value = reader.read(document.fields["examples"]) else { return [] }
    guard case .list(let values, _, _) = value else {
      fail(value, "a list of examples is needed here", "begin each with - name: …")
      return []
    }
    var examples: [Example] = []
    for value in values {
      guard case .fields(let fields) = value else {
        fail(value, "an example has a name, an index, a person, rows and expect")
        continue
      }
      checkKeys(fields, DefinitionMaker.keys)
      if let example = example(fields) {
        if examples.contains(where: { $0.name == example.name }) {
          fail(fields, "there are two examples \"\(example.name)\"")
        }
        examples.append(example)
      }
    }
    return examples
  }

  private mutating func example(_ fields: YAMLFields) -> Example? {
    guard let name = scalar(fields["name"], "a name") else {
      fail(fields, "this example has no name", "say in a few words what it shows")
      return nil
    }
    guard let text = scalar(fields["index"], "a date"), let index = time(text) else {
      if fields["index"] == nil {
        fail(fields, "this example has no index", "add index: 2024-07-01")
      }
      return nil
    }
    let codelists = exampleCodelists(fields)
    var person = Example.Person()
    var rows = self.person(fields, &person)
    if let value = fields["rows"] {
      guard case .list(let values, _, _) = value else {
        fail(value, "a list of rows is needed here", "begin each with a hyphen")
        return nil
      }
      for value in values {
        guard let text = scalar(value, "a row") else { continue }
        if let row = row(text, codelists) { rows.append(row) }
      }
    }
    guard let expect = self.fields("expect", in: fields) else {
      if fields["expect"] == nil { fail(fields, "this example does not say what to expect") }
      return nil
    }
    return Example(
      name: name.text, line: fields.line, index: index, person: person, rows: rows,
      codelists: codelists, expected: expectation(expect))
  }

  /// The person; what comes back are the registrations.
  private mutating func person(_ fields: YAMLFields, _ person: inout Example.Person) -> [Example
    .Row]
  {
    guard let said = self.fields("person", in: fields) else { return [] }
    checkKeys(said, DefinitionMaker.personKeys)
    person.born = scalar(said["born"], "a date").flatMap { time($0)?.day }
    person.died = scalar(said["died"], "a date").flatMap { time($0)?.day }
    if let sex = scalar(said["sex"], "a word") {
      if let known = RecordedSex.allCases.first(where: { $0.word == sex.text }) {
        person.sex = known
      } else {
        fail(sex, "sex cannot be \"\(sex.text)\"", "write female, male, other or unknown")
      }
    }
    if let facts = self.fields("facts", in: said) {
      person.facts = facts.entries.compactMap { entry in
        scalar(entry.value, "a value").map {
          Example.Detail(name: entry.key.text, value: DefinitionMaker.value($0.text))
        }
      }
    }
    guard let value = said["registered"] else { return [] }
    guard case .list(let values, _, _) = value else {
      fail(value, "a list of registrations is needed here", "write [{from: 2010-01-01, at: P1}]")
      return []
    }
    return values.compactMap { registration($0) }
  }

  private mutating func registration(_ value: YAMLValue) -> Example.Row? {
    guard case .fields(let fields) = value else {
      fail(value, "a registration is needed here", "write {from: 2010-01-01, at: P1}")
      return nil
    }
    checkKeys(fields, ["from", "to", "at"])
    var row = Example.Row(kind: .interval(.registration))
    row.date = scalar(fields["from"], "a date").flatMap { time($0) }
    row.end = scalar(fields["to"], "a date").flatMap { time($0) }
    row.organisation = scalar(fields["at"], "a practice")?.text
    return row
  }

  private mutating func exampleCodelists(_ fields: YAMLFields) -> [String: [Example.ListedCode]] {
    guard let lists = self.fields("codelists", in: fields) else { return [:] }
    var codelists: [String: [Example.ListedCode]] = [:]
    for entry in lists.entries {
      if checker.environment.codelists[entry.key.text] == nil {
        let near = SimilarNames.nearest(
          to: entry.key.text, in: checker.environment.codelistNames)
        fail(
          entry.key, "there is no codelist \"\(entry.key.text)\"",
          near.map { "did you mean \"\($0)\"?" })
      }
      guard case .list(let values, _, _) = entry.value else {
        fail(entry.value, "a list of codes is needed here")
        continue
      }
      codelists[entry.key.text] = values.compactMap { listedCode($0) }
    }
    return codelists
  }

  private mutating func listedCode(_ value: YAMLValue) -> Example.ListedCode? {
    switch value {
    case .text(let text): return Example.ListedCode(code: text.text, columns: [:])
    case .list, .unread:
      fail(value, "a code is needed here")
      return nil
    case .fields(let fields):
      var columns: [String: String] = [:]
      for entry in fields.entries {
        columns[entry.key.text] = scalar(entry.value, "a text")?.text
      }
      guard let code = columns.removeValue(forKey: "code") else {
        fail(value, "this row of a codelist has no code", "add code: …")
        return nil
      }
      return Example.ListedCode(code: code, columns: columns)
    }
  }

  // MARK: Expectations

  private mutating func expectation(_ fields: YAMLFields) -> Example.Expectation {
    checkKeys(
      fields,
      [
        "population", "denominator", "numerator", "excluded", "elements", "bundle", "amounts",
        "value", "strata", "organisation", "reasons",
      ])
    var expectation = Example.Expectation()
    expectation.population = truth(fields["population"])
    expectation.denominator = truth(fields["denominator"])
    expectation.numerator = truth(fields["numerator"])
    expectation.organisation = scalar(fields["organisation"], "a text")?.text
    if let excluded = scalar(fields["excluded"], "the name of an exclusion") {
      check(excluded, names(under: "exclusions"), "exclusion")
      expectation.excluded = excluded.text
    }
    for (name, text) in texts("elements", fields, names(under: "bundle"), "element") {
      if let state = ElementStatus.allCases.first(where: { $0.phrase == text.text }) {
        expectation.elements[name] = state
      } else {
        fail(
          text, "an element is given, not given, not eligible, unknown or eligibility unknown")
      }
    }
    expectation.bundle = bundleResult(fields["bundle"])
    for (name, text) in texts("amounts", fields, ["numerator", "denominator"], "amount") {
      expectation.amounts[name] = text.text
    }
    expectation.value = scalar(fields["value"], "a number")?.text
    for (name, text) in texts("strata", fields, names(under: "strata"), "stratifier") {
      expectation.strata[name] = text.text
    }
    for (name, text) in texts("reasons", fields, names(under: "reasons"), "reason") {
      expectation.reasons[name] = text.text
    }
    if fields.entries.isEmpty { fail(fields, "nothing is expected here") }
    return expectation
  }

  private mutating func bundleResult(_ value: YAMLValue?) -> BundleResult? {
    guard let text = scalar(value, "how the bundle comes out") else { return nil }
    if let result = BundleResult(rawValue: text.text) { return result }
    let words = BundleResult.allCases.map { "\"\($0.rawValue)\"" }
    fail(text, "a bundle comes out as \(words.joined(separator: ", "))")
    return nil
  }

  /// The names that the definition gives under a key, whether or not what they stand for is right.
  private func names(under key: String) -> [String] {
    guard case .fields(let fields)? = document.fields[key] else { return [] }
    return fields.entries.map(\.key.text)
  }

  private mutating func texts(
    _ key: String, _ fields: YAMLFields, _ known: [String], _ what: String
  ) -> [(String, ScalarText)] {
    guard let inner = self.fields(key, in: fields) else { return [] }
    return inner.entries.compactMap { entry in
      check(entry.key, known, what)
      return scalar(entry.value, "a text").map { (entry.key.text, $0) }
    }
  }

  private mutating func check(_ name: ScalarText, _ known: [String], _ what: String) {
    guard !known.contains(name.text) else { return }
    let near = SimilarNames.nearest(to: name.text, in: known)
    fail(name, "there is no \(what) \"\(name.text)\"", near.map { "did you mean \"\($0)\"?" })
  }

  mutating func truth(_ value: YAMLValue?) -> Bool? {
    guard let text = scalar(value, "yes or no") else { return nil }
    if text.text == "yes" || text.text == "no" { return text.text == "yes" }
    fail(text, "\"\(text.text)\" is neither yes nor no")
    return nil
  }

  // MARK: Values

  mutating func time(_ text: ScalarText) -> Example.ExampleTime? {
    if let time = DefinitionMaker.time(text.text) { return time }
    fail(text, "\"\(text.text)\" is no date", "write 2024-07-01 or 2024-07-01T14:30")
    return nil
  }

  static func time(_ text: some StringProtocol) -> Example.ExampleTime? {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard let first = parts.first, let day = Day(iso: first), parts.count <= 2 else { return nil }
    if parts.count == 1 { return .day(day) }
    return Minute(day, clock: String(parts[1])).map { .minute($0) }
  }

  /// A number, a day or a moment where it looks like one; otherwise a word.
  static func value(_ text: String) -> Example.Value {
    if let number = Double(text), number.isFinite { return .number(number) }
    switch time(text) {
    case .day(let day): return .day(day)
    case .minute(let minute): return .minute(minute)
    case nil: return .word(text)
    }
  }
}
