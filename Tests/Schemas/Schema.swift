/// A JSON Schema, of the keywords that the schemas in `docs` use.
///
/// A keyword that is not known is an error: what is not checked must not look as if it were.
package struct Schema {
  private let root: JSON
  private static let known: Set = [
    "$schema", "title", "$defs", "$ref", "type", "properties", "required",
    "additionalProperties", "items", "oneOf", "enum", "const", "minimum",
  ]

  /// A schema, and what is wrong with it.
  package struct Fault: Error, Hashable { let text: String }

  package init(_ root: JSON) throws(Fault) {
    self.root = root
    try Self.check(root)
  }

  /// What in `value` does not fit the schema; empty when it fits.
  package func faults(_ value: JSON) -> [String] { faults(value, root, at: "") }

  private static func check(_ schema: JSON) throws(Fault) {
    if case .truth = schema { return }
    guard case .object(let members) = schema else { throw Fault(text: "not a schema: \(schema)") }
    for (keyword, value) in members {
      guard known.contains(keyword) else { throw Fault(text: "unknown keyword \(keyword)") }
      switch keyword {
      case "properties", "$defs": for (_, inner) in value.members { try check(inner) }
      case "items", "additionalProperties": try check(value)
      case "oneOf": for inner in value.list { try check(inner) }
      default: break
      }
    }
  }

  private func faults(_ value: JSON, _ schema: JSON, at path: String) -> [String] {
    if case .truth(let allowed) = schema { return allowed ? [] : ["\(path) is not allowed"] }
    let schema = schema.members
    var found: [String] = []
    if let reference = schema["$ref"]?.text {
      guard let target = definition(reference) else { return ["\(path): no \(reference)"] }
      found += faults(value, target, at: path)
    }
    if let types = schema["type"] {
      let names = types.list.isEmpty ? [types.text] : types.texts
      if !names.contains(where: { Self.isOfType(value, $0) }) {
        return found + ["\(path) is not \(names)"]
      }
    }
    if let allowed = schema["enum"]?.list, !allowed.contains(value) {
      found.append("\(path) is none of \(allowed.count): \(value)")
    }
    if let constant = schema["const"], constant != value { found.append("\(path) is not constant") }
    if let least = schema["minimum"]?.number, let number = value.number, number < least {
      found.append("\(path) is less than \(least)")
    }
    if let choices = schema["oneOf"]?.list {
      let results = choices.map { faults(value, $0, at: path) }
      let fitting = results.count(where: \.isEmpty)
      if fitting != 1 {
        found.append(
          "\(path) fits \(fitting) of \(choices.count): \(results.min(by: shorter) ?? [])")
      }
    }
    found += memberFaults(value, schema, at: path)
    if let items = schema["items"] {
      for (index, item) in value.list.enumerated() {
        found += faults(item, items, at: "\(path)/\(index)")
      }
    }
    return found
  }

  private func shorter(_ left: [String], _ right: [String]) -> Bool { left.count < right.count }

  private func memberFaults(
    _ value: JSON, _ schema: [String: JSON], at path: String
  ) -> [String] {
    guard case .object(let members) = value else { return [] }
    var found: [String] = []
    for name in schema["required"]?.texts ?? [] where members[name] == nil {
      found.append("\(path)/\(name) is missing")
    }
    let properties = schema["properties"]?.members ?? [:]
    for (name, member) in members {
      if let inner = properties[name] ?? schema["additionalProperties"] {
        found += faults(member, inner, at: "\(path)/\(name)")
      }
    }
    return found
  }

  private func definition(_ reference: String) -> JSON? {
    guard reference.hasPrefix("#/$defs/") else { return nil }
    return root["$defs"].members[String(reference.dropFirst("#/$defs/".count))]
  }

  private static func isOfType(_ value: JSON, _ type: String) -> Bool {
    switch value {
    case .null: type == "null"
    case .truth: type == "boolean"
    case .value(let number): type == "number" || type == "integer" && number == number.rounded()
    case .string: type == "string"
    case .array: type == "array"
    case .object: type == "object"
    }
  }
}
