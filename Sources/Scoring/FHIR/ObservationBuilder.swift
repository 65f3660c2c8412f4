import CSimdjson
import EarlyWarning
import Essentials

/// Turns rows read from JSON into observations, claims and problems.
struct ObservationBuilder {
  let codes: FHIRCodes
  let options: FHIRReadingOptions
  var result: FHIRRead
  /// What to do with each code, small enough to look at for every row.
  let roles: [Role]
  /// The word for air.
  let air: Int32
  var links = FHIRLinks()
  /// What the resource worked on says about oxygen, and about a score; emptied when used.
  var oxygen = OxygenReading()
  var claim = ClaimDraft()
  var hasClaim = false
  /// For each reference of a subject whether it is a person.
  var isPerson: [Bool] = []
  var firstLine = 1
  /// What the last resource had, for the next one with the same.
  var last = Last()

  /// What a row with a code is, without the words.
  struct Role {
    let kind: Kind
    /// The place of the input, for numbers and choices.
    let input: Int
    let use: FHIRCodes.Use
    /// The word of a choice that is a value; -1 for everything else.
    let word: Int32

    enum Kind: UInt8 {
      case never, number, choice, panel, unscored, oxygen, claim, pregnancy, value
    }

    init(_ code: FHIRCodes.Code, _ words: inout TextInterner) {
      use = code.use
      var place = 0
      var word = ObservationColumns.none
      let natural: Kind
      switch code.meaning {
      case .number(let input): (natural, place) = (.number, input)
      case .choice(let input): (natural, place) = (.choice, input)
      case .panel: natural = .panel
      case .unscored: natural = .unscored
      case .breathing, .oxygenFlow, .oxygenPercent: natural = .oxygen
      case .total, .part, .chart: natural = .claim
      case .pregnancy: natural = .pregnancy
      case .chosen(let input, let choice):
        (natural, place) = (.value, input)
        word = Int32(words.intern(choice))
      case .absence: natural = .value
      }
      kind = code.use == .never ? .never : natural
      input = place
      self.word = word
    }
  }

  /// One resource while it is worked on.
  struct Current {
    var person: Int32 = 0
    var second = 0
    var isDay = false
    /// The larger event it is part of, which makes a set.
    var group = ObservationColumns.none
    var source = ObservationColumns.none
    var line = 1
    var entry: Int?
    /// The inputs read, as bits.
    var inputs: UInt32 = 0
  }

  /// The subject, time and larger event of a resource, each with the place of that resource.
  struct Last {
    var person: (place: Int, number: Int32) = (-2, 0)
    var time: (place: Int, instant: FHIRInstant?) = (-2, nil)
    var group: (place: Int, number: Int32) = (-2, 0)
  }

  init(codes: FHIRCodes, options: FHIRReadingOptions) {
    self.codes = codes
    self.options = options
    var result = FHIRRead(
      inputs: FHIRCodes.inputs.map { $0 == "pulse" ? options.pulseInput : $0 },
      problemsMost: options.problemsMost)
    roles = codes.codes.map { Role($0, &result.words) }
    air = Int32(result.words.intern("air"))
    self.result = result
  }

  /// Makes room for what a piece of so many bytes is likely to hold, once some of it is read.
  mutating func makeRoom(bytes: Int, read: Int) {
    guard read > 0, bytes > read * 2 else { return }
    let count = result.columns.rows.count
    let share = Double(count) / Double(read)
    let more = Int(share * Double(bytes - read) * 1.02)
    result.columns.rows.reserveCapacity(count + more)
    result.columns.sources.reserve(
      texts: more,
      bytes: result.columns.sources.byteCount * more / max(1, result.columns.sources.count))
  }

  /// Takes all that was read from one buffer.
  mutating func take(_ batch: borrowing FHIRBatch, firstLine: Int) {
    self.firstLine = firstLine
    result.counts.resources += batch.seen
    for fault in batch.faults { take(fault) }
    last = Last()
    for place in batch.resources.indices {
      let resource = batch.resources[place]
      if Int(resource.kind) == VIGIL_PATIENT {
        takePatient(resource, batch)
      } else {
        takeObservation(resource, at: place, batch)
      }
    }
  }

  /// Ends the reading: joins what belongs together.
  consuming func finish() -> FHIRRead {
    links.join(&result, options: options)
    return result
  }

  /// Where the resource that is worked on came from; empty where that is not known.
  func source(of current: Current) -> String {
    current.source < 0 ? "" : result.columns.sources[Int(current.source)]
  }

  // MARK: Problems

  mutating func problem(_ severity: FHIRProblem.Severity, line: Int, _ what: String) {
    result.problems.append(severity, line: line, path: "", what)
  }

  mutating func problem(
    _ severity: FHIRProblem.Severity, _ current: Current, row: vigil_row? = nil, _ path: String,
    _ what: @autoclosure () -> String
  ) {
    result.problems.append(
      severity, line: current.line,
      path: ObservationBuilder.path(entry: current.entry, component: row?.component, path), what())
  }

  /// A path such as `entry[3].resource.component[0].valueQuantity`.
  static func path(entry: Int?, component: UInt32?, _ rest: String) -> String {
    var path = entry.map { "entry[\($0)].resource" } ?? ""
    if let component, component != UInt32.max {
      path += (path.isEmpty ? "" : ".") + "component[\(component)]"
    }
    if !rest.isEmpty { path += (path.isEmpty ? "" : ".") + rest }
    return path
  }

  private mutating func take(_ fault: vigil_fault) {
    let path = fault.path.map { String(cString: $0) } ?? ""
    let what: String
    switch Int(fault.kind) {
    case VIGIL_FAULT_JSON:
      what = "not JSON: " + (fault.words.map { String(cString: $0) } ?? "")
    case VIGIL_FAULT_TYPE: what = "not of the type that FHIR says"
    case VIGIL_FAULT_NO_TYPE: what = "no resourceType"
    default: what = "bundles within bundles are too deep"
    }
    result.problems.append(
      .broken, line: firstLine + Int(fault.line),
      path: Self.path(
        entry: fault.entry == UInt32.max ? nil : Int(fault.entry), component: nil, path),
      what)
  }
}
