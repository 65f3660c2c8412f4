import Testing

@testable import Measures

@Suite struct ShippedDefinitionTests {
  private static let indicators = [
    "pincer-a", "pincer-b", "pincer-c", "pincer-d", "pincer-e", "pincer-f", "pincer-g", "pincer-i",
    "pincer-k", "pincer-ac", "pincer-me-fbc", "pincer-me-lft", "pincer-li", "pincer-am",
  ]

  @Test func `every shipped definition loads, with examples, source, version and date of review`()
    throws
  {
    let definitions = try Definition.shipped()
    #expect(Set(Self.indicators).subtracting(definitions.map(\.id)) == [])
    for definition in definitions {
      #expect(!definition.examples.isEmpty, "\(definition.id)")
      #expect(!definition.source.isEmpty, "\(definition.id)")
      #expect(!definition.version.isEmpty, "\(definition.id)")
      #expect(definition.review != nil, "\(definition.id)")
      #expect(definition.status == .draft, "nobody has approved \(definition.id)")
    }
  }
}
