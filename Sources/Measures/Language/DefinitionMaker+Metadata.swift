import DefinitionFiles
import Essentials

// What a definition says of itself.
extension DefinitionMaker {
  private static let charts = [
    "run", "xmr", "mr", "xbar", "s", "r", "i-prime", "p", "np", "u", "c", "p-prime", "u-prime",
    "g", "t",
  ]

  /// The definition with this plan; `nil` where anything is wrong with it.
  mutating func finish(_ plan: Plan) -> Definition? {
    var definition = Definition(
      plan: plan, file: document.file, line: document.fields.line, maker: self)
    definition.summary = plainText("summary") ?? ""
    definition.version = plainText("version") ?? shared("version") ?? ""
    definition.source = plainText("source") ?? shared("source") ?? ""
    definition.approver = plainText("approver") ?? ""
    definition.baseline = plainText("baseline") ?? ""
    definition.suppression = plan.suppression
    definition.status =
      reader.word(
        document.fields["status"], "status", Definition.Status.self) ?? .draft
    definition.better =
      reader.word(
        document.fields["better"], "better", Definition.Better.self) ?? .neither
    definition.chart = chart() ?? ""
    definition.review = review()
    definition.target = reader.number(document.fields["target"])
    definition.notVerified = reader.texts(document.fields["not verified"], "a sentence")
      .map(\.text)
    definition.basis =
      reader.word(basisValue, "basis", Definition.Basis.self) ?? .verified
    definition.parameters = standards.filter { checker.usedParameters.contains($0.key) }
      .sorted { $0.key < $1.key }.map { name, entry in
        Definition.Parameter(
          name: name, standard: entry.value, value: checker.environment.parameters[name] ?? 0,
          unit: entry.unit, source: entry.source.isEmpty ? definition.source : entry.source,
          basis: entry.basis ?? definition.basis)
      }
    if case .unread? = document.fields["examples"] {} else { _ = examples() }
    checkCompleteness(definition)
    return errors.isEmpty ? definition : nil
  }

  private var basisValue: YAMLValue? {
    document.fields["basis"] ?? usedDocuments().lazy.compactMap { $0.fields["basis"] }.first
  }

  private mutating func checkCompleteness(_ definition: Definition) {
    if definition.title == document.id {
      fail(document.fields, "this measure has no title", "add title: …")
    }
    if definition.source.isEmpty {
      fail(
        document.fields, "it is not said where this measure comes from",
        "add source: …, or say that it is your own")
    }
    guard definition.status == .approved else { return }
    let lacking = [
      definition.approver.isEmpty ? "an approver" : nil,
      definition.review == nil ? "a date of review" : nil,
      definition.version.isEmpty ? "a version" : nil,
      document.fields["examples"] == nil ? "examples" : nil,
    ].compactMap { $0 }
    guard !lacking.isEmpty, let status = document.fields["status"] else { return }
    fail(
      status, "a definition cannot be approved without \(lacking.joined(separator: ", "))",
      "add what is missing, or write status: draft")
  }

  private func shared(_ key: String) -> String? {
    for shared in usedDocuments() {
      if case .text(let text)? = shared.fields[key] { return text.text }
    }
    return nil
  }

  private mutating func chart() -> String? {
    guard let text = scalar(document.fields["chart"], "a word") else { return nil }
    if DefinitionMaker.charts.contains(text.text) { return text.text }
    let near = SimilarNames.nearest(to: text.text, in: DefinitionMaker.charts)
    fail(
      text, "there is no kind of chart \"\(text.text)\"",
      near.map { "did you mean \"\($0)\"?" }
        ?? "the kinds are \(DefinitionMaker.charts.joined(separator: ", "))")
    return nil
  }

  private mutating func review() -> Day? {
    let own = document.fields["review"]
    let value = own ?? usedDocuments().compactMap { $0.fields["review"] }.first
    guard let text = scalar(value, "a date") else { return nil }
    if let day = Day(iso: text.text) { return day }
    if own != nil { fail(text, "\"\(text.text)\" is no date", "write it as 2027-11-01") }
    return nil
  }

  // MARK: Wording

  func wording() -> DefinitionWording {
    var wording = DefinitionWording()
    wording.index = checker.indexText
    let written = checker.indexText
    if checker.indexSort != nil, let during = written.ranges(of: " during ").last {
      let rows = try? ExpressionParser.parse(String(written[..<during.lowerBound]))
      wording.overlapping = rows
    } else if checker.indexSort != nil, let by = written.ranges(of: " by ").last {
      wording.indexRows = try? ExpressionParser.parseIndex(String(written[..<by.lowerBound]))
    }
    wording.value = syntax(document.fields["value"])
    if case .fields(let amounts)? = document.fields["amounts"] {
      wording.numeratorAmount = syntax(amounts["numerator"])
      wording.denominatorAmount = syntax(amounts["denominator"])
    }
    wording.population =
      syntax(document.fields["population"])
      ?? usedDocuments().lazy.compactMap { self.syntax($0.fields["population"]) }.first
    wording.denominator = syntax(document.fields["denominator"])
    wording.numerator = syntax(document.fields["numerator"])
    wording.exclusions = syntaxes("exclusions")
    wording.strata = syntaxes("strata")
    wording.reasons = syntaxes("reasons")
    if case .fields(let bundle)? = document.fields["bundle"] {
      wording.elements = bundle.entries.compactMap { entry in
        guard case .fields(let fields) = entry.value, let given = syntax(fields["given"]) else {
          return nil
        }
        return .init(
          name: entry.key.text, eligible: syntax(fields["eligible"]), given: given,
          reason: syntax(fields["reason"]),
          isOptional: fields["optional"].flatMap {
            if case .text(let text) = $0 { text.text } else { nil }
          } == "yes")
      }
    }
    let environment = checker.environment
    wording.names = environment.written.filter { environment.named[$0.key] != nil }
      .sorted { $0.value.order < $1.value.order }
      .compactMap { name, written in
        (try? ExpressionParser.parse(written.text.text)).map { .init(name: name, syntax: $0) }
      }
    wording.codelists = environment.codelists
    return wording
  }

  private func syntax(_ value: YAMLValue?) -> Syntax? {
    guard case .text(let text)? = value else { return nil }
    return try? ExpressionParser.parse(text.text)
  }

  private func syntaxes(_ key: String) -> [DefinitionWording.Named] {
    guard case .fields(let fields)? = document.fields[key] else { return [] }
    return fields.entries.compactMap { entry in
      syntax(entry.value).map { .init(name: entry.key.text, syntax: $0) }
    }
  }
}
