/// An id of SNOMED CT or dm+d, taken apart.
///
/// From the right: a check digit, two digits that say what it names (the first whether an
/// extension made it), seven digits of the extension's namespace where there is one, and the item.
///
/// - Source: SNOMED International, "SNOMED CT Release File Specification", 5.2 and 5.4.
public struct SNOMEDIdentifier: Hashable, Sendable {
  /// What an id names.
  public enum Component: String, Hashable, Sendable {
    case concept, description, relationship
    /// A partition that is not given out.
    case unknown
  }

  /// Why a text is no id.
  public enum Fault: Error, Hashable, Sendable {
    /// A sign is no digit, or the first is 0.
    case notDigits
    /// There are fewer than 6 or more than 18 digits.
    case length(Int)
    /// The last digit does not go with the others; this one would.
    case checkDigit(right: Int)
  }

  /// What it names.
  public let component: Component
  /// The seven digits of the extension that made it; `nil` for the international edition.
  public let namespace: String?

  /// The extension of the NHS dictionary of medicines and devices.
  public static let dictionaryOfMedicines = "1000001"

  /// Takes a text apart.
  public init(_ text: String) throws(Fault) {
    let digits = text.utf8.map { Int($0) - 48 }
    guard digits.allSatisfy({ (0...9).contains($0) }), let first = digits.first, first != 0
    else { throw .notDigits }
    guard (6...18).contains(digits.count) else { throw .length(digits.count) }
    let right = SNOMEDIdentifier.checkDigit(for: digits.dropLast())
    guard digits.last == right else { throw .checkDigit(right: right) }
    let isExtension = digits[digits.count - 3] == 1
    component =
      switch (digits[digits.count - 3], digits[digits.count - 2]) {
      case (0...1, 0): .concept
      case (0...1, 1): .description
      case (0...1, 2): .relationship
      default: .unknown
      }
    namespace =
      isExtension && digits.count > 10
      ? String(text.utf8.dropLast(3).suffix(7).map { Character(Unicode.Scalar($0)) }) : nil
  }

  /// Verhoeff's check digit for digits, the last of which stands next to it.
  ///
  /// - Source: Verhoeff, "Error Detecting Decimal Codes", 1969: the dihedral group of order 10.
  public static func checkDigit(for digits: some BidirectionalCollection<Int>) -> Int {
    var check = 0
    for (place, digit) in digits.reversed().enumerated() {
      check = multiplied(check, permuted(digit, times: (place + 1) % 8))
    }
    return inverse(check)
  }

  /// The product in the dihedral group, whose members from 5 on are reflections.
  private static func multiplied(_ one: Int, _ other: Int) -> Int {
    switch (one < 5, other < 5) {
    case (true, true): (one + other) % 5
    case (true, false): 5 + (one + other) % 5
    case (false, true): 5 + (one - other + 5) % 5
    case (false, false): (one - other + 5) % 5
    }
  }

  private static func inverse(_ member: Int) -> Int { member < 5 ? (5 - member) % 5 : member }

  private static func permuted(_ digit: Int, times: Int) -> Int {
    let permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
    return (0..<times).reduce(digit) { moved, _ in permutation[moved] }
  }
}
