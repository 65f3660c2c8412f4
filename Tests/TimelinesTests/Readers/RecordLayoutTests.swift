import Timelines
import Testing

/// Layouts told from outside: what they make of rows.
@Suite struct RecordLayoutTests {
  private typealias Layout = RecordLayout

  /// One record of visits, with whatever else a test sets.
  private func visits(_ change: (inout RecordLayout) -> Void = { _ in }) -> RecordLayout {
    var make = Layout.Make()
    make.kind = .other
    make.record = "visit"
    make.people = [.column(0)]
    make.from = [1]
    make.to = [2]
    make.organisation = [3]
    make.details = [.init(4, "score")]
    var layout = Layout(
      id: "visits", file: "visits",
      columns: [
        .init(["visitor", "guest"], .person, isNeeded: true),
        .init(["came"], .time, isNeeded: true),
        .init(["left"], .time), .init(["site"], .word), .init(["score"], .number),
      ], makes: [make])
    change(&layout)
    return layout
  }

  @Test(arguments: [
    "visitor,came,left,site,score\n1,2024-01-02T10:00,2024-01-02T11:00,A,0\n",
    "SCORE;Site;Left;Came;Guest\n0;A;2024-01-02T11:00;2024-01-02T10:00;1\n",
  ])
  func `a record has its person, times, organisation, details and name`(table: String) throws {
    let read = try ReadTables(["any.csv": table], layouts: [visits()])
    #expect(read.layouts == ["visits"])
    #expect(
      read.intervals == ["1 other 2024-01-02+600 2024-01-02+660 A record='visit' score=0.0"])
    #expect(read.facts == [] && read.rejects.isEmpty)
  }

  @Test func `what is blank or not there says nothing, and what is not there is noted`() throws {
    let read = try ReadTables(
      ["visits.csv": "visitor,came,site\n1,,\n2,2024-01-02,B\n"], layouts: [visits()])
    #expect(
      read.intervals == [
        "1 other - - - record='visit'", "2 other 2024-01-02 - B record='visit'",
      ])
    #expect(read.notes.count == 1 && read.notes[0].hasSuffix("visits without left, score"))
  }

  @Test(arguments: [
    (",2024-01-02,,,", "visitor", "is blank"), ("1,soon,,,", "came", "is not a date"),
    ("1,2024-01-02,2024-01-01,,", "left", "is before the start"),
    ("1,2024-01-02,,,many", "score", "is not a number"),
    ("1,2024-01-02,,,NA", "score", "is not a number"),
    ("1,2024-01-02,,A\u{1},", "site", "is not text in UTF-8, or holds a control character"),
    ("1,2024-01-02,,", "", "has fewer cells than the header"),
  ])
  func `a row with a bad cell is refused whole, as it was written`(
    row: String, column: String, what: String
  ) throws {
    let good = "7,2024-01-02,,,"
    let read = try ReadTables(
      ["visits.csv": "visitor,came,left,site,score\n\(good)\n\(row)\n\(good)"], layouts: [visits()])
    #expect(read.intervals.count == 2 && read.facts == [])
    let reject = try #require(read.rejects.first)
    #expect((reject.line, reject.column, reject.what) == (3, column, what))
    #expect(String(decoding: reject.bytes, as: UTF8.self) == row)
  }

  @Test func `a row may make records and facts of several people`() throws {
    var baby = Layout.Make()
    baby.kind = .birth
    baby.people = [.column(0)]
    baby.from = [2]
    baby.birth = 2
    baby.mother = 1
    baby.sex = 3
    baby.death = 4
    baby.facts = [.init(5, "weight")]
    baby.details = [.init(1, "mother_id")]
    var mother = Layout.Make()
    mother.kind = .other
    mother.record = "delivery"
    mother.people = [.column(1), .column(0)]
    mother.from = [4, 2]
    mother.details = [.init(0, "baby")]
    let layout = Layout(
      id: "babies",
      columns: [
        .init(["baby"], .person, isNeeded: true), .init(["mother"], .person),
        .init(["born"], .time, isNeeded: true), .init(["sex"], .word), .init(["died"], .time),
        .init(["weight"], .number),
      ], makes: [baby, mother])
    let table = """
      baby,mother,born,sex,died,weight
      B1,M1,2024-05-06T10:00,F,,3200
      2,,2024-05-07,,2024-05-08,0
      """
    let read = try ReadTables(["a.csv": table], layouts: [layout])
    #expect(
      read.intervals == [
        "B1 birth 2024-05-06+600 - - mother_id='M1'",
        "M1 other 2024-05-06+600 - - record='delivery' baby='B1'", "2 birth 2024-05-07 - -",
        "2 other 2024-05-08 - - record='delivery' baby='2'",
      ])
    #expect(
      read.facts == [
        "B1 birth=2024-05-06", "B1 sex=1.0", "B1 mother=@M1", "B1 weight=3200.0",
        "2 birth=2024-05-07", "2 death=2024-05-08", "2 weight=0.0",
      ])
    let wrong = try ReadTables(
      ["a.csv": "baby,born,sex\n1,2024-05-06,perhaps\n"], layouts: [layout])
    #expect(wrong.rejects.map(\.what) == ["is not a sex"])
  }

  @Test func `open cells and other columns are read as what they are`() throws {
    let layout = visits { layout in
      layout.columns.append(.init(["adopted"], .open))
      layout.makes[0].facts = [.init(5, "adopted")]
      layout.makes[0].takesOthers = true
      layout.keepsOthers = true
    }
    let table = """
      visitor,came,adopted,bed,code
      S1,,2024-01-02,7,007
      S2,,NA,B 7,
      S3,,,1.5,123456789012345678
      """
    let read = try ReadTables(["a.csv": table], layouts: [layout])
    #expect(read.facts == ["S1 adopted=2024-01-02", "S2 adopted='NA'"])
    #expect(
      read.intervals == [
        "S1 other - - - record='visit' bed=7.0 code='007'",
        "S2 other - - - record='visit' bed='B 7'",
        "S3 other - - - record='visit' bed=1.5 code='123456789012345678'",
      ])
  }

  @Test(arguments: [
    ("31/01/2024", "2024-01-31"), ("2024-01-31", "2024-01-31"), ("01.02.2024", "2024-02-01"),
    ("01-02-2024 10:30", "2024-02-01+630"), ("31/01/2024T10:30:00", "2024-01-31+630"),
  ])
  func `dates with the day in front are read where a layout says so`(
    cell: String, day: String
  ) throws {
    let layout = visits { $0.columns[1].isDayFirst = true }
    let read = try ReadTables(["a.csv": "visitor,came\n1,\(cell)\n"], layouts: [layout])
    #expect(read.intervals == ["1 other \(day) - - record='visit'"])
  }

  @Test(arguments: ["01/31/2024", "31/01/24", "32/01/2024", "31/01-2024", "31/01/2024 25:00"])
  func `what is no such date is refused`(cell: String) throws {
    let layout = visits { $0.columns[1].isDayFirst = true }
    let read = try ReadTables(["a.csv": "visitor,came\n1,\(cell)\n"], layouts: [layout])
    #expect(read.intervals == [] && read.rejects.map(\.value) == [cell])
  }

  @Test(arguments: [
    ("2024-01-01", "2024-01-02 end_before_start='yes'"), ("2024-01-02", "2024-01-02"),
  ])
  func `a record that ends before it starts is kept and marked where a layout says so`(
    end: String, words: String
  ) throws {
    let layout = visits { $0.makes[0].flagsEndBeforeStart = true }
    let read = try ReadTables(
      ["a.csv": "visitor,came,left\n1,2024-01-02,\(end)\n"], layouts: [layout])
    let (last, mark) = words.splitOnce
    #expect(read.intervals == ["1 other 2024-01-02 \(last) - record='visit'" + mark])
  }

  @Test func `of layouts that fit, the one that needs more wins, then the file's name`() throws {
    let wider = visits {
      $0.id = "wider"
      $0.columns[3].isNeeded = true
    }
    let twin = visits {
      $0.id = "twin"
      $0.file = "twin"
    }
    let read = try ReadTables(
      [
        "a.csv": "visitor,came\n", "b.csv": "visitor,came,site\n", "twin.csv": "visitor,came\n",
      ], layouts: [visits(), wider, twin])
    #expect(read.layouts == ["visits", "wider", "twin"])
  }
}

extension String {
  /// What stands before the first blank, and the rest with it.
  fileprivate var splitOnce: (String, String) {
    let first = prefix { $0 != " " }
    return (String(first), String(dropFirst(first.count)))
  }
}
