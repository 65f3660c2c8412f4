import EarlyWarning
import Scoring
import Timelines

extension Benchmark {
  /// Lines of FHIR, from bytes to sets with their scores.
  static let fhir = Benchmark(
    name: "fhir", title: "140,000 observations in lines of FHIR (50 MB), to scored sets",
    target: nil
  ) { bench in
    let lines = madeLines(sets: 20_000)
    return Job(
      run: { Double(try scored(lines).run.complete) },
      check: {
        try bench.write(lines, to: "fhir-lines")
        let run = try scored(lines).run
        try require(run.complete == 20_000 && run.count == 20_000, "sets")
        // Each set differs only in its rate and its pulse, which the two rules here score.
        var totals = [Int](repeating: 0, count: run.totals.count)
        for set in 0..<20_000 { totals[ratePoints(rate(set)) + pulsePoints(pulse(set))] += 1 }
        try require(run.totals == totals, "totals")
        return "how many sets have each total, with the two rules written out"
      })
  }
}

extension Benchmark {
  /// The same lines, from bytes to the events that timelines are made of.
  static let fhirRecords = Benchmark(
    name: "fhir-records", title: "the same lines to batches of events for timelines", target: nil
  ) { bench in
    // The reader looks a little past the end.
    let lines = madeLines(sets: 20_000)
    let padded = lines + [UInt8](repeating: 0, count: 64)
    return Job(
      run: { try events(padded, count: lines.count).sum },
      check: {
        try bench.write(lines, to: "fhir-lines")
        let (count, people, sum) = try events(padded, count: lines.count)
        try require(count == 140_000 && people == 5_000, "events and people")
        let expected = (0..<20_000).reduce(0.0) {
          $0 + Double(rate($1) + 97 + 21 + 125 + pulse($1)) + 36.8
        }
        try require(agree(sum, expected), "values")
        return "events, people and the sum of all values"
      })
  }
}

/// Reads lines as `vigil import` does, a piece at a time, and drops each batch once it is counted.
private func events(
  _ padded: [UInt8], count: Int
) throws -> (count: Int, people: Int, sum: Double) {
  var reader = FHIRRecordReader()
  var batch = RecordBatch()
  var dictionary = TimelineDictionary()
  var rejects = RejectedRows()
  var found = (count: 0, people: 0, sum: 0.0)
  var start = 0
  var last: PersonKey?
  while start < count {
    let end = min(count, start + 1 << 20)
    let used = padded.withUnsafeBufferPointer { all in
      reader.read(
        UnsafeBufferPointer(rebasing: all[start..<end]).span, isLast: end == count, into: &batch,
        &dictionary, &rejects)
    }
    try require(used > 0 && rejects.rows.isEmpty, "lines that are read")
    start += used
    found.count += batch.events.count
    for value in batch.events.values where !value.isNaN { found.sum += value }
    for person in batch.events.people where person != last {
      found.people += 1
      last = person
    }
    batch.removeAll()
  }
  return found
}

private func scored(_ lines: [UInt8]) throws -> FHIRScored {
  var scoring = try FHIRScoring(.named("news2"))
  scoring.take(lines)
  return scoring.finish()
}

private func rate(_ set: Int) -> Int { 6 + set * 7 % 25 }
private func pulse(_ set: Int) -> Int { 35 + set * 11 % 110 }

private func ratePoints(_ rate: Int) -> Int {
  rate <= 8 || rate >= 25 ? 3 : rate >= 21 ? 2 : rate <= 11 ? 1 : 0
}

private func pulsePoints(_ pulse: Int) -> Int {
  if pulse <= 40 || pulse >= 131 { return 3 }
  return pulse >= 111 ? 2 : pulse <= 50 || pulse >= 91 ? 1 : 0
}

/// Seven observations for each set, four sets for each person, one observation a line.
private func madeLines(sets: Int) -> [UInt8] {
  var lines = ""
  for set in 0..<sets {
    let loinc = "http://loinc.org"
    func add(_ name: String, _ system: String, _ code: String, _ value: String) {
      let time = "2026-03-0\(set % 4 + 1)T08:\(10 + set % 50):00+00:00"
      lines += #"{"resourceType":"Observation","id":"set-\#(set)-\#(name)","status":"final","#
      lines += #""category":[{"coding":[{"code":"vital-signs"}]}],"#
      lines += #""code":{"coding":[{"system":"\#(system)","code":"\#(code)"}]},"#
      lines += #""subject":{"reference":"Patient/person-\#(set / 4)"},"#
      lines += #""effectiveDateTime":"\#(time)",\#(value)}"# + "\n"
    }
    func quantity(_ value: String, _ unit: String) -> String {
      #""valueQuantity":{"value":\#(value),"system":"http://unitsofmeasure.org","#
        + #""code":"\#(unit)"}"#
    }
    add("rate", loinc, "9279-1", quantity("\(rate(set))", "/min"))
    add("saturation", loinc, "59408-5", quantity("97", "%"))
    add("oxygen", loinc, "3150-6", quantity("21", "%"))
    add("pressure", loinc, "8480-6", quantity("125", "mm[Hg]"))
    add("pulse", loinc, "8867-4", quantity("\(pulse(set))", "/min"))
    add("temperature", loinc, "8310-5", quantity("36.8", "Cel"))
    let snomed = "http://snomed.info/sct"
    add(
      "consciousness", snomed, "1104441000000107",
      #""valueCodeableConcept":{"coding":[{"system":"\#(snomed)","code":"248234008"}]}"#)
  }
  return Array(lines.utf8)
}
