import DefinitionFiles
import Programmes
import Testing

/// What is wrong with a layout is said, all at once and with its place.
@Suite struct LayoutErrorTests {
  private func errors(_ text: String) -> [String] {
    let documents = DefinitionDocuments([DefinitionFile(name: "l.yaml", text: text)])
    do {
      _ = try LayoutDefinition.read(documents)
      return []
    } catch { return error.errors.map(\.description) }
  }

  /// A right layout with a line replaced, or lines added at the end.
  private func changed(_ old: String, _ new: String) -> String {
    let text = """
      layout: visits
      title: Visits
      source: made up
      columns:
        visitor: {sort: person, needed: yes, also: [guest]}
        host: person
        came: {sort: time, needed: yes}
        site: word
        score: number
      makes:
        - record: visit
          person: [host, visitor]
          from: came
          organisation: site
      """
    return old.isEmpty ? text + "\n" + new : text.replacing(old, with: new)
  }

  @Test func `a right layout has no errors`() {
    #expect(errors(changed("", "others: details")) == [])
    #expect(
      errors(
        changed(
          "",
          "  - facts: {birth: came, mother: host, liking: score}\n"
            + "    person: visitor\n    details: [site]")) == [])
  }

  @Test(arguments: [
    ("site: word", "site: wrod", "8:9: a column's sort cannot be \"wrod\"; did you mean \"word\"?"),
    (
      "site: word", "site: truth",
      "8:9: a column's sort cannot be \"truth\"; write person, time, word, number, open"
    ),
    (
      "site: word", "site: {needed: no}",
      "8:3: what the column holds is not said; write person, time, word, number, open"
    ),
    (
      "site: word", "site:",
      "8:3: what the column holds is not said; write person, time, word, number, open"
    ),
    (
      "site: word", "Guest: word",
      "8:3: there is another column \"Guest\"; one name, one column"
    ),
    (
      "site: word", "site: {sort: word, also: [CAME]}",
      "8:29: there is another column \"CAME\"; one name, one column"
    ),
    (
      "site: word", "site: {sort: word, form: DD/MM/YYYY}",
      "8:28: only a column of times has a form; leave it out"
    ),
    (
      "came: {sort: time, needed: yes}", "came: {sort: time, needed: yes, form: MM/DD/YYYY}",
      "7:41: form cannot be \"MM/DD/YYYY\"; write DD/MM/YYYY, or leave it out"
    ),
    ("from: came", "from: come", "13:11: there is no column \"come\"; did you mean \"came\"?"),
    (
      "from: came", "from: score",
      "13:11: the column \"score\" is of the sort number; a column of the sort time is needed here"
    ),
    (
      "person: [host, visitor]", "person: site",
      "12:13: the column \"site\" is of the sort word; a column of the sort person is needed here"
    ),
    (
      "person: [host, visitor]", "details: all",
      "11:5: whose this is is not said; write person: COLUMN"
    ),
    (
      "person: [host, visitor]", "person: host",
      "12:13: a table without this column would have nobody's rows; "
        + "write needed: yes beside the column"
    ),
    (
      "record: visit", "record: ward stays",
      "11:13: \"ward stays\" is nearly the kind \"ward_stay\"; write ward_stay, or another name"
    ),
    (
      "record: visit", "record: My visit",
      "11:13: \"My visit\" cannot be a record's name; use small letters, digits, hyphens and _"
    ),
    (
      "record: visit", "record: other",
      "11:13: \"other\" says nothing of the record; give it a name of its own"
    ),
    (
      "record: visit", "facts: {came: came}",
      "13:11: facts have no from; name a record:, or leave it out"
    ),
    (
      "record: visit", "recrod: visit", "11:5: there is no key \"recrod\"; did you mean \"record\"?"
    ),
    (
      "title: Visits", "titel: Visits",
      "2:1: there is no key \"titel\"; did you mean \"title\"?"
    ),
    ("title: Visits\n", "", "1:1: there is no title:; every layout needs one"),
    (
      "organisation: site", "end before start: ignored",
      "14:23: end before start cannot be \"ignored\"; write refused, flagged"
    ),
    (
      "organisation: site", "person: visitor",
      "12:5: the key \"person\" stands here twice"
    ),
    (
      "organisation: site", "details: none\nothers: details",
      "15:9: nothing takes the other columns; let a record or facts have details: all"
    ),
    (
      "person: [host, visitor]", "person: {of: site, by: spells.person_id}",
      "1:1: people are looked up in \"spells\", which is no layout; "
        + "write {of: COLUMN, by: LAYOUT.COLUMN}"
    ),
    (
      "person: [host, visitor]", "person: [visitor, {of: site, by: visits.guest}]",
      "1:1: people are looked up in \"visits\", which has no column \"guest\"; "
        + "the key's name there goes after key:"
    ),
    (
      "person: [host, visitor]", "person: [visitor, {of: site, by: visits.score}]",
      "1:1: people are looked up in \"visits\", whose column \"score\" is no person; "
        + "name a column of the sort person"
    ),
    (
      "person: [host, visitor]", "person: [visitor, {of: site, by: visits}]",
      "12:38: \"visits\" names no column of a layout; write LAYOUT.COLUMN"
    ),
  ])
  func `what is wrong is said with its place and what was probably meant`(
    old: String, new: String, error: String
  ) {
    let found = errors(changed(old, new))
    #expect(found.contains { $0.hasPrefix("l.yaml:" + error) }, "\(found)")
  }

  @Test func `everything is told at once`() {
    let text = changed("site: word", "site: wrod").replacing("from: came", with: "from: come")
      .replacing("title: Visits\n", with: "")
    #expect(errors(text).count == 3)
  }

  @Test func `two layouts that no table can tell apart are refused`() {
    let twin = changed("layout: visits", "layout: calls")
    let found = errors(changed("", "") + "\n---\n" + twin)
    #expect(
      found == [
        "l.yaml:17:1: a table of \"calls\" cannot be told from one of \"visits\", at l.yaml:1; "
          + "let one need another column, or have another file:"
      ])
    let other = twin.replacing("title: Visits", with: "title: Visits\nfile: calls")
    #expect(errors(changed("", "") + "\n---\n" + other) == [])
  }

  @Test func `no column is needed, and the layout would fit any table`() {
    let found = errors(changed("needed: yes", "needed: no"))
    #expect(found.contains { $0.contains("5:3: no column is needed") }, "\(found)")
  }
}
