import Testing

@Suite struct LengthTests {
  private static let files = PackageFiles.sources + PackageFiles.tests

  @Test func `no file is longer than 600 lines, and few are longer than 400`() {
    #expect(Self.files.filter { $0.lineCount > 600 }.map(\.path) == [])
    let long = Self.files.filter { $0.lineCount > 400 }
    #expect(!isTooMany(long.count, of: Self.files.count), "\(long.map(\.path))")
  }

  @Test func `no body is longer than 70 lines`() {
    #expect(Self.files.flatMap { longBodies(in: $0) } == [])
  }

  @Test func `no line is longer than 100 characters`() {
    #expect(Self.files.flatMap { longLines(in: $0) } == [])
  }

  @Test func `what is too long is found`() {
    let body = String(repeating: "    one()\n", count: 71)
    let long = file("struct S {\n  func long() {\n\(body)  }\n}\n")
    #expect(longBodies(in: long) == ["Bad.swift:2: long has 71 lines"])
    let most = file("func most() {\n\(body.dropLast(10))}\n")
    #expect(longBodies(in: most) == [])
    #expect(file(body).lineCount == 71)
    #expect(longLines(in: file(String(repeating: "é", count: 100))) == [])
    #expect(longLines(in: file("\n" + String(repeating: "x", count: 101))) == ["Bad.swift:2: 101"])
    #expect(isTooMany(1, of: 19) && !isTooMany(1, of: 20) && !isTooMany(0, of: 3))
  }

  private func file(_ text: String) -> PackageFiles.File {
    PackageFiles.File(path: "Bad.swift", text: text)
  }

  /// At most one file in twenty.
  private func isTooMany(_ long: Int, of all: Int) -> Bool { long * 20 > all }

  private func longBodies(in file: PackageFiles.File) -> [String] {
    FunctionBody.all(in: SourceText(file.text)).filter { $0.length > 70 }
      .map { "\(file.path):\($0.line): \($0.name) has \($0.length) lines" }
  }

  private func longLines(in file: PackageFiles.File) -> [String] {
    file.lines.enumerated().filter { $0.element.count > 100 }
      .map { "\(file.path):\($0.offset + 1): \($0.element.count)" }
  }
}

extension PackageFiles.File {
  /// Lines, not counting the emptiness after the last line end.
  fileprivate var lineCount: Int { lines.count - (text.hasSuffix("\n") ? 1 : 0) }
}
