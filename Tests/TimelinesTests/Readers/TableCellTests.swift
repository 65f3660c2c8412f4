import Essentials
import Testing

@testable import Timelines

@Suite struct TableCellTests {
  private let dates = CellDates()

  private func time(_ text: String) -> CellDates.Reading {
    let bytes = Array(text.utf8)
    return dates.read(bytes.span, 0..<bytes.count)
  }

  @Test(arguments: 0..<40)
  func `every day of the years allowed is read as the calendar counts it`(part: Int) {
    for number in stride(from: -43_829 + part, through: 84_370, by: 40) {
      let day = Day(number: number)
      #expect(time(day.iso) == .time(day: Int32(number), minute: noMinute))
    }
  }

  @Test(arguments: [
    ("2024-08-06T14:05", "2024-08-06", 845), ("2024-08-06 14:05:59", "2024-08-06", 845),
    ("2024-08-06T14:05:59.123", "2024-08-06", 845), ("2024-08-06T00:00", "2024-08-06", 0),
    ("2024-08-06T13:05Z", "2024-08-06", 845), ("2024-08-06T23:30:00Z", "2024-08-07", 30),
    ("2024-01-06T23:30:00Z", "2024-01-06", 1_410), ("2024-08-06T14:05+01:00", "2024-08-06", 845),
    ("2024-08-06T14:05+01", "2024-08-06", 845), ("2024-08-06T14:05-0500", "2024-08-06", 1_205),
    // The clock shows 01:30 twice when it goes back: the first is meant.
    ("2024-10-27T01:30", "2024-10-27", 90), ("2024-10-27T02:00", "2024-10-27", 180),
    (" 2024-08-06T14:05 ", "2024-08-06", 845),
  ])
  func `a moment is that of a clock in London unless it says otherwise`(
    text: String, day: String, minute: Int
  ) {
    guard case .time(let number, _) = time(day) else {
      Issue.record("no day: \(day)")
      return
    }
    #expect(time(text) == .time(day: number, minute: Int16(minute)))
  }

  @Test(arguments: [
    ("", RowFault.Reason.isNoDate), ("2024-13-01", .isNoDate), ("2024-02-30", .isNoDate),
    ("2023-02-29", .isNoDate), ("06/08/2024", .isNoDate), ("2024-8-6", .isNoDate),
    ("2024-00-10", .isNoDate), ("2024-01-00", .isNoDate), ("202a-01-01", .isNoDate),
    ("1849-12-31", .isOutsideDates), ("2201-01-01", .isOutsideDates),
    ("9999-12-31", .isOutsideDates), ("0001-01-01T00:00:00", .isOutsideDates),
    ("18491231", .isOutsideDates), ("2024-08-06T25:00", .isNoTime),
    ("2024-08-06T14", .isNoTime), ("2024-08-06T14:61", .isNoTime), ("2024-08-06x14:00", .isNoTime),
    ("2024-08-06T14:05:", .isNoTime), ("2024-08-06T14:05+1", .isNoTime),
    ("2024-08-06T14:05:59.", .isNoTime), ("2024-08-06T14:05Zx", .isNoTime),
  ])
  func `what is no date or time is refused`(text: String, reason: RowFault.Reason) {
    #expect(time(text) == .fault(reason))
  }

  @Test func `eight digits are a date too`() {
    #expect(time("20240806") == time("2024-08-06"))
    #expect(time("18500101") == time("1850-01-01"))
    #expect(time("22001231") == time("2200-12-31"))
  }

  @Test(arguments: [
    "0", "-0", "1", "12.5", "-12.50", "+3", ".5", "5.", "007", "123456789012345",
    "1234567890123456789", "0.1", "1e3", "1.5E-7", "36.6", "99999999999999999999999.5",
    "0.30000000000000004", "1e308", "4.35", "000000000000000000000000000001.25",
  ])
  func `a number is the nearest to its decimal`(text: String) {
    let bytes = Array(text.utf8)
    #expect(CellNumbers.read(bytes.span, 0..<bytes.count) == Double(text))
  }

  @Test(arguments: [
    "", " ", "nan", "NaN", "inf", "-Infinity", "0x10", "1,5", "1 2", "--1", "1e", "e5", ".", "-",
    "1e400", "1e99999", "12a", "١٢",
  ])
  func `what is no finite number is refused`(text: String) {
    let bytes = Array(text.utf8)
    #expect(CellNumbers.read(bytes.span, 0..<bytes.count) == nil)
  }

  @Test func `ids of digits have the keys that they have everywhere`() {
    var random = TableRandom(seed: 1)
    for _ in 0..<20_000 {
      var id = (0..<random.below(21)).map { _ in Character("\(random.below(10))") }
      if random.below(4) == 0, !id.isEmpty {
        id[random.below(id.count)] = random.below(2) == 0 ? ":" : "/"
      }
      let bytes = Array(("," + String(id) + ",77").utf8)
      let key = PersonKey(String(id))
      let plain = CellPeople.plain(bytes.span, 1..<bytes.count - 3)
      #expect(plain == (key.isHash ? nil : key), "\(String(id))")
    }
  }

  @Test func `a table of texts finds what was put in, and nothing else`() {
    var random = TableRandom(seed: 2)
    var table = ByteTable()
    var known: [[UInt8]: UInt32] = [:]
    for _ in 0..<5_000 {
      let text = (0..<random.below(26)).map { _ in UInt8(random.below(3)) }
      guard let key = ByteTable.key(text.span, 0..<text.count) else {
        #expect(text.count > 23)
        continue
      }
      #expect(table.number(key) == known[text])
      if known[text] == nil {
        known[text] = UInt32(known.count)
        table.insert(key, UInt32(table.count))
      }
    }
    #expect(table.count == known.count)
  }
}
