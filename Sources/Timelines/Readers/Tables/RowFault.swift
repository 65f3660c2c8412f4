/// Why a row cannot be taken, and in which column.
struct RowFault: Error, Equatable {
  /// What is wrong with a cell.
  enum Reason: UInt8, CaseIterable {
    case isBlank
    case isNoDate
    case isOutsideDates
    case isNoTime
    case isNoNumber
    case isTooLong
    case isNoText
    case isNoSex
    case isNoKind
    case isNoSystem
    case isNoCode
    case isUnknownConcept
    case isNobodys
    case isOfSeveral
    case endsBeforeStart
    case tooFewCells
    case tooManyCells
    case unclosedQuote
    case textAfterQuote
    case rowIsTooLong
  }

  /// What is wrong.
  let reason: Reason
  /// The column, from 0; negative where the whole row is at fault.
  let column: Int32

  init(_ reason: Reason, column: Int) {
    self.reason = reason
    self.column = Int32(truncatingIfNeeded: column)
  }
}

extension RowFault.Reason {
  /// What is wrong, in words.
  var what: String {
    switch self {
    case .isBlank: "is blank"
    case .isNoDate: "is not a date"
    case .isOutsideDates: "lies outside the years 1850 to 2200"
    case .isNoTime: "is not a time"
    case .isNoNumber: "is not a number"
    case .isTooLong: "is too long"
    case .isNoText: "is not text in UTF-8, or holds a control character"
    case .isNoSex: "is not a sex"
    case .isNoKind: "is not a kind of event"
    case .isNoSystem: "is blank, so that nobody knows what the code means"
    case .isNoCode: "is blank, so that nobody knows what happened"
    case .isUnknownConcept: "is not the number of a concept"
    case .isNobodys: "is not in the table that says whose it is"
    case .isOfSeveral: "is of several people in the table that says whose it is"
    case .endsBeforeStart: "is before the start"
    case .tooFewCells: "has fewer cells than the header"
    case .tooManyCells: "has more cells than the header"
    case .unclosedQuote: "begins with a quote that is never closed"
    case .textAfterQuote: "has text after its closing quote"
    case .rowIsTooLong: "is a row of more than \(CellLimits.rowBytes >> 20) MB"
    }
  }

  /// How to mend it.
  var remedy: String {
    switch self {
    case .isBlank: "this column must be filled in every row"
    case .isNoDate: "write YYYY-MM-DD, such as 2024-08-06"
    case .isOutsideDates: "correct the year"
    case .isNoTime: "write YYYY-MM-DDTHH:MM, such as 2024-08-06T14:05"
    case .isNoNumber: "write digits, such as 1234.5, or leave the cell blank"
    case .isTooLong: "at most \(CellLimits.bytes) bytes are allowed"
    case .isNoText: "save the file as UTF-8"
    case .isNoSex: "write female, male, other or unknown"
    case .isNoKind:
      "write one of " + EventKind.allCases.map(\.word).joined(separator: ", ")
    case .isNoSystem: "name the code system, such as snomed or dmd"
    case .isNoCode: "give a code"
    case .isUnknownConcept: "write a whole number"
    case .isNobodys: "import it together with the row that names its person"
    case .isOfSeveral: "let one row name its person"
    case .endsBeforeStart: "correct one of the two"
    case .tooFewCells, .tooManyCells: "put cells that hold a comma between double quotes"
    case .unclosedQuote: "close it, or write a quote within a cell twice"
    case .textAfterQuote: "write a quote within a cell twice"
    case .rowIsTooLong: "end each row with a line end"
    }
  }
}

/// What a cell may hold at most.
enum CellLimits {
  /// The bytes of an id, a code or a word.
  static let bytes = 400
  /// The bytes of a row that begins with a quote; one that is longer has lost its closing quote.
  static let quotedRowBytes = 1 << 20
  /// The bytes of any row: what has no line end for so long is no row of a table.
  static let rowBytes = 1 << 24
}
