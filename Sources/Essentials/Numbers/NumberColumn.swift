/// The numbers of a whole column.
public struct NumberColumn: Hashable, Sendable {
  /// A cell that could not be read.
  public struct Failure: Hashable, Sendable {
    /// The row, counted from 0.
    public let row: Int
    /// What is wrong with the cell.
    public let fault: NumberFault
  }

  /// What each row says.
  public private(set) var readings: [NumberReading] = []
  /// The cells that could not be read, in row order.
  public private(set) var failures: [Failure] = []
  /// The number of cells that are blank or say that there is no value.
  public private(set) var missingCount = 0
  /// The number of cells whose value was withheld.
  public private(set) var suppressedCount = 0
  /// The number of cells with a percent sign.
  public private(set) var percentCount = 0

  /// Reads `column` with `reader`.
  ///
  /// - Complexity: O(*n*) in the bytes of the column.
  public init(_ column: TableColumn, reader: NumberReader = NumberReader()) {
    readings.reserveCapacity(column.count)
    let text = column.rows.bytes.span
    for row in 0..<column.count {
      let reading = reader.read(text, column.range(row))
      readings.append(reading)
      switch reading {
      case .value(_, let isPercent): percentCount += isPercent ? 1 : 0
      case .missing: missingCount += 1
      case .suppressed: suppressedCount += 1
      case .unreadable(let fault): failures.append(Failure(row: row, fault: fault))
      }
    }
  }

  /// For each row its number, or `nil`.
  public var values: [Double?] { readings.map(\.value) }

  /// The number of cells that hold a number.
  public var valueCount: Int {
    readings.count - missingCount - suppressedCount - failures.count
  }

  /// Whether every number has a percent sign.
  public var isPercent: Bool { percentCount > 0 && percentCount == valueCount }

  /// What people should know about how the column was read.
  public var notes: [String] {
    var notes: [String] = []
    if isPercent {
      notes.append("read as percentages (50% is 0.5)")
    } else if percentCount > 0 {
      notes.append("\(percentCount) of \(valueCount) numbers have a percent sign, the others not")
    }
    if suppressedCount > 0 {
      let values = suppressedCount == 1 ? "1 value" : "\(suppressedCount) values"
      notes.append("\(values) withheld at the source")
    }
    return notes
  }

  /// The failures as problems of the file that `column` comes from.
  public func problems(in column: TableColumn) -> InputProblems {
    var problems = InputProblems()
    for failure in failures {
      problems.append(
        column.problem(row: failure.row, "is not a number", remedy: failure.fault.description))
    }
    return problems
  }
}
