import Testing
import Timelines

@Suite struct SNOMEDIdentifierTests {
  // Ids of the release file specification, 5.4 and 5.5.
  @Test(arguments: [
    ("22298006", SNOMEDIdentifier.Component.concept, String?.none),
    ("37436014", .description, nil), ("100022", .relationship, nil), ("101291009", .concept, nil),
    ("999999990989121104", .concept, "0989121"), ("16254211000001103", .concept, "1000001"),
  ])
  func `an id says what it names and who made it`(
    text: String, component: SNOMEDIdentifier.Component, namespace: String?
  ) throws {
    let id = try SNOMEDIdentifier(text)
    #expect(id.component == component)
    #expect(id.namespace == namespace)
  }

  @Test(arguments: [
    ("22298007", SNOMEDIdentifier.Fault.checkDigit(right: 6)), ("", .notDigits),
    ("12345", .length(5)), ("1234567890123456789", .length(19)), ("2229800A", .notDigits),
    ("022298006", .notDigits), ("2.2298E+07", .notDigits), ("-22298006", .notDigits),
  ])
  func `a text that is no id says why`(text: String, fault: SNOMEDIdentifier.Fault) {
    #expect(throws: fault) { try SNOMEDIdentifier(text) }
  }

  @Test func `every change of a digit and every exchange of neighbours is noticed`() {
    let digits = Array("16254211000001103".utf8)
    func isID(_ changed: [UInt8]) -> Bool {
      (try? SNOMEDIdentifier(String(decoding: changed, as: UTF8.self))) != nil
    }
    #expect(isID(digits))
    for place in digits.indices {
      for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != digits[place] {
        var changed = digits
        changed[place] = digit
        #expect(!isID(changed))
      }
      var exchanged = digits
      guard place > 0, digits[place] != digits[place - 1] else { continue }
      exchanged.swapAt(place, place - 1)
      #expect(!isID(exchanged))
    }
  }
}
