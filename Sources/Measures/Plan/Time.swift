public import Essentials

/// A time: a day, or a moment to the minute; or missing.
public indirect enum Time: Hashable, Sendable {
  /// The day or moment that the row of the answer is about.
  case index
  /// The first and last day of the period that the index belongs to.
  case periodStart
  case periodEnd
  case literal(Day)
  case literalMinute(Minute)
  case missing
  case birth
  case death
  /// The time of the row: of an event, or the start of an interval.
  case date
  /// The end of an interval, or of an event that has one.
  case end
  /// A day or moment among the row's details.
  case detail(String)
  /// A day or moment said about the person.
  case fact(String)
  /// A time of one row; missing where there is none.
  case of(Row, Time)
  /// Later by so many units, earlier where negative. Months and years roll forward to the first of
  /// the next month where the day does not exist. Hours and minutes need a time of day.
  case shifted(Time, Number, TimeUnit)
  /// The day of a moment.
  case day(Time)
  /// The first day of its month or year.
  case firstOfMonth(Time)
  case firstOfYear(Time)
  /// The least or greatest of the known ones over rows or times.
  case earliest([Time])
  case latest([Time])
  case minimum(Rows, Time)
  case maximum(Rows, Time)
  /// The time of the first row of the last stretch of rows, where a gap of more than so many days
  /// starts a new stretch; missing without rows.
  case episodeStart(Rows, gapDays: Int)
  /// The first that is known.
  case firstKnown([Time])
  case choose([Choice<Time>], otherwise: Time)
}

/// Units of time.
public enum TimeUnit: String, Hashable, Sendable, CaseIterable {
  case minutes, hours, days, weeks, months, years
  /// Monday to Friday, less the bank holidays of England and Wales.
  case workingDays = "working days"
}
