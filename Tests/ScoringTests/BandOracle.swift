/// Published bands, typed for these tests alone and checked against the shared tables: the answers
/// to the vectors are worked out from them and not by the code under test.
///
/// A band is the lowest value it holds, in hundredths, and its points; lowest band first.
struct BandOracle {
  typealias Bands = [(from: Int, points: Int)]

  /// The points of a value; between two bands of whole numbers the higher.
  ///
  /// Bands begin at whole steps, so a value in the gap below a beginning belongs to neither.
  static func points(_ bands: Bands, _ hundredths: Int, step: Int) -> Int {
    var found = bands[0].points
    for (place, band) in bands.enumerated().dropFirst() {
      if hundredths >= band.from {
        found = band.points
      } else if hundredths > band.from - step {
        found = max(bands[place - 1].points, band.points)
        break
      }
    }
    return found
  }

  // MARK: NEWS2, chart 1 of the Royal College of Physicians (2017)

  static let news2: [String: (step: Int, bands: Bands)] = [
    "respiratory_rate": (100, [(-9_999, 3), (900, 1), (1_200, 0), (2_100, 2), (2_500, 3)]),
    "systolic_bp": (100, [(-9_999, 3), (9_100, 2), (10_100, 1), (11_100, 0), (22_000, 3)]),
    "pulse": (
      100, [(-9_999, 3), (4_100, 1), (5_100, 0), (9_100, 1), (11_100, 2), (13_100, 3)]
    ),
    "temperature": (10, [(-9_999, 3), (3_510, 1), (3_610, 0), (3_810, 1), (3_910, 2)]),
  ]
  static let scale1: Bands = [(-9_999, 3), (9_200, 2), (9_400, 1), (9_600, 0)]
  static let scale2Air: Bands = [(-9_999, 3), (8_400, 2), (8_600, 1), (8_800, 0)]
  static let scale2Oxygen: Bands = [
    (-9_999, 3), (8_400, 2), (8_600, 1), (8_800, 0), (9_300, 1), (9_500, 2), (9_700, 3),
  ]

  // MARK: National PEWS, Configuration Document for SPOT NPEWS (2025)

  static let npews: [String: [String: Bands]] = [
    "0-11m": [
      "respiratory_rate": [
        (-9_999, 4), (1_000, 2), (2_000, 1), (3_000, 0), (5_000, 1), (6_000, 2), (7_000, 4),
      ],
      "heart_rate": [
        (-9_999, 4), (8_000, 2), (9_000, 1), (11_000, 0), (15_000, 1), (17_000, 2), (18_000, 4),
      ],
      "systolic_bp": [
        (-9_999, 4), (5_000, 2), (6_000, 1), (7_000, 0), (9_000, 1), (10_000, 2), (11_000, 4),
      ],
    ],
    "1-4y": [
      "respiratory_rate": [
        (-9_999, 4), (1_000, 2), (2_000, 0), (4_000, 1), (5_000, 2), (6_000, 4),
      ],
      "heart_rate": [
        (-9_999, 4), (6_000, 2), (7_000, 1), (9_000, 0), (14_000, 1), (15_000, 2), (17_000, 4),
      ],
      "systolic_bp": [
        (-9_999, 4), (5_000, 2), (6_000, 1), (8_000, 0), (10_000, 1), (12_000, 2), (13_000, 4),
      ],
    ],
    "5-12y": [
      "respiratory_rate": [
        (-9_999, 4), (1_000, 2), (1_500, 1), (2_000, 0), (2_500, 1), (4_000, 2), (5_000, 4),
      ],
      "heart_rate": [
        (-9_999, 4), (6_000, 2), (7_000, 1), (8_000, 0), (12_000, 1), (14_000, 2), (16_000, 4),
      ],
      "systolic_bp": [
        (-9_999, 4), (7_000, 2), (8_000, 1), (9_000, 0), (11_000, 1), (12_000, 2), (13_000, 4),
      ],
    ],
    "13+y": [
      "respiratory_rate": [
        (-9_999, 4), (1_000, 1), (1_500, 0), (2_500, 1), (3_000, 2), (4_000, 4),
      ],
      "heart_rate": [
        (-9_999, 4), (5_000, 2), (6_000, 1), (7_000, 0), (10_000, 1), (12_000, 2), (13_000, 4),
      ],
      "systolic_bp": [
        (-9_999, 4), (8_000, 2), (9_000, 1), (10_000, 0), (12_000, 1), (13_000, 2), (14_000, 4),
      ],
    ],
  ]
}
