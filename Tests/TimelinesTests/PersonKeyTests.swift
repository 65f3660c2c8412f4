import Testing
import Timelines

@Suite struct PersonKeyTests {
  @Test(arguments: [
    ("0", 0 as UInt64), ("27", 27), ("999999999999999999", 999_999_999_999_999_999),
  ])
  func `a whole number is itself`(id: String, number: UInt64) {
    #expect(PersonKey(id).rawValue == number)
    #expect(!PersonKey(id).isHash)
  }

  @Test(arguments: ["", "007", "-1", "1.0", "1234567890123456789", "a", "urn:uuid:0094b339"])
  func `any other id is a hash`(id: String) {
    #expect(PersonKey(id).isHash)
    #expect(PersonKey(id) == PersonKey(id))
    #expect(PersonKey(id) != PersonKey(id + "x"))
  }
}
