/// The dates of a whole column, read in the one form that the column proves to have.
///
///     DateColumn(table.columns["month"])?.days   // one for each row
public struct DateColumn: Hashable, Sendable {
  /// A cell that could not be read.
  public struct Failure: Hashable, Sendable {
    /// The row, counted from 0.
    public let row: Int
    /// What is wrong with the cell.
    public let fault: DateFault
  }

  /// The form in which the column is written.
  public let form: DateForm
  /// For each row the first day of its period; `nil` where the cell is missing or unreadable.
  public private(set) var days: [Day?] = []
  /// The cells that could not be read, in row order.
  public private(set) var failures: [Failure] = []
  /// The number of cells that are blank or say that there is no date.
  public private(set) var missingCount = 0
  /// What people should know about how the column was read, such as "read as day/month/year".
  public let notes: [String]

  /// Reads `column`; `nil` where no cell looks like a date.
  ///
  /// - Complexity: O(*n*) in the bytes of the column, which it passes over twice.
  public init?(_ column: TableColumn) {
    var survey = DateSurvey()
    let text = column.rows.bytes.span
    for row in 0..<column.count { survey.add(text, column.range(row)) }
    guard let form = survey.form else { return nil }
    self.form = form
    notes = survey.notes
    days.reserveCapacity(column.count)
    let reader = DateReader(form: form)
    for row in 0..<column.count {
      switch reader.read(text, column.range(row)) {
      case .day(let day): days.append(day)
      case .missing:
        missingCount += 1
        days.append(nil)
      case .unreadable(let fault):
        failures.append(Failure(row: row, fault: fault))
        days.append(nil)
      }
    }
  }

  /// The kind of period that one cell stands for, as its form says.
  public var grain: Period.Kind { form.grain }

  /// The periods of the rows, of kind ``grain``.
  public var periods: [Period?] {
    days.map { day in day.map { Period(grain, containing: $0) } }
  }

  /// The number of cells that were read.
  public var readCount: Int { days.count - missingCount - failures.count }

  /// The kind of period that the days themselves suggest, whatever their form.
  ///
  /// Full dates often stand for longer periods: the first of each month for months, one weekday for
  /// weeks. This takes the longest kind of which every day is the first, or else weeks where all
  /// days fall on one weekday; then the weeks need not start on Monday. With fewer than three
  /// different days, and for forms coarser than a day, it is ``grain``.
  public var likelyKind: Period.Kind {
    guard grain == .day else { return grain }
    let distinct = Set(days.compactMap(\.self))
    guard distinct.count >= 3, let any = distinct.first else { return .day }
    for kind in [Period.Kind.year, .financialYear, .quarter, .month]
    where distinct.allSatisfy({ Period(kind, containing: $0).firstDay == $0 }) {
      return kind
    }
    return distinct.allSatisfy { $0.weekday == any.weekday } ? .week : .day
  }

  /// The failures as problems of the file that `column` comes from.
  public func problems(in column: TableColumn) -> InputProblems {
    var problems = InputProblems()
    for failure in failures {
      problems.append(
        column.problem(row: failure.row, "is not a date", remedy: failure.fault.description))
    }
    return problems
  }
}
