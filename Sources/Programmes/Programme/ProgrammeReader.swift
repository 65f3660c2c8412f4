import DefinitionFiles
import Essentials
import Measures

/// Makes a programme of its document, and keeps everything that is wrong with it.
struct ProgrammeReader {
  private let document: DefinitionDocument
  /// The ids of the measures, estimates that a programme may name.
  private let known: KnownNames
  private var reader: FieldReader
  private var ids: Set<String> = []

  /// What a programme may speak of.
  struct KnownNames {
    let measures: [String]
    let estimates: [String]
  }

  init(_ document: DefinitionDocument, _ known: KnownNames) {
    self.document = document
    self.known = known
    reader = FieldReader(file: document.file)
  }

  var errors: [DefinitionError] { reader.errors }

  private static let keys = [
    "programme", "title", "summary", "status", "from", "to", "aims", "drivers", "interventions",
    "measures", "tools", "roles", "estimates", "sources", "not verified",
  ]

  mutating func make() -> Programme {
    let fields = document.fields
    reader.checkKeys(fields, ProgrammeReader.keys)
    var programme = Programme(id: document.id, file: document.file)
    programme.title = needed("title", of: fields, "this programme")
    programme.summary = text("summary", of: fields)
    programme.status =
      reader.word(fields["status"], "status", Programme.Status.self) ?? .current
    programme.from = reader.day(fields["from"])
    programme.to = reader.day(fields["to"])
    programme.interventions = items("interventions").map { intervention($0) }
    programme.aims = items("aims").map { aim($0) }
    programme.drivers = items("drivers").map {
      driver($0, programme.interventions.map(\.id), mayHoldMore: true)
    }
    programme.measures = measureUses()
    programme.tools = items("tools").map { tool($0) }
    programme.roles = reader.texts(fields["roles"], "a role").map(\.text)
    programme.estimates = estimates()
    programme.sources = reader.texts(fields["sources"], "a source").map(\.text)
    programme.notVerified = reader.texts(fields["not verified"], "a sentence").map(\.text)
    if programme.sources.isEmpty {
      reader.fail(fields, "it is not said where this programme is published", "add sources: …")
    }
    if let from = programme.from, let to = programme.to, to < from {
      reader.fail(fields, "this programme ends before it begins")
    }
    return programme
  }

  // MARK: Parts

  private mutating func intervention(_ fields: YAMLFields) -> Programme.Intervention {
    reader.checkKeys(fields, ["id", "title", "summary", "measures", "source"])
    return Programme.Intervention(
      id: id("intervention", of: fields),
      title: needed("title", of: fields, "this intervention"),
      summary: text("summary", of: fields), measures: measures(fields["measures"]),
      source: text("source", of: fields))
  }

  private mutating func aim(_ fields: YAMLFields) -> Programme.Aim {
    reader.checkKeys(fields, ["id", "text", "measure", "baseline", "target"])
    return Programme.Aim(
      id: id("aim", of: fields), text: needed("text", of: fields, "this aim"),
      measure: measures(fields["measure"]).first,
      baseline: level("baseline", when: "period", of: fields),
      target: level("target", when: "by", of: fields))
  }

  private mutating func level(
    _ key: String, when: String, of fields: YAMLFields
  ) -> Programme.Level? {
    guard let inner = reader.fields(fields[key], under: key) else { return nil }
    reader.checkKeys(inner, ["value", "unit", when, "source", "basis"])
    guard let value = reader.number(inner["value"]) else {
      if inner["value"] == nil { reader.fail(inner, "this \(key) has no value", "add value: …") }
      return nil
    }
    let source = text("source", of: inner)
    if source.isEmpty {
      reader.fail(inner, "it is not said where this \(key) comes from", "add source: …")
    }
    return Programme.Level(
      value: value, unit: text("unit", of: inner), when: text(when, of: inner), source: source,
      basis: reader.word(inner["basis"], "basis", Definition.Basis.self) ?? .verified)
  }

  private mutating func driver(
    _ fields: YAMLFields, _ interventions: [String], mayHoldMore: Bool
  ) -> Programme.Driver {
    reader.checkKeys(
      fields, ["id", "text", "interventions"] + (mayHoldMore ? ["drivers"] : []))
    var driver = Programme.Driver(
      id: id("driver", of: fields), text: needed("text", of: fields, "this driver"),
      drivers: [], interventions: [])
    for name in reader.texts(fields["interventions"], "the id of an intervention") {
      if interventions.contains(name.text) {
        driver.interventions.append(name.text)
      } else {
        fail(name, "there is no intervention", interventions)
      }
    }
    if mayHoldMore {
      driver.drivers = items("drivers", of: fields).map {
        self.driver($0, interventions, mayHoldMore: false)
      }
    }
    return driver
  }

  private mutating func tool(_ fields: YAMLFields) -> Programme.Tool {
    reader.checkKeys(fields, ["title", "summary", "source"])
    return Programme.Tool(
      title: needed("title", of: fields, "this tool"), summary: text("summary", of: fields),
      source: text("source", of: fields))
  }

  private mutating func measureUses() -> [Programme.MeasureUse] {
    guard let fields = reader.fields(document.fields["measures"], under: "measures") else {
      return []
    }
    reader.checkKeys(fields, Programme.MeasureRole.allCases.map(\.rawValue))
    var uses: [Programme.MeasureUse] = []
    for role in Programme.MeasureRole.allCases {
      for id in measures(fields[role.rawValue]) where !uses.contains(where: { $0.id == id }) {
        uses.append(Programme.MeasureUse(id: id, role: role))
      }
    }
    return uses
  }

  /// The ids of measures; a name may end in `*` for all that begin so.
  private mutating func measures(_ value: YAMLValue?) -> [String] {
    var ids: [String] = []
    for name in reader.texts(value, "the id of a measure") {
      let found =
        name.text.hasSuffix("*")
        ? known.measures.filter { $0.hasPrefix(name.text.dropLast()) }
        : known.measures.filter { $0 == name.text }
      if found.isEmpty { fail(name, "there is no measure", known.measures) }
      ids += found.filter { !ids.contains($0) }
    }
    return ids
  }

  private mutating func estimates() -> [String] {
    reader.texts(document.fields["estimates"], "the id of an estimate").compactMap { name in
      if known.estimates.contains(name.text) { return name.text }
      fail(name, "there is no estimate", known.estimates)
      return nil
    }
  }

  // MARK: Values

  private mutating func items(_ key: String, of fields: YAMLFields? = nil) -> [YAMLFields] {
    reader.list((fields ?? document.fields)[key]).compactMap {
      reader.fields($0, under: key)
    }
  }

  private mutating func id(_ sort: String, of fields: YAMLFields) -> String {
    let id = needed("id", of: fields, "this \(sort)")
    if !id.isEmpty, !ids.insert("\(sort) \(id)").inserted {
      reader.fail(fields, "there is another \(sort) \"\(id)\" in this programme")
    }
    return id
  }

  private mutating func text(_ key: String, of fields: YAMLFields) -> String {
    reader.scalar(fields[key], "a text")?.text ?? ""
  }

  private mutating func needed(_ key: String, of fields: YAMLFields, _ what: String) -> String {
    let text = text(key, of: fields)
    if fields[key] == nil { reader.fail(fields, "\(what) has no \(key)", "add \(key): …") }
    return text
  }

  private mutating func fail(_ name: ScalarText, _ what: String, _ known: [String]) {
    let near = SimilarNames.nearest(to: name.text, in: known)
    reader.fail(name, "\(what) \"\(name.text)\"", near.map { "did you mean \"\($0)\"?" })
  }
}
