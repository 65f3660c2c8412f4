public import Essentials

/// What a named detail of an event, an interval or a person says.
public enum DetailValue: Hashable, Sendable {
  /// A number; never NaN.
  case number(Double)
  /// A word or code, by its number among the words of the dictionary.
  case word(WordNumber)
  /// A day.
  case day(Day)
  /// A moment.
  case minute(Minute)
  /// Somebody else, such as a baby's mother.
  case person(PersonKey)

  /// The value as 8 bits of sort and 64 bits of content, for columns.
  public var packed: (sort: UInt8, bits: UInt64) {
    switch self {
    case .number(let number): (0, number.bitPattern)
    case .word(let word): (1, UInt64(word.rawValue))
    case .day(let day): (2, UInt64(bitPattern: Int64(day.number)))
    case .minute(let minute): (3, UInt64(bitPattern: Int64(minute.number)))
    case .person(let person): (4, person.rawValue)
    }
  }

  /// The value that was packed; `nil` where the sort is none of ours.
  public init?(sort: UInt8, bits: UInt64) {
    switch sort {
    case 0: self = .number(Double(bitPattern: bits))
    case 1: self = .word(WordNumber(rawValue: UInt32(truncatingIfNeeded: bits)))
    case 2: self = .day(Day(number: Int(Int64(bitPattern: bits))))
    case 3: self = .minute(Minute(number: Int(Int64(bitPattern: bits))))
    case 4: self = .person(PersonKey(rawValue: bits))
    default: return nil
    }
  }
}

/// The place of a concept in a dictionary.
public struct ConceptNumber: Hashable, Sendable {
  /// The place, from 0.
  public let rawValue: UInt32
  /// The concept at this place.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// The place of a word in a dictionary: an organisation, a unit, a status, a detail's text.
public struct WordNumber: Hashable, Sendable {
  /// The place, from 0.
  public let rawValue: UInt32
  /// The word at this place.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// The place of a detail's name in a dictionary, such as that of `quantity`.
public struct NameNumber: Hashable, Sendable {
  /// The place, from 0.
  public let rawValue: UInt16
  /// The name at this place.
  public init(rawValue: UInt16) { self.rawValue = rawValue }
}
