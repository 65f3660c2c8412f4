/// Sets of dates for the people of a block, one after another in an array: loops over them that the
/// compiler turns into vector instructions.
///
/// - Precondition: `width` sets lie from each place on.
enum BlockSets {
  static let width = MaskMachine.width

  static func fill(_ sets: inout [UInt64], _ target: Int, _ value: UInt64) {
    sets.withUnsafeMutableBufferPointer { sets in
      for person in 0..<width { sets[target &+ person] = value }
    }
  }

  /// Keeps what another block of sets has too.
  static func intersect(_ sets: inout [UInt64], _ target: Int, with other: Int) {
    sets.withUnsafeMutableBufferPointer { sets in
      for person in 0..<width { sets[target &+ person] &= sets[other &+ person] }
    }
  }

  static func unite(_ sets: inout [UInt64], _ target: Int, with other: Int) {
    sets.withUnsafeMutableBufferPointer { sets in
      for person in 0..<width { sets[target &+ person] |= sets[other &+ person] }
    }
  }

  /// Keeps what is in either of two others.
  static func intersect(_ sets: inout [UInt64], _ target: Int, with one: Int, or other: Int) {
    sets.withUnsafeMutableBufferPointer { sets in
      for person in 0..<width {
        sets[target &+ person] &= sets[one &+ person] | sets[other &+ person]
      }
    }
  }

  /// Takes away what another block of sets has.
  static func subtract(_ sets: inout [UInt64], _ target: Int, _ other: Int) {
    sets.withUnsafeMutableBufferPointer { sets in
      for person in 0..<width { sets[target &+ person] &= ~sets[other &+ person] }
    }
  }

  /// Makes a block of sets of all that another has not.
  static func complement(_ sets: inout [UInt64], _ target: Int, of other: Int, in all: UInt64) {
    sets.withUnsafeMutableBufferPointer { sets in
      for person in 0..<width { sets[target &+ person] = ~sets[other &+ person] & all }
    }
  }

  /// Copies a block of sets from another array.
  static func copy(_ sets: inout [UInt64], _ target: Int, from others: [UInt64], _ place: Int) {
    sets.withUnsafeMutableBufferPointer { sets in
      others.withUnsafeBufferPointer { others in
        for person in 0..<width { sets[target &+ person] = others[place &+ person] }
      }
    }
  }

  /// Keeps what a block of sets of another array has too.
  static func intersect(
    _ sets: inout [UInt64], _ target: Int, with others: [UInt64], _ place: Int
  ) {
    sets.withUnsafeMutableBufferPointer { sets in
      others.withUnsafeBufferPointer { others in
        for person in 0..<width { sets[target &+ person] &= others[place &+ person] }
      }
    }
  }
}
