/// Numbers as others write them.
enum PlainNumber {
  /// A plain number: Double also reads infinities and hexadecimal.
  static func read(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }) else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }
}
