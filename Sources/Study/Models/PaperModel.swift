/// The paper's eight models (Table 5), by which a report orders what it shows. Nothing of them is downloaded.
package struct PaperModel: Hashable, Sendable {
  /// As the paper writes it.
  package var name: String
  /// Billions of parameters.
  package var size: Double
  package var isInstructionTuned: Bool
  /// What models of one family have in common.
  package var family: String

  /// In the order of Table 5, which is by size.
  package static let all = [
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
