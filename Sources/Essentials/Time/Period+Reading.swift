extension Period {
  /// Reads exactly the forms of ``isoText``, such as "2018-08", "2018-Q3" and "2018/19".
  ///
  /// `nil` for anything else, and where there is no such period.
  public init?(iso text: some StringProtocol) {
    if let day = Day(iso: text) {
      self.init(.day, containing: day)
      return
    }
    let bytes = Array(text.utf8)
    guard bytes.count >= 4, let year = Period.number(bytes[..<4]) else { return nil }
    let rest = bytes[4...]
    switch (rest.first, rest.count) {
    case (nil, _): self.init(.year, ordinal: year - 1970)
    case (UInt8(ascii: "/"), 3):
      guard Period.number(rest.dropFirst()) == (year + 1) % 100 else { return nil }
      self.init(.financialYear, ordinal: year - 1969)
    case (UInt8(ascii: "-"), 3):
      let sign = rest[rest.startIndex + 1]
      if sign == UInt8(ascii: "Q") {
        guard let quarter = Period.number(rest.dropFirst(2)), (1...4).contains(quarter) else {
          return nil
        }
        self.init(.quarter, ordinal: (year - 1970) * 4 + quarter - 1)
      } else {
        guard let month = Period.number(rest.dropFirst()), (1...12).contains(month) else {
          return nil
        }
        self.init(.month, ordinal: (year - 1970) * 12 + month - 1)
      }
    case (UInt8(ascii: "-"), 4) where rest[rest.startIndex + 1] == UInt8(ascii: "W"):
      guard let week = Period.number(rest.dropFirst(2)) else { return nil }
      self.init(week: week, of: year)
    default: return nil
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 })
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
  }
}
