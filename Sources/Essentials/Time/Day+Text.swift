extension Day: CustomStringConvertible {
  /// The day in ISO form, such as "2018-08-06".
  public var isoText: String {
    let (year, month, day) = civil
    return "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
  }

  /// The day as people write it, such as "6 August 2018".
  public var text: String {
    let (year, month, day) = civil
    return "\(day) \(MonthName.full(month)) \(year)"
  }

  /// The day with a short month, such as "6 Aug 2018".
  public var shortText: String {
    let (year, month, day) = civil
    return "\(day) \(MonthName.short(month)) \(year)"
  }

  /// The day with its weekday, such as "Monday 6 August 2018".
  public var longText: String { "\(weekday.name) \(text)" }

  /// The same as ``isoText``.
  public var description: String { isoText }

  /// Reads exactly the form "2018-08-06"; `nil` for anything else or where no such day exists.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard let date = DateParts.plainISO(bytes.span, 0..<bytes.count) else { return nil }
    self.init(year: date.year, month: date.month, day: date.day)
  }
}

extension Int {
  /// The number with zeros in front, at least `width` digits.
  func padded(to width: Int) -> String {
    let digits = String(magnitude)
    let zeros = String(repeating: "0", count: Swift.max(0, width - digits.utf8.count))
    return (self < 0 ? "-" : "") + zeros + digits
  }
}
