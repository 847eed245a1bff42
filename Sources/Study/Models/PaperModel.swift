/// The paper's eight models (Table 5), by which a report orders what it shows. Nothing of them is downloaded.
public struct PaperModel: Hashable, Sendable {
  /// As the paper writes it.
  public var name: String
  /// Billions of parameters.
  public var size: Double
  public var isInstructionTuned: Bool
  /// What models of one family have in common.
  public var family: String

  /// In the order of Table 5, which is by size.
  public static let all = [
    PaperModel(name: "gpt-2 Large", size: 0.7, isInstructionTuned: false, family: "gpt2"),
    PaperModel(name: "Llama-3.2", size: 1, isInstructionTuned: false, family: "llama32"),
    PaperModel(name: "Llama-3.2 I", size: 1, isInstructionTuned: true, family: "llama32"),
    PaperModel(name: "Phi-3.5-mini I", size: 3.5, isInstructionTuned: true, family: "phi35"),
    PaperModel(name: "Mistral-v0.3", size: 7, isInstructionTuned: false, family: "mistralv03"),
    PaperModel(name: "Mistral-v0.3 I", size: 7, isInstructionTuned: true, family: "mistralv03"),
    PaperModel(name: "Llama-3.1", size: 8, isInstructionTuned: false, family: "llama31"),
    PaperModel(name: "Llama-3.1 I", size: 8, isInstructionTuned: true, family: "llama31"),
  ]
}

/// What a model's name tells of it: names are free, so everything may be missing.
public struct ModelTraits: Hashable, Sendable {
  /// Billions of parameters.
  public var size: Double?
  public var isInstructionTuned: Bool
  /// The name without its size and the words for tuning, in letters and digits: equal for a base model and its tuned one.
  public var family: String
  /// Which of the paper's models it is.
  public var paperModel: PaperModel?

  public init(_ name: String) {
    // `owner/name` is how models are published.
    let own = name.split(separator: "/").last.map(String.init) ?? name
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
        && (named.map { abs($0 - model.size) <= 0.35 } ?? true)
    }
    paperModel = found
    size = named ?? found?.size
  }

  private static let tuning: Set<String> = ["i", "it", "instruct", "instruction", "chat", "sft", "dpo"]
  private static let fillers: Set<String> = ["meta", "large", "mini", "hf", "openai", "mistralai", "microsoft"]
  private static let aliases = ["gpt": "gpt2", "mistral03": "mistralv03", "llama3.1": "llama31"]

  /// `8b` is 8, `135m` is 0.135; nil for other words.
  private static func billions(_ word: String) -> Double? {
    guard let unit = word.last, unit == "b" || unit == "m", let number = Double(word.dropLast()), number > 0,
      number.isFinite
    else { return nil }
    return unit == "b" ? number : number / 1000
  }
}
