extension ScoreDefinition {
  /// The definitions that ship with the module: NEWS2 and the four charts of National PEWS.
  ///
  /// - Throws: ``DefinitionErrors`` if a table shipped were broken, which a test rules out.
  public static func shipped() throws(DefinitionErrors) -> [ScoreDefinition] {
    try read.get()
  }

  /// Read once: the tables never change while a program runs.
  private static let read = Result<[ScoreDefinition], DefinitionErrors> {
    () throws(DefinitionErrors) in
    var definitions: [ScoreDefinition] = []
    for table in tables {
      definitions.append(try ScoreDefinition(table: String(decoding: table, as: UTF8.self)))
    }
    return definitions
  }

  /// NEWS2.
  ///
  /// - Throws: ``DefinitionErrors`` as ``shipped()``.
  public static func news2() throws(DefinitionErrors) -> ScoreDefinition {
    try ScoreDefinition(table: String(decoding: PackageResources.news2_score, as: UTF8.self))
  }

  private static var tables: [[UInt8]] {
    [
      PackageResources.news2_score, PackageResources.npews_0_11m_score,
      PackageResources.npews_1_4y_score, PackageResources.npews_5_12y_score,
      PackageResources.npews_13_plus_score,
    ]
  }
}
