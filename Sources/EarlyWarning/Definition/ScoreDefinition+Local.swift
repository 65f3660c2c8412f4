extension ScoreDefinition {
  /// Reads a local table, which has to be signed.
  ///
  /// Beside what every table needs, a local one needs three lines, or it does not load:
  ///
  /// ```
  /// status local Dr Ada Example
  /// approved Dr Ada Example, consultant obstetrician, 2026-03-01
  /// note from the regional guideline, version 4
  /// ```
  ///
  /// Every result from such a table says that it is local (``Score/isLocal``).
  ///
  /// - Throws: ``DefinitionErrors`` with every fault; also when the table claims to be anything
  ///   but local, as only what ships with the module is verified.
  public init(localTable: String) throws(DefinitionErrors) {
    let definition = try ScoreDefinition(table: localTable)
    guard definition.isLocal else {
      throw DefinitionErrors(errors: [
        DefinitionError(line: 1, what: "a table that does not ship needs: status local NAME")
      ])
    }
    self = definition
  }

  /// Scores that are known by structure only: maternity, newborn, and the care home's response.
  ///
  /// No public numbers were found for them and none are invented: scoring by them gives
  /// ``Refusal/noNumbers``. A signed local table (``init(localTable:)``) may fill them.
  ///
  /// - Throws: ``DefinitionErrors`` if a table shipped were broken, which a test rules out.
  public static func structures() throws(DefinitionErrors) -> [ScoreDefinition] {
    var definitions: [ScoreDefinition] = []
    for table in [
      PackageResources.maternity_score, PackageResources.newtt2_score,
      PackageResources.restore2_response_score,
    ] {
      definitions.append(try ScoreDefinition(table: String(decoding: table, as: UTF8.self)))
    }
    return definitions
  }
}
