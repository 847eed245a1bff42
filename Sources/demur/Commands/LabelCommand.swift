import ArgumentParser
import Foundation
import Interchange
import ModelAnnotators
import Store
import Study
import Terminal

struct LabelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "label", abstract: "Ask language models: perplexity, ratings, preferences, difficulty.",
    discussion: """
      The server is one of your own: llama.cpp's, vLLM, or any that speaks OpenAI's language. Its key comes from the \
      environment and is never stored. A run that is stopped goes on with the same command and asks nothing twice.
      """,
    subcommands: [Ask.self, Normalise.self, Scores.self, Panel.self], defaultSubcommand: Ask.self)

  struct Ask: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Ask a model about the study's instances (this is what happens without a subcommand).")

    @OptionGroup var study: StudyOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var questions: QuestionOptions
    @OptionGroup var faults: FaultOptions
    @OptionGroup var batch: BatchOptions

    @Flag(help: "Say what the server can do, and ask nothing.")
    var probe = false

    @Flag(help: "Say what it would cost, and ask nothing.")
    var dryRun = false

    func run() throws {
      if probe { return try ProbeText.write(server) }
      let file = try study.open(dryRun || batch.batchOut != nil ? .readOnly : .readWrite)
      if dryRun { return Output.lines(try LabelCost.lines(file, server, questions, batch)) }
      let run = LabelRun(file: file, server: server, questions: questions, faults: faults, batch: batch)
      if let path = batch.batchOut { return try LabelBatch(run: run).write(to: path) }
      if let path = batch.batchIn { return try LabelBatch(run: run).read(from: path) }
      try run.run()
    }
  }

  struct Normalise: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Turn perplexities into preferences by quantiles, over all that there are by now.")

    @OptionGroup var study: StudyOptions

    @Option(help: ArgumentHelp("Only this model, as the study calls it.", valueName: "name"))
    var name: String?

    @Option(help: "The share of smallest differences that is no preference; the model's last one, at first 0.2.")
    var none: Double?

    @Option(help: "The share up to which a preference is a little better; the model's last one, at first 0.6.")
    var little: Double?

    func run() throws {
      let file = try study.open()
      let suffix = ModelName.annotator("", .perplexity)
      let models = try file.annotators().map(\.annotator).filter { model in
        model.kind == .model && model.name.hasSuffix(suffix)
          && (name.map { model.name == $0 || model.name == $0 + suffix } ?? true)
      }
      guard !models.isEmpty else {
        throw Failure.message(
          "no model has perplexities here\(name.map { " by the name \($0)" } ?? ""). "
            + "Get some: demur label --method perplexity, or demur label scores.")
      }
      let chosen = try models.map { try shares(of: $0, in: file) }
      for (model, shares) in zip(models, chosen) {
        NormaliseText.write(try file.normalisePerplexities(of: model, shares: shares), of: model)
      }
    }

    /// What is not said stays as it was; nil where nothing is said.
    private func shares(of model: Annotator, in file: StudyFile) throws -> PerplexityCuts.Shares? {
      guard none != nil || little != nil else { return nil }
      let last = try file.perplexityCuts(of: model)?.shares ?? .usual
      let (none, little) = (none ?? last.none, little ?? last.little)
      guard let shares = PerplexityCuts.Shares(none: none, little: little) else {
        throw Failure.usage("--none \(none) --little \(little): 0 < none < little < 1.")
      }
      return shares
    }
  }

  struct Scores: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read scores computed elsewhere: CSV of instance,response,model,logprob,tokens.")

    @OptionGroup var study: StudyOptions

    @Argument(help: "The file; - is standard input.")
    var path: String

    func run() throws { try ScoreImport(path: path).run(study.open()) }
  }

  struct Panel: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make several models one annotator, whose labels are what most of them say.",
      discussion: """
        Where several values are as frequent, the middle of all votes is taken, a half towards the middle of the scale. The same \
        command again takes in what came since.
        """)

    @OptionGroup var study: StudyOptions

    @Argument(help: "What the panel is called.")
    var name: String

    @Argument(help: "Its models, as the study calls them; three or more, best an odd number.")
    var models: [String]

    func validate() throws {
      guard models.count > 1 else { throw ValidationError("a panel has two models or more.") }
    }

    func run() throws { try PanelRun(name: name, members: models).run(study.open()) }
  }
}
