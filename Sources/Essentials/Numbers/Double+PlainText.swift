extension Double {
  /// The number as people write it: without `.0`.
  public var plainText: String {
    if let whole = Int(exactly: self) { return String(whole) }
    return description
  }
}
