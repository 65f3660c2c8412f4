import Essentials

/// Tells whether a window is empty whatever the records say.
enum WindowCheck {
  /// Whether `from` lies after `to` by construction: both are fixed, or so long before or after the
  /// same time.
  static func isEmpty(from: Time, to: Time) -> Bool {
    let (first, last) = (Offset(from), Offset(to))
    guard first.base == last.base, first.isExact, last.isExact else {
      guard case .literal(let from) = first.base, case .literal(let to) = last.base,
        first.isNone, last.isNone
      else { return false }
      return from > to
    }
    let (months, minutes) = (first.months - last.months, first.minutes - last.minutes)
    return months >= 0 && minutes >= 0 && (months > 0 || minutes > 0)
  }

  /// A time as so many months and minutes after another.
  private struct Offset {
    var base: Time
    var months = 0.0
    var minutes = 0.0
    /// Whether every step is written as a number of units that always have one length.
    var isExact = true

    var isNone: Bool { months == 0 && minutes == 0 && isExact }

    init(_ time: Time) {
      base = time
      while case .shifted(let inner, let amount, let unit) = base {
        base = inner
        guard case .literal(let number) = amount else {
          isExact = false
          continue
        }
        switch unit {
        case .minutes: minutes += number
        case .hours: minutes += number * 60
        case .days: minutes += number * 1_440
        case .weeks: minutes += number * 10_080
        case .months: months += number
        case .years: months += number * 12
        case .workingDays: isExact = false
        }
      }
    }
  }
}
