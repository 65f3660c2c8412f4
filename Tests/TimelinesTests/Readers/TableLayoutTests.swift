import Essentials
import Testing
import Timelines

@Suite struct TableLayoutTests {
  @Test func `the core tables of OpenSAFELY become facts, registrations and events`() throws {
    let read = try ReadTables([
      "patients.csv": """
      patient_id,date_of_birth,sex,date_of_death
      1,1974-07-01,female,
      2,1950-01-01,male,2020-02-03
      """,
      "practice_registrations.csv": """
      practice_pseudo_id,patient_id,start_date,end_date,practice_stp
      P7,1,2010-01-01,,E54000005
      P8,2,2001-01-01,2010-01-01,
      """,
      "medications.csv": "patient_id,date,dmd_code\n1,2024-06-11,13016911000001108\n",
      "clinical_events.csv": """
      patient_id,date,snomedct_code,ctv3_code,numeric_value
      1,2024-04-01,57871005,XE2wP,
      1,2024-04-02,,XE2wP,12.5
      2,2024-04-02,57871005,,-1
      """,
    ])
    #expect(
      read.layouts == [
        "OpenSAFELY patients", "OpenSAFELY practice_registrations", "OpenSAFELY clinical_events",
        "OpenSAFELY medications",
      ])
    #expect(
      read.facts == [
        "1 birth=1974-07-01", "1 sex=1.0", "2 birth=1950-01-01", "2 death=2020-02-03",
        "2 sex=2.0",
      ])
    #expect(
      read.intervals == [
        "1 registration 2010-01-01 - P7 practice_stp='E54000005'",
        "2 registration 2001-01-01 2010-01-01 P8",
      ])
    #expect(
      read.events == [
        "1 2024-04-01 clinical snomed:57871005+ctv3:XE2wP",
        "1 2024-04-02 clinical ctv3:XE2wP 12.5", "2 2024-04-02 clinical snomed:57871005 -1.0",
        "1 2024-06-11 prescription dmd:13016911000001108",
      ])
    #expect(read.rejects.isEmpty)
  }

  @Test func `plain events have any sensible names, and other columns become details`() throws {
    let read = try ReadTables(
      """
      Patient,DateTime,System,Code,Result,Units,Org,Bed
      a-1,2024-01-02T10:30,http://loinc.org,2160-0,<5,umol/L,R1A,7
      a-1,2024-01-02,dm+d,429307006,,,,C3
      7,2024-01-03,SNOMED CT,57871005,positive,,,007
      """)
    #expect(read.layouts == ["events"])
    #expect(
      read.events == [
        "a-1 2024-01-02+630 clinical loinc:2160-0 5.0 comparator='<' unit='umol/L'"
          + " organisation='R1A' bed=7.0",
        "a-1 2024-01-02 prescription dmd:429307006 bed='C3'",
        "7 2024-01-03 clinical snomed:57871005 text='positive' bed='007'",
      ])
  }

  @Test func `a column of kinds decides the kind`() throws {
    let read = try ReadTables(
      """
      person,time,system,code,kind
      1,2024-01-02,dmd,1,administration
      1,2024-01-02,dmd,1,
      1,2024-01-02,dmd,1,nonsense
      """)
    #expect(
      read.events == ["1 2024-01-02 administration dmd:1", "1 2024-01-02 prescription dmd:1"])
    #expect(read.rejects.map(\.column) == ["kind"])
    #expect(read.rejects.first?.value == "nonsense")
  }

  @Test(arguments: [
    "patient_id,date,dmd_code,colour", "patient_id;dmd_code;date",
    "\u{FEFF}Date\tPatient_ID\tDMD_CODE",
    "\r\n\"patient_id\",\"date\",\"dmd_code\",\"rejected_because\"",
  ])
  func `a table is known by its columns, in any order and with any delimiter`(header: String) throws
  {
    let read = try ReadTables(header + "\r\n", name: "whatever.txt")
    #expect(read.layouts == ["OpenSAFELY medications"])
    #expect(read.notes.count == (header.contains("colour") ? 1 : 0))
  }

  @Test(arguments: [
    ("", "is empty"), ("hello", "is no table that is known"),
    ("patient_id,date\n1,2", "the nearest is OpenSAFELY medications, which also needs: dmd_code"),
    ("\u{0}\u{1}\u{2}", "is no table that is known"), ("PAR1xxxx", "is Parquet"),
  ])
  func `a file that is no table is named with what was expected`(text: String, what: String) throws
  {
    let read = try ReadTables(text)
    #expect(read.layouts == [])
    #expect(read.unknown.count == 1)
    #expect("\(read.unknown[0])".contains(what), "\(read.unknown[0])")
  }

  @Test func `UTF-16 is named as such`() throws {
    let read = try ReadTables(bytes: ["a.csv": [0xFF, 0xFE, 0x61, 0x00]])
    #expect("\(read.unknown[0])".contains("UTF-16"))
  }

  @Test(arguments: [
    ("1,2024-13-01,5,1", "date", "2024-13-01", "is not a date"),
    ("1,,5,1", "date", "", "is blank"), (",2024-01-01,5,1", "patient_id", "", "is blank"),
    ("1,1066-10-14,5,1", "date", "1066-10-14", "lies outside the years 1850 to 2200"),
    ("1,2024-01-01,,1", "snomedct_code", "", "is blank, so that nobody knows what happened"),
    ("1,2024-01-01,5,NaN", "numeric_value", "NaN", "is not a number"),
    ("1,2024-01-01,5,<5", "numeric_value", "<5", "is not a number"),
    ("1,2024-01-01,5\u{1},1", "snomedct_code", "5\u{1}", "is not text in UTF-8"),
    (
      String(repeating: "x", count: 401) + ",2024-01-01,5,1", "patient_id",
      String(repeating: "x", count: 100), "is too long"
    ),
  ])
  func `a bad cell is named with its column, value and remedy`(
    row: String, column: String, value: String, what: String
  ) throws {
    let read = try ReadTables(
      "patient_id,date,snomedct_code,numeric_value\n1,2024-01-01,5,1\n\(row)\r\n")
    let reject = try #require(read.rejects.first)
    #expect(read.events.count == 1)
    #expect((reject.line, reject.column, reject.value) == (3, column, value))
    #expect(reject.what.hasPrefix(what))
    #expect(!reject.remedy.isEmpty)
    #expect(String(decoding: reject.bytes, as: UTF8.self) == row)
  }

  @Test func `an interval that ends before it starts is refused`() throws {
    let read = try ReadTables(
      """
      person,admission,discharge,hospital
      1,2024-01-02T10:00,2024-01-02T09:00,R1
      1,2024-01-02T10:00,2024-01-02,R1
      1,,2024-01-02,R1
      """)
    #expect(read.intervals == ["1 admission 2024-01-02+600 2024-01-02 R1"])
    #expect(read.rejects.map(\.what) == ["is before the start", "is blank"])
  }

  @Test(arguments: [
    ("F", "1.0"), ("male", "2.0"), ("2", "1.0"), ("1", "2.0"), ("I", "3.0"), ("9", "0.0"),
    ("", "0.0"),
  ])
  func `a sex is read as records write it`(word: String, number: String) throws {
    let read = try ReadTables("patient_id,date_of_birth,sex\n1,,\(word)\n")
    #expect(read.facts == ["1 sex=\(number)"])
  }
}
