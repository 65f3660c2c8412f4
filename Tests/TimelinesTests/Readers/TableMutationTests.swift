import Testing
import Timelines

/// A table of every sort, with rows that are sound.
private let tables = [
  """
  patient_id,date_of_birth,sex,date_of_death
  1,1974-07-01,female,
  ab,1950-01-01,male,2020-01-01

  """,
  """
  patient_id,start_date,end_date,practice_pseudo_id
  1,2010-01-01,,P1
  2,2010-01-01,2011-01-01,2

  """,
  """
  patient_id,date,snomedct_code,ctv3_code,numeric_value
  1,2024-04-01,57871005,,1.5
  2,2024-04-01,,X,

  """,
  """
  person,time,system,code,value,unit
  x,2024-01-02T10:30Z,loinc,2160-0,<5,g
  1,2024-01-02,dmd,1,a,

  """,
  """
  baby_id,mother_id,gest_weeks,birth_datetime,note
  E,M,29,2026-06-14T03:20:00,"a, ""b""
  c"

  """,
  """
  person_id,gender_concept_id,year_of_birth,month_of_birth
  1,8532,1950,7
  2,8507,1960,

  """,
]

/// The layout of the babies among them, each of which is one birth.
private let babies: RecordLayout = {
  var birth = RecordLayout.Make()
  birth.kind = .birth
  birth.people = [.column(0)]
  (birth.from, birth.to, birth.birth, birth.mother) = ([3], [3], 3, 1)
  birth.details = [.init(2, "gest_weeks"), .init(4, "note")]
  return RecordLayout(
    id: "babies",
    columns: [
      .init(["baby_id"], .person, isNeeded: true), .init(["mother_id"], .person, isNeeded: true),
      .init(["gest_weeks"], .number), .init(["birth_datetime"], .time), .init(["note"], .word),
    ], makes: [birth])
}()

@Suite struct TableMutationTests {
  @Test(arguments: 0..<240)
  func `whatever is changed below the header, every row is taken or refused`(seed: Int) throws {
    var random = TableRandom(seed: UInt64(seed))
    let table = Array(tables[seed % tables.count].utf8)
    let header = (table.firstIndex(of: 0x0A) ?? 0) + 1
    let rows = Array(table[header...])
    var changed: [UInt8] = []
    for _ in 0..<1 + random.below(20) { changed += rows }
    for _ in 0..<1 + random.below(12) { mutate(&changed, &random) }
    let bytes = Array(table[..<header]) + changed
    let read = try ReadTables(bytes: ["table.csv": bytes], layouts: [babies])
    #expect(read.layouts.count == 1)
    let taken =
      [read.batch.events.count, read.batch.intervals.count]
      .max().flatMap { $0 > 0 ? $0 : nil }
      ?? read.batch.facts.subjects.filter { $0 == FactColumns.Subject.presence.rawValue }.count
    #expect(taken + read.rejects.count == read.seen)
    #expect(read.rejects.allSatisfy { !$0.what.isEmpty && !$0.remedy.isEmpty && $0.line > 1 })
    // What was refused is there to be mended, byte for byte.
    let text = String(decoding: bytes, as: UTF8.self)
    for reject in read.rejects {
      #expect(text.contains(String(decoding: reject.bytes, as: UTF8.self)))
    }
    let pieces = try ReadTables(bytes: ["table.csv": bytes], layouts: [babies], pieceBytes: 64)
    #expect(pieces.events == read.events)
    #expect(pieces.intervals == read.intervals)
    #expect(pieces.facts == read.facts)
    #expect(pieces.rejects.map(\.line) == read.rejects.map(\.line))
  }

  @Test(arguments: 0..<60)
  func `any bytes at all as a file never crash`(seed: Int) throws {
    var random = TableRandom(seed: UInt64(seed))
    let bytes = (0..<random.below(3_000)).map { _ in UInt8(random.below(256)) }
    let read = try ReadTables(bytes: ["table.csv": bytes], layouts: [babies])
    #expect(read.unknown.count + read.layouts.count == 1)
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout TableRandom) {
    guard !bytes.isEmpty else { return }
    let place = random.below(bytes.count)
    switch random.below(5) {
    case 0: bytes[place] = UInt8(random.below(256))
    case 1: bytes.remove(at: place)
    case 2: bytes.insert([0x22, 0x2C, 0x0A, 0x0D, 0x2D, 0x39, 0x00][random.below(7)], at: place)
    case 3: bytes.removeSubrange(place..<min(place + random.below(40), bytes.count))
    default:
      let copy = Array(bytes[place..<min(place + random.below(60), bytes.count)])
      bytes.insert(contentsOf: copy, at: random.below(bytes.count))
    }
  }
}
