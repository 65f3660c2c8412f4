import Testing

@testable import Timelines

private let who = #""subject":{"reference":"Patient/p1"}"#
private let code = #""code":{"coding":[{"system":"http://snomed.info/sct","code":"44054006"}]}"#

private func resource(_ type: String, _ rest: String) -> String {
  #"{"resourceType":"\#(type)","id":"x",\#(who),\#(rest)}"#
}

extension FHIRCase {
  static let others: [FHIRCase] = [
    FHIRCase(
      name: "a condition begins, is recorded, or was found in an encounter",
      json: [
        resource(
          "Condition",
          #"\#(code),"onsetDateTime":"2020-01-02","abatementDateTime":"2021-02-03","#
            + #""category":[{"coding":[{"code":"problem-list-item"}]}],"#
            + #""clinicalStatus":{"coding":[{"code":"resolved"}]},"#
            + #""verificationStatus":{"coding":[{"code":"confirmed"}]}"#),
        resource("Condition", #"\#(code),"onsetDateTime":"2020","recordedDate":"2020-03-04""#),
        resource("Condition", #"\#(code),"onsetString":"youth","abatementDateTime":"2021-02""#),
        #"{"resourceType":"Encounter","id":"e",\#(who),"period":{"start":"2024-01-02T08:00:00Z"}}"#,
        resource("Condition", #"\#(code),"encounter":{"reference":"Encounter/e"}"#),
        resource(
          "Condition", #""recordedDate":"2020-03-04","verificationStatus":{"text":"refuted"}"#),
      ].joined(separator: "\n"),
      events: [
        "p1 2020-01-02 condition snomed|44054006 end=2021-02-03 clinical_status=resolved "
          + "category=problem-list-item",
        "p1 2020-03-04 condition snomed|44054006 dated_by=recordedDate",
        "p1 2024-01-02 08:00 condition snomed|44054006 dated_by=encounter",
      ],
      intervals: ["p1 other 2024-01-02 08:00 to …"],
      skipped: ["Condition: refuted": 1],
      refusals: [#"3 onset[x] "" is missing"#]),
    FHIRCase(
      name: "procedures, immunisations and allergies",
      json: [
        resource("Procedure", #"\#(code),"status":"not-done","performedDateTime":"2020-01-02""#),
        resource("Procedure", #"\#(code),"status":"stopped","performedDateTime":"2020-01-02""#),
        #"{"resourceType":"Immunization","patient":{"reference":"Patient/p1"},"#
          + #""vaccineCode":{"text":"flu"},"occurrenceDateTime":"2020-01-03"}"#,
        #"{"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/p1"},\#(code),"#
          + #""category":["medication","food"],"onsetDateTime":"2001-01-01","#
          + #""recordedDate":"2020-01-04"}"#,
      ].joined(separator: "\n"),
      events: [
        "p1 2020-01-02 procedure snomed|44054006 status=stopped",
        "p1 2020-01-03 procedure text|flu",
        "p1 2020-01-04 allergy snomed|44054006 category=medication",
      ],
      skipped: ["Procedure: not done": 1]),
    FHIRCase(
      name: "patients",
      json: [
        #"{"resourceType":"Patient","id":"p1","birthDate":"1950-06","gender":"female","#
          + #""deceasedDateTime":"2024-07-01T23:30:00Z","extension":[{"url":"https://"#
          + #"fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory","#
          + #""valueCodeableConcept":{"coding":[{"system":"s","code":"A"}]}}]}"#,
        #"{"resourceType":"Patient","id":"12","deceasedBoolean":true,"extension":[{"url":"#
          + #""http://hl7.org/fhir/us/core/StructureDefinition/us-core-ethnicity","extension":["#
          + #"{"url":"ombCategory","valueCoding":{"code":"2186-5"}}]}]}"#,
        #"{"resourceType":"Patient","birthDate":"1950-06-01"}"#,
        #"{"resourceType":"Patient","id":"p2","birthDate":"1.6.1950"}"#,
      ].joined(separator: "\n"),
      facts: [
        "p1 presence", "p1 birth 1950-06-01", "p1 death 2024-07-02", "p1 sex 1.0",
        "p1 ethnic_group A", "12 presence", "12 dead true", "12 ethnic_group 2186-5",
      ],
      refusals: [#"3 id "" is missing"#, #"4 birthDate "1.6.1950" is not a date"#],
      noted: ["Patient: birthDate without a day, taken as the first": 1]),
    FHIRCase(
      name: "stays, wards and who provides them",
      json: [
        #"{"resourceType":"Organization","id":"o","name":"Trust","identifier":[{"system":"#
          + #""https://fhir.nhs.uk/Id/ods-organization-code","value":"RXX"}]}"#,
        #"{"resourceType":"Location","id":"w","name":"Ward 7"}"#,
        resource(
          "Encounter",
          #""status":"in-progress","class":{"code":"IMP"},"period":{"start":"2024-07-01"},"#
            + #""serviceProvider":{"reference":"Organization/o"},"location":["#
            + #"{"location":{"reference":"Location/w"},"period":{"start":"2024-07-01T10:00:00Z","#
            + #""end":"2024-07-02T10:00:00Z"}},{"location":{"reference":"Location/v"}}]"#),
        resource("Encounter", #""class":{"code":"EMER"},"period":{"end":"2024-07-02T10:00:00Z"}"#),
        resource("Encounter", #""status":"planned","class":{"code":"IMP"}"#),
        resource("Encounter", #""class":{"code":"VR"}"#),
        resource("Encounter", #""class":{"code":"VR"},"period":{"start":"2024"}"#),
      ].joined(separator: "\n"),
      intervals: [
        "p1 admission 2024-07-01 to … at RXX class=IMP status=in-progress location=v",
        "p1 ward_stay 2024-07-01 11:00 to 2024-07-02 11:00 at Ward 7",
        "p1 emergency … to 2024-07-02 11:00 class=EMER",
      ],
      skipped: [
        "Organization: read for those that refer to it": 1,
        "Location: read for those that refer to it": 1, "Encounter: planned": 1,
      ],
      refusals: [
        #"6 period "" is missing"#, #"7 period.start "2024" is a date without a day"#,
      ]),
    FHIRCase(
      name: "a bundle refers by its own addresses, in any order",
      json: #"""
        {
          "resourceType": "Bundle",
          "type": "transaction",
          "entry": [
            {"fullUrl": "urn:uuid:1", "resource": {"resourceType": "MedicationRequest",
              "medicationReference": {"reference": "urn:uuid:2"}, "authoredOn": "2024-01-02",
              "subject": {"reference": "urn:uuid:3"}}},
            {"fullUrl": "urn:uuid:2", "resource": {"resourceType": "Medication", "id": "m",
              "code": {"coding": [{"system": "s", "code": "A"}]}}},
            {"fullUrl": "urn:uuid:3", "resource": {"resourceType": "Patient", "id": "p7"}},
            {"resource": {"resourceType": "Bundle", "entry": []}},
            {"request": {"method": "DELETE"}},
            {"resource": {"resourceType": "Procedure", "subject": {"reference": "urn:uuid:9"},
              "performedDateTime": "2024"}}
          ]
        }
        """#,
      events: ["p7 2024-01-02 prescription s|A"],
      facts: ["p7 presence"],
      skipped: [
        "Medication: read for those that refer to it": 1, "Bundle: empty": 1,
        "entry of a bundle without a resource": 1,
      ],
      refusals: [#"13 entry[5].resource.performed[x] "2024" is a date without a day"#]),
    FHIRCase(
      name: "other types are counted",
      json: #"{"resourceType":"Device","id":"d","code":5,"quantity":[1]}"#
        + "\n\n" + #"{"id":"d","status":{"a":1},"resourceType":"Claim"}"#,
      skipped: ["Device: not a type that is read": 1, "Claim: not a type that is read": 1]),
  ]
}
