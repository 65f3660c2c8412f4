import Essentials
import Programmes
import Testing
import Timelines

/// The layouts that come with Vigil, against the headers of the references.
@Suite struct ShippedLayoutTests {
  /// The headers as the references print them, with the layout that has to know them.
  static let headers: [(layout: String, header: String)] = [
    (
      "babies",
      """
      baby_id, mother_id, n_fetus, birth_order, outcome, died_delivery_room, active_care, \
      admitted, \
      gest_weeks, gest_days, birthweight_g, birth_datetime, death_datetime, birth_site, \
      birth_site_has_nicu, first_admitting_unit, admission_datetime, steroid_status, \
      steroid_doses, steroid1_datetime, steroid2_datetime, mgso4_status, mgso4_datetime, \
      active_labour, iap_status, iap_first_datetime, cord_status, cord_clamp_seconds, \
      first_temp_c, first_temp_datetime, mbm_status, mbm_first_datetime, caffeine_status, \
      caffeine_datetime, inv_vent, vtv_primary, probiotic_status, probiotic_datetime, \
      hydrocortisone_status, hydrocortisone_datetime
      """
    ),
    (
      "cqim",
      """
      baby_id, mother_id, provider, birth_date, births_per_labdel, preg_outcome, gest_days, \
      apgar5, first_feed, delivery_method, tear_code, onset, presentation, prev_live, prev_still, \
      prev_cs, smoking_booking, smoking_delivery, blood_loss_ml
      """
    ),
    (
      "deaths",
      """
      case_id, gest_weeks, gest_days, birthweight_g, signs_of_life, birth_datetime, \
      death_datetime, termination
      """
    ),
    ("brain-injury", "baby_id, gest_weeks, gest_days, live_born, admitted, conditions"),
    ("moss-months", "Site_Code,Period,Term_Births,Term_Live_Births,Year"),
    (
      "moss-events",
      "ods_code,Site_Code,Site_Name,Trust_Name,test_date,year_month,event_count,outcome"
    ),
    ("culture-campaigns", "team, invited, returned, survey_opened, survey_closed, debriefed_on"),
    (
      "copd-discharges",
      """
      patient_id, ward, discharged_at, outcome, med_review, inhaler_technique, plan_given, \
      rescue_pack, smoking_status, smoking_referral, rehab_assessed, followup_arranged, \
      followup_at
      """
    ),
    (
      "asthma-discharges",
      """
      patient_id, ward, discharged_at, outcome, inhaler_technique, med_review, written_plan, \
      triggers, followup_arranged, followup_at
      """
    ),
    ("trach-sites", "site, bedhead_adopted, equipment_adopted, daily_adopted"),
    ("trach-days", "site, patient_id, date, bedhead_sign, emergency_equipment, daily_bundle"),
    (
      "laparotomies",
      """
      patient_id, ward, predicted_mortality_pct, ews_recorded, sepsis_suspected, \
      abx_within_local_target, decision_at, theatre_at, goal_directed_fluid, \
      critical_care_after, died_in_theatre
      """
    ),
    ("spells", "spell_id, person_id, provider, start_date, discharge_date, inactive_date"),
    ("ward-stays", "spell_id, ward, start_date, end_date"),
    (
      "interventions",
      "incident_id, intervention_id, person_id, spell_id, type_code, start, end, reason"
    ),
  ]

  @Test func `every header of the references is known, forwards and backwards, and all of it`()
    throws
  {
    var tables: [String: String] = [:]
    for (layout, header) in Self.headers {
      let columns = header.split(separator: ",").map { $0.trimmingPrefix(" ") }
      // A look-up needs its table, which is among them.
      tables["\(layout)-1.csv"] = columns.joined(separator: ",") + "\n"
      tables["\(layout)-2.csv"] = columns.reversed().joined(separator: "\t") + "\n"
    }
    let read = try ReadRecords(tables)
    let expected = Self.headers.flatMap { layout, _ in
      ["\(layout)-1.csv: \(layout)", "\(layout)-2.csv: \(layout)"]
    }
    #expect(read.roles == expected.sorted())
    #expect(read.notes.filter { $0.contains("left out") } == [])
  }

