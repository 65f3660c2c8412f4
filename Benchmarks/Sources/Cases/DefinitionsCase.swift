import DefinitionFiles
import Measures
import Programmes

extension Benchmark {
  /// Every definition that comes with Vigil, from its bytes to checked plans.
  static let definitions = Benchmark(
    name: "definitions", title: "all shipped definitions read and checked", target: 0.1
  ) { _ in
    Job(
      run: {
        let library = try ProgrammeLibrary()
        return Double(library.measures.count + library.programmes.count)
      },
      check: {
        let library = try ProgrammeLibrary()
        let bytes = ShippedDefinitions.files.reduce(0) { $0 + $1.text.utf8.count }
        for measure in library.measures {
          try require(!measure.examples.isEmpty, "\(measure.id) has no examples")
        }
        return "\(library.measures.count) measures, \(library.programmes.count) programmes, "
          + "\(bytes / 1_000) kB, with their examples"
      })
  }
}
