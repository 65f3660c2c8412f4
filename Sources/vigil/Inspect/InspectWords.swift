import Essentials
import Timelines

/// What a store holds, in words.
enum InspectWords {
  // MARK: All of it

  static func text(_ shape: StoreShape, _ store: TimelineStore) -> String {
    var rows = [
      ["people", NumberFormat.text(shape.people)],
      ["  with a day of birth", NumberFormat.text(shape.births)],
      ["  with a day of death", NumberFormat.text(shape.deaths)],
    ]
    for sex in RecordedSex.allCases where shape.sexes[Int(sex.rawValue)] > 0 {
      rows.append(["  sex \(sex.word)", NumberFormat.text(shape.sexes[Int(sex.rawValue)])])
    }
    for (number, name) in store.dictionary.names.enumerated() where shape.facts[number] > 0 {
      rows.append(["  fact \(name)", NumberFormat.text(shape.facts[number])])
    }
    rows.append(["events", NumberFormat.text(shape.events)])
    for kind in StoreShape.kinds(shape.eventKinds) {
      rows.append(["  \(kind.word)", NumberFormat.text(kind.count)])
    }
    rows += [
      ["  with a value", NumberFormat.text(shape.valued)],
      ["  with a time of day", NumberFormat.text(shape.timed)],
      ["intervals", NumberFormat.text(shape.intervals)],
    ]
    for kind in StoreShape.intervals(shape.intervalKinds) {
      rows.append(["  \(kind.word)", NumberFormat.text(kind.count)])
    }
    rows.append(["concepts", NumberFormat.text(store.dictionary.concepts.count)])
    rows.append(["partitions", NumberFormat.text(store.partitionCount)])
    var lines = AlignedRows(rows, rightAligned: [1]).lines
    if let first = shape.firstDay, let last = shape.lastDay {
      lines += ["", "Events from \(Day(number: first)) to \(Day(number: last)), by year"]
      lines += years(shape.years)
    }
    lines += ["", "Sources"]
    lines += AlignedRows(
      store.sources.map { ["part \($0.part)", $0.name, $0.role, NumberFormat.text($0.length)] },
      rightAligned: [3]
    ).lines.map { $0 + " bytes" }
    return lines.joined(separator: "\n") + "\n"
  }

  static func json(_ source: TimelineStore.Source) -> ReportJSON {
    .object([
      ("part", .whole(source.part)), ("name", .text(source.name)), ("layout", .text(source.role)),
      ("bytes", .whole(source.length)), ("fingerprint", .text(source.fingerprint)),
      ("rejects", source.rejects.isEmpty ? .null : .text(source.rejects)),
    ])
  }

  private static func years(_ years: [Int: Int]) -> [String] {
    AlignedRows(
      years.sorted { $0.key < $1.key }.map { [String($0.key), NumberFormat.text($0.value)] },
      rightAligned: [1]
    ).lines
  }

  // MARK: A person

  static func text(_ timeline: PersonTimeline) -> String {
    var about = ["person \(timeline.id)"]
    if let birth = timeline.birth { about.append("born \(birth)") }
    if let death = timeline.death { about.append("died \(death)") }
    if timeline.sex != .unknown { about.append(timeline.sex.word) }
    about += timeline.facts.map { "\($0.name) \($0.text)" }
    let rows = timeline.rows.map { row -> [String] in
      var time = row.start.isEmpty ? "?" : row.start
      if row.isInterval { time += row.end.isEmpty ? " on" : " to \(row.end)" }
      let record = row.details.first { $0.name == DetailName.record }
      return [time, record?.text ?? row.kind, what(row)]
    }
    let lines = [about.joined(separator: ", "), ""] + AlignedRows(rows).lines
    return lines.joined(separator: "\n") + "\n"
  }

  private static func what(_ row: PersonTimeline.Row) -> String {
    var words = row.codings.map { "\($0.system) \($0.code)" }
    if let display = row.display { words.append(display) }
    if let organisation = row.organisation { words.append("at \(organisation)") }
    if let value = row.value { words.append("= \(ReportJSON.plain(value))") }
    let others = row.details.filter { $0.name != DetailName.record }
    words += others.map { "\($0.name) \($0.text)" }
    return words.joined(separator: "; ")
  }

  // MARK: A code

  static func text(_ use: CodeUse) -> String {
    var rows = [
      ["events", NumberFormat.text(use.events)], ["people", NumberFormat.text(use.people)],
      ["with a value", NumberFormat.text(use.valued)],
    ]
    for kind in StoreShape.kinds(use.kinds) {
      rows.append([kind.word, NumberFormat.text(kind.count)])
    }
    var title = "\(use.coding.system) \(use.coding.code)"
    if let display = use.display { title += ": \(display)" }
    var lines = [title] + AlignedRows(rows, rightAligned: [1]).lines
    if let first = use.firstDay, let last = use.lastDay {
      lines.append("  from \(Day(number: first)) to \(Day(number: last)), by year")
      lines += years(use.years)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
