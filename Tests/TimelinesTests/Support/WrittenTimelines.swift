import Essentials
import Timelines

/// Timelines as lines of text, so that two of them can be compared and their differences read.
enum WrittenTimelines {
  /// What every person's timeline says, in the order of keys, whatever the partitions.
  static func lines(of source: some TimelineSource, blockSize: Int = 256) throws -> [String] {
    var people: [(key: PersonKey, lines: [String])] = []
    for partition in 0..<source.partitionCount {
      var last: PersonKey?
      let texts = try source.personTexts(of: partition)
      try source.forEachBlock(of: partition, blockSize: blockSize) { block in
        precondition(
          (1...blockSize).contains(block.count), "blocks are neither empty nor too large")
        for person in 0..<block.count {
          let key = block.people[person]
          if let last { precondition(last < key, "people are in order") }
          last = key
          people.append((key, lines(of: person, in: block, source.dictionary, texts)))
        }
      }
    }
    return people.sorted { $0.key < $1.key }.flatMap(\.lines)
  }

  private static func lines(
    of person: Int, in block: borrowing TimelineBlock, _ dictionary: TimelineDictionary,
    _ texts: [PersonKey: String]
  ) -> [String] {
    let key = block.people[person]
    var lines = [
      "person \(key.rawValue) \(texts[key] ?? "") born \(day(block.births[person])) "
        + "died \(day(block.deaths[person])) sex \(block.sexes[person])"
    ]
    for fact in block.facts(of: person) {
      precondition(Int(block.facts.owners[fact]) == person, "facts belong to their owners")
      lines.append("  fact \(detail(block.facts, fact, dictionary))")
    }
    for event in block.events(of: person) {
      let concept = dictionary.concepts[Int(block.concepts[event])]
      var line = "  \(day(block.days[event])) "
      line += "\(block.minutes.isEmpty ? noMinute : block.minutes[event]) \(concept.kind.word) "
      line += concept.codings.map { "\($0.system)|\($0.code)" }.joined(separator: "+")
      if !block.values.isEmpty, !block.values[event].isNaN { line += " = \(block.values[event])" }
      for place in block.details(of: event) {
        precondition(Int(block.details.owners[place]) == event, "details belong to their owners")
        line += " \(detail(block.details, place, dictionary))"
      }
      lines.append(line)
    }
    for interval in block.intervals(of: person) {
      var line = "  interval \(block.intervalKinds[interval]) "
      line += "\(day(block.startDays[interval])) \(block.startMinutes[interval]) to "
      line += "\(day(block.endDays[interval])) \(block.endMinutes[interval]) at "
      let organisation = block.organisations[interval]
      line += organisation == .max ? "-" : dictionary.words[Int(organisation)]
      for place in block.details(ofInterval: interval) {
        precondition(Int(block.intervalDetails.owners[place]) == interval, "so do these")
        line += " \(detail(block.intervalDetails, place, dictionary))"
      }
      lines.append(line)
    }
    return lines
  }

  private static func day(_ number: Int32) -> String { number == noDay ? "-" : "\(number)" }

  private static func detail(
    _ columns: DetailColumns, _ place: Int, _ dictionary: TimelineDictionary
  ) -> String {
    let name = dictionary.names[Int(columns.names[place])]
    return switch columns.value(at: place) {
    case .number(let number): "\(name)=\(number)"
    case .word(let word): "\(name)=\"\(dictionary[word])\""
    case .day(let day): "\(name)=day \(day.number)"
    case .minute(let minute): "\(name)=minute \(minute.number)"
    case .person(let person): "\(name)=person \(person.rawValue)"
    case nil: "\(name)=?"
    }
  }
}
