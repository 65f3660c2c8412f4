public import DefinitionFiles
public import Measures

/// All definitions that are read together: measures, and the programmes that use them.
public struct ProgrammeLibrary: Sendable {
  /// The measures.
  public let measures: [Definition]
  /// The programmes, in the order of their files.
  public let programmes: [Programme]
  /// The published tables that can be read.
  public let publishedTables: [PublishedTable]
  /// The layouts of tables of records.
  public let layouts: [LayoutDefinition]

  /// The definitions that come with Vigil, with those in other files.
  ///
  /// Numbers that can be set are given by `name` or `measure.name`.
  ///
  /// - Throws: everything that is wrong with any of them.
  public init(
    with files: [DefinitionFile] = [], parameters: [String: Double] = [:]
  ) throws(DefinitionErrors) {
    try self.init(
      DefinitionDocuments(ShippedDefinitions.files + files), parameters: parameters)
  }

  /// The definitions among some documents.
  ///
  /// - Throws: everything that is wrong with any of them.
  public init(
    _ documents: DefinitionDocuments, parameters: [String: Double] = [:]
  ) throws(DefinitionErrors) {
    var errors: [DefinitionError] = []
    do throws(DefinitionErrors) {
      measures = try Definition.read(documents, parameters: parameters)
    } catch {
      measures = []
      errors = error.errors
    }
    let known = ProgrammeReader.KnownNames(
      measures: documents.documents(.measure).map(\.id),
      estimates: documents.documents(.estimate).map(\.id))
    var programmes: [Programme] = []
    for document in documents.documents(.programme) {
      var reader = ProgrammeReader(document, known)
      programmes.append(reader.make())
      errors += reader.errors
    }
    var tables: [PublishedTable] = []
    for document in documents.documents(.published) {
      var reader = PublishedTableReader(document)
      tables.append(reader.make())
      errors += reader.errors
    }
    do throws(DefinitionErrors) {
      layouts = try LayoutDefinition.read(documents)
    } catch {
      layouts = []
      errors += error.errors
    }
    if !errors.isEmpty { throw DefinitionErrors(errors) }
    self.programmes = programmes
    publishedTables = tables
  }

  /// The programme with an id.
  public func programme(_ id: String) -> Programme? { programmes.first { $0.id == id } }

  /// The measures of a programme, in the order of the programme.
  public func measures(of programme: Programme) -> [Definition] {
    programme.measureIDs.compactMap { id in measures.first { $0.id == id } }
  }
}
