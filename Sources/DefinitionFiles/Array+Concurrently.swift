import Dispatch

extension Array where Element: Sendable {
  /// What `transform` makes of each element, in their order, worked out on all cores.
  public func mapConcurrently<Result: Sendable>(
    _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    guard count > 1 else { return map(transform) }
    nonisolated(unsafe) let places = UnsafeMutablePointer<Result?>.allocate(capacity: count)
    places.initialize(repeating: nil, count: count)
    defer {
      places.deinitialize(count: count)
      places.deallocate()
    }
    // Each turn writes a place of its own.
    DispatchQueue.concurrentPerform(iterations: count) { places[$0] = transform(self[$0]) }
    return (0..<count).compactMap { places[$0] }
  }
}
