import Testing
import Timelines

@Suite struct ConceptIndexTests {
  private func dictionary(_ codings: [[(String, String)]]) -> TimelineDictionary {
    var dictionary = TimelineDictionary()
    for concept in codings {
      _ = dictionary.number(
        of: Concept(
          kind: .prescription, codings: concept.map { Coding(system: $0.0, code: $0.1) }))
    }
    return dictionary
  }

  private func members(_ set: ConceptSet) -> [UInt32] { set.concepts.map(\.rawValue) }

  @Test(arguments: [
    ("dmd", ["329923004"], [("snomed", "329923004")], true),
    ("snomed", ["329923004"], [("dmd", "329923004")], true),
    ("snomed", ["329923004"], [("loinc", "329923004")], false),
    ("snomed", ["32992300"], [("snomed", "329923004")], false),
    ("snomed", ["329923004"], [("snomed", " 329923004")], false),
    ("ctv3", ["XaEJS"], [("ctv3", "XAEJS")], false),
    ("bnf", ["100101"], [("bnf", "1001010J0AAADAD")], true),
    ("bnf", ["100101*"], [("bnf", "1001010J0AAADAD")], true),
    ("bnf", ["1001010J0AAADAD"], [("bnf", "100101")], false),
    ("icd10", ["I85"], [("icd10", "I85.0")], true),
    ("icd10", ["I850"], [("icd10", "I85.0")], true),
    ("icd10", ["I85.0"], [("icd10", "I859")], false),
    ("icd10", ["I10"], [("icd10", "I10X")], true),
    ("icd10", ["I10X"], [("icd10", "I10")], true),
    ("atc", ["B01AA"], [("atc", "B01AA03")], true),
    ("opcs4", ["K75"], [("opcs4", "K75.1")], true),
    ("loinc", ["2160-0"], [("loinc", "2160-0")], true),
    ("snomed", ["1", "162660004"], [("ctv3", "x"), ("snomed", "162660004")], true),
  ])
  func `a concept belongs to a list when any of its codings does`(
    system: String, codes: [String], codings: [(String, String)], isMember: Bool
  ) {
    let list = Codelist(name: "list", system: system, codes: codes)
    let dictionary = dictionary([[("snomed", "80274001")], codings])
    #expect(members(dictionary.members(of: list)) == (isMember ? [1] : []))
  }

  @Test func `many concepts keep their places`() {
    let codes = (0..<300).map { "c\($0)" }
    let index = ConceptIndex(dictionary(codes.map { [("local", $0)] }))
    let list = Codelist(name: "list", system: "local", codes: ["c0", "c63", "c64", "c299", "d"])
    let set = index.members(of: list)
    #expect(members(set) == [0, 63, 64, 299])
    #expect(set.count == 4)
    #expect(!set.contains(300) && !set.contains(5_000))
  }

  @Test func `what a list takes out is not in it`() {
    let entries = [
      Codelist.Entry(code: "0202", system: "bnf"),
      Codelist.Entry(code: "0202050", system: "bnf", isExcluded: true),
    ]
    let list = Codelist(name: "list", system: "bnf", entries: entries)
    let codings = ["0202020L0AAAAAA", "0202050A0AAAAAA", "0203"].map { [("bnf", $0)] }
    #expect(members(dictionary(codings).members(of: list)) == [0])
  }

  @Test func `a column is told of each concept, by the longest code that matches`() {
    let entries = [
      Codelist.Entry(code: "0407", system: "bnf", term: "analgesics", cells: ["1"]),
      Codelist.Entry(code: "040702", system: "bnf", term: "opioids", cells: ["2"]),
      Codelist.Entry(code: "0407020", system: "bnf", cells: [""]),
    ]
    let list = Codelist(name: "list", system: "bnf", columns: ["factor"], entries: entries)
    let codings = ["0407010H0AAAAAA", "0407020A0AAAAAA", "0208"].map { [("bnf", $0)] }
    let index = ConceptIndex(dictionary(codings))
    #expect(index.texts(ofColumn: "factor", in: list) == ["1", "2", nil])
    #expect(index.texts(ofColumn: "term", in: list) == ["analgesics", "opioids", nil])
    #expect(index.texts(ofColumn: "price", in: list) == nil)
  }

  @Test func `replaced ids are added both ways, and only when asked`() {
    let list = Codelist(name: "met", system: "dmd", codes: ["326874007", "41791911000001107"])
    let codings = ["326874007", "41792011000001100", "326875008"].map { [("dmd", $0)] }
    let index = ConceptIndex(dictionary(codings))
    #expect(members(index.members(of: list)) == [0])
    #expect(members(index.members(of: list.adding(.known))) == [0, 1, 2])
  }

  @Test func `pairs of replaced ids are read from a table, over several steps`() throws {
    let csv = Array("VPID,NM,VPIDPREV\n3,Third,2\n2,Second,1\n9,Never changed,\n".utf8)
    let replaced = try ReplacedCodes(csv: csv, file: "vmp.csv")
    #expect(replaced.count == 2)
    #expect(replaced.replacements(of: "1") == ["2"])
    #expect(replaced.predecessors(of: "3") == ["2"])
    #expect(replaced.relatives(of: "1") == ["2", "3"])
    #expect(replaced.relatives(of: "9") == [])
  }
}
