import Synchronization
public import Timelines

extension Evaluation {
  /// Counts everybody of a source, on as many threads as asked for.
  ///
  /// The results do not depend on the number of threads, nor on how a source shares people out
  /// among partitions.
  ///
  /// - Parameters:
  ///   - source: The timelines.
  ///   - threads: How many partitions are counted at a time, at least 1.
  /// - Returns: The counts, and the answers that are kept.
  /// - Throws: What the source throws where it cannot be read.
  public func run(
    over source: some TimelineSource, threads: Int = 1
  ) async throws -> MeasureResults {
    let outlines = measures.map { measure in
      var outline = MeasureOutline(measure.plan)
      outline.stratifiers = measure.stratifiers
      return outline
    }
    let compiled = CompiledEvaluation(self, source.dictionary)
    let next = PartitionCounter(count: source.partitionCount)
    return try await withThrowingTaskGroup(of: Worker.self) { group in
      for _ in 0..<min(max(threads, 1), max(source.partitionCount, 1)) {
        group.addTask {
          var worker = Worker(compiled)
          while let partition = next.take() {
            try Task.checkCancellation()
            try worker.count(source, partition: partition)
          }
          return worker
        }
      }
      var results = MeasureResults(measures: outlines)
      var total: Worker?
      for try await worker in group {
        // Numbers add up sooner than words, but not those of texts that one worker alone knows.
        if total?.absorb(worker) == true { continue }
        if total == nil, worker.knowsOnlyCommonTexts {
          total = worker
        } else {
          results.merge(worker.results(outlines))
        }
      }
      if let total { results.merge(total.results(outlines)) }
      results.sortAnswers()
      return results
    }
  }
}

/// Hands out the numbers of partitions, each once.
private final class PartitionCounter: Sendable {
  private let next = Atomic<Int>(0)
  private let count: Int

  init(count: Int) { self.count = count }

  func take() -> Int? {
    let partition = next.add(1, ordering: .relaxed).oldValue
    return partition < count ? partition : nil
  }
}
