extension Markup {
  /// A box in which a wide table scrolls by itself: named, and to be reached by keyboard.
  public mutating func wide(_ name: String, content: (inout Markup) -> Void) {
    element(
      .div, .class("wide"), .named("tabindex", "0"), .role("region"), .aria("label", name),
      content: content)
  }
}
