import Measures
import Testing

@Suite struct TruthTests {
  @Test(arguments: [
    (Truth.yes, Truth.yes, Truth.yes, Truth.yes), (.yes, .no, .no, .yes),
    (.yes, .unknown, .unknown, .yes), (.no, .no, .no, .no), (.no, .unknown, .no, .unknown),
    (.unknown, .unknown, .unknown, .unknown),
  ])
  func `logic of three values`(left: Truth, right: Truth, both: Truth, either: Truth) {
    #expect(left.and(right) == both)
    #expect(right.and(left) == both)
    #expect(left.or(right) == either)
    #expect(right.or(left) == either)
  }

  @Test func `what is not known is not known the other way round`() {
    #expect(!Truth.unknown == .unknown)
    #expect(!Truth.yes == .no)
  }
}
