extension Definition {
  /// The files of the definitions that come with Vigil.
  public static var shippedFiles: [DefinitionFile] {
    let files: [(name: String, bytes: [UInt8])] = [
      ("anticoagulants.yaml", PackageResources.anticoagulants_yaml),
      ("hospital.yaml", PackageResources.hospital_yaml),
      ("opioids.yaml", PackageResources.opioids_yaml),
      ("pincer.yaml", PackageResources.pincer_yaml),
      ("pincer-bleeding.yaml", PackageResources.pincer_bleeding_yaml),
      ("composites.yaml", PackageResources.composites_yaml),
      ("pincer-monitoring.yaml", PackageResources.pincer_monitoring_yaml),
      ("pincer-prescribing.yaml", PackageResources.pincer_prescribing_yaml),
    ]
    return files.map {
      DefinitionFile(name: $0.name, text: String(decoding: $0.bytes, as: UTF8.self))
    }
  }

  /// The definitions that come with Vigil, with those in other files.
  ///
  /// Numbers that can be set are given by `name` or `measure.name`. A file may share what ours use.
  ///
  /// - Throws: everything that is wrong with any of them.
  public static func shipped(
    with files: [DefinitionFile] = [], parameters: [String: Double] = [:]
  ) throws(DefinitionErrors) -> [Definition] {
    try read(shippedFiles + files, parameters: parameters)
  }
}
