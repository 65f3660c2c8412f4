import Foundation
import Testing

@testable import Drawing

@Suite struct MarkupTests {
  @Test func `elements nest and text is escaped`() {
    var html = Markup()
    html.element(.p, .class("lead")) { html in
      html.text("Fewer than 10 & rising <b> ")
      html.element(.a, .href("/wards/7?a=1&b=2"), text: "Ward \"7\"")
      html.element(.br)
    }
    #expect(
      html.string == "<p class=\"lead\">Fewer than 10 &amp; rising &lt;b&gt; "
        + "<a href=\"/wards/7?a=1&amp;b=2\">Ward \"7\"</a><br></p>")
  }

  @Test(arguments: [
    ("a\"b'c<d>&e", "a&quot;b&#39;c&lt;d&gt;&amp;e"),
    ("line\nend\ttab\r", "line&#10;end&#9;tab&#13;"),
    ("\u{0}\u{1F}\u{FFFE}\u{FFFF}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("36.5 °C … 👩‍⚕️", "36.5 °C … 👩‍⚕️"),
    ("", ""),
  ])
  func `values of attributes are escaped`(value: String, written: String) {
    var html = Markup()
    html.element(.span, .named("data-x", value))
    #expect(html.string == "<span data-x=\"\(written)\"></span>")
  }

  @Test(arguments: [
    ("/a/b", "/a/b"), ("https://example.org/x", "https://example.org/x"),
    ("mailto:a@example.org", "mailto:a@example.org"),
    ("?from=2024-01&to=1:2", "?from=2024-01&to=1:2"),
    ("javascript:alert(1)", "#"), ("JaVaScRiPt:alert(1)", "#"), (" java\tscript:alert(1)", "#"),
    ("data:text/html,x", "#"), ("\u{1}javascript:x", "#"), ("vbscript:x", "#"),
  ])
  func `addresses with unsafe schemes become a hash`(address: String, kept: String) {
    #expect(Attribute.href(address) == Attribute.href(kept))
    #expect(Attribute.named("formaction", address) == Attribute.named("formaction", kept))
    #expect(Attribute.src(address).value == .text(kept))
  }

  @Test func `conditional and present attributes`() {
    var html = Markup()
    html.element(
      .input, .type("checkbox"), .flag("checked"), .flag("disabled", false), .none,
      .when(false, .class("x")), .aria("label", "All"), .data("row", "3"))
    #expect(
      html.string
        == "<input type=\"checkbox\" checked=\"\" aria-label=\"All\" data-row=\"3\">")
  }

  @Test func `a page is complete`() {
    let page = Markup.page(title: "Error: <Wards>") { head in
      head.element(.link, .rel("stylesheet"), .href("/static/v.css"))
    } body: { body in
      body.element(.main, .id("maincontent")) { $0.element(.h1, text: "Wards") }
    }
    #expect(
      page.string == """
        <!DOCTYPE html>
        <html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" \
        content="width=device-width, initial-scale=1"><title>Error: &lt;Wards&gt;</title>\
        <link rel="stylesheet" href="/static/v.css"></head>
        <body><main id="maincontent"><h1>Wards</h1></main></body></html>

        """)
  }

  @Test func `event handlers and inline styles are refused`() async {
    await #expect(processExitsWith: .failure) { _ = Attribute.named("onclick", "x") }
    await #expect(processExitsWith: .failure) { _ = Attribute.named("style", "x") }
    await #expect(processExitsWith: .failure) { _ = Attribute.named("a b", "x") }
  }

  @Test func `an error thrown inside an element goes out`() {
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      var html = Markup()
      try html.element(.p) { (_: inout Markup) throws(Stop) in throw Stop() }
    }
  }
}

@Suite struct FixedDecimalsTests {
  @Test(arguments: [
    (0.0, 0, "0"), (1250.0, 0, "1,250"), (1_234_567.891, 2, "1,234,567.89"), (-0.25, 2, "−0.25"),
    (-0.001, 2, "0.00"), (999.5, 0, "1,000"), (1_000_007.0, 0, "1,000,007"), (0.05, 1, "0.1"),
    (.nan, 1, "0.0"), (.infinity, 0, "0"), (1e18, 0, "0"), (-1000, 1, "−1,000.0"),
  ])
  func `numbers for people`(number: Double, decimals: Int, text: String) {
    #expect(ValueFormat(decimals: decimals).text(number) == text)
  }

  @Test(arguments: [
    (0.0, "0"), (12.3456, "12.35"), (12.30, "12.3"), (12.0, "12"), (-0.004, "0"), (-3.5, "-3.5"),
    (100.001, "100"), (0.05, "0.05"),
  ])
  func `coordinates have no trailing zeros`(number: Double, text: String) {
    var bytes: [UInt8] = []
    bytes.append(trimmed: number, decimals: 2)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test func `fixed decimals agree with the C library away from halves`() {
    var dice = DrawingDice(seed: 99)
    for _ in 0..<5000 {
      let number = (dice.share() - 0.5) * 1e6
      let decimals = Int(dice.next() % 5)
      let text = ValueFormat(decimals: decimals).text(number)
        .replacing(",", with: "").replacing("\u{2212}", with: "-")
      let power = pow(10.0, Double(decimals))
      let distance = ((number.magnitude * power).truncatingRemainder(dividingBy: 1) - 0.5).magnitude
      guard distance > 1e-6 else { continue }
      let expected = String(format: "%.\(decimals)f", number)
      #expect(text == (Double(expected) == 0 ? expected.replacing("-", with: "") : expected))
    }
  }
}
