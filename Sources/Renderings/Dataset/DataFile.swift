/// A file of exports as a data card describes it.
package struct DataFile: Hashable, Sendable {
  /// By which `load_dataset` finds it.
  package var name: String
  package var path: String
  /// A sentence.
  package var about: String
  package var columns: [Column]
  package var rows: Int

  package init(name: String, path: String, about: String, columns: [Column], rows: Int) {
    self.name = name
    self.path = path
    self.about = about
    self.columns = columns
    self.rows = rows
  }

  /// A column of the file, and what it holds.
  package struct Column: Hashable, Sendable {
    package var name: String
    package var kind: Kind

    package init(_ name: String, _ kind: Kind) {
      self.name = name
      self.kind = kind
    }

    /// A feature of a data card's front matter.
    var yaml: [String] {
      let head = "- name: \(YAMLText.quoted(name))"
      switch kind {
      case .turns:
        return [head, "  list:", "  - name: role", "    dtype: string", "  - name: content", "    dtype: string"]
      case .texts: return [head, "  sequence: string"]
      case .text, .whole, .real, .flag: return [head, "  dtype: \(kind.rawValue)"]
      }
    }
  }

  /// What a column holds; the raw value is Hugging Face's name of it.
  package enum Kind: String, Hashable, Sendable {
    case text = "string"
    case whole = "int64"
    case real = "float64"
    case flag = "bool"
    case texts
    case turns
  }
}

/// Texts in YAML, as JSON writes them.
enum YAMLText {
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        let isPrintable = scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
        result += isPrintable ? String(scalar) : "\\u" + String(0x10000 + scalar.value, radix: 16).dropFirst()
      }
    }
    return result + "\""
  }
}
