import Essentials
import Testing
import Timelines

@Suite struct CodelistReadingTests {
  @Test(arguments: [
    ("code,term\n162660004,Asthma resolved\n", "snomed", ["162660004"]),
    ("id,term\n16254211000001103,Accupro 10mg tablets\n", "dmd", ["16254211000001103"]),
    ("\u{FEFF}code,term\n162660004,Asthma resolved\n", "snomed", ["162660004"]),
    (
      ",type,id,bnf_code,nm\n30,amp,18509011000001102,0208020V0BDAAAC,Coumadin\n", "dmd",
      ["18509011000001102"]
    ),
    ("dmd_type,dmd_id,dmd_name\nVMP,321117007,Flurazepam 15mg capsules\n", "dmd", ["321117007"]),
    (
      "obj_type,vpid,snomed_id,bnf_code\namp,317431008,7311000001104,0105010E0AAAAAA\n", "snomed",
      ["7311000001104"]
    ),
    ("code,term\nI850,Oesophageal varices with bleeding\n", "icd10", ["I850"]),
    ("id,term\nXaEJS,INR raised\n", "ctv3", ["XaEJS"]),
    ("icd10\nI21\nI22\n", "icd10", ["I21", "I22"]),
    ("bnf_code,name\n0407020,Opioid analgesics\n", "bnf", ["0407020"]),
    ("code,term\n2160-0,Creatinine\n", "loinc", ["2160-0"]),
    ("code,term\nB01AA03,Warfarin\n", "atc", ["B01AA03"]),
    ("code;system\nK50;OPCS-4\n", "opcs4", ["K50"]),
    ("code,term\n 162660004 ,Asthma resolved\n", "snomed", ["162660004"]),
  ])
  func `the codes and their system are found`(csv: String, system: String, codes: [String]) throws {
    let list = try Codelist(csv: Array(csv.utf8), file: "folder/my-list.csv")
    #expect(list.name == "my-list")
    #expect(list.system == system)
    #expect(list.entries.map(\.code) == codes)
    #expect(list.entries.allSatisfy { $0.system == system })
  }

  @Test func `a file named after OPCS-4 is in OPCS-4, which looks like ICD-10`() throws {
    let bytes = Array("code\nK50\nK751\n".utf8)
    #expect(try Codelist(csv: bytes, file: "stents-opcs4.csv").system == "opcs4")
    #expect(try Codelist(csv: bytes, file: "stents.csv").system == "icd10")
    #expect(try Codelist(csv: bytes, file: "stents.csv", system: "OPCS-4").system == "opcs4")
  }

  @Test func `further columns are kept by name`() throws {
    let csv =
      "vpi,nm,form,ome\n60886004,Morphine sulfate,oral,1\n60886004,Morphine sulfate,rectal,1\n"
    let list = try Codelist(csv: Array(csv.utf8), file: "ome.csv")
    #expect(list.columns == ["form", "ome"])
    #expect(list.entries.map(\.cells) == [["oral", "1"], ["rectal", "1"]])
    #expect(list.entries.map(\.line) == [2, 3])
    #expect(list.place(ofColumn: "OME") == 1)
  }

  @Test(arguments: [
    ("", "l.csv: has no rows (the first row should hold the names of the columns)"),
    (
      "thing,stuff\n1,2\n",
      "l.csv:1: has no column of codes among thing, stuff (call it code, or after its system: "
        + "snomed_code, dmd_id, bnf_code, icd10…)"
    ),
    (
      "code,term\n162660004,Asthma resolved\n,Asthma\n",
      "l.csv:3: column \"code\": \"\" is no code (give the row its code, or take it out)"
    ),
    (
      "code,term\n@@,What\n",
      "l.csv: column \"code\": @@ is of no code system that is recognised (add a column \"system\" "
        + "that says it: snomed, dmd, bnf, icd10, loinc, atc…)"
    ),
  ])
  func `a file that is no list says why`(csv: String, message: String) {
    let error = #expect(throws: InputProblems.self) {
      try Codelist(csv: Array(csv.utf8), file: "l.csv")
    }
    #expect(error?.description == message)
  }

  @Test func `a column that is asked for is used, and one that is not there is said`() throws {
    let csv = Array("code,bnf_code\n321117007,0401010L0AAAAAA\n".utf8)
    let list = try Codelist(csv: csv, file: "l.csv", codeColumn: "bnf_code")
    #expect(list.system == "bnf")
    #expect(list.entries.map(\.code) == ["0401010L0AAAAAA"])
    let error = #expect(throws: InputProblems.self) {
      try Codelist(csv: csv, file: "l.csv", codeColumn: "bnf_cod")
    }
    #expect(
      error?.description == "l.csv: column \"bnf_cod\": is not there (did you mean \"bnf_code\"?)")
  }

  @Test func `a library reads lists by name and says where they come from`() throws {
    let files = [
      "nsaid.csv": "id,term\n329923004,Aceclofenac\n",
      "manifest.csv": "file,opencodelists_id,licence\nnsaid.csv,pincer/nsaid/1,MIT\n",
      "notes.txt": "not a list",
    ]
    let library = CodelistLibrary(folder: "lists", files: files.keys.sorted()) {
      Array((files[$0] ?? "").utf8)
    }
    #expect(library.names == ["nsaid"])
    let list = try library.codelist(named: "nsaid")
    #expect(list.about == Codelist.About(source: "pincer/nsaid/1", licence: "MIT"))
    #expect(try library.codelist(named: "nsaid.csv") == list)
    let error = #expect(throws: InputProblems.self) { try library.codelist(named: "nsaids") }
    #expect(error?.description == "lists: has no codelist \"nsaids\" (did you mean \"nsaid\"?)")
  }

  @Test func `a folder that is not there is said`() {
    let error = #expect(throws: InputProblems.self) { try CodelistLibrary(folder: "/no/folder") }
    #expect(
      error?.description == "/no/folder: cannot be read as a folder (No such file or directory)")
  }

  @Test func `all published lists load, with as many codes as their manifest says`() throws {
    guard let library = try SharedCodelists.library() else { return }
    #expect(library.names.count == 77)
    for (name, count) in try SharedCodelists.rowCounts() {
      #expect(try library.codelist(named: name).entries.count == count, "\(name)")
    }
    #expect(
      try library.codelist(named: "opensafely-warfarin").columns == [
        "type", "bnf_code", "chemical",
      ])
    #expect(try library.codelist(named: "openprescribing-opioid-ome").columns.contains("ome"))
    #expect(try library.codelist(named: "pincer-acei").about.licence == "MIT License")
    let systems = try library.names.map { try library.codelist(named: $0).system }
    #expect(
      Set(systems) == ["snomed", "dmd", "icd10", "ctv3", "bnf", "name"])
  }
}
