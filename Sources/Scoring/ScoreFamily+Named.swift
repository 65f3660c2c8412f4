import EarlyWarning

extension ScoreFamily {
  /// A score that ships, by its name in commands: `news2`, `npews` or `pews`, `npews/5-12y`.
  ///
  /// - Throws: ``ScoringError/unknownScore(_:known:)``; a name that several scores go by is unknown
  ///   too, and the error asks which.
  public static func named(_ name: String) throws(ScoringError) -> ScoreFamily {
    let shipped: [ScoreDefinition]
    do {
      shipped = try ScoreDefinition.shipped()
    } catch {
      throw .brokenDefinition(error.description)
    }
    let wanted = aliases[name.lowercased()] ?? name.lowercased()
    let charts = shipped.filter { $0.id == wanted || $0.fullID.lowercased() == wanted }
    guard !charts.isEmpty else {
      throw .unknownScore(name, known: names(of: shipped))
    }
    return try ScoreFamily(charts)
  }

  /// The ids of the scores that ship, each once.
  ///
  /// - Throws: ``ScoringError/brokenDefinition(_:)``, which a test rules out.
  public static func shippedNames() throws(ScoringError) -> [String] {
    do {
      return names(of: try ScoreDefinition.shipped())
    } catch {
      throw .brokenDefinition(error.description)
    }
  }

  private static func names(of definitions: [ScoreDefinition]) -> [String] {
    definitions.map(\.id).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Other names people use.
  ///
  /// "MEWS" and "NEWS" are not among them: they mean other scores too.
  private static let aliases = [
    "pews": "npews", "national-pews": "npews", "news-2": "news2", "news 2": "news2",
  ]
}
