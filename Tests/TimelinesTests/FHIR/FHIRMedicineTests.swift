import Testing

@testable import Timelines

private let drug =
  #""medicationCodeableConcept":{"coding":[{"system":"https://dmd.nhs.uk","code":"1"}]}"#
private let who = #""subject":{"reference":"https://x/fhir/Patient/7/_history/2"}"#

private func medicine(_ type: String, _ rest: String, code: String = drug) -> String {
  #"{"resourceType":"\#(type)",\#(code),\#(who),\#(rest)}"#
}

extension FHIRCase {
  static let medicines: [FHIRCase] = [
    FHIRCase(
      name: "a prescription with amounts",
      json: medicine(
        "MedicationRequest",
        #""status":"stopped","intent":"order","authoredOn":"2024-03-31T23:30:00Z","#
          + #""dosageInstruction":[{"route":{"coding":[{"code":"26643006"}]},"#
          + #""doseAndRate":[{"doseQuantity":{"value":2,"unit":"tablet"}}]}],"#
          + #""dispenseRequest":{"quantity":{"value":56,"unit":"tab"},"#
          + #""expectedSupplyDuration":{"value":4,"unit":"wk"}}"#),
      events: [
        "7 2024-04-01 00:30 prescription dmd|1 status=stopped route=26643006 dose=2.0 "
          + "dose_unit=tablet quantity=56.0 quantity_unit=tab days_supply=28.0"
      ]),
    FHIRCase(
      name: "plans, drafts and prohibitions are no prescriptions",
      json: [
        #""status":"active","intent":"plan""#, #""status":"draft","intent":"order""#,
        #""status":"cancelled","intent":"order""#, #""intent":"order","doNotPerform":true"#,
        #""status":"entered-in-error""#,
      ].map { medicine("MedicationRequest", #""authoredOn":"2024-01-02",\#($0)"#) }
        .joined(separator: "\n"),
      skipped: [
        "MedicationRequest: a plan": 1, "MedicationRequest: a draft": 1,
        "MedicationRequest: cancelled": 1, "MedicationRequest: says not to give it": 1,
        "MedicationRequest: entered in error": 1,
      ]),
    FHIRCase(
      name: "medicines handed out, given and said to be taken",
      json: [
        medicine(
          "MedicationDispense",
          #""status":"completed","whenPrepared":"2024-01-02","quantity":{"value":28},"#
            + #""daysSupply":{"value":28,"code":"d"}"#),
        medicine(
          "MedicationAdministration", #""status":"not-done","effectiveDateTime":"2024-01-03""#),
        medicine("MedicationStatement", #""status":"active","dateAsserted":"2024-01-04""#),
        medicine(
          "MedicationStatement", #""status":"active","effectivePeriod":{"end":"2024-01-05"}"#),
      ].joined(separator: "\n"),
      events: [
        "7 2024-01-02 dispensing dmd|1 dated_by=whenPrepared quantity=28.0 days_supply=28.0",
        "7 2024-01-03 administration dmd|1 status=not-done",
        "7 2024-01-04 statement dmd|1 dated_by=dateAsserted",
        "7 2024-01-05 statement dmd|1 end=2024-01-05 dated_by=end",
      ]),
    FHIRCase(
      name: "a medicine is found where the reference points, a mixture by what is in it",
      json: [
        #"{"resourceType":"Medication","id":"m1","code":{"coding":[{"system":"s","code":"A"}]}}"#,
        #"{"resourceType":"Medication","id":"m2","ingredient":["#
          + #"{"itemReference":{"reference":"Medication/m1"}},"#
          + #"{"itemCodeableConcept":{"coding":[{"system":"s","code":"B"}]}}]}"#,
        #"{"resourceType":"Medication","id":"m3","ingredient":["#
          + #"{"itemReference":{"reference":"Medication/m1"}}]}"#,
        medicine(
          "MedicationRequest", #""authoredOn":"2024-01-02""#,
          code: #""medicationReference":{"reference":"Medication/m1"}"#),
        medicine(
          "MedicationRequest", #""authoredOn":"2024-01-02""#,
          code: #""medicationReference":{"reference":"https://x/Medication/m2"}"#),
        medicine(
          "MedicationRequest", #""authoredOn":"2024-01-02""#,
          code: #""medicationReference":{"reference":"Medication/m3"}"#),
        medicine(
          "MedicationRequest",
          #""authoredOn":"2024-01-02","contained":[{"resourceType":"Medication","id":"x","#
            + #""code":{"text":"own"}}]"#,
          code: ##""medicationReference":{"reference":"#x"}"##),
        medicine(
          "MedicationRequest", #""authoredOn":"2024-01-02""#,
          code: #""medicationReference":{"reference":"Medication/m9"}"#),
        medicine("MedicationRequest", #""authoredOn":"2024-01-02""#, code: #""id":"r""#),
      ].joined(separator: "\n"),
      events: [
        "7 2024-01-02 prescription s|A",
        "7 2024-01-02 prescription s|B",
        "7 2024-01-02 prescription s|A",
        "7 2024-01-02 prescription text|own",
        "7 2024-01-02 prescription reference|Medication/m9",
      ],
      skipped: ["Medication: read for those that refer to it": 3],
      refusals: [#"9 medication[x] "" is missing"#],
      noted: ["MedicationRequest: medicine not found, its reference kept as a code": 1]),
  ]
}
