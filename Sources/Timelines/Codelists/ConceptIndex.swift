/// A set of concepts, by number in one dictionary.
public struct ConceptSet: Hashable, Sendable {
  /// The concepts as bits, from the lowest of the first word.
  public private(set) var words: [UInt64]

  /// An empty set for a dictionary of so many concepts.
  public init(conceptCount: Int) {
    words = [UInt64](repeating: 0, count: (conceptCount + 63) / 64)
  }

  /// Whether a concept is in it; numbers beyond the dictionary are not.
  public func contains(_ concept: UInt32) -> Bool {
    let word = Int(concept >> 6)
    return word < words.count && words[word] >> UInt64(concept & 63) & 1 == 1
  }

  /// The number of concepts in it.
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether none is in it.
  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// Its concepts in rising order.
  public var concepts: [ConceptNumber] {
    (0..<UInt32(words.count * 64)).filter(contains).map(ConceptNumber.init(rawValue:))
  }

  mutating func insert(_ concept: UInt32) { words[Int(concept >> 6)] |= 1 << UInt64(concept & 63) }

  mutating func remove(_ concept: UInt32) {
    words[Int(concept >> 6)] &= ~(1 << UInt64(concept & 63))
  }

  /// Adds the concepts of another set of the same dictionary.
  public mutating func formUnion(_ other: ConceptSet) {
    for place in words.indices { words[place] |= other.words[place] }
  }
}

/// The codes of a dictionary, made ready so that many codelists can be looked up in it.
///
/// - Complexity: O(*n* log *n*) in the dictionary's codes to make; a codelist then costs little
///   more than its own length.
public struct ConceptIndex: Sendable {
  private struct Place: Sendable {
    let code: [UInt8]
    let concept: UInt32
  }

  private let conceptCount: Int
  /// For each space of codes the concepts of each code.
  private var exact: [String: [String: [UInt32]]] = [:]
  /// For each hierarchical system its codes in order.
  private var sorted: [String: [Place]] = [:]

  /// An index of what a dictionary holds now.
  public init(_ dictionary: TimelineDictionary) {
    conceptCount = dictionary.concepts.count
    for (number, concept) in dictionary.concepts.enumerated() {
      for coding in concept.codings {
        if CodeSystem.isHierarchical(coding.system) {
          let code = CodeSystem.comparable(coding.code, of: coding.system)
          sorted[coding.system, default: []].append(
            Place(code: Array(code.utf8), concept: UInt32(number)))
        } else {
          exact[CodeSystem.space(coding.system), default: [:]][coding.code, default: []]
            .append(UInt32(number))
        }
      }
    }
    for system in sorted.keys {
      sorted[system]?.sort { $0.code.lexicographicallyPrecedes($1.code) }
    }
  }

  /// The concepts that a codelist holds: those with any coding in it.
  public func members(of codelist: Codelist) -> ConceptSet {
    var members = ConceptSet(conceptCount: conceptCount)
    for entry in codelist.entries where !entry.isExcluded {
      forEachConcept(of: entry) { members.insert($0) }
    }
    for entry in codelist.entries where entry.isExcluded {
      forEachConcept(of: entry) { members.remove($0) }
    }
    return members
  }

  /// What a column of a codelist says of each concept, by number; `nil` for those not in it.
  ///
  /// Of several rows that match, the longest code decides, and of those the first. A blank cell
  /// says nothing.
  ///
  /// - Returns: `nil` where the codelist has no such column; `term` and `code` are columns too.
  public func texts(ofColumn column: String, in codelist: Codelist) -> [String?]? {
    let place = codelist.place(ofColumn: column)
    guard place != nil || column == "term" || column == "code" else { return nil }
    let members = members(of: codelist)
    var texts = [String?](repeating: nil, count: conceptCount)
    var lengths = [Int](repeating: -1, count: conceptCount)
    for entry in codelist.entries where !entry.isExcluded {
      let text = place.map { entry.cells[$0] } ?? (column == "term" ? entry.term : entry.code)
      guard let text, !text.isEmpty else { continue }
      forEachConcept(of: entry) { concept in
        guard members.contains(concept), entry.code.utf8.count > lengths[Int(concept)] else {
          return
        }
        lengths[Int(concept)] = entry.code.utf8.count
        texts[Int(concept)] = text
      }
    }
    return texts
  }

  private func forEachConcept(of entry: Codelist.Entry, _ body: (UInt32) -> Void) {
    guard CodeSystem.isHierarchical(entry.system) else {
      exact[CodeSystem.space(entry.system)]?[entry.code]?.forEach(body)
      return
    }
    let code = Array(CodeSystem.comparable(entry.code, of: entry.system).utf8)
    guard !code.isEmpty, let places = sorted[entry.system] else { return }
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].code.lexicographicallyPrecedes(code) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    while low < places.count, places[low].code.starts(with: code) {
      body(places[low].concept)
      low += 1
    }
  }
}

extension TimelineDictionary {
  /// The concepts that a codelist holds; make a ``ConceptIndex`` where there are many codelists.
  public func members(of codelist: Codelist) -> ConceptSet {
    ConceptIndex(self).members(of: codelist)
  }
}
