import ControlCharts
import Testing

@Suite struct CrossingsBoxTests {
  // Number of points, fewest crossings and longest run of the best box, and the cut box's corner.
  // Source: Anhøj J, Wentzel-Larsen T, PLoS ONE 2018;13:e0193874, supporting table.
  static let published: [(Int, Int, Int, (Int, Int)?)] = [
    (10, 2, 6, (3, 5)), (11, 3, 7, (4, 6)), (12, 3, 6, nil), (15, 4, 7, (6, 6)),
    (20, 6, 7, nil), (24, 6, 7, (7, 6)), (26, 9, 9, (10, 7)), (30, 11, 10, (12, 9)),
    (36, 13, 9, (15, 8)), (40, 15, 9, nil), (50, 19, 9, nil), (60, 23, 9, nil),
    (75, 31, 12, (32, 9)), (100, 41, 10, (42, 9)),
  ]

  @Test(arguments: published)
  func `boxes are those published`(
    useful: Int, crossings: Int, run: Int, corner: (Int, Int)?
  ) throws {
    let box = try #require(CrossingsBox(useful: useful, isCut: true))
    #expect(box.crossingsFewest == crossings)
    #expect(box.longestRunMost == run)
    #expect(box.corner?.crossingsFewest == corner?.0)
    #expect(box.corner?.longestRunMost == corner?.1)
  }

  @Test func `no box is known for fewer than 10 or more than 100 useful points`() {
    #expect(CrossingsBox(useful: 9, isCut: false) == nil)
    #expect(CrossingsBox(useful: 101, isCut: false) == nil)
    #expect(RunsTest(useful: 101, crossings: 50, longestRun: 5, method: .cutBox).method == .anhoej)
  }

  // Source: reference table of the Anhøj rules (longest run allowed, fewest crossings allowed).
  @Test(arguments: [
    (10, 6, 2), (12, 7, 3), (15, 7, 4), (20, 7, 6), (24, 8, 8), (30, 8, 10), (36, 8, 13),
    (40, 8, 14), (50, 9, 19), (60, 9, 23), (80, 9, 32), (100, 10, 41),
  ])
  func `Anhøj's bounds are those published`(useful: Int, run: Int, crossings: Int) {
    #expect(RunsTest.longestRunMost(useful) == run)
    #expect(RunsTest.crossingsFewest(useful) == crossings)
  }
}
