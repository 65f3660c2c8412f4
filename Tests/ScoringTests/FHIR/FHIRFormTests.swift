import EarlyWarning
import Testing

@testable import Scoring

@Suite struct FHIRFormTests {
  private typealias S = FHIRSupport
  private static let good = FHIRSupport.observation(
    code: "9279-1", FHIRSupport.quantity("18", "/min"))
  private static let blood = FHIRSupport.observation(
    id: "é", code: "8480-6", FHIRSupport.quantity("120", "mm[Hg]"))

  @Test func `a broken line costs one problem and no other line`() {
    let broken = [
      String(Self.good.dropLast(5)), "not JSON", Self.good + "}", "{\"a\": \"\u{1}\"}", "[1]", "7",
      #"{"resourceType": 1}"#, Self.good.replacing("Observation\"", with: "Observation"),
      Self.good.replacing(#""code":{"coding""#, with: #""code":{"coding":3,"x""#),
      Self.good + Self.good,
    ]
    for (place, line) in broken.enumerated() {
      let text = [Self.good, line, "", "  ", Self.blood].joined(separator: "\n")
      let read = S.read(text)
      #expect(read.observations.count == 2, "\(place)")
      #expect(read.problems.first.map(\.line) == [2], "\(place)")
      let first = S.read([line, Self.good, Self.blood].joined(separator: "\r\n") + "\r\n")
      #expect(first.observations.count == 2 && first.problems.first.map(\.line) == [1], "\(place)")
    }
  }

  @Test func `the form is seen from the data`() {
    let lines = Self.good + "\n" + Self.blood
    let array = "[" + Self.good + "," + Self.blood + "]"
    let bundle =
      #"{"resourceType":"Bundle","entry":[{"resource":"# + Self.good
      + #"},{"resource":"# + Self.blood + "}]}"
    let spread = bundle.replacing(",", with: ",\n").replacing("{", with: "{\n  ")
    let bundles = bundle + "\n" + bundle
    for text in [lines, lines + "\n", "\u{FEFF}" + lines, array, bundle, spread] {
      #expect(S.words(S.read(text)) == ["respiratory_rate=18", "systolic_bp=120"])
    }
    #expect(S.read(bundles).observations.count == 4)
    #expect(S.words(S.read(Self.good)) == ["respiratory_rate=18"])
    #expect(S.read("").problems.count == 0)
    #expect(S.read("\n \n").observations.isEmpty)
  }

  @Test func `a problem says where it stands`() {
    let kilopascal =
      #"{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"#
      + S.quantity("16", "kPa") + "}"
    let pressure = S.observation(code: "85354-9", #""component":[{},\#(kilopascal)]"#)
    let bundle =
      #"{"resourceType":"Bundle","entry":[{},{"resource":\#(pressure)},{"resource":{"id":"x"}}]}"#
    #expect(
      S.read("\n" + Self.good + "\n" + bundle).problems.first.map(\.description) == [
        "line 3: entry[2].resource.resourceType: no resourceType",
        "line 3: entry[1].resource.component[1].valueQuantity.code: unit \"kPa\" is not known",
      ])
  }

  @Test func `bundles within bundles are read, to a depth`() {
    var text = Self.good
    for depth in 1...6 {
      text = #"{"resourceType":"Bundle","entry":[{"resource":\#(text)}]}"#
      let read = S.read(text)
      #expect(read.observations.count == (depth <= 4 ? 1 : 0))
      #expect(read.problems.count == (depth <= 4 ? 0 : 1))
    }
  }

  @Test func `pieces of any size give the same as the whole`() {
    var dice = FHIRDice(seed: 7)
    let lines = [Self.good, "broken", Self.blood, "", Self.blood.replacing("120", with: "121")]
    let bundle = #"{"resourceType":"Bundle",\#n"entry":[\#n{"resource":"# + Self.good + "}]}"
    for text in [lines.joined(separator: "\n"), lines.joined(separator: "\r\n") + "\n", bundle] {
      let bytes = Array(text.utf8)
      let whole = FHIRObservations.read(bytes, codes: S.codes)
      for _ in 0..<20 {
        var reader = FHIRReader(codes: S.codes)
        var start = 0
        while start < bytes.count {
          let end = min(bytes.count, start + Int.random(in: 0...60, using: &dice))
          reader.read(Array(bytes[start..<end]))
          start = end
        }
        #expect(reader.finish() == whole)
      }
    }
  }

  @Test func `large data is read in slices without loss`() {
    let line = Self.good + "\n"
    let count = 2_300_000 / line.utf8.count
    let read = S.read(String(repeating: line, count: count) + "broken")
    #expect(read.observations.count == count)
    #expect(read.problems.first.map(\.line) == [count + 1])
  }

  @Test func `a line that is too long is passed over`() {
    var options = FHIRReadingOptions()
    options.bytesMost = 2_000
    let long = Self.good.replacing("o1", with: String(repeating: "o", count: 3_000))
    let text = [Self.good, long, Self.good].joined(separator: "\n")
    for size in [100, 1_000] {
      var reader = FHIRReader(codes: S.codes, options: options)
      let bytes = Array(text.utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        reader.read(Array(bytes[start..<min(bytes.count, start + size)]))
      }
      let read = reader.finish()
      #expect(read.observations.count == 2)
      #expect(read.problems.first.map(\.line) == [2])
    }
  }

  @Test func `escapes in text are read, and wrong ones are not`() {
    let slashes = Self.good.replacing("http://loinc.org", with: #"http:\/\/loinc.org"#)
    #expect(S.words(S.read(slashes)) == ["respiratory_rate=18"])
    let letters = Self.good.replacing("p1", with: #"p\u00e9\ud83d\ude00\""#)
    #expect(S.read(letters).observations.map(\.person) == ["Patient/pé😀\""])
    let wrong = Self.good.replacing("p1", with: #"p\ud83d"#)
    #expect(S.read(wrong).observations.isEmpty)
    #expect(S.read(wrong).problems.first.map(\.path) == ["subject"])
  }

  @Test func `cut or changed data never crashes, and what is read is sound`() throws {
    var dice = FHIRDice(seed: 11)
    let texts = [
      Self.good + "\n" + Self.blood,
      #"{"resourceType":"Bundle","entry":[{"fullUrl":"urn:uuid:1","resource":"# + Self.good
        + #"},{"resource":"# + Self.blood + "}]}",
    ]
    let letters = Array("\"{}[]:,\\01eE-.nt \n\u{0}é".utf8)
    for text in texts {
      let bytes = Array(text.utf8)
      for _ in 0..<600 {
        var changed = bytes
        for _ in 0..<Int.random(in: 1...4, using: &dice) {
          let place = Int.random(in: 0..<changed.count, using: &dice)
          switch Int.random(in: 0..<4, using: &dice) {
          case 0: changed.removeSubrange(place...)
          case 1: changed.remove(at: place)
          case 2: changed[place] = UInt8.random(in: 0...255, using: &dice)
          default:
            changed.insert(letters[Int.random(in: 0..<letters.count, using: &dice)], at: place)
          }
          if changed.isEmpty { break }
        }
        let read = FHIRObservations.read(changed, codes: S.codes)
        #expect(read.observations.allSatisfy { !$0.person.isEmpty })
      }
    }
  }
}
