import Essentials
import Foundation
import Testing

@testable import Timelines

/// What a reader made of some FHIR, and words for it.
struct FHIRRead {
  var batch = RecordBatch()
  var dictionary = TimelineDictionary()
  var rejects = RejectedRows()

  /// Reads a text at once.
  init(_ text: String) { self.init(Array(text.utf8)) }

  /// Reads bytes in pieces of a size.
  init(_ bytes: [UInt8], pieceSize: Int = .max, references: FHIRReferences = FHIRReferences()) {
    var reader = FHIRRecordReader(references: references)
    read(bytes, pieceSize: pieceSize, &reader)
  }

  /// Reads files one after the other, those that others refer to first.
  init(files: [[UInt8]]) {
    var reader = FHIRRecordReader()
    for file in files {
      reader.startFile()
      read(file, pieceSize: 1 << 20, &reader)
    }
  }

  private mutating func read(_ bytes: [UInt8], pieceSize: Int, _ reader: inout FHIRRecordReader) {
    let padded = bytes + [UInt8](repeating: 0, count: 64)
    var start = 0, size = pieceSize
    while start < bytes.count {
      let end = size >= bytes.count - start ? bytes.count : start + size
      let used = padded.withUnsafeBufferPointer { buffer in
        reader.read(
          UnsafeBufferPointer(rebasing: buffer[start..<end]).span, isLast: end == bytes.count,
          into: &batch, &dictionary, &rejects)
      }
      if end == bytes.count, used < end - start {
        Issue.record("the end is not read")
        return
      }
      size = used == 0 ? size * 2 : pieceSize
      start += used
    }
  }

  // MARK: In words

  /// The events, such as `p1 2024-03-31 09:30 observation loinc|8867-4 = 72 unit=/min`.
  var events: [String] {
    var details = words(batch.events.details)
    return (0..<batch.events.count).map { place in
      let concept = dictionary[
        ConceptNumber(rawValue: batch.events.concepts[place]) as ConceptNumber]
      var parts = [person(batch.events.people[place])]
      parts.append(time(batch.events.days[place], batch.events.minutes[place]))
      parts.append(concept.kind.word)
      parts += concept.codings.map { "\($0.system)|\($0.code)" }
      if !batch.events.values[place].isNaN { parts.append("= \(batch.events.values[place])") }
      parts += details.removeValue(forKey: place) ?? []
      return parts.joined(separator: " ")
    }
  }

  /// The intervals, such as `p1 admission 2024-03-31 09:30 to 2024-04-02 at RXX class=IMP`.
  var intervals: [String] {
    var details = words(batch.intervals.details)
    let rows = batch.intervals
    return (0..<rows.count).map { place in
      var parts = [person(rows.people[place])]
      parts.append(IntervalKind(rawValue: rows.kinds[place])?.word ?? "?")
      parts.append(time(rows.startDays[place], rows.startMinutes[place]))
      parts.append("to")
      parts.append(time(rows.endDays[place], rows.endMinutes[place]))
      if rows.organisations[place] != .max {
        parts.append("at \(dictionary[WordNumber(rawValue: rows.organisations[place])])")
      }
      parts += (details.removeValue(forKey: place) ?? []).filter { !$0.hasPrefix("id=") }
      return parts.joined(separator: " ")
    }
  }

  /// The facts, such as `p1 birth 1950-01-02`.
  var facts: [String] {
    (0..<batch.facts.count).map { place in
      let value = DetailValue(sort: batch.facts.sorts[place], bits: batch.facts.bits[place])
      let subject = FactColumns.Subject(rawValue: batch.facts.subjects[place])
      var name = subject.map { "\($0)" } ?? "?"
      if subject == .detail {
        name = dictionary[NameNumber(rawValue: batch.facts.names[place]) as NameNumber]
      }
      let words = subject == .presence ? "" : " " + (value.map(self.words) ?? "?")
      return "\(person(batch.facts.people[place])) \(name)\(words)"
    }
  }

  /// The refusals, such as `3 Observation effective[x] "2024" is a date without a day`.
  var refusals: [String] {
    rejects.rows.map { "\($0.line) \($0.column) \"\($0.value)\" \($0.what)" }
  }

  /// The rows that were neither skipped nor refused.
  var stored: Int { rejects.seen - rejects.rows.count - rejects.skipped.values.reduce(0, +) }

  private func person(_ key: PersonKey) -> String {
    if !key.isHash { return "\(key.rawValue)" }
    let texts = batch.texts
    return texts.keys.firstIndex(of: key).map { texts[$0] } ?? "nobody"
  }

  private func time(_ day: Int32, _ minute: Int16) -> String {
    if day == noDay { return "…" }
    let date = Day(number: Int(day))
    guard minute != noMinute else { return words(.day(date)) }
    return words(.minute(Minute(date, after: Int(minute))))
  }

  private func words(_ details: DetailColumns) -> [Int: [String]] {
    var all: [Int: [String]] = [:]
    for place in 0..<details.count {
      let name = dictionary[NameNumber(rawValue: details.names[place]) as NameNumber]
      let value = details.value(at: place).map(words) ?? "?"
      all[Int(details.owners[place]), default: []].append("\(name)=\(value)")
    }
    return all
  }

  private func words(_ value: DetailValue) -> String {
    switch value {
    case .number(let number): return "\(number)"
    case .word(let word): return dictionary[word]
    case .person(let key): return person(key)
    case .day(let day):
      let (year, month, dayOfMonth) = day.civil
      return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
    case .minute(let minute):
      let (hour, minutes) = minute.clock
      return words(.day(minute.day)) + " \(padded(hour, 2)):\(padded(minutes, 2))"
    }
  }

  private func padded(_ number: Int, _ count: Int) -> String {
    let text = "\(number)"
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
