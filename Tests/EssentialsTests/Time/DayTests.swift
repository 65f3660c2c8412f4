import Essentials
import Testing

@Suite struct DayTests {
  @Test func `an earlier day comes before a later one`() {
    #expect(Day(number: -1) < Day(number: 0))
  }
}
