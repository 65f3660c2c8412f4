/// The names of details that only records of FHIR have.
enum FHIRDetail: Int, CaseIterable {
  case unit, comparator, text, end, status, absentReason, identifier, route, dose, daysSupply
  case quantity, quantityUnit, doseUnit, time, category, clinicalStatus, datedBy, encounterClass
  case location, ethnicGroup, dead, endText

  var name: String {
    switch self {
    case .unit: DetailName.unit
    case .comparator: DetailName.comparator
    case .text: DetailName.text
    case .end: DetailName.end
    case .status: DetailName.status
    case .absentReason: DetailName.absentReason
    case .identifier: DetailName.identifier
    case .route: DetailName.route
    case .dose: DetailName.dose
    case .daysSupply: DetailName.daysSupply
    case .quantity: DetailName.quantity
    case .ethnicGroup: DetailName.ethnicGroup
    case .quantityUnit: "quantity_unit"
    case .doseUnit: "dose_unit"
    // A value that is a time.
    case .time: "value_time"
    case .category: "category"
    case .clinicalStatus: "clinical_status"
    // Which field gave the date, where it is not the one that says when it happened.
    case .datedBy: "dated_by"
    case .encounterClass: "class"
    case .location: "location"
    // Of a person: that they died, where no day is known.
    case .dead: "dead"
    // An end that is no whole day.
    case .endText: "end_text"
    }
  }
}

/// The numbers a dictionary has for the names of details.
struct FHIRDetailNumbers {
  private var numbers = [UInt16](repeating: .max, count: FHIRDetail.allCases.count)

  /// The number of a name.
  mutating func number(
    _ detail: FHIRDetail, _ dictionary: inout TimelineDictionary
  ) -> NameNumber {
    let known = numbers[detail.rawValue]
    if known != .max, dictionary.names.count > Int(known) { return NameNumber(rawValue: known) }
    let made = dictionary.number(ofName: detail.name)
    numbers[detail.rawValue] = made.rawValue
    return made
  }
}
