import Testing
import Timelines

@Suite struct OMOPTests {
  private func read(_ tables: [String: String]) throws -> ReadTables { try ReadTables(tables) }

  @Test func `people and deaths become facts`() throws {
    let read = try read([
      "person.csv": """
      person_id,gender_concept_id,year_of_birth,month_of_birth,day_of_birth,\
      birth_datetime,race_source_value
      1,8532,1950,7,4,,White
      2,8507,1960,,,,
      3,0,1970,1,1,1970-01-02 00:00:00,
      4,8507,1970,2,30,,
      """,
      "death.csv": "person_id,death_date,death_type_concept_id\n1,2020-01-02,32817\n",
    ])
    #expect(
      read.facts == [
        "1 death=2020-01-02", "1 birth=1950-07-04", "1 sex=1.0", "1 ethnic_group='White'",
        "2 birth=1960-01-01", "2 sex=2.0", "3 birth=1970-01-02", "3 sex=0.0",
      ])
    #expect(read.rejects.map(\.column) == ["day_of_birth"])
  }

  @Test(arguments: [
    ("9201", "admission"), ("262", "admission"), ("9203", "emergency"), ("9202", "contact"),
    ("0", "other"), ("", "other"),
  ])
  func `a visit is of the kind its concept says`(concept: String, kind: String) throws {
    let read = try read([
      "visit_occurrence.csv": """
      visit_occurrence_id,person_id,visit_concept_id,visit_start_date,visit_start_datetime,\
      visit_end_date,visit_end_datetime,care_site_id
      9,1,\(concept),2020-01-02,2020-01-02 10:00:00,2020-01-05,2020-01-05 00:00:00,77
      """
    ])
    #expect(read.intervals == ["1 \(kind) 2020-01-02+600 2020-01-05 77 id='9'"])
  }

  @Test func `concepts are turned into codes by the vocabulary, and sources kept`() throws {
    let read = try read([
      "CONCEPT.csv":
        "concept_id\tconcept_name\tdomain_id\tvocabulary_id\tconcept_code\n"
        + "100\t\"Aspirin 75mg\tDrug\tdm+d\t317896006\n"
        + "200\tPotassium\tMeasurement\tLOINC\t2823-3\n",
      "drug_exposure.csv": """
      drug_exposure_id,person_id,drug_concept_id,drug_exposure_start_date,\
      drug_exposure_start_datetime,drug_type_concept_id,quantity,days_supply,route_source_value,\
      drug_source_value
      1,1,100,2020-01-02,2020-01-02 08:30:00,32818,1,,PO,ASP75
      2,1,0,2020-01-02,,38000177,28,28,,ASP75
      3,1,0,2020-01-02,,,,,,
      """,
      "measurement.csv": """
      measurement_id,person_id,measurement_concept_id,measurement_date,measurement_datetime,\
      value_as_number,unit_source_value,measurement_source_value
      1,1,200,2020-01-02,2020-01-02 00:00:00,4.5,mmol/L,K
      """,
      "condition_occurrence.csv": """
      condition_occurrence_id,person_id,condition_concept_id,condition_start_date,\
      condition_source_value
      1,1,300,2020-01-02,I10
      """,
      "procedure_occurrence.csv": """
      procedure_occurrence_id,person_id,procedure_concept_id,procedure_date
      1,1,400,2020-01-02
      """,
      "observation.csv": """
      observation_id,person_id,observation_concept_id,observation_date,value_as_string
      1,1,x,2020-01-02,yes
      1,1,500,2020-01-02,yes
      """,
    ])
    #expect(
      read.events == [
        "1 2020-01-02 condition omop:300+source:I10",
        "1 2020-01-02+510 administration dmd:317896006+omop:100+source:ASP75 quantity=1.0"
          + " route='PO'",
        "1 2020-01-02 prescription source:ASP75 quantity=28.0 days_supply=28.0",
        "1 2020-01-02 observation loinc:2823-3+omop:200+source:K 4.5 unit='mmol/L'",
        "1 2020-01-02 observation omop:500 text='yes'",
        "1 2020-01-02 procedure omop:400",
      ])
    #expect(read.rejects.map(\.what).count == 2)
    #expect(read.rejects.map(\.column) == ["drug_concept_id", "observation_concept_id"])
  }

  @Test func `a row of the vocabulary that cannot be read is refused like any other`() throws {
    let read = try ReadTables([
      "CONCEPT.csv":
        "concept_id\tconcept_name\tdomain_id\tvocabulary_id\tconcept_code\n"
        + "100\tAspirin\tDrug\tdm+d\t317896006\nx\tPotassium\tMeasurement\tLOINC\t2823-3\n"
    ])
    #expect(read.seen == 2 && read.batch.facts.subjects.isEmpty)
    #expect(read.rejects.map(\.line) == [3])
    #expect(read.rejects.map(\.column) == ["concept_id"])
  }
}