  @Test func `each cell of the example babies is on the baby's birth and the mother's delivery`()
    throws
  {
    guard let text = SharedFile.text("data/maternity/example_babies.csv") else { return }
    let read = try ReadRecords(["example_babies.csv": text])
    #expect(read.refused == [:])
    let lines = text.split(whereSeparator: \.isNewline).map(cells)
    #expect(lines.count == 9)
    for line in lines.dropFirst() {
      let written = Dictionary(uniqueKeysWithValues: zip(lines[0], line)).filter { $1 != "" }
      let baby = try #require(try read.person(written["baby_id"] ?? ""))
      let mother = try #require(try read.person(written["mother_id"] ?? ""))
      for (person, own, kind) in [(baby, "baby_id", "birth"), (mother, "mother_id", "other")] {
        let row = try #require(person.rows.first)
        #expect(person.rows.count == 1 && row.kind == kind)
        var details = row.details.reduce(into: [:]) { $0[$1.name] = $1.text }
        #expect(details.removeValue(forKey: "record") == (kind == "birth" ? nil : "delivery"))
        #expect(details == written.filter { $0.key != own }.mapValues(shown), "\(person.id)")
        #expect(row.start == shown(written["birth_datetime"] ?? "") && row.end == row.start)
        #expect(row.organisation == written["birth_site"])
      }
      #expect(baby.birth == Day(iso: String((written["birth_datetime"] ?? "").prefix(10))))
      #expect(baby.death == Day(iso: String((written["death_datetime"] ?? "").prefix(10))))
      #expect(try read.facts(of: baby.id) == ["mother": mother.id])
    }
  }

  /// A cell as timelines show it: moments without a T and seconds, numbers without idle zeros.
  private func shown(_ cell: String) -> String {
    if cell.count == 19, cell.contains("T") {
      return String(cell.prefix(16)).replacing("T", with: " ")
    }
    return Double(cell).map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" } ?? cell
  }

  /// The cells of a line, of which the last may stand in quotes.
  private func cells(_ line: Substring) -> [String] {
    let parts = line.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
    var cells = parts[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if parts.count > 1 { cells[cells.count - 1] = parts[1] }
    return cells
  }

  @Test func `a zero is a value, a word is a word, and a baby without a mother has the delivery`()
    throws
  {
    let read = try ReadRecords([
      "babies.csv": """
      baby_id,mother_id,gest_weeks,gest_days,birth_datetime,cord_clamp_seconds,mbm_status,bed
      B1,,29,0,2026-06-14T03:20,0,NA,7
      """
    ])
    let details =
      " birth_datetime=2026-06-14 03:20 cord_clamp_seconds=0 gest_days=0 gest_weeks=29"
      + " mbm_status=NA"
    #expect(
      try read.rows(of: "B1") == [
        "birth 2026-06-14 03:20 2026-06-14 03:20 - bed=7" + details,
        "delivery 2026-06-14 03:20 2026-06-14 03:20 - baby_id=B1 bed=7" + details,
      ])
  }

