/// Pieces of inline pictures. Coordinates are written with one decimal.
enum SVG {
  /// A picture with a title and a description, both read aloud.
  static func picture(
    id: String, width: Double, height: Double, title: String, description: String, _ body: [String]
  ) -> String {
    let (title, description) = (HTMLText.escaped(title), HTMLText.escaped(description))
    let open =
      "<svg role=\"img\"\(width > 420 ? " class=\"broad\"" : "") aria-labelledby=\"\(id)-t \(id)-d\" width=\"\(n(width))\" height=\"\(n(height))\" "
      + "viewBox=\"0 0 \(n(width)) \(n(height))\" xmlns=\"http://www.w3.org/2000/svg\">"
    return
      (["<figure>", open, "<title id=\"\(id)-t\">\(title)</title>", "<desc id=\"\(id)-d\">\(description)</desc>"]
      + body + ["</svg>", "</figure>"]).joined(separator: "\n")
  }

  static func text(_ x: Double, _ y: Double, _ text: String, anchor: String = "start", style: String = "") -> String {
    let kind = style.isEmpty ? "" : " class=\"\(style)\""
    return "<text x=\"\(n(x))\" y=\"\(n(y))\" text-anchor=\"\(anchor)\"\(kind)>\(HTMLText.escaped(text))</text>"
  }

  static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, style: String) -> String {
    "<line x1=\"\(n(x1))\" y1=\"\(n(y1))\" x2=\"\(n(x2))\" y2=\"\(n(y2))\" class=\"\(style)\"/>"
  }

  static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, style: String) -> String {
    "<rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(width))\" height=\"\(n(height))\" class=\"\(style)\"/>"
  }

  /// A square as dark as its opacity, 0…1, in steps of hundredths.
  static func cell(_ x: Double, _ y: Double, _ size: Double, opacity: Double) -> String {
    "<rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(size))\" height=\"\(n(size))\" class=\"heat\" "
      + "fill-opacity=\"\(Numbers.fixed(opacity, digits: 2))\"/>"
  }

  static func circle(_ x: Double, _ y: Double, _ radius: Double, style: String) -> String {
    "<circle cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"\(n(radius))\" class=\"\(style)\"/>"
  }

  /// A diamond, to be told from a circle without colour.
  static func diamond(_ x: Double, _ y: Double, _ size: Double, style: String) -> String {
    "<path d=\"M\(n(x)) \(n(y - size))L\(n(x + size)) \(n(y))L\(n(x)) \(n(y + size))L\(n(x - size)) \(n(y))Z\" "
      + "class=\"\(style)\"/>"
  }

  static func n(_ value: Double) -> String {
    let text = Numbers.fixed(value, digits: 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
