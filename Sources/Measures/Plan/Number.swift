/// A number, or missing.
public indirect enum Number: Hashable, Sendable {
  case literal(Double)
  case missing
  /// How many rows; 0 for none.
  case count(Rows)
  /// How many different known values; 0 for none.
  case distinctTexts(Rows, Text)
  case distinctNumbers(Rows, Number)
  case distinctTimes(Rows, Time)
  /// Over the known values; missing where there is none.
  case aggregate(Aggregate, Rows, Number)
  /// The days, within the window with both ends, on which each of the sets has a row in force.
  case coveredDays([Coverage], from: Time, to: Time)
  /// Stretches of rows: a gap of more than this many days starts a new one.
  case episodes(Rows, gapDays: Int)
  /// A number of the row: its value, or a detail by name.
  case value
  case detail(String)
  /// A number said about the person.
  case fact(String)
  /// A number of one row; missing where there is none.
  case of(Row, Number)
  case arithmetic(Number, Arithmetic, Number)
  case negated(Number)
  case absolute(Number)
  /// Rounded down, towards minus infinity.
  case floor(Number)
  /// The least or greatest of the known ones; missing where none is known.
  case least([Number])
  case greatest([Number])
  /// The first that is known.
  case firstKnown([Number])
  /// Whole units elapsed from one time to another, negative where the second is earlier.
  ///
  /// Years and months count when the day of the month is reached, by the calendar; weeks are whole
  /// sevens of days; all are rounded down, so that from the 20th to the 15th is -1 months. Hours
  /// and minutes are real elapsed time, and missing for times without a time of day. Working days
  /// are those after the first day up to and including the last.
  case elapsed(TimeUnit, from: Time, to: Time)
  case yearOf(Time)
  case monthOf(Time)
  case dayOf(Time)
  /// The hour that a clock in London shows, 0 to 23.
  case hourOf(Time)
  /// Monday is 1.
  case weekdayOf(Time)
  /// 1 where the condition is `yes`, 0 where `no`, missing where unknown.
  case truth(Condition)
  /// The text as a number, missing where it is none.
  case parsed(Text)
  case choose([Choice<Number>], otherwise: Number)
  /// A calculation of its own, such as time in range.
  case calculated(Calculation)
}

/// Rows that are in force for some days, such as a medicine for the days of its supply.
public struct Coverage: Hashable, Sendable {
  /// The rows; each is in force from its day on.
  public var rows: Rows
  /// For how many days, a number of the row; missing or less than 1 is none.
  public var days: Number

  /// Rows with the days that each is in force.
  public init(rows: Rows, days: Number) {
    self.rows = rows
    self.days = days
  }
}

/// Ways to make one number of many.
public enum Aggregate: String, Hashable, Sendable, CaseIterable {
  case sum, mean, minimum, maximum, median
}

/// Sums of two numbers; division by 0 is missing.
public enum Arithmetic: String, Hashable, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  /// Rounded down to a whole number.
  case divideWhole = "div"
  /// What `divideWhole` leaves; of the sign of the divisor.
  case remainder = "mod"
  /// The left raised to the right; missing where that is no number.
  case power = "^"
}

/// Calculations with a name, for what expressions cannot say.
public enum Calculation: Hashable, Sendable {
  /// Rosendaal's time in therapeutic range, 0 to 100, over the values of rows.
  case timeInRange(Rows, value: Number, low: Number, high: Number, longestGapDays: Int)
  /// The stage of acute kidney injury (0 to 3) of the last of the rows, from its earlier ones.
  case kidneyInjuryStage(Rows, value: Number)
}
