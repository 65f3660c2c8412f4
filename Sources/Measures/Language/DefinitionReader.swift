import DefinitionFiles
import Essentials

/// Checks documents of measures, and keeps everything that is wrong with them.
struct DefinitionReader {
  private(set) var errors: [DefinitionError]
  private let documents: [DefinitionDocument]
  private let parameters: [String: Double]

  init(_ documents: DefinitionDocuments, parameters: [String: Double]) {
    errors = documents.errors
    self.documents = documents.documents.filter { $0.kind == .measure || $0.kind == .shared }
    self.parameters = parameters
  }

  /// The keys of a measure, in the order of the manual.
  static let measureKeys = [
    "measure", "title", "summary", "version", "status", "source", "basis", "approver", "review",
    "better",
    "target", "baseline", "chart", "for each", "uses", "codelists", "parameters", "details", "let",
    "population", "denominator", "exclusions", "numerator", "bundle", "amounts", "value", "per",
    "strata", "organisation", "reasons", "suppression", "gate", "gates", "gates judge",
    "not verified", "examples",
  ]
  /// The keys of what measures share.
  static let sharedKeys = [
    "shared", "for each", "uses", "codelists", "parameters", "details", "let", "source", "basis",
    "population", "version", "review",
  ]

  /// Checks all documents.
  mutating func definitions() -> [Definition] {
    let library = DefinitionLibrary(documents: documents, parameters: parameters)
    let checked = documents.mapConcurrently { document in
      var maker = DefinitionMaker(document, library: library)
      maker.reader.checkKeys(
        document.fields,
        document.isShared ? DefinitionReader.sharedKeys : DefinitionReader.measureKeys)
      if document.isShared {
        maker.checkAlone()
        return (definition: Definition?.none, errors: maker.errors)
      }
      return (definition: maker.make(), errors: maker.errors)
    }
    errors += checked.flatMap(\.errors)
    return checked.compactMap(\.definition)
  }
}

/// All documents that are read together.
struct DefinitionLibrary: MeasureLibrary {
  let documents: [DefinitionDocument]
  let parameters: [String: Double]

  var measureIDs: [String] { documents.filter { !$0.isShared }.map(\.id) }
  var sharedIDs: [String] { documents.filter(\.isShared).map(\.id) }

  func shared(_ id: String) -> DefinitionDocument? {
    documents.first { $0.isShared && $0.id == id }
  }

  func measure(_ id: String) -> DefinitionDocument? {
    documents.first { !$0.isShared && $0.id == id }
  }

  func index(of id: String) -> String? {
    guard let document = documents.first(where: { !$0.isShared && $0.id == id }),
      case .text(let text)? = document.fields["for each"]
    else { return nil }
    return text.text
  }

  func membership(
    of id: String, inNumerator: Bool, with checker: Checker
  ) -> (condition: Condition, codelists: [Plan.CodelistReference], cost: Cost)? {
    guard let document = documents.first(where: { !$0.isShared && $0.id == id }) else {
      return nil
    }
    var maker = DefinitionMaker(
      document, library: self, lookingInto: checker.lookingInto, codelists: checker.codelists)
    guard let claim = maker.membership(inNumerator: inNumerator) else { return nil }
    return (claim.condition, maker.checker.codelists, claim.cost)
  }
}
