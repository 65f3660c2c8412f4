import Essentials
import Measures

/// Programmes as JSON, described in `docs/programmes.md`.
public struct ProgrammeDocument: Sendable {
  private let library: ProgrammeLibrary

  /// The programmes of a library.
  public init(_ library: ProgrammeLibrary) { self.library = library }

  /// All programmes in short, as a JSON object in UTF-8.
  public func list() -> [UInt8] {
    document { json in
      json.array("programmes") { json in
        for programme in library.programmes {
          json.newLine()
          json.object { json in writeOutline(programme, &json) }
        }
      }
    }
  }

  /// One programme with all that is in it.
  public func one(_ programme: Programme) -> [UInt8] {
    document { json in
      writeOutline(programme, &json)
      json.string("summary", programme.summary)
      json.array("aims") { json in for aim in programme.aims { write(aim, &json) } }
      json.array("drivers") { json in for driver in programme.drivers { write(driver, &json) } }
      json.array("interventions") { json in
        for intervention in programme.interventions { write(intervention, &json) }
      }
      writeMeasures(programme, &json)
      json.array("tools") { json in
        for tool in programme.tools {
          json.object { json in
            json.string("title", tool.title)
            json.string("summary", tool.summary)
            json.string("source", tool.source)
          }
        }
      }
      json.strings("roles", programme.roles)
      json.strings("estimates", programme.estimates)
      json.strings("sources", programme.sources)
      json.strings("notVerified", programme.notVerified)
      json.strings("findings", programme.findings)
    }
  }

  /// The measures of a programme.
  public func measures(_ programme: Programme) -> [UInt8] {
    document { json in
      writeOutline(programme, &json)
      writeMeasures(programme, &json)
    }
  }

  private func document(_ write: (inout JSONText) -> Void) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.string("kind", "vigil-programmes")
      json.int("version", 1)
      write(&json)
    }
    json.end()
    return json.bytes
  }

  private func writeOutline(_ programme: Programme, _ json: inout JSONText) {
    json.string("id", programme.id)
    json.string("title", programme.title)
    json.string("status", programme.status.rawValue)
    json.string("from", programme.from?.isoText)
    json.string("to", programme.to?.isoText)
    json.int("measureCount", programme.measures.count)
  }

  private func writeMeasures(_ programme: Programme, _ json: inout JSONText) {
    json.array("measures") { json in
      for use in programme.measures {
        guard let measure = library.measures.first(where: { $0.id == use.id }) else { continue }
        json.newLine()
        json.object { json in
          json.string("id", measure.id)
          json.string("title", measure.title)
          json.string("role", use.role.rawValue)
          json.string("status", measure.status.rawValue)
          json.string("better", measure.better.rawValue)
          json.string("basis", measure.basis.rawValue)
          json.strings("unsigned", measure.unsigned)
          json.string("source", measure.source)
          json.strings("notVerified", measure.notVerified)
        }
      }
    }
  }

  private func write(_ aim: Programme.Aim, _ json: inout JSONText) {
    json.newLine()
    json.object { json in
      json.string("id", aim.id)
      json.string("text", aim.text)
      json.string("measure", aim.measure)
      for (key, level) in [("baseline", aim.baseline), ("target", aim.target)] {
        guard let level else {
          json.string(key, nil)
          continue
        }
        json.object(key) { json in
          json.number("value", level.value.plainText)
          json.string("unit", level.unit)
          json.string("when", level.when)
          json.string("source", level.source)
          json.string("basis", level.basis.rawValue)
        }
      }
    }
  }

  private func write(_ driver: Programme.Driver, _ json: inout JSONText) {
    json.newLine()
    json.object { json in
      json.string("id", driver.id)
      json.string("text", driver.text)
      json.strings("interventions", driver.interventions)
      json.array("drivers") { json in for inner in driver.drivers { write(inner, &json) } }
    }
  }

  private func write(_ intervention: Programme.Intervention, _ json: inout JSONText) {
    json.newLine()
    json.object { json in
      json.string("id", intervention.id)
      json.string("title", intervention.title)
      json.string("summary", intervention.summary)
      json.strings("measures", intervention.measures)
      json.string("source", intervention.source)
    }
  }
}
