/// A layout held against the header of a table.
struct TableMatch: Sendable {
  let layout: TableLayout
  let header: TableHeader
  /// For each column of the layout the column of the table, from 0, where there is one.
  let places: [Int?]

  init(_ layout: TableLayout, _ header: TableHeader) {
    self.layout = layout
    self.header = header
    var taken: Set<Int> = []
    places = layout.columns.map { column in
      for name in column.names {
        if let place = header.plainNames.firstIndex(of: name), taken.insert(place).inserted {
          return place
        }
      }
      return nil
    }
  }

  /// The columns that must be there and are not.
  var missing: [String] {
    zip(layout.columns, places).filter { $0.isNeeded && $1 == nil }.map { $0.0.names[0] }
  }

  /// The needed columns that are there.
  var foundCount: Int {
    zip(layout.columns, places).filter { $0.isNeeded && $1 != nil }.count
  }

  /// The columns that a layout from outside knows and the table has not.
  var absent: [String] {
    guard case .made = layout.records else { return [] }
    return zip(layout.columns, places).filter { $1 == nil }.map { $0.0.names[0] }
  }

  /// The columns of the table that the layout does not know.
  var others: [Int] {
    let known = Set(places.compactMap { $0 })
    return header.plainNames.indices.filter {
      !known.contains($0) && header.plainNames[$0] != TableLayout.rejectedColumn
        && !header.plainNames[$0].isEmpty
    }
  }

  /// The first column of the table with a use.
  private func column(_ use: TableLayout.Use) -> Int? { columns(use).first }

  private func columns(_ use: TableLayout.Use) -> [Int] {
    zip(layout.columns, places).compactMap { $0.uses.contains(use) ? $1 : nil }
  }

  private var details: [DetailColumn] {
    var details: [DetailColumn] = []
    for (column, place) in zip(layout.columns, places) {
      guard let place else { continue }
      for case .detail(let name, let sort) in column.uses {
        details.append(DetailColumn(column: place, name: name, sort: sort))
      }
    }
    if layout.others == .details {
      details += others.map {
        DetailColumn(column: $0, name: header.plainNames[$0], sort: .open)
      }
    }
    return details
  }

  /// What the columns mean to the taker of events.
  func events(_ kind: EventKind, _ vocabulary: OMOPVocabulary) -> EventColumnsFound {
    var found = EventColumnsFound()
    found.person = column(.person) ?? 0
    found.time = column(.start) ?? 0
    found.moment = column(.startMoment)
    for (column, place) in zip(layout.columns, places) {
      guard let place else { continue }
      for use in column.uses {
        if case .code(let system) = use { found.codes.append(.init(column: place, system: system)) }
        if use == .concept {
          found.codes.append(.init(column: place, system: "omop", isOMOP: true))
        }
      }
    }
    found.system = column(.system)
    found.kind = kind
    found.kindColumn = column(.kind)
    found.kindNames = layout.eventKinds
    found.kindFollowsSystem = layout.kindFollowsSystem
    found.value = column(.value) ?? column(.openValue)
    found.valueForm = column(.openValue) == nil ? .number : .open
    found.details = details
    found.vocabulary = vocabulary
    return found
  }

  /// What is made of the columns by a layout from outside.
  func records(
    _ layout: RecordLayout, _ lookups: [PersonLookup.Key: PersonLookup]
  ) -> RecordColumnsFound {
    let others = layout.keepsOthers ? others : []
    return RecordColumnsFound(
      layout, places: places, others: others.map { ($0, header.plainNames[$0]) }, lookups)
  }

  /// What the columns mean to the taker of facts and intervals.
  func people(_ interval: IntervalKind?) -> PersonColumnsFound {
    var found = PersonColumnsFound()
    found.person = column(.person) ?? 0
    found.interval = interval
    found.kindColumn = column(.kind)
    found.kindNames = layout.intervalKinds
    found.start = column(.start)
    found.end = column(.end)
    found.startMoment = column(.startMoment)
    found.endMoment = column(.endMoment)
    found.isStartNeeded = layout.isStartNeeded
    found.organisation = column(.organisation)
    found.birth = column(.birth)
    found.birthParts = columns(.birthPart)
    found.death = column(.death)
    found.sex = column(.sex)
    found.mother = column(.mother)
    found.details = details
    return found
  }
}
