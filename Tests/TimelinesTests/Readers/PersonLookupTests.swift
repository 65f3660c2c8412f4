import Timelines
import Testing

/// Rows that find their person in another table.
@Suite struct PersonLookupTests {
  private let spells: RecordLayout
  private let stays: RecordLayout

  init() {
    var spell = RecordLayout.Make()
    spell.kind = .admission
    spell.people = [.column(1)]
    spells = RecordLayout(
      id: "spells",
      columns: [
        .init(["spell"], .word, isNeeded: true), .init(["person"], .person, isNeeded: true),
      ],
      makes: [spell])
    var stay = RecordLayout.Make()
    stay.kind = .wardStay
    stay.people = [
      .column(2), .lookup(0, layout: "spells", key: "spell", person: "person"),
    ]
    stay.organisation = [1]
    stays = RecordLayout(
      id: "stays",
      columns: [
        .init(["spell"], .word, isNeeded: true), .init(["ward"], .word, isNeeded: true),
        .init(["patient"], .person),
      ], makes: [stay])
  }

  @Test(arguments: ["a-spells.csv", "z-spells.csv"])
  func `a stay belongs to its spell's person, whichever table comes first`(name: String) throws {
    let read = try ReadTables(
      [
        name: "person,spell\n27,S1\nanna,7\n,S3\n", "more.csv": "spell,person\nS4,28\n",
        "stays.csv": "spell,ward\n7,W1\nS1,W2\nS4,W3\n",
      ], layouts: [spells, stays])
    let wards = read.intervals.filter { $0.contains("ward_stay") }
    #expect(
      wards == [
        "anna ward_stay - - W1", "27 ward_stay - - W2", "28 ward_stay - - W3",
      ])
    // A spell of nobody is refused where it stands.
    #expect(read.rejects.map(\.what) == ["is blank"])
  }

  @Test func `a spell that is not there, or is of two people, is named`() throws {
    let read = try ReadTables(
      [
        "spells.csv": "spell,person\nS1,1\nS2,1\nS2,2\nS3,3\nS3,3\n",
        "stays.csv": "spell,ward\nS9,W1\nS2,W1\n,W1\nS3,W1\n",
      ], layouts: [spells, stays])
    #expect(read.intervals.filter { $0.contains("ward_stay") } == ["3 ward_stay - - W1"])
    #expect(
      read.rejects.map { "\($0.line) \($0.column) \($0.what)" } == [
        "2 spell is not in the table that says whose it is",
        "3 spell is of several people in the table that says whose it is", "4 spell is blank",
      ])
  }

  @Test func `a person in the row itself comes before the other table's`() throws {
    let read = try ReadTables(
      [
        "spells.csv": "spell,person\nS1,1\n",
        "stays.csv": "spell,ward,patient\nS1,W1,5\nS9,W1,6\nS1,W1,\n",
      ], layouts: [spells, stays])
    #expect(
      read.intervals.filter { $0.contains("ward_stay") } == [
        "5 ward_stay - - W1", "6 ward_stay - - W1", "1 ward_stay - - W1",
      ])
  }

  @Test func `without the other table a table is named with what it lacks`() throws {
    let read = try ReadTables(
      ["stays.csv": "spell,ward\nS1,W1\n"], layouts: [spells, stays])
    #expect(read.layouts == [] && read.unknown.count == 1)
    #expect("\(read.unknown[0])".contains("is stays, whose people are named in spells alone"))
    // With people of its own it can do without.
    let own = try ReadTables(
      ["stays.csv": "spell,ward,patient\nS1,W1,5\n"], layouts: [spells, stays])
    #expect(own.intervals == ["5 ward_stay - - W1"])
  }
}
