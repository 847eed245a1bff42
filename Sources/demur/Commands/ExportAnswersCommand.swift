import ArgumentParser
import Store
import Study

struct ExportAnswersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answers",
    abstract: "What language models answered: reply, answer, probabilities, tokens, time, and how they were asked.",
    discussion: """
      A row an answer, invalid ones and what was too long too. value is in the data's own letters: rating, prefer-combined; \
      difficulty is 1 very easy to 5 very difficult; answer is the word as the model gave it, with first_shown standing first \
      as A. `demur import FILE` reads it into another study of the same texts.
      """)

  @OptionGroup var study: StudyOptions
  @OptionGroup var destination: Destination

  @Option(help: "csv or jsonl; else as the name after -o ends, else csv.")
  var format: TableFormat?

  @Flag(help: "Answers too that a later one has taken the place of.")
  var history = false

  func run() throws {
    let output = try destination.open()
    let file = try study.open(.readOnly).privateCopy()
    if try file.isPacked { throw StoreError.packed }
    try AnswerExport(file: file, history: history).write(
      to: output, TableFormat.chosen(format, for: destination.output))
  }
}
