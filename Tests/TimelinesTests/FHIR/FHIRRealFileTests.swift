import Foundation
import Testing

@testable import Timelines

/// Real and published resources, counted again by a plain walk over the JSON.
@Suite struct FHIRRealFileTests {
  @Test(arguments: ["mimic-iv-demo", "synthea/bulk"])
  func `a bulk export gives as many records as a plain walk counts`(folder: String) throws {
    let files = FHIRSharedFiles.files(folder).sorted {
      (FHIRFileOrder.rank($0.name), $0.name) < (FHIRFileOrder.rank($1.name), $1.name)
    }
    let read = FHIRRead(files: files.map(\.bytes))
    var counted = FHIRCount()
    for file in files {
      for line in String(decoding: file.bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
        counted.take(try JSONSerialization.jsonObject(with: Data(line.utf8)))
      }
    }
    expect(read, counted)
  }

  @Test(arguments: ["synthea/bundles", "hl7-r4-examples", "uk-core/json", "lfpse-constructed"])
  func `a document gives as many records as a plain walk counts`(folder: String) throws {
    for file in FHIRSharedFiles.files(folder) {
      var counted = FHIRCount()
      counted.take(try JSONSerialization.jsonObject(with: Data(file.bytes)))
      expect(FHIRRead(file.bytes), counted, file.name)
    }
  }

  private func expect(_ read: FHIRRead, _ counted: FHIRCount, _ name: String = "") {
    var events: [String: Int] = [:]
    for number in read.batch.events.concepts {
      let concept = read.dictionary[ConceptNumber(rawValue: number) as ConceptNumber]
      events[concept.kind.word, default: 0] += 1
    }
    let wards = read.batch.intervals.kinds.count { $0 == IntervalKind.wardStay.rawValue }
    let presences = read.batch.facts.subjects.count {
      $0 == FactColumns.Subject.presence.rawValue
    }
    #expect(read.rejects.seen == counted.resources, "\(name)")
    #expect(events == counted.events, "\(name)")
    #expect(read.batch.intervals.count - wards == counted.encounters, "\(name)")
    #expect(wards == counted.wards, "\(name)")
    #expect(presences == counted.patients, "\(name)")
    #expect(read.stored == counted.stored, "\(name)")
  }
}

/// Records counted by a plain walk over JSON, with the rules of docs/fhir-records.md.
struct FHIRCount {
  var resources = 0
  var stored = 0
  var patients = 0
  var encounters = 0
  var wards = 0
  var events: [String: Int] = [:]

  private static let events: [String: (kind: String, times: [String], never: [String])] = [
    "Observation": (
      "observation", ["effectiveDateTime", "effectivePeriod", "effectiveInstant", "issued"],
      ["cancelled"]
    ),
    "Condition": ("condition", ["onsetDateTime", "onsetPeriod", "recordedDate"], []),
    "Procedure": (
      "procedure", ["performedDateTime", "performedPeriod"], ["not-done", "preparation"]
    ),
    "Immunization": ("procedure", ["occurrenceDateTime", "recorded"], ["not-done"]),
    "MedicationRequest": ("prescription", ["authoredOn"], ["cancelled", "draft"]),
    "MedicationDispense": (
      "dispensing", ["whenHandedOver", "whenPrepared"], ["cancelled", "declined"]
    ),
    "MedicationAdministration": (
      "administration", ["effectiveDateTime", "effectivePeriod"], []
    ),
    "MedicationStatement": (
      "statement", ["effectiveDateTime", "effectivePeriod", "dateAsserted"], []
    ),
    "AllergyIntolerance": (
      "allergy", ["recordedDate", "onsetDateTime", "onsetPeriod"], []
    ),
  ]

  mutating func take(_ any: Any) {
    guard let resource = any as? [String: Any] else { return }
    let type = resource["resourceType"] as? String ?? ""
    if type == "Bundle" {
      let entries = resource["entry"] as? [[String: Any]] ?? []
      if entries.isEmpty { resources += 1 }
      for entry in entries {
        if let inner = entry["resource"] { take(inner) } else { resources += 1 }
      }
      return
    }
    resources += 1
    if type == "Patient", resource["id"] != nil {
      patients += 1
      stored += 1
    } else if type == "Encounter" {
      takeEncounter(resource)
    } else if let rule = FHIRCount.events[type], isAbout(resource) {
      takeEvent(resource, rule.kind, rule.times, rule.never)
    }
  }

  private mutating func takeEncounter(_ resource: [String: Any]) {
    let status = resource["status"] as? String ?? ""
    guard !["planned", "cancelled", "entered-in-error"].contains(status), isAbout(resource),
      resource["period"] != nil
    else { return }
    encounters += 1
    stored += 1
    for place in resource["location"] as? [[String: Any]] ?? [] where place["period"] != nil {
      wards += 1
    }
  }

  private mutating func takeEvent(
    _ resource: [String: Any], _ kind: String, _ times: [String], _ never: [String]
  ) {
    let verified = resource["verificationStatus"] as? [String: Any]
    let words = (verified?["coding"] as? [[String: Any]])?.first?["code"] as? String
    let status = resource["status"] as? String ?? ""
    let intent = resource["intent"] as? String ?? ""
    guard !(never + ["entered-in-error"]).contains(status),
      !["refuted", "entered-in-error"].contains(words ?? ""),
      !["proposal", "plan", "option"].contains(intent) || kind != "prescription",
      (resource["doNotPerform"] as? Bool) != true, isDated(resource, times), isCoded(resource)
    else { return }
    let components = kind == "observation" ? resource["component"] as? [Any] ?? [] : []
    events[kind, default: 0] += 1 + components.count
    stored += 1
  }

  /// Whether it is about a patient who has an id.
  private func isAbout(_ resource: [String: Any]) -> Bool {
    let about = (resource["subject"] ?? resource["patient"]) as? [String: Any] ?? [:]
    let identifier = (about["identifier"] as? [String: Any])?["value"] as? String
    guard let reference = about["reference"] as? String ?? identifier else { return false }
    if reference.hasPrefix("#") { return false }
    return !reference.contains("/") || reference.contains("Patient/")
  }

  /// Whether one of the fields says a whole day.
  private func isDated(_ resource: [String: Any], _ fields: [String]) -> Bool {
    for field in fields {
      let period = resource[field] as? [String: Any] ?? [:]
      for text in [resource[field], period["start"], period["end"]] {
        if let text = text as? String, text.count >= 10 { return true }
      }
    }
    // The export of real records has diagnoses that only say in which encounter they were made.
    return resource["resourceType"] as? String == "Condition"
      && "\(resource["meta"] ?? "")".contains("mimic") && resource["encounter"] != nil
  }

  private func isCoded(_ resource: [String: Any]) -> Bool {
    let keys = ["code", "vaccineCode", "medicationCodeableConcept", "medicationReference"]
    return keys.contains { resource[$0] != nil }
  }
}
