package import Foundation

/// A JSON value, read without losing the difference between numbers and truth.
package indirect enum JSON: Hashable, Sendable, Decodable {
  case null
  case truth(Bool)
  case value(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  package init(_ data: Data) throws { self = try JSONDecoder().decode(JSON.self, from: data) }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let object = try? container.decode([String: JSON].self) {
      self = .object(object)
    } else if let array = try? container.decode([JSON].self) {
      self = .array(array)
    } else if let string = try? container.decode(String.self) {
      self = .string(string)
    } else if let truth = try? container.decode(Bool.self) {
      self = .truth(truth)
    } else {
      self = .value(try container.decode(Double.self))
    }
  }

  package subscript(key: String) -> JSON {
    if case .object(let members) = self { members[key] ?? .null } else { .null }
  }

  package subscript(index: Int) -> JSON {
    if case .array(let items) = self, items.indices.contains(index) { items[index] } else { .null }
  }

  package var list: [JSON] { if case .array(let items) = self { items } else { [] } }
  package var text: String { if case .string(let text) = self { text } else { "" } }
  package var number: Double? { if case .value(let number) = self { number } else { nil } }
  package var isTrue: Bool { self == .truth(true) }
  package var members: [String: JSON] {
    if case .object(let members) = self { members } else { [:] }
  }
  package var texts: [String] { list.map(\.text) }
}
