import ArgumentParser
import Renderings
import Store
import Study
import Terminal

struct CodebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook",
    abstract: "Show or set the causes of disagreement that reviewing chooses from.",
    discussion: """
      A cause a line: the digit that chooses it, an id, | a name | what it means. What is shown can be written to a file, \
      changed, and set again. Decisions keep the ids of their causes.
      """)

  @OptionGroup var study: StudyOptions
  @OptionGroup var json: JSONOption

  @Option(help: ArgumentHelp("Set the causes of a file.", valueName: "file"))
  var set: String?

  func run() throws {
    guard let set else {
      let file = try study.open(.readOnly)
      if json.isWanted { return Output.json(.list(try file.codeBook.causes.map(Self.tree))) }
      return Output.lines(try file.codeBook.text.split(separator: "\n").map { SafeText($0) })
    }
    let book = try Self.read(set)
    let file = try study.open()
    try file.change(codeBook: book)
    try file.close()
    Output.done("The code book has \(book.causes.count) causes now: \(book.causes.map(\.id).joined(separator: ", ")).")
  }

  /// A cause as programs read it.
  private static func tree(_ cause: CodeBook.Cause) -> FigureTree {
    [
      "key": .count(cause.key), "id": .text(cause.id), "name": .text(cause.name),
      "description": .text(cause.description),
    ]
  }

  /// The code book of a file; a message that names it where it cannot be used.
  static func read(_ path: String) throws -> CodeBook {
    do {
      return try CodeBook(text: try TextFile.read(path))
    } catch let error as ReviewError {
      throw Failure.file(path, "\(error)")
    }
  }
}
