import Testing

@Suite struct SourceTextTests {
  @Test(arguments: [
    ("let a = 1 // b", "let a = 1     "),
    ("let a /* b /* c */ d */ = 1", "let a                   = 1"),
    (#"let a = "b{c""#, #"let a = "   ""#),
    (#"let a = "b\"{c""#, #"let a = "     ""#),
    (##"let a = #"b\"#"##, ##"let a =  "  " "##),
    (#"let a = "b\(c + d(1))e""#, #"let a = "  (c + d(1)) ""#),
    (#"let a = "b\(c["}"])""#, #"let a = "  (c[" "])""#),
    ("let a = \"\"\"\n  {\"\n  \"\"\"\nb", "let a = \"\"\"\n    \n  \"\"\"\nb"),
    (##"let a = #/b"{/#; c"##, ##"let a =  /   / ; c"##),
    ("func `a { b`() {}", "func _      () {}"),
    ("let a = \"b // c\" // d", "let a = \"      \"     "),
    ("let a = \"no end\nlet b", "let a = \"      \nlet b"),
  ])
  func `strings and comments are blank in the code`(text: String, code: String) {
    #expect(SourceText(text).codeText == code)
  }

  @Test func `comments are kept by themselves`() {
    let source = SourceText("let a = \"// no\" // yes\n/* and\n so */ let b")
    #expect(source.commentText == "                // yes\n/* and\n so */      ")
  }

  @Test func `every byte of every file keeps its line`() {
    for file in PackageFiles.sources + PackageFiles.tests {
      let source = SourceText(file.text)
      #expect(source.code.count == source.bytes.count, "\(file.path)")
      #expect(source.codeLines.count == file.lines.count, "\(file.path)")
      let open = source.code.count { $0 == UInt8(ascii: "{") }
      let closed = source.code.count { $0 == UInt8(ascii: "}") }
      #expect(open == closed, "\(file.path): braces do not match, so lengths cannot be trusted")
    }
  }

  @Test func `bodies are found and measured`() {
    let source = SourceText(
      """
      protocol P {
        func needed(_ a: Int) -> Int
        var stored: Int { get }
      }
      struct S: P {
        var plain = "func no() {"
        let made = [1].map {
          $0 + 1
        }
        init() { self.init(2) }
        init(_ a: Int, with b: () -> Void = { }) throws(E)
        where A == B {
          print("}")
          // }
        }
        var computed: Int {
          func inner() {
            one()
          }
          return 2
        }
        static func == (a: S, b: S) -> Bool {
          true
        }
        subscript(a: Int) -> Int { a }
      }
      """)
    #expect(
      FunctionBody.all(in: source) == [
        FunctionBody(name: "stored", line: 3, length: 0),
        FunctionBody(name: "init", line: 10, length: 0),
        FunctionBody(name: "init", line: 11, length: 2),
        FunctionBody(name: "computed", line: 16, length: 4),
        FunctionBody(name: "inner", line: 17, length: 1),
        FunctionBody(name: "==", line: 22, length: 1),
        FunctionBody(name: "subscript", line: 25, length: 0),
      ])
  }
}
