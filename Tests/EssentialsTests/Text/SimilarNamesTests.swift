import Essentials
import Testing

@Suite struct SimilarNamesTests {
  @Test(arguments: [
    ("denominater", "denominator"), ("NUMERATOR", "numerator"), ("numeratro", "numerator"),
    ("mesure", "measure"), ("dat", "date"), ("xyz", nil), ("", nil), ("numerator", "numerator"),
    ("chrat", "chart"),
  ])
  func `the nearest name is the one meant`(word: String, name: String?) {
    let names = ["date", "numerator", "denominator", "measure", "chart"]
    #expect(SimilarNames.nearest(to: word, in: names) == name)
  }

  @Test func `of names equally near the first wins`() {
    #expect(SimilarNames.nearest(to: "bat", in: ["cat", "hat", "bar"]) == "cat")
    #expect(SimilarNames.nearest(to: "bat", in: ["hat", "cat", "bar"]) == "hat")
  }

  @Test func `names of another length altogether are not near`() {
    #expect(SimilarNames.nearest(to: "a", in: ["b", ""]) == nil)
    #expect(SimilarNames.nearest(to: String(repeating: "a", count: 200), in: ["a"]) == nil)
  }
}
