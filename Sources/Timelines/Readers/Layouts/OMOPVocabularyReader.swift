import Essentials

/// Reads OMOP's table CONCEPT, so that its numbers become codes of their vocabularies.
struct OMOPVocabularyReader {
  fileprivate let dialect: TableDialect
  fileprivate let places: [Int]

  init(_ match: TableMatch) {
    // Athena hands it out with tabs and without quotes: a quote is part of a name.
    let isTabbed = match.header.dialect.delimiter == UInt8(ascii: "\t")
    dialect = isTabbed ? match.header.withoutQuotes : match.header.dialect
    places = match.places.compactMap { $0 }
  }

  /// Adds the concepts of a file; rows that cannot be read are left out, as their numbers stay.
  func read(
    _ source: consuming ByteSource, into vocabulary: inout OMOPVocabulary
  ) throws(InputProblem) {
    guard places.count == 4 else { return }
    var reader = TableReader(dialect, ConceptTaker(places, vocabulary))
    try reader.readAll(source)
    vocabulary = reader.taker.vocabulary
  }
}

/// Counts the rows of OMOP's table CONCEPT, and refuses those that cannot be read.
///
/// What the others say is known before any table is read, so that they make no record.
struct OMOPConceptReader: RecordReader {
  private var reader: TableReader<ConceptTaker>

  var line: Int {
    get { reader.line }
    set { reader.line = newValue }
  }

  init(_ match: TableMatch) {
    let vocabulary = OMOPVocabularyReader(match)
    reader = TableReader(
      vocabulary.dialect, ConceptTaker(vocabulary.places, OMOPVocabulary(), isKept: false))
  }

  mutating func read(
    _ piece: Span<UInt8>, isLast: Bool, into batch: inout RecordBatch,
    _ dictionary: inout TimelineDictionary, _ rejects: inout RejectedRows
  ) -> Int {
    let (seen, refused) = (rejects.seen, rejects.rows.count)
    let used = reader.read(piece, isLast: isLast, into: &batch, &dictionary, &rejects)
    let known = (rejects.seen - seen) - (rejects.rows.count - refused)
    if known > 0 { rejects.skip("says what a concept means", count: known) }
    return used
  }
}

/// Keeps the concept of each row.
private struct ConceptTaker: RowTaker {
  private let places: [Int]
  private let isKept: Bool
  private(set) var vocabulary: OMOPVocabulary

  init(_ places: [Int], _ vocabulary: OMOPVocabulary, isKept: Bool = true) {
    self.places = places
    self.vocabulary = vocabulary
    self.isKept = isKept
  }

  mutating func prepare(_ dictionary: inout TimelineDictionary) {}

  mutating func take(
    _ text: Span<UInt8>, _ row: borrowing RowMarks, into batch: inout RecordBatch,
    _ dictionary: inout TimelineDictionary
  ) -> RowFault? {
    guard let id = text.wholeNumber(text.trimmed(row.cell(places[0]))) else {
      return RowFault(.isUnknownConcept, column: places[0])
    }
    guard isKept else { return nil }
    let code = text.text(text.trimmed(row.cell(places[3])))
    let system = text.text(text.trimmed(row.cell(places[2])))
    vocabulary.add(
      id, Coding(system: system, code: code),
      display: text.text(text.trimmed(row.cell(places[1]))))
    return nil
  }
}
