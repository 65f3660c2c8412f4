import ControlCharts
import Testing

@Suite struct DirectionTests {
  @Test(arguments: Direction.allCases, Side.allCases)
  func `reversing the direction exchanges improvement and concern`(
    direction: Direction, side: Side
  ) {
    let flag = direction.flag(for: side)
    let mirrored = direction.reversed.flag(for: side)
    switch flag {
    case .improvement: #expect(mirrored == .concern)
    case .concern: #expect(mirrored == .improvement)
    case .neither, .none: #expect(mirrored == flag)
    }
  }
}
