/// What a model's name tells of it: names are free, so everything may be missing.
package struct ModelTraits: Hashable, Sendable {
  /// Billions of parameters.
  package var size: Double?
  package var isInstructionTuned: Bool
  /// The name without its size and the words for tuning, in letters and digits: equal for a base model and its tuned one.
  package var family: String
  /// What stands in brackets at the end: how it was asked.
  package var method: String
  /// Which of the paper's models it is.
  package var paperModel: PaperModel?

  package init(_ name: String) {
    // `owner/name` is how models are published.
    var own = name.split(separator: "/").last.map(String.init) ?? name
    method = ""
    if own.hasSuffix(")"), let open = own.lastIndex(of: "(") {
      method = String(own[own.index(after: open)...].dropLast())
      own = String(own[..<open])
    }
    let words = own.lowercased().split { !($0.isLetter || $0.isNumber || $0 == ".") }.map(String.init)
    isInstructionTuned = words.contains { Self.tuning.contains($0) }
    let named = words.compactMap(Self.billions).first
    family = words.filter { !Self.tuning.contains($0) && !Self.fillers.contains($0) && Self.billions($0) == nil }
      .joined()
      .filter { $0 != "." }
    let (family, isTuned) = (Self.aliases[family] ?? family, isInstructionTuned)
    self.family = family
    let found = PaperModel.all.first { model in
      model.family == family && (model.isInstructionTuned == isTuned || family == "phi35")
        && (named.map { abs($0 - model.size) <= min(0.35, model.size / 4) }
          // A name alone is that of the smallest gpt-2.
          ?? (family != "gpt2" || words.contains("large")))
    }
    paperModel = found
    size = named ?? found?.size
  }

  private static let tuning: Set<String> = ["i", "it", "instruct", "instruction", "chat", "sft", "dpo"]
  private static let fillers: Set<String> = ["meta", "large", "mini", "hf", "openai", "mistralai", "microsoft"]
  private static let aliases = ["mistral03": "mistralv03", "llama3.1": "llama31"]

  /// `8b` is 8, `135m` is 0.135; nil for other words.
  private static func billions(_ word: String) -> Double? {
    guard let unit = word.last, unit == "b" || unit == "m", let number = Double(word.dropLast()), number > 0,
      number.isFinite
    else { return nil }
    return unit == "b" ? number : number / 1000
  }
}
