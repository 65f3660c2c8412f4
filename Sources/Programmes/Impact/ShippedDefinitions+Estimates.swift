public import DefinitionFiles

extension ShippedDefinitions {
  /// The estimates of the files that come with Vigil.
  ///
  /// - Throws: everything that is wrong with any of them.
  public static func estimates() throws(DefinitionErrors) -> [ImpactEstimate] {
    try ImpactEstimate.read(files)
  }
}

extension ImpactEstimate {
  /// The estimates of some files; documents of other kinds are passed over.
  ///
  /// - Throws: everything that is wrong with any of them, each with its line and column.
  public static func read(_ files: [DefinitionFile]) throws(DefinitionErrors) -> [ImpactEstimate] {
    let documents = DefinitionDocuments(files.filter { !$0.name.hasSuffix(".csv") })
    var errors = documents.errors
    var estimates: [ImpactEstimate] = []
    for document in documents.documents(.estimate) {
      let (estimate, wrong) = EstimateReader.read(document)
      errors += wrong
      if let estimate { estimates.append(estimate) }
    }
    guard errors.isEmpty else { throw DefinitionErrors(errors) }
    return estimates
  }
}
