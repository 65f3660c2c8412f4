import DefinitionFiles
import Programmes

/// Inputs to begin with, all made up.
enum Seeds {
  private static func bytes(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  /// A table of every layout.
  static let tables = bytes([
    "patient_id,date_of_birth,sex,date_of_death\n"
      + "1,1974-07-01,female,\nab,1950-01-01,male,2020-01-01\n",
    "patient_id,start_date,end_date,practice_pseudo_id\n"
      + "1,2010-01-01,,P1\n2,2010-01-01,2011-01-01,2\n",
    "patient_id,date,snomedct_code,ctv3_code,numeric_value\n"
      + "1,2024-04-01,57871005,,1.5\n2,2024-04-01,,X,\n",
    "patient_id,date,dmd_code\n1,2024-06-11,123\n\"2\",2024-06-11,\"1\"\"2\"\r\n",
    "person,time,system,code,value,unit\n"
      + "x,2024-01-02T10:30Z,loinc,2160-0,<5,g\n1,2024-01-02,dmd,1,a,\n",
    "person\ttime\tsystem\tcode\n9\t2024-01-02\tsnomed\t57871005\n",
    "baby_id,mother_id,gest_weeks,birth_datetime,note\n"
      + "E,M,29,2026-06-14T03:20:00,\"a, \"\"b\"\"\nc\"\n",
    "person_id,gender_concept_id,year_of_birth,month_of_birth\n1,8532,1950,7\n2,8507,1960,\n",
    "drug_exposure_id,person_id,drug_concept_id,drug_exposure_start_date\n"
      + "1,1,40213154,2024-01-01\n",
    "measurement_id,person_id,measurement_concept_id,measurement_date,value_as_number\n"
      + "1,1,5,2024-01-01,2.5\n",
    "visit_occurrence_id,person_id,visit_concept_id,visit_start_date,visit_end_date\n"
      + "1,1,9201,2024-01-01,2024-01-03\n",
  ])

  private static let patient =
    #"{"resourceType":"Patient","id":"p","gender":"female","birthDate":"1950-02"}"#
  private static let coding =
    #"{"coding":[{"system":"http://snomed.info/sct","code":"57871005"}],"text":"a \u00e9"}"#
  private static let subject = #""subject":{"reference":"Patient/p"}"#

  /// Lines and documents of FHIR.
  static let fhir = bytes([
    patient + "\n",
    #"""
    {"resourceType":"Observation","id":"o","status":"final","code":\#(coding),\#(subject),\#
    "effectiveDateTime":"2024-01-02T10:30:00+01:00","valueQuantity":{"value":-1.5e1,"unit":"g"}}
    \#(patient)
    """#,
    #"""
    {"resourceType":"MedicationRequest","id":"m","status":"active","intent":"order",\#
    "authoredOn":"2024-01-02","medicationCodeableConcept":\#(coding),\#(subject)}
    {"resourceType":"MedicationAdministration","id":"n","status":"completed",\#
    "effectivePeriod":{"start":"2024-01-02T10:00:00Z"},\#
    "medicationReference":{"reference":"Medication/x"},\#(subject)}
    """#,
    #"""
    {"resourceType":"Medication","id":"x","code":\#(coding)}
    {"resourceType":"Condition","id":"c","onsetDateTime":"2020","code":\#(coding),\#(subject)}
    """#,
    #"""
    {"resourceType":"Encounter","id":"e","status":"finished","class":{"code":"IMP"},\#
    "period":{"start":"2024-01-02","end":"2024-01-05"},\#(subject)}
    """#,
    #"""
    {"resourceType":"Bundle","type":"collection","entry":[\#
    {"fullUrl":"urn:uuid:1","resource":\#(patient)},{"resource":{"resourceType":"Procedure",\#
    "id":"q","status":"completed","performedDateTime":"2024-01-02","code":\#(coding),\#
    \#(subject)}}]}
    """#,
    "{\n  \"resourceType\": \"Patient\",\n  \"id\": \"p\"\n}\n",
  ])

  /// Definitions that come with Vigil, one for each file, and a small one.
  static let definitions =
    bytes([
      """
      measure: m
      title: t
      version: 1
      status: draft
      source: s
      better: lower
      for each: person at month start
      codelists: {a: b}
      parameters: {n: 3}
      let:
        last: last(medications in a from n months before index to index)
      population: registered(index) and age(index) >= 65
      denominator: not missing(last.date) or count(events in a) > 2
      exclusions:
        x: exists(events in a where value < 2.5 and code = "1")
      numerator: days(last.date, index) <= 90
      strata:
        age: band(age(index), 18 "young", 65 "old")
      examples:
        - name: one
          index: 2024-07-01
          person: {born: 1950-01-01, sex: male}
          rows:
            - medications 2024-06-01 a
          expect: {population: no}

      """
    ]) + ShippedDefinitions.files.map { Array($0.text.utf8) }
}
