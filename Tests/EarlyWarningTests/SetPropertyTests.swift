import EarlyWarning
import Testing

/// What holds for any observations in any order.
@Suite struct SetPropertyTests {
  private static let inputs = [
    "respiratory_rate", "respiratory_rate", "spo2", "oxygen", "systolic_bp", "pulse",
    "consciousness", "temperature", "scale", "pregnancy", "carer", "supplied_total", "unknown",
  ]

  private static func observations(_ dice: inout SetDice) -> [TimedObservation] {
    (0..<Int.random(in: 0...60, using: &dice)).map { number in
      let input = inputs[Int.random(in: inputs.indices, using: &dice)]
      let words = ["air", "oxygen", "A", "V", "yes", "no", "medium", "2", "nonsense"]
      let reading: TimedReading
      switch Int.random(in: 0..<10, using: &dice) {
      case 0: reading = .missing(.declined)
      case 1: reading = .unreadable("?")
      case 2...4: reading = .choice(words[Int.random(in: words.indices, using: &dice)])
      default: reading = .number(Hundredths(.random(in: 0...20_000, using: &dice)))
      }
      return TimedObservation(
        person: Int.random(in: 0..<3, using: &dice) == 0 ? "a" : "b",
        second: Int.random(in: 0..<40, using: &dice) * 150, input: input, reading: reading,
        set: Int.random(in: 0..<4, using: &dice) == 0 ? "set \(number % 3)" : nil,
        source: "source \(number)")
    }
  }

  @Test(arguments: 0..<60)
  func `the order of arrival changes nothing`(seed: Int) throws {
    var dice = SetDice(seed: UInt64(seed))
    let assembler = SetAssembler(Scorer(try .news2()))
    let observations = Self.observations(&dice)
    let assembly = assembler.assemble(observations)
    for _ in 0..<8 {
      #expect(assembler.assemble(observations.shuffled(using: &dice)) == assembly, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<120)
  func `no observation is lost, and no reading is in two sets`(seed: Int) throws {
    var dice = SetDice(seed: UInt64(1_000 + seed))
    let assembler = SetAssembler(Scorer(try .news2()))
    let observations = Self.observations(&dice)
    let assembly = assembler.assemble(observations)
    let members = assembly.sets.flatMap(\.members)
    let readings = members.filter { !$0.isState }.map(\.source)
    #expect(Set(readings).count == readings.count, "seed \(seed)")
    let leftovers = assembly.leftovers.map(\.observation.source)
    #expect(Set(leftovers).isDisjoint(with: members.map(\.source)), "seed \(seed)")
    #expect(
      Set(leftovers).union(members.map(\.source)) == Set(observations.map(\.source)),
      "seed \(seed)")
    #expect(Set(leftovers).count == leftovers.count)
  }

  @Test(arguments: 0..<60)
  func `sets hold one person's values from within the window`(seed: Int) throws {
    var dice = SetDice(seed: UInt64(2_000 + seed))
    let observations = Self.observations(&dice)
    let bySource = Dictionary(uniqueKeysWithValues: observations.map { ($0.source, $0) })
    for set in SetAssembler(Scorer(try .news2())).assemble(observations).sets {
      for member in set.members {
        let observation = try #require(bySource[member.source])
        #expect(observation.person == set.person)
        if member.isState { continue }
        #expect(observation.set == set.id)
        if set.id == nil { #expect(abs(member.second - set.second) <= 900) }
      }
      #expect(Set(set.members.map(\.input)).count == set.members.count)
    }
  }

  @Test(arguments: 0..<60)
  func `no value left over is nearer than the one used`(seed: Int) throws {
    var dice = SetDice(seed: UInt64(3_000 + seed))
    let assembly = SetAssembler(Scorer(try .news2())).assemble(Self.observations(&dice))
    for left in assembly.leftovers where left.reason == .surplus {
      guard case .number = left.observation.reading else { continue }
      for set in assembly.sets where set.id == nil && set.person == left.observation.person {
        let distance = abs(set.second - left.observation.second)
        guard distance <= 900 else { continue }
        let member = try #require(set.members.first { $0.input == left.observation.input })
        #expect(abs(member.second - set.second) <= distance, "seed \(seed)")
      }
    }
  }
}
