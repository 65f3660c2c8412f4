import Essentials

/// The dictionary of one part as a file, with how often each concept stands in it.
enum DictionaryFile {
  private enum Column {
    static let kinds: UInt32 = 1
    static let firstCodings: UInt32 = 2
    static let systems: UInt32 = 3
    static let codes: UInt32 = 4
    static let displays: UInt32 = 5
    static let counts: UInt32 = 6
    static let words: UInt32 = 10
    static let names: UInt32 = 11
    static let systemTexts: UInt32 = 12
    static let codeTexts: UInt32 = 13
    static let displayTexts: UInt32 = 14
    /// Added for the ends of texts.
    static let ends: UInt32 = 100
    static let most = 20
  }

  /// The bytes of the file.
  static func bytes(_ dictionary: borrowing TimelineDictionary, counts: [UInt64]) -> [UInt8] {
    var file = ColumnFileWriter()
    file.begin(columnMost: Column.most)
    var systems = TimelineDictionary()
    var firsts: [UInt32] = [0]
    var codingSystems: [UInt32] = []
    var codes: [String] = []
    var displays: [String] = []
    var displayOwners: [UInt32] = []
    for (place, concept) in dictionary.concepts.enumerated() {
      for coding in concept.codings {
        codingSystems.append(systems.number(ofWord: coding.system).rawValue)
        codes.append(coding.code)
      }
      firsts.append(UInt32(codes.count))
      guard let display = dictionary.displays[place] else { continue }
      displayOwners.append(UInt32(place))
      displays.append(display)
    }
    file.add(Column.kinds, dictionary.concepts.map(\.kind.rawValue))
    file.add(Column.firstCodings, firsts)
    file.add(Column.systems, codingSystems)
    file.add(Column.displays, displayOwners)
    file.add(Column.counts, counts)
    add(systems.words, Column.systemTexts, to: &file)
    add(codes, Column.codeTexts, to: &file)
    add(displays, Column.displayTexts, to: &file)
    add(dictionary.words, Column.words, to: &file)
    add(dictionary.names, Column.names, to: &file)
    file.finish(.dictionary)
    return file.bytes
  }

  private static func add(_ texts: [String], _ id: UInt32, to file: inout ColumnFileWriter) {
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    for text in texts {
      bytes.append(contentsOf: text.utf8)
      ends.append(UInt32(bytes.count))
    }
    file.add(id, bytes)
    file.add(id + Column.ends, ends)
  }

  /// Reads a dictionary with its counts.
  ///
  /// - Throws: `InputProblem` where the file is none of ours, or damaged.
  static func read(
    _ path: String
  ) throws(InputProblem) -> (dictionary: TimelineDictionary, counts: [UInt64]) {
    let file = try ColumnFile(path: path, .dictionary)
    var dictionary = TimelineDictionary()
    let kinds = try file.elements(Column.kinds, as: UInt8.self)
    let firsts = try file.elements(Column.firstCodings, as: UInt32.self)
    let codingSystems = try file.elements(Column.systems, as: UInt32.self)
    let codes = try texts(file, Column.codeTexts)
    let systems = try texts(file, Column.systemTexts)
    let displays = try texts(file, Column.displayTexts)
    let displayOwners = try file.elements(Column.displays, as: UInt32.self)
    let counts = Array(try file.elements(Column.counts, as: UInt64.self))
    guard firsts.count == kinds.count + 1, codes.count == codingSystems.count,
      displays.count == displayOwners.count, counts.count == kinds.count
    else { throw file.problem("has columns that are not alike in length") }
    var nextDisplay = 0
    for place in kinds.indices {
      let own = Int(firsts[place])..<max(Int(firsts[place]), Int(firsts[place + 1]))
      guard let kind = EventKind(rawValue: kinds[place]), own.upperBound <= codes.count else {
        throw file.problem("has a concept out of order")
      }
      var codings: [Coding] = []
      for coding in own {
        guard Int(codingSystems[coding]) < systems.count else {
          throw file.problem("has a code without its system")
        }
        codings.append(Coding(system: systems[Int(codingSystems[coding])], code: codes[coding]))
      }
      var display: String?
      if nextDisplay < displays.count, Int(displayOwners[nextDisplay]) == place {
        display = displays[nextDisplay]
        nextDisplay += 1
      }
      let number = dictionary.number(of: Concept(kind: kind, codings: codings), display: display)
      guard Int(number.rawValue) == place else { throw file.problem("has a concept twice") }
    }
    for (place, word) in try texts(file, Column.words).enumerated()
    where Int(dictionary.number(ofWord: word).rawValue) != place {
      throw file.problem("has a word twice")
    }
    let names = try texts(file, Column.names)
    guard names.count <= 65_536 else { throw file.problem("has too many names") }
    for (place, name) in names.enumerated()
    where Int(dictionary.number(ofName: name).rawValue) != place {
      throw file.problem("has a name twice")
    }
    return (dictionary, counts)
  }

  private static func texts(_ file: ColumnFile, _ id: UInt32) throws(InputProblem) -> [String] {
    let bytes = try file.elements(id, as: UInt8.self)
    let ends = try file.elements(id + Column.ends, as: UInt32.self)
    var texts: [String] = []
    texts.reserveCapacity(ends.count)
    var start = 0
    for end in ends {
      guard start <= Int(end), Int(end) <= bytes.count else {
        throw file.problem("has texts out of order")
      }
      texts.append(String(decoding: bytes[start..<Int(end)], as: UTF8.self))
      start = Int(end)
    }
    return texts
  }
}
