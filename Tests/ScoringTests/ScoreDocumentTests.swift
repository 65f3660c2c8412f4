import Foundation
import Scoring
import Testing

/// The JSON of `vigil score` against its published schema.
@Suite struct ScoreDocumentTests {
  private static var schema: [String: Any] {
    let file = Files.root.appending(path: "docs/score.schema.json")
    let data = (try? Data(contentsOf: file)) ?? Data()
    return (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
  }

  private func document(_ text: String, _ score: String = "news2") throws -> [String: Any] {
    let written = try Scored.table(text, score, output: .json).text
    let object = try JSONSerialization.jsonObject(with: Data(written.utf8))
    return try #require(object as? [String: Any])
  }

  @Test func `every kind of set follows the schema`() throws {
    let example = try String(
      contentsOf: Files.root.appending(path: "Examples/observations.csv"), encoding: .utf8)
    #expect(faults(try document(example), Self.schema, "") == [])
    for score in ["news2", "npews"] {
      let vectors = try ConformanceVectors(try .named(score))
      let text = String(decoding: vectors.csv(), as: UTF8.self)
      #expect(faults(try document(text, score), Self.schema, "") == [])
    }
  }

  @Test func `a document out of form is found`() throws {
    var wrong = try document(Scored.news2([:]))
    wrong["version"] = 2
    wrong["sets"] = [["row": "one"]]
    wrong["more"] = true
    let found = faults(wrong, Self.schema, "")
    #expect(found.contains(".version: not 1"))
    #expect(found.contains(".sets[0].row: not integer or null"))
    #expect(found.contains(".sets[0]: no status"))
    #expect(found.contains(": more is unknown"))
  }

  @Test func `keys say what the set says`() throws {
    let text = Scored.news2(["respiratory_rate": "25", "NEWS2": "2", "Person": "a\"b\\c\n"])
    let sets = try #require(try document(text)["sets"] as? [[String: Any]])
    let set = sets[0]
    #expect(set["total"] as? Int == 3 && set["status"] as? String == "complete")
    #expect(set["level"] as? String == "low-medium" && set["trigger"] as? String == "red")
    #expect(set["disagrees"] as? Bool == true && set["suppliedTotal"] as? Int == 2)
    #expect(set["atLeast"] is NSNull)
    #expect((set["person"] as? String)?.hasPrefix("a\"b\\c") == true)
    let readings = try #require(set["readings"] as? [String: Any])
    #expect(readings["respiratory_rate"] as? Int == 25 && readings["ageMonths"] as? Int == 720)
    #expect(readings["scale"] is NSNull)
  }

  /// The parts of JSON Schema that the schema uses.
  private func faults(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    if let constant = schema["const"] as? Int {
      return value as? Int == constant ? [] : ["\(path): not \(constant)"]
    }
    if let choices = schema["enum"] as? [Any] {
      let isOne = choices.contains { ($0 as? String) == (value as? String) }
      return isOne ? [] : ["\(path): not one of \(choices)"]
    }
    let types = schema["type"] as? [String] ?? [schema["type"] as? String ?? ""]
    guard types.contains(where: { isOf($0, value) }) else {
      return ["\(path): not \(types.joined(separator: " or "))"]
    }
    if let object = value as? [String: Any] { return faults(object, of: schema, path) }
    if let items = schema["items"] as? [String: Any], let array = value as? [Any] {
      return array.enumerated().flatMap { faults($0.element, items, "\(path)[\($0.offset)]") }
    }
    return []
  }

  private func faults(
    _ object: [String: Any], of schema: [String: Any], _ path: String
  ) -> [String] {
    var found: [String] = []
    let known = schema["properties"] as? [String: [String: Any]] ?? [:]
    for key in schema["required"] as? [String] ?? [] where object[key] == nil {
      found.append("\(path): no \(key)")
    }
    for (key, value) in object {
      if let own = known[key] {
        found += faults(value, own, "\(path).\(key)")
      } else if let others = schema["additionalProperties"] as? [String: Any] {
        found += faults(value, others, "\(path).\(key)")
      } else {
        found.append("\(path): \(key) is unknown")
      }
    }
    return found
  }

  private func isOf(_ type: String, _ value: Any) -> Bool {
    let number = (value as? NSNumber).map { String(cString: $0.objCType) }
    // Numbers of one byte are how true and false are read.
    let isBoolean = number == "c" || number == "B"
    return switch type {
    case "null": value is NSNull
    case "string": value is String
    case "boolean": isBoolean
    case "integer": !isBoolean && value is Int
    case "number": !isBoolean && value is NSNumber
    case "array": value is [Any]
    case "object": value is [String: Any]
    default: false
    }
  }
}
