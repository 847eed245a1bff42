import ArgumentParser
import Interchange
import Sessions
import Study

struct ExportTrainingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training",
    abstract: "Pairs to train on as JSONL: prompt, chosen, rejected, with a margin from the magnitude.",
    discussion: """
      Instances without a preference are left out, and so is what authors dropped. Ambiguous ones (the study's threshold \
      of Δ, by the Δ that --by names) are filtered, kept, or kept with the weight 1 / (1 + Δ), others weighing 1; what an \
      author kept, or adjudicated in this formulation, is in whatever Δ is. With one annotator there is no Δ: the instance \
      is kept, its delta null, and with weights its weight null. Each row says why it is in: decision, adjudicated, n and delta.
      --split 0.9 makes NAME-train.jsonl and NAME-test.jsonl of --output NAME.jsonl, drawn by instance and by the study's \
      seed; on stdout each row names its split.
      """)

  @OptionGroup var study: StudyOptions
  @OptionGroup var rules: DecisionOptions
  @OptionGroup var destination: Destination

  @Option(
    help: """
      Which labels: preference, by Δ of prefer-combined; or single, the difference of mean ratings, by Δ of difference \
      (not by Δ of ratings, which the review lists by).
      """)
  var by: TaskFormulation = .preference

  @Option(help: "What becomes of ambiguous instances: filter, keep or weight; keep with --per-annotator.")
  var ambiguous: TrainingChoice.Ambiguous?

  @Option(help: "messages, to which a chat template is applied, or text.")
  var format: TrainingForm.Text = .messages

  @Flag(help: "The prompt at the beginning of both answers instead of apart.")
  var implicit = false

  @Flag(help: "A line a response for KTO: prompt, completion and label, true for the chosen one.")
  var kto = false

  @Flag(help: "Each annotator's own pairs instead of gold ones, for models of disagreement.")
  var perAnnotator = false

  @Option(parsing: .unconditional, help: ArgumentHelp("The share that is trained on, as in 0.9.", valueName: "share"))
  var split: Double?

  @Option(parsing: .unconditional, help: "The seed of the split; the study's if none is given.")
  var seed: UInt64?

  @Option(help: "How annotators are called with --per-annotator: pseudonyms, or names.")
  var annotators: ExportNaming = .pseudonyms

  func validate() throws {
    if let split, !(split > 0 && split < 1) { throw ValidationError("--split: above 0 and below 1, as in 0.9.") }
    if seed != nil, split == nil { throw ValidationError("--seed is for --split.") }
    if kto, implicit { throw ValidationError("--kto and --implicit exclude each other: KTO's prompt stands apart.") }
  }

  func run() throws {
    let reading = try rules.reading(study.open(.readOnly).privateCopy(), naming: annotators)
    let export = TrainingExport(
      reading: reading, rules: rules.rules,
      choice: TrainingChoice(
        formulation: by, ambiguous: ambiguous ?? (perAnnotator ? .keep : .filter), threshold: reading.threshold),
      form: TrainingForm(format, isImplicit: implicit, isUnpaired: kto), isPerAnnotator: perAnnotator,
      split: try split.map { share in try reading.split(share, seed: seed ?? reading.seed) })
    try export.write(to: TrainingOutputs(destination, isSplit: split != nil)).forEach(Output.note)
  }
}

extension GoldReading {
  fileprivate func split(_ share: Double, seed: UInt64) throws -> TrainingSplit {
    TrainingSplit(try instances(), share: share, seed: seed)
  }
}

extension TrainingChoice.Ambiguous: ExpressibleByArgument {}
extension TaskFormulation: ExpressibleByArgument {}
extension TrainingForm.Text: ExpressibleByArgument {}
