import Essentials
import Testing

@testable import Timelines

@Suite struct FHIRReaderTests {
  @Test func `every hour around the changes of the clocks is where Essentials says`() {
    for day in [Day(year: 2024, month: 3, day: 31), Day(year: 2024, month: 10, day: 27)] {
      guard let day else { continue }
      let lines = (-30..<30).map { hour in
        let minute = Minute(number: day.number * 1_440 + hour * 60 + 15)
        let utc = Day(number: Int((Double(minute.number) / 1_440).rounded(.down)))
        let clock = minute.number - utc.number * 1_440
        let text =
          "\(utc.civil.year)-\(two(utc.civil.month))-\(two(utc.civil.day))"
          + "T\(two(clock / 60)):\(two(clock % 60)):00Z"
        return #"{"resourceType":"Procedure","code":{"text":"x"},"subject":{"reference":"1"},"#
          + #""performedDateTime":"\#(text)"}"#
      }
      let events = FHIRRead(lines.joined(separator: "\n")).batch.events
      for (place, hour) in (-30..<30).enumerated() where place < events.count {
        let minute = Minute(number: day.number * 1_440 + hour * 60 + 15)
        #expect(Int(events.days[place]) == minute.day.number)
        #expect(Int(events.minutes[place]) == minute.minutesIntoDay)
      }
      #expect(events.count == 60)
    }
  }

  @Test func `two copies of a resource have one identity, and the newer one the higher version`() {
    func line(_ id: String, _ meta: String) -> String {
      #"{"resourceType":"Procedure","id":"\#(id)","meta":{\#(meta)},"code":{"text":"x"},"#
        + #""subject":{"reference":"Patient/1"},"performedDateTime":"2024-01-02"}"#
    }
    let read = FHIRRead(
      [
        line("a", #""lastUpdated":"2024-01-02T00:00:00.001Z""#),
        line("a", #""lastUpdated":"2024-01-02T01:00:00+01:00""#), line("b", #""versionId":"3""#),
        line("b", ""),
      ].joined(separator: "\n"))
    let (identities, versions) = (
      read.batch.events.identities.identities, read.batch.events.identities.versions
    )
    #expect(identities.count == 4)
    #expect(identities[0] == identities[1] && identities[2] == identities[3])
    #expect(identities[0] != identities[2] && identities[0] != 0)
    #expect(versions[0] == versions[1] + 1)
    #expect(versions[2] == 3 && versions[3] == .min)
  }

  @Test(arguments: [
    ("{\"a\":1}\n{", "lines"), ("{\n  \"a\": 1\n}", "document"), ("[{\"a\":1}]", "document"),
    ("{\"a\":\"}\"\n{\"b\":1}", "lines"), ("\n\n{\"a\":{}}\r\n", "lines"),
    ("{\"resourceType\":\"Bundle\",\n\"entry\":[]}", "document"), ("", "lines"),
  ])
  func `a file is lines or a document`(text: String, form: String) {
    let found = Array(text.utf8).withUnsafeBufferPointer { FHIRFileForm($0, isWhole: true) }
    #expect(found.map { "\($0)" } == form)
  }

  @Test(arguments: [
    ("Organization.ndjson", 0), ("x/Location.000.ndjson.gz", 1), ("MedicationMix.ndjson", 2),
    ("Medication.ndjson", 2), ("Patient.ndjson", 3), ("EncounterED.ndjson", 4),
    ("MedicationRequest.ndjson", 5), ("MedicationAdministrationICU.ndjson.gz", 5),
    ("Observation.ndjson", 5), ("0094b339897e.json", 5),
  ])
  func `files that others refer to come first`(name: String, rank: Int) {
    #expect(FHIRFileOrder.rank(name) == rank)
  }

  @Test func `a byte order mark is no fault`() {
    let line = #"{"resourceType":"Patient","id":"7"}"#
    #expect(FHIRRead([0xEF, 0xBB, 0xBF] + Array(line.utf8)).facts == ["7 presence"])
  }

  @Test func `terms that are forgotten are read again`() {
    var reader = FHIRRecordReader()
    var events: [String] = []
    for _ in 0..<2 {
      // An emptied dictionary gives other numbers, which the reader has to notice.
      var read = FHIRRead("")
      let line =
        #"{"resourceType":"Procedure","code":{"text":"x"},"status":"stopped","#
        + #""subject":{"reference":"Patient/a"},"performedDateTime":"2024-01-02"}"# + "\n"
      let bytes = Array(line.utf8) + [UInt8](repeating: 0, count: 64)
      _ = read.dictionary.number(ofWord: "filler \(events.count)")
      bytes.withUnsafeBufferPointer { buffer in
        _ = reader.read(
          UnsafeBufferPointer(rebasing: buffer[..<line.utf8.count]).span, isLast: false,
          into: &read.batch, &read.dictionary, &read.rejects)
      }
      events += read.events
    }
    #expect(events.count == 2 && events[0] == events[1])
    #expect(reader.line == 3)
  }

  @Test(arguments: [false, true])
  func `a reader of one file knows what readers of others learnt`(isResumed: Bool) {
    let files = [
      #"{"resourceType":"Medication","id":"m","code":{"text":"x"}}"#,
      #"{"resourceType":"MedicationRequest","medicationReference":{"reference":"Medication/m"},"#
        + #""subject":{"reference":"Patient/1"},"authoredOn":"2024-01-02"}"#,
    ]
    let library = FHIRLibrary()
    var read = FHIRRead("")
    for (place, file) in files.enumerated() {
      var reader = library.makeReader()
      let bytes = Array(file.utf8) + [UInt8](repeating: 0, count: 64)
      bytes.withUnsafeBufferPointer { buffer in
        let piece = UnsafeBufferPointer(rebasing: buffer[..<file.utf8.count]).span
        let used =
          isResumed && place == 0
          ? reader.learn(piece, isLast: true)
          : reader.read(
            piece, isLast: true, into: &read.batch, &read.dictionary, &read.rejects)
        #expect(used == file.utf8.count)
      }
    }
    #expect(read.events == ["1 2024-01-02 prescription text|x"])
    #expect(read.rejects.seen == (isResumed ? 1 : 2))
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
