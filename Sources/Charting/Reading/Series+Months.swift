import Essentials

extension Series {
  /// Moves each row to the first day of its month, for charts that count by month.
  ///
  /// Days within months are days of events, unless every one ends its month and so stands for it.
  mutating func moveToMonths() {
    guard case .dates(let kind) = scale, kind != .month else { return }
    guard kind == .day || kind == .week || form?.grain == .day else { return }
    let days = rows.compactMap { $0.day.map(Day.init) }
    let areEnds = days.allSatisfy { Period(.month, containing: $0).lastDay == $0 }
    let areStarts = days.allSatisfy { $0.dayOfMonth == 1 }
    for index in rows.indices {
      guard let number = rows[index].day else { continue }
      let month = Period(.month, containing: Day(number: number)).firstDay.number
      if !areEnds, !areStarts, let count = rows[index].value, count > 0, count <= 1_000 {
        rows[index].eventDays = Array(repeating: number, count: Int(count))
      }
      (rows[index].position, rows[index].day) = (month, month)
    }
    scale = .dates(.month)
    addsDays = !areEnds && !areStarts
    if addsDays { notes.append("days are put together by month, their counts added") }
  }

  /// Gives every series a row of no event for each month without one, from its first row to the
  /// last month of any.
  ///
  /// Files of events hold no row where nothing happened, and a month in which nothing happened
  /// anywhere is a point like any other. Where a count is not known, there is a row that says so.
  static func fillMonths(of all: inout [Series]) {
    guard let last = all.compactMap({ $0.rows.last?.day }).max() else { return }
    for index in all.indices where all[index].scale == .dates(.month) {
      all[index].fillMonths(through: last)
    }
  }

  private mutating func fillMonths(through last: Int) {
    var kept: [SeriesRow] = []
    var absent = 0
    func fill(upTo end: Int) {
      guard let before = kept.last else { return }
      var position = scale.next(after: before.position)
      while position < end, absent < 1_200 {
        kept.append(
          SeriesRow(
            row: nil, position: position, day: position, name: scale.text(position, name: ""),
            values: [0]))
        absent += 1
        position = scale.next(after: position)
      }
    }
    for row in rows {
      fill(upTo: row.position)
      kept.append(row)
    }
    fill(upTo: last + 1)
    guard absent > 0 else { return }
    rows = kept
    let months =
      absent == 1 ? "1 month has no row and counts" : "\(absent) months have no row and count"
    notes.append(
      "\(months) as having no event; where the count is not known, give a row with an empty count")
  }
}
