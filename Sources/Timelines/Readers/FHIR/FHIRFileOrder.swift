/// In which order the files of a source of FHIR are best read.
public enum FHIRFileOrder {
  /// Types that others refer to, in the order in which they are read.
  private static let first = [
    "Organization", "Location", "Medication", "Patient", "Encounter",
  ]

  /// The rank of a file by its name, such as `MedicationRequest.000.ndjson.gz`: lower ones first.
  ///
  /// Among files of one rank the order of their names does. Files up to `lastReferenced` hold what
  /// the others refer to: an import that goes on with a later file has to read them again, for
  /// what they say and not for their records.
  public static func rank(_ fileName: String) -> Int {
    let base = fileName.split(separator: "/").last ?? ""
    let type = base.prefix { $0 != "." && $0 != "_" && $0 != "-" }
    // Exports add words to the type: `MedicationMix.ndjson` holds medicines, and
    // `MedicationRequest.ndjson` does not.
    if let exact = first.firstIndex(where: { type == $0 }) { return exact }
    if events.contains(where: { type.hasPrefix($0) }) { return first.count }
    return first.lastIndex { type.hasPrefix($0) } ?? first.count
  }

  /// The rank of the last files that others refer to.
  public static let lastReferenced = first.count - 1

  private static let events = [
    "MedicationRequest", "MedicationDispense", "MedicationAdministration", "MedicationStatement",
    "MedicationKnowledge", "OrganizationAffiliation",
  ]
}
