import EarlyWarning
import Scoring

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
