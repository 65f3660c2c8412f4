import DefinitionFiles
import Essentials

/// Reads the documents of kind `estimate`, and keeps everything that is wrong with them.
struct EstimateReader {
  private var reader: FieldReader
  private let document: DefinitionDocument

  /// The estimate of a document, and what is wrong with it.
  static func read(_ document: DefinitionDocument) -> (ImpactEstimate?, [DefinitionError]) {
    var reader = EstimateReader(document)
    let estimate = reader.estimate()
    return (reader.reader.errors.isEmpty ? estimate : nil, reader.reader.errors)
  }

  private init(_ document: DefinitionDocument) {
    self.document = document
    reader = FieldReader(file: document.file)
  }

  private static let ownKeys = [
    "estimate", "title", "programme", "claim", "question", "population", "also", "assumptions",
    "cannot show", "author", "signed off by", "denominators",
  ]
  private static let workingKeys = [
    "method", "label", "inputs", "parts", "points", "unit", "outcome", "compare", "better",
    "decimals", "follows from claim",
  ]

  private mutating func estimate() -> ImpactEstimate? {
    let fields = document.fields
    reader.checkKeys(fields, Self.ownKeys + Self.workingKeys)
    let claim = claim(fields["claim"])
    guard let main = working(fields, inherited: [], isMain: true) else { return nil }
    var estimate = ImpactEstimate(
      id: document.id, title: text(fields["title"]) ?? document.id, main: main)
    estimate.claim = claim
    if estimate.main.unit.isEmpty { estimate.main.unit = claim?.unit ?? "" }
    estimate.programme = text(fields["programme"])
    estimate.question = text(fields["question"])
    estimate.population = text(fields["population"])
    estimate.author = text(fields["author"])
    estimate.signedOffBy = text(fields["signed off by"])
    estimate.assumptions = reader.texts(fields["assumptions"], "a sentence").map(\.text)
    estimate.cannotShow = reader.texts(fields["cannot show"], "a sentence").map(\.text)
    (estimate.file, estimate.line) = (document.file, fields.line)
    if let outcomes = reader.fields(fields["denominators"], under: "denominators") {
      for entry in outcomes.entries {
        for text in reader.texts(entry.value, "what the outcome is out of") {
          estimate.denominators.append(.init(outcome: entry.key.text, denominator: text.text))
        }
      }
    }
    for value in reader.list(fields["also"]) {
      guard let inner = reader.fields(value, under: "also") else { continue }
      reader.checkKeys(inner, ["name"] + Self.workingKeys)
      guard var working = working(inner, inherited: main.inputs, isMain: false) else { continue }
      working.name = text(inner["name"]) ?? ""
      if working.unit.isEmpty { working.unit = estimate.main.unit }
      estimate.further.append(working)
    }
    return estimate
  }

  private mutating func text(_ value: YAMLValue?) -> String? {
    reader.scalar(value, "a text")?.text
  }

  private mutating func claim(_ value: YAMLValue?) -> ImpactClaim? {
    guard let value, let fields = reader.fields(value, under: "claim") else { return nil }
    reader.checkKeys(fields, ["value", "unit", "counts", "text", "source", "date"])
    guard let written = fields["value"] else {
      reader.fail(fields, "a claim has a value", "write value: 752")
      return nil
    }
    guard let number = number(written) else { return nil }
    var claim = ImpactClaim(
      value: number.value, decimals: number.decimals, unit: text(fields["unit"]) ?? "",
      text: text(fields["text"]) ?? "")
    claim.counts = text(fields["counts"])
    claim.source = text(fields["source"])
    claim.date = date(fields["date"])
    return claim
  }

  // MARK: Workings

