/// How often codes stand in records.
public enum CodeFrequency {
  /// Every code with its number of events, the most frequent first.
  ///
  /// An event with several codes counts for each of them. Codes that no event has are left out.
  ///
  /// - Parameters:
  ///   - dictionary: The concepts.
  ///   - counts: The number of events of each concept.
  /// - Returns: One row for each kind of record, system and code.
  public static func all(
    _ dictionary: TimelineDictionary, _ counts: [Int]
  ) -> [ImportReport.Code] {
    var places: [Concept: Int] = [:]
    var codes: [ImportReport.Code] = []
    for (number, concept) in dictionary.concepts.enumerated() where counts[number] > 0 {
      for coding in concept.codings {
        let alone = Concept(kind: concept.kind, codings: [coding])
        let place = places[alone] ?? codes.count
        if place == codes.count {
          places[alone] = place
          codes.append(
            ImportReport.Code(
              kind: concept.kind, system: coding.system, code: coding.code, display: nil, count: 0))
        }
        codes[place].count += counts[number]
        // What a record calls several codes together is the name of none of them for sure.
        if concept.codings.count == 1 || codes[place].display == nil {
          codes[place].display = dictionary.displays[number] ?? codes[place].display
        }
      }
    }
    return codes.sorted { left, right in
      if left.count != right.count { return left.count > right.count }
      if left.system != right.system { return left.system < right.system }
      if left.code != right.code { return left.code < right.code }
      return left.kind.rawValue < right.kind.rawValue
    }
  }

  /// The codes of which no codelist of a library holds the concept, the most frequent first.
  ///
  /// - Parameters:
  ///   - dictionary: The concepts.
  ///   - counts: The number of events of each concept.
  ///   - library: The codelists; one that cannot be read is passed over.
  /// - Returns: One row for each kind of record, system and code.
  public static func unlisted(
    _ dictionary: TimelineDictionary, _ counts: [Int], in library: CodelistLibrary
  ) -> [ImportReport.Code] {
    let index = ConceptIndex(dictionary)
    var rest = counts
    for name in library.names {
      guard let list = try? library.reading(named: name).codelist else { continue }
      for concept in index.members(of: list).concepts { rest[Int(concept.rawValue)] = 0 }
    }
    return all(dictionary, rest)
  }
}
