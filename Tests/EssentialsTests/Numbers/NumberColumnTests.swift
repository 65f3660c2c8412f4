import Essentials
import Testing

@Suite struct NumberColumnTests {
  @Test func `a column counts what it holds and warns of mixed percent signs`() {
    let column = NumberColumn(TableColumn(["12%", "0.5", "", "<5", "x", "NA"]))
    #expect(column.values == [0.12, 0.5, nil, nil, nil, nil])
    #expect(column.valueCount == 2 && column.missingCount == 2 && column.suppressedCount == 1)
    #expect(column.failures.map(\.row) == [4])
    #expect(!column.isPercent)
    #expect(
      column.notes == [
        "1 of 2 numbers have a percent sign, the others not", "1 value withheld at the source",
      ])
    #expect(NumberColumn(TableColumn(["1%", "2%"])).notes == ["read as percentages (50% is 0.5)"])
  }
}