  private mutating func working(
    _ fields: YAMLFields, inherited: [ImpactInput], isMain: Bool
  ) -> ImpactWorking? {
    guard let written = fields["method"] else {
      let methods = ImpactMethod.allCases.map(\.rawValue)
      reader.fail(
        fields, "there is no method", "write method: with one of \(methods.joined(separator: ", "))"
      )
      return nil
    }
    guard let method = reader.word(written, "method", ImpactMethod.self) else { return nil }
    var working = ImpactWorking(method)
    working.label = fields["label"].flatMap { reader.word($0, "label", ImpactLabel.self) }
    working.unit = text(fields["unit"]) ?? ""
    working.outcome = text(fields["outcome"])
    working.followsFromClaim = reader.truth(fields["follows from claim"]) ?? false
    if let better = fields["better"].flatMap({ reader.word($0, "better", Better.self) }) {
      working.lowerIsBetter = better == .lower
    }
    working.decimals = reader.number(fields["decimals"]).map { Int(max(0, min(6, $0))) }
    working.inputs = inputs(fields["inputs"], method, inherited)
    working.parts = parts(fields["parts"], method)
    working.points = points(fields["points"], method)
    if let compare = reader.scalar(fields["compare"], "the name of a figure") {
      let keys = method.figures.map(\.key)
      if !keys.contains(compare.text) {
        reader.fail(
          compare, "\(method.rawValue) gives no \"\(compare.text)\"",
          "it gives \(keys.joined(separator: ", "))")
      }
      working.compares = compare.text
    }
    return working
  }

  /// Which way is better.
  private enum Better: String, CaseIterable { case lower, higher }

  private mutating func inputs(
    _ value: YAMLValue?, _ method: ImpactMethod, _ inherited: [ImpactInput]
  ) -> [ImpactInput] {
    let names = method.inputs.map(\.name)
    var inputs: [ImpactInput] = []
    if let value, let fields = reader.fields(value, under: "inputs") {
      for entry in fields.entries {
        guard let name = ImpactInputName(rawValue: entry.key.text), names.contains(name) else {
          let known = names.map(\.rawValue)
          let near = SimilarNames.nearest(to: entry.key.text, in: known)
          reader.fail(
            entry.key, "\(method.rawValue) takes no input \"\(entry.key.text)\"",
            near.map { "did you mean \"\($0)\"?" } ?? "it takes \(known.joined(separator: ", "))")
          continue
        }
        if let input = input(name, entry.value) { inputs.append(input) }
      }
    }
    // What further calculations do not say again, they take from the first.
    let given = inputs.map(\.name)
    inputs += inherited.filter {
      names.contains($0.name) && !given.contains($0.name) && $0.value != nil
    }
    return inputs.sorted { one, other in
      (names.firstIndex(of: one.name) ?? 0) < (names.firstIndex(of: other.name) ?? 0)
    }
  }

  private mutating func input(_ name: ImpactInputName, _ value: YAMLValue) -> ImpactInput? {
    var input = ImpactInput(name, nil)
    guard case .fields(let fields) = value else {
      if case .text(let text) = value, ["", "null", "~"].contains(text.text) { return input }
      guard let number = number(value) else { return nil }
      (input.value, input.step, input.isPercent) = (number.value, number.step, number.isPercent)
      return input
    }
    reader.checkKeys(
      fields,
      [
        "value", "low", "high", "sum", "words", "of", "source", "date", "confidence", "solved",
        "missing", "no effect",
      ])
    if let written = fields["value"], let number = number(written) {
      (input.value, input.step, input.isPercent) = (number.value, number.step, number.isPercent)
    }
    if fields["sum"] != nil {
      input.value = reader.list(fields["sum"]).reduce(0) { $0 + (number($1)?.value ?? 0) }
    }
    input.low = fields["low"].flatMap { number($0)?.value }
    input.high = fields["high"].flatMap { number($0)?.value }
    input.words = text(fields["words"])
    input.denominator = text(fields["of"])
    input.source = text(fields["source"])
    input.date = date(fields["date"])
    input.confidence = fields["confidence"].flatMap {
      reader.word($0, "confidence", InputConfidence.self)
    }
    input.isSolved = reader.truth(fields["solved"]) ?? false
    input.isNoEffect = reader.truth(fields["no effect"]) ?? false
    let isMissing = reader.truth(fields["missing"]) ?? false
    if input.value == nil, !isMissing, !input.isNoEffect, reader.errors.isEmpty {
      reader.fail(
        fields, "\(name.rawValue) has no value", "write value:, or missing: yes where none is known"
      )
    }
    return input
  }

