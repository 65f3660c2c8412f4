import Essentials
import Testing

@Suite struct NumberFormatTests {
  @Test(arguments: [
    (0, 0, "0"), (1250, 0, "1,250"), (1_234_567.891, 2, "1,234,567.89"), (0.25, 2, "0.25"),
    (2.5, 0, "3"), (-2.5, 0, "-3"), (0.5, 0, "1"), (0.4999, 0, "0"), (1.005, 2, "1.01"),
    (2.675, 2, "2.68"), (0.045, 2, "0.05"), (9.995, 2, "10.00"), (99.95, 1, "100.0"),
    (-0.04, 1, "0.0"), (-0.05, 1, "-0.1"), (1e21, 0, "1,000,000,000,000,000,000,000"),
    (1.5e-7, 3, "0.000"), (1.5e-7, 8, "0.00000015"), (1e-7, 7, "0.0000001"), (999.5, 0, "1,000"),
    (123.456, -1, "123"), (5.1, 1, "5.1"), (0.05, 0, "0"), (100, 2, "100.00"), (0.95, 1, "1.0"),
  ])
  func `numbers are rounded as on paper`(value: Double, decimals: Int, text: String) {
    #expect(NumberFormat(decimals: decimals).text(value) == text)
  }

  @Test(arguments: [
    (0.56, 0, "56%"), (0.562, 1, "56.2%"), (0.5625, 1, "56.3%"), (1, 0, "100%"), (0.29, 0, "29%"),
    (0.005, 0, "1%"), (0.0049, 0, "0%"), (12.5, 0, "1,250%"), (-0.031, 1, "-3.1%"),
  ])
  func `percentages are shifted exactly before rounding`(value: Double, decimals: Int, text: String)
  {
    #expect(NumberFormat(decimals: decimals, isPercent: true).text(value) == text)
  }

  @Test(arguments: [
    ([12, 15, 9], 0), ([59.3224299065421, 60.2413793103448, 65.1], 2), ([0.25, 0.5], 2),
    ([0.001234, 0.00251, 0.0011], 5), ([1200.5, 5400.25], 0), ([3.14159265, 3.14159265], 2),
    ([], 0),
    ([0, 0], 0), ([.nan, .infinity, 2.5, 3.5], 1), ([98.123, 12.456], 1), ([999.5, 0.25], 0),
  ])
  func `a list of values gets the decimals that its spread needs`(values: [Double], decimals: Int) {
    #expect(NumberFormat(fitting: values).decimals == decimals)
  }

  @Test(arguments: [
    ([0.922, 0.928], 1), ([0.9, 0.5], 0), ([0.123456, 0.98765], 1), ([0.0, 5.0], 0),
  ])
  func `percentages get one decimal at most`(values: [Double], decimals: Int) {
    #expect(NumberFormat(fitting: values, isPercent: true).decimals == decimals)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1250, "1,250"), (-1_234_567, "-1,234,567"),
    (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func `counts have their thousands separated`(count: Int, text: String) {
    #expect(NumberFormat.text(count) == text)
  }

  @Test func `what is not finite is said in words`() {
    #expect(NumberFormat.whole.text(.nan) == "not a number")
    #expect(NumberFormat.whole.text(-.infinity) == "infinite")
  }

  @Test func `with all its decimals a number reads back the same`() {
    var random = EssentialsRandom(seed: 6)
    for _ in 0..<20_000 {
      let value = Double(random.below(2_000_000_000) - 1_000_000_000) / 1_000_000
      let text = NumberFormat(decimals: 6).text(value)
      #expect(NumberReader().read(Array(text.utf8).span) == .value(value, isPercent: false))
    }
  }
}
