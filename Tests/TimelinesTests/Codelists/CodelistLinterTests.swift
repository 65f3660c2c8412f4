import Essentials
import Testing
import Timelines

@Suite struct CodelistLinterTests {
  private func reading(_ csv: String, file: String = "l.csv") throws -> CodelistReading {
    try CodelistReading(csv: Array(csv.utf8), file: file)
  }

  private func findings(_ csv: String) throws -> [String] {
    try CodelistLinter([reading(csv)]).findings().map(\.description)
  }

  @Test(arguments: [
    ("162660004,Asthma resolved", []),
    (
      "162660005,Asthma resolved",
      [
        "l:3: error: 162660005 has a wrong check digit; 4 would be right (Asthma resolved) "
          + "[check-digit]"
      ]
    ),
    (
      "37436014,Myocardial infarction",
      [
        "l:3: error: 37436014 names a description, not a concept (Myocardial infarction) "
          + "[description-id]"
      ]
    ),
    (
      "1.62541E+16,Accupro",
      [
        "l:3: error: 1.62541E+16 was written by a spreadsheet, which lost its last digits "
          + "(Accupro) [spreadsheet]"
      ]
    ),
    (
      "16254211000001100,Accupro",
      [
        "l:3: error: 16254211000001100 ends in a 0 that is no check digit: a spreadsheet keeps 15 "
          + "digits (Accupro) [spreadsheet]"
      ]
    ),
    ("12345,Short", ["l:3: error: 12345 has 5 digits; ids have 6 to 18 (Short) [shape]"]),
    (
      "B01AA03,Warfarin",
      [
        "l:3: error: B01AA03 does not look like a code of snomed, but could be of atc (Warfarin) "
          + "[mixed-systems]"
      ]
    ),
    (",Asthma", ["l:3: error: the row has no code [blank-code]"]),
    (
      "80274001,Glomerular filtration rate",
      [
        "l:3: warning: 80274001 stands on line 2 already (Glomerular filtration rate) [duplicate]"
      ]
    ),
    (
      "326874007,Methotrexate 2.5mg tablets",
      [
        "l:3: warning: 326874007 (Methotrexate 2.5mg tablets) is now 41792011000001100, which the "
          + "list misses [replaced]"
      ]
    ),
  ])
  func `a row that is wrong is said, with its line and why`(row: String, said: [String]) throws {
    let rows = "80274001,Glomerular filtration rate\n\(row)\n22298006,Myocardial infarction\n"
    #expect(try findings("code,term\n\(rows)195967001,Asthma\n") == said)
  }

  @Test func `a code with several rows that differ is no duplicate`() throws {
    let csv = "vpi,nm,form,ome\n60886004,Morphine,oral,1\n60886004,Morphine,rectal,1\n"
    #expect(try findings(csv) == [])
  }

  @Test func `rows without a word in common with the rest are listed to be looked at`() throws {
    let common = (0..<100).map { "\(SNOMED.id($0)),Furosemide \($0)mg tablets (Maker \($0))" }
    let odd = ["\(SNOMED.id(200)),Degarix 80mg tablets", "\(SNOMED.id(201)),Degarix 120mg vials"]
    let list = try reading("id,term\n" + (common + odd).joined(separator: "\n") + "\n")
    #expect(
      CodelistLinter([list]).findings().map(\.description) == [
        "l: look: 1 names share no word with most of the list; are they meant? degarix (2) "
          + "[odd-term]"
      ])
  }

  @Test func `codes of another section of the BNF are listed to be looked at`() throws {
    let rows = (0..<19).map { "\(SNOMED.id($0)),Same \($0),0202010A0AAAAAA" }
    let csv = (["code,term,bnf_code"] + rows + ["\(SNOMED.id(99)),Same,0803042B0AAAAAA"])
    let found = try CodelistLinter([reading(csv.joined(separator: "\n"))]).findings()
    #expect(found.map(\.kind) == [.oddSection])
    #expect(found.first?.code == SNOMED.id(99))
  }

  @Test func `a code of the same name in records that the list misses is said`() throws {
    var dictionary = TimelineDictionary()
    for (code, display) in [
      ("41792011000001100", "Methotrexate 2.5mg tablets"), ("22298006", "Myocardial infarction"),
    ] {
      let concept = Concept(kind: .prescription, codings: [Coding(system: "dmd", code: code)])
      _ = dictionary.number(of: concept, display: display)
    }
    let list = try reading("id,term\n167911000001107,Methotrexate 2.5mg tablets\n")
    let found = CodelistLinter([list], dictionary: dictionary).findings()
    #expect(found.map(\.kind) == [.missedInData])
    #expect(found.first?.code == "41792011000001100")
  }

  @Test func `a pair of replaced ids from a file is heeded either way`() throws {
    var replaced = ReplacedCodes()
    replaced.insert(old: "22298006", new: "195967001")
    for code in ["22298006", "195967001"] {
      let list = try reading("code,term\n\(code),Something\n")
      let found = CodelistLinter([list], replaced: replaced).findings()
      #expect(found.map(\.kind) == [.replaced])
    }
    let both = try reading("code,term\n22298006,Something\n195967001,Something\n")
    #expect(CodelistLinter([both], replaced: replaced).findings() == [])
  }

  @Test func `the faults of the published lists are found`() throws {
    guard let library = try SharedCodelists.library() else { return }
    let names = library.names.filter { $0.hasPrefix("pincer-") }
    let readings = try names.map { try library.reading(named: $0) }
    let found = CodelistLinter(readings).findings()
    func codes(_ list: String, _ kind: CodelistFinding.Kind) -> [String] {
      found.filter { $0.list == list && $0.kind == kind }.compactMap(\.code)
    }
    #expect(found.filter { $0.kind == .checkDigit || $0.kind == .shape } == [])
    #expect(found.filter { $0.kind == .duplicate }.map(\.list) == ["pincer-antiplat"])
    #expect(Set(codes("pincer-met", .replaced)) == ["326874007", "326875008"])
    #expect(codes("pincer-egfr", .knownFault) == ["1107411000000104"])
    #expect(codes("pincer-egfr", .missedInLists).contains("1107411000000104"))
    #expect(codes("pincer-diur", .knownFault).count == 11)
    let odd = try #require(found.first { $0.list == "pincer-diur" && $0.kind == .oddTerm })
    for name in ["degarelix", "toremifene", "fareston"] { #expect(odd.message.contains(name)) }
  }
}

/// Ids made up for tests.
private enum SNOMED {
  /// An id with a right check digit.
  static func id(_ number: Int) -> String {
    let stem = "\(1000 + number)00"
    return (0...9).lazy.map { "\(stem)\($0)" }.first { (try? SNOMEDIdentifier($0)) != nil } ?? stem
  }
}
