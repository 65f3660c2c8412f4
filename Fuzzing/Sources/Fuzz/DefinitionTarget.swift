import DefinitionFiles
import Measures

/// Definitions: each file gives definitions or errors, and whatever loads can be explained and run.
enum DefinitionTarget {
  static let run: FuzzTarget = { bytes in
    let file = DefinitionFile(name: "m.yaml", text: String(decoding: bytes, as: UTF8.self))
    do throws(DefinitionErrors) {
      for definition in try Definition.read([file]) {
        precondition(!definition.explanation().isEmpty, "nothing is explained")
        _ = definition.checkExamples()
      }
    } catch {
      precondition(!error.description.isEmpty, "an error without words")
    }
  }
}
