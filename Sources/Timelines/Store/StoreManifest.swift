import Essentials

/// What a store consists of: its parts with their files, and the sources they came from.
///
/// A text of lines, so that a person can read it: words with tabs between. It is written last, so
/// that whatever it names is whole.
struct StoreManifest: Equatable {
  /// A file with what is known of its bytes.
  struct File: Equatable {
    /// The path within the store.
    var path: String
    /// The length in bytes.
    var length: Int
    /// The fingerprint in its header.
    var fingerprint: UInt64
  }

  /// A source that was imported.
  struct Source: Equatable {
    /// The name of the layout's table, or other words for how it was read.
    var role: String
    /// The fingerprint of its bytes as they were on disk.
    var fingerprint: UInt64
    /// The length in bytes.
    var length: Int
    /// The name it had.
    var name: String
    /// The file of its rejects; empty where there are none.
    var rejects = ""
  }

  /// What one import added.
  struct Part: Equatable {
    /// From 1.
    var number: Int
    /// The numbers of people, events, intervals and facts.
    var counts: [Int]
    /// Its dictionary.
    var dictionary: File
    /// The files of its partitions.
    var partitions: [File]
    /// What it came from.
    var sources: [Source]

    /// The folder of a part within the store.
    static func folder(_ number: Int) -> String {
      "parts/" + String(repeating: "0", count: max(0, 4 - String(number).count)) + String(number)
    }
  }

  static let name = "manifest"
  static let version = 1

  /// The number of partitions of every part.
  var partitionCount: Int
  var parts: [Part] = []

  // MARK: Writing

  /// The text of the manifest.
  var text: String {
    var lines = ["vigil-timelines\t\(Self.version)", "partitions\t\(partitionCount)"]
    for part in parts {
      lines.append("part\t\(part.number)\t" + part.counts.map(String.init).joined(separator: "\t"))
      for source in part.sources {
        lines.append(
          "source\t\(Self.escaped(source.role))\t\(Self.hex(source.fingerprint))\t\(source.length)"
            + "\t\(Self.escaped(source.name))\t\(Self.escaped(source.rejects))")
      }
      for file in [part.dictionary] + part.partitions {
        lines.append("file\t\(file.path)\t\(file.length)\t\(Self.hex(file.fingerprint))")
      }
    }
    return Self.sealed(lines)
  }

  /// Lines as a text that ends with their fingerprint.
  static func sealed(_ lines: [String]) -> String {
    let body = lines.joined(separator: "\n") + "\n"
    return body + "end\t\(hex(ColumnFileForm.fingerprint(Array(body.utf8).span)))\n"
  }

  /// The lines of such a text; `nil` where it is damaged.
  static func unsealed(_ bytes: [UInt8]) -> [Substring]? {
    guard bytes.last == UInt8(ascii: "\n"),
      let end = bytes.dropLast().lastIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let body = Array(bytes[...end])
    let last = String(decoding: bytes[(end + 1)...].dropLast(), as: UTF8.self)
    guard last == "end\t\(hex(ColumnFileForm.fingerprint(body.span)))" else { return nil }
    return String(decoding: body, as: UTF8.self).split(separator: "\n")
  }

  static func hex(_ number: UInt64) -> String { String(number, radix: 16) }

  /// The text without tabs, line ends and other control signs.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if scalar.value < 32 || scalar == "%" || scalar.value == 127 {
        let hex = String(scalar.value, radix: 16)
        escaped += hex.utf8.count == 1 ? "%0" + hex : "%" + hex
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  static func unescaped(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let code = UInt8(String(rest.prefix(2)) ?? "", radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Reading

  init(partitionCount: Int) { self.partitionCount = partitionCount }

  /// Reads the manifest of a store.
  ///
  /// - Throws: `InputProblem` where there is none, or it is damaged or of another version.
  init(readingFrom folder: String) throws(InputProblem) {
    let path = folder + "/" + Self.name
    guard StoreDisk.exists(path) else {
      throw InputProblem(
        file: folder, what: "is no store of timelines",
        remedy: "make one: vigil import SOURCE --into \(folder)")
    }
    let bytes = try StoreDisk.read(path)
    self = try Self(bytes, path)
  }

  /// Reads the text of a manifest.
  init(_ bytes: [UInt8], _ path: String) throws(InputProblem) {
    func damaged(_ line: Int? = nil) -> InputProblem {
      InputProblem(
        file: path, line: line, what: "is damaged",
        remedy: "import the sources again into a new store")
    }
    guard bytes.starts(with: Array("vigil-timelines\t".utf8)) else {
      throw InputProblem(
        file: path, what: "is no manifest of a store of timelines", remedy: "name another folder")
    }
    guard let lines = Self.unsealed(bytes) else { throw damaged() }
    let version = lines[0].dropFirst("vigil-timelines\t".utf8.count)
    guard version == "\(Self.version)" else {
      throw InputProblem(
        file: path, what: "is of version \(version), and this Vigil reads \(Self.version)",
        remedy: "use the Vigil that wrote it, or import the sources again")
    }
    partitionCount = 0
    for (number, line) in lines.enumerated().dropFirst() {
      let words = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard take(words) else { throw damaged(number + 1) }
    }
    guard (1...65_536).contains(partitionCount),
      parts.allSatisfy({ $0.partitions.count == partitionCount && $0.dictionary.length > 0 })
    else { throw damaged() }
  }

  private mutating func take(_ words: [Substring]) -> Bool {
    switch words[0] {
    case "partitions":
      guard words.count == 2, let count = Int(words[1]) else { return false }
      partitionCount = count
    case "part":
      let numbers = words.dropFirst().compactMap { Int($0) }
      guard words.count == 6, numbers.count == 5, numbers[0] == parts.count + 1 else {
        return false
      }
      parts.append(
        Part(
          number: numbers[0], counts: Array(numbers.dropFirst()),
          dictionary: File(path: "", length: 0, fingerprint: 0), partitions: [], sources: []))
    case "source":
      guard words.count == 6, !parts.isEmpty, let fingerprint = UInt64(words[2], radix: 16),
        let length = Int(words[3])
      else { return false }
      parts[parts.count - 1].sources.append(
        Source(
          role: Self.unescaped(words[1]), fingerprint: fingerprint, length: length,
          name: Self.unescaped(words[4]), rejects: Self.unescaped(words[5])))
    case "file":
      guard words.count == 4, !parts.isEmpty, let length = Int(words[2]), length > 0,
        let fingerprint = UInt64(words[3], radix: 16)
      else { return false }
      let file = File(path: String(words[1]), length: length, fingerprint: fingerprint)
      if parts[parts.count - 1].dictionary.length == 0 {
        parts[parts.count - 1].dictionary = file
      } else {
        parts[parts.count - 1].partitions.append(file)
      }
    default: return false
    }
    return true
  }
}
