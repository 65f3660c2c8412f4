import Essentials
import Testing

@Suite struct NumberReaderTests {
  @Test(arguments: [
    ("0", 0), ("12", 12), ("-12", -12), ("12.5", 12.5), (".5", 0.5), ("5.", 5), ("+3", 3),
    ("  7  ", 7), ("7\u{A0}", 7), ("1,234", 1234), ("12,345,678.9", 12_345_678.9), ("1 234", 1234),
    ("1\u{202F}234\u{202F}567", 1_234_567), ("(123)", -123), ("(1,234.50)", -1234.5), ("£5", 5),
    ("-£5.20", -5.2), ("£-5.20", -5.2), ("€ 12", 12), ("$1,000", 1000), ("\u{2212}4", -4),
    ("–4", -4), ("1e3", 1000), ("1.5E-3", 0.0015), ("2e+2", 200), ("0.1", 0.1), ("1e-400", 0),
    ("0.30000000000000004", 0.30000000000000004), ("9007199254740993", 9_007_199_254_740_992),
    ("123456789012345678901234567890", 123_456_789_012_345_677_877_719_597_056), ("007", 7),
    ("1e23", 1e23), ("5e-324", Double.leastNonzeroMagnitude),
    ("1.7976931348623157e308", 1.7976931348623157e308),
    ("59.3224299065421", 59.3224299065421),
  ])
  func `numbers as people write them`(text: String, value: Double) {
    #expect(read(text) == .value(value, isPercent: false))
  }

  @Test(arguments: [
    ("12.5%", 0.125), ("56 %", 0.56), ("100%", 1), ("-3%", -0.03), ("(3%)", -0.03), ("0.1%", 0.001),
    ("92.8%", 0.928), ("33.333333333333333333333%", 0.33333333333333333333333),
  ])
  func `percentages become fractions and say so`(text: String, value: Double) {
    #expect(read(text) == .value(value, isPercent: true))
  }

  @Test(arguments: [
    "", "   ", "\t", "NA", "n/a", "N/A", "null", "NULL", "-", "–", "—", ".", "..", "#N/A",
    "no data",
    "No data", "[z]", " - ", "not applicable",
  ])
  func `words for no value are missing`(text: String) {
    #expect(read(text) == .missing)
  }

  @Test(arguments: [
    "*", "<5", "< 10", "<=7", "c", "C", "[c]", "[x]", "suppressed", "Suppressed", "fewer than 10",
    "≤5",
  ])
  func `words for a withheld value are suppressed, which is not missing`(text: String) {
    #expect(read(text) == .suppressed)
  }

  @Test(arguments: [
    ("abc", NumberFault.notANumber), ("inf", .notANumber), ("-inf", .notANumber),
    ("nan", .notANumber),
    ("infinity", .notANumber), ("0x1F", .notANumber), ("0x1p3", .notANumber), ("12a", .notANumber),
    ("1e", .notANumber), ("1e+", .notANumber), ("--5", .notANumber), ("+-5", .notANumber),
    ("1.2.3", .notANumber), ("%", .notANumber), ("5%%", .notANumber), ("£", .notANumber),
    ("££5", .notANumber), ("()", .notANumber), ("(5", .notANumber), ("5)", .notANumber),
    ("(-5)", .notANumber), ("12 (p)", .notANumber), ("5-", .notANumber), ("1_000", .notANumber),
    ("<", .notANumber), ("<5%", .notANumber), ("٣", .notANumber), ("1,23", .misplacedSeparator),
    ("12,5", .misplacedSeparator), ("1,2345", .misplacedSeparator),
    ("1234,567", .misplacedSeparator),
    ("1,234 567", .misplacedSeparator), ("1,,234", .misplacedSeparator),
    ("1 2", .misplacedSeparator),
    (",123", .notANumber), ("1,234,", .misplacedSeparator), ("1e999", .tooLarge),
    ("1e99999999999999999999", .tooLarge),
  ])
  func `anything else is refused with the reason`(text: String, fault: NumberFault) {
    #expect(read(text) == .unreadable(fault))
  }

  @Test(arguments: [("1.234,5", 1234.5), ("0,5", 0.5), ("12", 12), ("-1,25", -1.25)])
  func `a decimal comma can be asked for`(text: String, value: Double) {
    let reader = NumberReader(decimalMark: .comma)
    #expect(reader.read(Array(text.utf8).span) == .value(value, isPercent: false))
  }

  @Test func `every decimal reads as the standard library reads it`() throws {
    var random = EssentialsRandom(seed: 3)
    for _ in 0..<30_000 {
      let text = decimal(&random)
      let expected = try #require(Double(text))
      guard expected.isFinite else { continue }
      let value = try #require(read(text).value, "\(text)")
      #expect(value.bitPattern == expected.bitPattern, "\(text)")
    }
  }

  @Test func `every Double reads back from its description`() {
    var random = EssentialsRandom(seed: 4)
    for _ in 0..<30_000 {
      let value = Double(bitPattern: random.next())
      if value.isFinite { #expect(read(value.description) == .value(value, isPercent: false)) }
    }
  }

  @Test func `random bytes never crash the reader`() {
    var random = EssentialsRandom(seed: 5)
    let alphabet = Array("0123456789+-.,eE%£€() <*\u{A0}–".utf8) + [0xC2, 0xE2, 0x80, 0xFF]
    for _ in 0..<30_000 {
      let bytes = (0..<random.below(12)).map { _ in alphabet[random.below(alphabet.count)] }
      if case .value(let value, _) = NumberReader().read(bytes.span) { #expect(value.isFinite) }
    }
  }

  private func read(_ text: String) -> NumberReading {
    NumberReader().read(Array(text.utf8).span)
  }

  private func decimal(_ random: inout EssentialsRandom) -> String {
    var text = random.below(4) == 0 ? "-" : ""
    for _ in 0...random.below(random.below(5) == 0 ? 40 : 12) { text += String(random.below(10)) }
    if random.below(3) > 0 {
      text += "."
      for _ in 0...random.below(14) { text += String(random.below(10)) }
    }
    if random.below(4) == 0 { text += "e\(random.below(640) - 330)" }
    return text
  }
}
