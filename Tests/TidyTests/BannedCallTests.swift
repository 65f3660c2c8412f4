import Testing

/// A call that a module may not make, and why.
private struct Ban {
  /// What is looked for in the code, as a regular expression.
  let pattern: String
  /// The modules that may all the same.
  var exempt: Set<String> = []
  /// Why not, and what instead.
  let reason: String
}

/// The modules at the edge of the system, which meet the clock, chance and people.
private let edge: Set<String> = ["vigil"]

private let bans = [
  Ban(pattern: #"\btry!"#, reason: "handle the error, or show that it cannot be"),
  Ban(pattern: #"\bas!"#, reason: "use as?, or a type that says what it is"),
  Ban(
    pattern: #"(?m)(?:^|[^.\w])(?:debugPrint|print|dump)\("#, exempt: edge,
    reason: "libraries return values"),
  Ban(pattern: #"\bfatalError\("#, reason: "precondition with a reason for programmers' mistakes"),
  Ban(pattern: #"\b(?:ISO8601)?DateFormatter\b"#, reason: "Day and Period read and write dates"),
  Ban(pattern: #"\bString\(\s*format:"#, reason: "interpolate a rounded number"),
  Ban(
    pattern: #"\bDate\(\)|\bDate\.now\b|\bclock_gettime\b|\b(?:Continuous|Suspending)Clock\b"#,
    exempt: edge, reason: "time is a parameter"),
  Ban(
    pattern: #"\bSystemRandomNumberGenerator\b"#, exempt: edge, reason: "chance is a parameter"),
]

/// Calls that draw on chance unless they are given a generator.
private let chanceCalls = #"\.(?:random|randomElement|shuffled?)\("#

@Suite struct BannedCallTests {
  @Test func `no module makes a call it may not`() {
    #expect(PackageFiles.sources.flatMap { faults(in: $0) } == [])
  }

  @Test func `every TODO names its issue`() {
    #expect((PackageFiles.sources + PackageFiles.tests).flatMap { loosePromises(in: $0) } == [])
  }

  @Test(arguments: [
    "let a = try! b()", "let a = b as! C", "func a() { print(1) }", "dump(a)", "fatalError()",
    "let a = DateFormatter()", "let a = ISO8601DateFormatter()", "String(format: a, 1)",
    "String(\n  format: a, 1)", "let a = Date()", "let a = Date.now", "clock_gettime(0, &a)",
    "let a: ContinuousClock", "SuspendingClock().now", "var a = SystemRandomNumberGenerator()",
    "Int.random(in: 0..<6)", "Double.random(\n  in: (0..<(6)))", "a.shuffled()", "a.shuffle()",
    "a.randomElement()", "\"\\(Int.random(in: 0..<6))\"",
  ])
  func `a banned call is found`(code: String) {
    #expect(faults(in: file(code, in: "ControlCharts")).count == 1)
  }

  @Test(arguments: [
    "// print(1)", "let a = \"fatalError()\"", "sprint(1)", "page.print(1)",
    "Int.random(in: 0..<6, using: &generator)", "Double.random(\n  in: 0...(1),\n  using: &a)",
    "a.shuffled(using: &generator)", "let date = Date(timeIntervalSince1970: 0)",
    "let a = String(formatted)",
  ])
  func `an innocent call is not`(code: String) {
    #expect(faults(in: file(code, in: "ControlCharts")) == [])
  }

  @Test func `only the edge may meet the clock, chance and people`() {
    let code = "print(Date(), Int.random(in: 0..<6))"
    #expect(faults(in: file(code, in: "vigil")) == [])
    #expect(faults(in: file(code, in: "Charting")).count == 3)
  }

  @Test(arguments: [
    ("// TODO: later", 1), ("/// FIXME later", 1), ("// XXX", 1), ("// TODO(#12): later", 0),
    ("let a = \"TODO\"", 0), ("/* TODO(12): later */", 1),
  ])
  func `a promise without an issue is found`(code: String, count: Int) {
    #expect(loosePromises(in: file(code, in: "ControlCharts")).count == count)
  }

  private func file(_ text: String, in module: String) -> PackageFiles.File {
    PackageFiles.File(path: "Sources/\(module)/Bad.swift", text: text)
  }

  private func faults(in file: PackageFiles.File) -> [String] {
    let source = SourceText(file.text)
    let code = source.codeText
    var faults: [String] = []
    for ban in bans where !ban.exempt.contains(file.module) {
      guard let pattern = try? Regex(ban.pattern) else {
        faults.append("no regular expression: \(ban.pattern)")
        continue
      }
      for match in code.matches(of: pattern) {
        let line = source.line(at: match.range.lowerBound.utf16Offset(in: code))
        faults.append("\(file.path):\(line): \(code[match.range]) (\(ban.reason))")
      }
    }
    return faults + (edge.contains(file.module) ? [] : unseededChance(in: file, source))
  }

  private func unseededChance(in file: PackageFiles.File, _ source: SourceText) -> [String] {
    let code = source.codeText
    guard let pattern = try? Regex(chanceCalls) else { return ["no regular expression"] }
    return code.matches(of: pattern).compactMap { match in
      let arguments = bracketed(code[match.range.upperBound...])
      guard !arguments.contains("using:") else { return nil }
      let line = source.line(at: match.range.lowerBound.utf16Offset(in: code))
      return "\(file.path):\(line): \(code[match.range]) without using: (chance is a parameter)"
    }
  }

  /// What stands before the bracket that closes one opened already.
  private func bracketed(_ text: Substring) -> Substring {
    var depth = 1
    return text.prefix { letter in
      depth += letter == "(" ? 1 : letter == ")" ? -1 : 0
      return depth > 0
    }
  }

  private func loosePromises(in file: PackageFiles.File) -> [String] {
    SourceText(file.text).commentLines.enumerated().filter { _, line in
      line.contains(/\b(?:TODO|FIXME|XXX)\b/) && !line.contains(/\bTODO\(#\d+\):/)
    }.map { "\(file.path):\($0.offset + 1): \($0.element)" }
  }
}
