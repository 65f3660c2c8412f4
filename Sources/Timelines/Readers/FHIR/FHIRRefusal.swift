internal import CSimdjson

/// Why a resource is not stored.
enum FHIRRefusal: Error {
  /// It holds nothing to store; counted by reason.
  case skipped(String)
  /// It is at fault.
  case rejected(path: String, value: String, what: String, remedy: String)

  /// A refusal for a time that is no day.
  static func date(_ path: String, _ value: String, isWrong: Bool) -> FHIRRefusal {
    .rejected(
      path: path, value: value, what: isWrong ? "is not a date" : "is a date without a day",
      remedy: isWrong
        ? "write it as 2024-03-31 or 2024-03-31T09:30:00+01:00" : "give the day as well")
  }
}

/// The names of the types that are read.
enum FHIRType {
  static func name(_ type: UInt32) -> String {
    switch Int(type) {
    case VIGIL_RECORD_PATIENT: "Patient"
    case VIGIL_RECORD_ENCOUNTER: "Encounter"
    case VIGIL_RECORD_OBSERVATION: "Observation"
    case VIGIL_RECORD_CONDITION: "Condition"
    case VIGIL_RECORD_PROCEDURE: "Procedure"
    case VIGIL_RECORD_MEDICATION_REQUEST: "MedicationRequest"
    case VIGIL_RECORD_MEDICATION_DISPENSE: "MedicationDispense"
    case VIGIL_RECORD_MEDICATION_ADMINISTRATION: "MedicationAdministration"
    case VIGIL_RECORD_MEDICATION_STATEMENT: "MedicationStatement"
    case VIGIL_RECORD_ALLERGY: "AllergyIntolerance"
    case VIGIL_RECORD_IMMUNIZATION: "Immunization"
    case VIGIL_RECORD_MEDICATION: "Medication"
    case VIGIL_RECORD_LOCATION: "Location"
    case VIGIL_RECORD_ORGANISATION: "Organization"
    default: ""
    }
  }

  /// The field that says when something happened, and the one that stands in for it.
  static func dateFields(_ type: UInt32) -> (at: String, recorded: String) {
    switch Int(type) {
    case VIGIL_RECORD_OBSERVATION: ("effective[x]", "issued")
    case VIGIL_RECORD_CONDITION: ("onset[x]", "recordedDate")
    case VIGIL_RECORD_PROCEDURE: ("performed[x]", "recorded")
    case VIGIL_RECORD_MEDICATION_REQUEST: ("authoredOn", "")
    case VIGIL_RECORD_MEDICATION_DISPENSE: ("whenHandedOver", "whenPrepared")
    case VIGIL_RECORD_MEDICATION_ADMINISTRATION: ("effective[x]", "")
    case VIGIL_RECORD_MEDICATION_STATEMENT: ("effective[x]", "dateAsserted")
    case VIGIL_RECORD_ALLERGY: ("onset[x]", "recordedDate")
    case VIGIL_RECORD_IMMUNIZATION: ("occurrence[x]", "recorded")
    default: ("period", "")
    }
  }
}
