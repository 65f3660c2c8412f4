import ControlCharts
import Essentials

/// What a row says of the design of an early-signal chart: thresholds, or what to make them from.
struct DesignCells: Hashable, Sendable {
  /// The reference value.
  var k: Double?
  /// The threshold of level 1.
  var h1: Double?
  /// The threshold of level 2.
  var h2: Double?
  /// The events expected in a month when nothing has changed.
  var mean: Double?
  /// The reference rate.
  var rate: Double?
}

/// The columns of a table that hold designs, known by their names.
struct DesignColumns {
  /// The readings of each column found, with where its numbers belong.
  private var columns:
    [(path: any WritableKeyPath<DesignCells, Double?> & Sendable, readings: [NumberReading])] =
      []
  /// Which columns were taken for what, in words.
  private(set) var notes: [String] = []
  /// What could not be read.
  private(set) var problems = InputProblems()

  /// The names that the columns go by, in small letters.
  private static let names:
    [(path: any WritableKeyPath<DesignCells, Double?> & Sendable, names: [String])] = [
      (\.k, ["k"]), (\.h1, ["h1", "h_l1", "level_1", "level1"]),
      (\.h2, ["h2", "h_l2", "level_2", "level2"]),
      (\.mean, ["in_control_mean", "ic", "expected_monthly"]),
      (\.rate, ["ref_rate", "reference_rate"]),
    ]

  /// Every name that a column of a design goes by.
  static let allNames = Set(names.flatMap(\.names))

  /// Finds the columns of a table.
  init(_ table: Table) {
    for (path, names) in Self.names {
      guard
        let index = table.columns.firstIndex(where: { names.contains($0.lowercased()) })
      else { continue }
      let column = table.column(at: index)
      let numbers = NumberColumn(column)
      columns.append((path, numbers.readings))
      notes.append("\(names[0]): column \"\(column.name)\"")
      problems.append(contentsOf: numbers.problems(in: column))
    }
  }

  /// What a row says; `nil` when it says nothing.
  func cells(_ row: Int) -> DesignCells? {
    var cells = DesignCells()
    for column in columns where row < column.readings.count {
      cells[keyPath: column.path] = column.readings[row].value
    }
    return cells == DesignCells() ? nil : cells
  }
}
