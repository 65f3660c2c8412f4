/// What the concepts of OMOP stand for: the rows of its table CONCEPT.
struct OMOPVocabulary: Sendable {
  private var places: [Int: Int32] = [:]
  private var codings: [Coding] = []
  private var displays: [String] = []

  /// No concepts.
  init() {}

  /// The number of concepts.
  var count: Int { codings.count }

  /// The code and name of a concept.
  func concept(_ id: Int) -> (coding: Coding, display: String)? {
    places[id].map { (codings[Int($0)], displays[Int($0)]) }
  }

  /// Adds a concept; the first of two with one id counts.
  mutating func add(_ id: Int, _ coding: Coding, display: String) {
    guard places[id] == nil else { return }
    places[id] = Int32(truncatingIfNeeded: codings.count)
    codings.append(coding)
    displays.append(display)
  }
}
