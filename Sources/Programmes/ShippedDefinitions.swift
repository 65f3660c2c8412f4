public import DefinitionFiles
public import Measures
import ShippedFiles

/// The definitions that come with Vigil: programmes, measures, layouts and estimates.
public enum ShippedDefinitions {
  /// The files of definitions, by path.
  public static let files = everything.filter { $0.name.hasSuffix(".yaml") }

  /// Tables of facts that definitions speak of, in CSV, such as the strengths behind a codelist.
  public static let tables = everything.filter { $0.name.hasSuffix(".csv") }

  private static let everything: [DefinitionFile] = (0..<shippedFileCount).compactMap { place in
    guard let file = shippedFile(place)?.pointee, let path = file.path else { return nil }
    let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
    return DefinitionFile(
      name: String(cString: path), text: String(decoding: bytes, as: UTF8.self),
      readsExamplesLater: true)
  }

  /// The measures that come with Vigil, with those in other files.
  ///
  /// Numbers that can be set are given by `name` or `measure.name`. A file may share what ours use.
  ///
  /// - Throws: everything that is wrong with any of them.
  public static func measures(
    with files: [DefinitionFile] = [], parameters: [String: Double] = [:]
  ) throws(DefinitionErrors) -> [Definition] {
    try Definition.read(self.files + files, parameters: parameters)
  }
}