  private mutating func parts(_ value: YAMLValue?, _ method: ImpactMethod) -> [ImpactPart] {
    guard let value else { return [] }
    if method != .rollUp { reader.fail(value, "only roll_up has parts", "write inputs: instead") }
    return reader.list(value).compactMap { value in
      guard let fields = reader.fields(value, under: "parts") else { return nil }
      reader.checkKeys(
        fields,
        ["name", "id", "value", "low", "high", "unit", "same_as", "source", "confidence", "date"])
      guard let written = fields["value"] else {
        reader.fail(fields, "a part has a value", "write value: 68")
        return nil
      }
      guard let number = number(written) else { return nil }
      var part = ImpactPart(
        text(fields["name"]) ?? text(fields["id"]) ?? "", number.value,
        unit: text(fields["unit"]) ?? "", sameAs: text(fields["same_as"]))
      part.low = fields["low"].flatMap { self.number($0)?.value }
      part.high = fields["high"].flatMap { self.number($0)?.value }
      part.source = text(fields["source"])
      part.confidence = fields["confidence"].flatMap {
        reader.word($0, "confidence", InputConfidence.self)
      }
      return part
    }
  }

  private mutating func points(_ value: YAMLValue?, _ method: ImpactMethod) -> [ImpactPoint] {
    guard let value else { return [] }
    if !method.takesPoints {
      reader.fail(value, "\(method.rawValue) has no points", "write inputs: instead")
    }
    return reader.list(value).compactMap { value in
      guard let fields = reader.fields(value, under: "points") else { return nil }
      reader.checkKeys(fields, ["name", "value", "of", "unit", "source", "confidence"])
      guard let written = fields["value"] else {
        reader.fail(fields, "a point has a value", "write value: 33605")
        return nil
      }
      guard let number = number(written) else { return nil }
      var point = ImpactPoint(text(fields["name"]) ?? "", number.value)
      if let total = fields["of"] {
        point.denominator = self.number(total)?.value
        if let denominator = point.denominator, denominator <= 0 {
          reader.fail(total, "a point is out of more than 0", "leave out what has no denominator")
        }
      }
      point.unit = text(fields["unit"])
      point.source = text(fields["source"])
      point.confidence = fields["confidence"].flatMap {
        reader.word($0, "confidence", InputConfidence.self)
      }
      return point
    }
  }

  // MARK: Numbers and dates

  /// A number as written, with one unit of its last place.
  private struct Written {
    var value: Double
    var step: Double?
    var decimals: Int
    var isPercent: Bool
  }

  private mutating func number(_ value: YAMLValue) -> Written? {
    guard let text = reader.scalar(value, "a number") else { return nil }
    guard let number = reader.number(value) else { return nil }
    let isPercent = text.text.hasSuffix("%")
    let digits = text.text.filter { $0 != "%" }.trimmed
    let isPlain = digits.allSatisfy { "0123456789.-+".contains($0) }
    let decimals = digits.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first
    var step = isPercent ? 0.01 : 1
    for _ in 0..<(decimals?.count ?? 0) { step /= 10 }
    return Written(
      value: number, step: isPlain ? step : nil, decimals: isPlain ? decimals?.count ?? 0 : 0,
      isPercent: isPercent)
  }

  private mutating func date(_ value: YAMLValue?) -> String? {
    guard let text = reader.scalar(value, "a date") else { return nil }
    let digits = text.text.utf8.map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 ? "9" : "-" }
    let isKnown =
      ["9999", "9999-99"].contains(digits.joined()) || Day(iso: text.text) != nil
    if !isKnown {
      reader.fail(text, "\"\(text.text)\" is no date", "write 2017, 2017-11 or 2017-11-01")
    }
    return text.text
  }
}