  @Test func `the flat layouts of metrics, deaths and brain injury are the babies' records`() throws
  {
    let read = try ReadRecords([
      "cqim.csv": """
      baby_id,mother_id,provider,birth_date,births_per_labdel,preg_outcome,gest_days,apgar5
      1,2,R1,2024-05-06,1,01,280,0
      """,
      "deaths.csv": """
      case_id,gest_weeks,gest_days,birthweight_g,signs_of_life,birth_datetime,\
      death_datetime,termination
      3,24,0,600,N,2024-05-06T10:00,2024-05-05,N
      """,
      "brain.csv": """
      baby_id,gest_weeks,gest_days,live_born,admitted,conditions
      4,39,0,Y,Y,hie|seizures
      """,
    ])
    let birth =
      " 2024-05-06 2024-05-06 R1 apgar5=0 birth_date=2024-05-06 births_per_labdel=1 gest_days=280"
    #expect(
      try read.rows(of: "1") == ["birth" + birth + " mother_id=2 preg_outcome=01 provider=R1"])
    #expect(
      try read.rows(of: "2", leavingOut: ["baby_id"]) == [
        "delivery" + birth + " preg_outcome=01 provider=R1"
      ])
    #expect(
      try read.rows(of: "3") == [
        "birth 2024-05-06 10:00 2024-05-06 10:00 - birth_datetime=2024-05-06 10:00"
          + " birthweight_g=600 death_datetime=2024-05-05 gest_days=0 gest_weeks=24 signs_of_life=N"
          + " termination=N"
      ])
    #expect(try read.person("3")?.death == Day(iso: "2024-05-05"))
    #expect(
      try read.rows(of: "4") == [
        "brain_injury   - admitted=Y conditions=hie|seizures gest_days=0 gest_weeks=39 live_born=Y"
      ])
  }

  @Test func `sites and teams have timelines of their own`() throws {
    let read = try ReadRecords([
      "trach_sites.csv": """
      site,bedhead_adopted,equipment_adopted,daily_adopted
      A,2021-03-01,,NA
      B,,,
      """,
      "denoms.csv":
        "Site_Code,Period,Term_Births,Term_Live_Births,Year\nC,31/01/2024,219,218,2024\n",
      "campaign.csv": """
      team,invited,returned,survey_opened,survey_closed,debriefed_on
      T1,40,0,2024-01-02,2024-02-01,
      """,
    ])
    #expect(
      try read.facts(of: "A") == ["bedhead_adopted": "2021-03-01", "daily_adopted": "NA"])
    #expect(try read.facts(of: "B") == [:])
    #expect(
      try read.rows(of: "A") == ["trach_site   A bedhead_adopted=2021-03-01 daily_adopted=NA"])
    #expect(try read.rows(of: "B") == ["trach_site   B"])
    #expect(
      try read.rows(of: "C") == [
        "site_month 2024-01-31 2024-01-31 C period=2024-01-31 term_births=219 term_live_births=218"
          + " year=2024"
      ])
    #expect(
      try read.rows(of: "T1") == [
        "culture_campaign 2024-01-02 2024-02-01 T1 invited=40 returned=0 survey_closed=2024-02-01"
          + " survey_opened=2024-01-02"
      ])
  }

  @Test func `a spell ends when it became inactive, and its ward stays are the same person's`()
    throws
  {
    let read = try ReadRecords([
      "spells.csv": """
      spell_id,person_id,provider,start_date,discharge_date,inactive_date
      S1,P1,R1,2024-01-02,2024-02-01,2024-01-20
      S2,P1,R1,2024-03-02,2024-03-01,
      """,
      "ward_stays.csv": "spell_id,ward,start_date,end_date\nS1,W1,2024-01-02,\nS8,W1,2024-01-02,\n",
      "interventions.csv": """
      incident_id,intervention_id,person_id,spell_id,type_code,start,end,reason
      I1,1,P1,S1,05,2024-01-03T10:00,2024-01-03T09:00,
      """,
      "laparotomy.csv": """
      patient_id,ward,decision_at,theatre_at
      P2,W1,2024-01-02T10:00,2024-01-02T14:00
      P2,W1,2024-02-02T10:00,
      """,
    ])
    #expect(read.refused == ["spell_id is not in the table that says whose it is": 1])
    #expect(
      try read.rows(of: "P1", leavingOut: ["provider", "start_date", "ward"]) == [
        "ward_stay 2024-01-02  W1 spell_id=S1",
        "spell 2024-01-02 2024-01-20 R1 discharge_date=2024-02-01 inactive_date=2024-01-20"
          + " spell_id=S1",
        "intervention 2024-01-03 10:00 2024-01-03 10:00 - end_before_start=yes"
          + " ended_at=2024-01-03 09:00 incident_id=I1 intervention_id=1 spell_id=S1"
          + " start=2024-01-03 10:00 type_code=05",
        "spell 2024-03-02 2024-03-02 R1 discharge_date=2024-03-01 end_before_start=yes spell_id=S2",
      ])
    #expect(
      try read.rows(of: "P2", leavingOut: ["ward", "decision_at", "theatre_at"]) == [
        "laparotomy 2024-01-02 14:00 2024-01-02 14:00 W1",
        "laparotomy 2024-02-02 10:00 2024-02-02 10:00 W1",
      ])
  }
}
