import Basics

/// What can be wrong with a file that is read or written. Its description is `file: reason; remedy` or
/// `file:line: reason; remedy`.
package enum InterchangeError: Error, Hashable, Sendable, CustomStringConvertible {
  case file(String, FileFault)
  case line(String, Int, LineFault)

  package var description: String {
    "\(Self.shown(path))\(lineNumber.map { ":\($0)" } ?? ""): \(reason); \(remedy)"
  }

  package var path: String {
    switch self {
    case .file(let path, _), .line(let path, _, _): path
    }
  }

  /// nil where the file as a whole is at fault.
  package var lineNumber: Int? { if case .line(_, let line, _) = self { line } else { nil } }

  package var reason: String {
    switch self {
    case .file(_, let fault): fault.reason
    case .line(_, _, let fault): fault.reason
    }
  }

  package var remedy: String {
    switch self {
    case .file(let path, let fault): fault.remedy(for: path)
    case .line(_, _, let fault): fault.remedy
    }
  }

  /// A fault of what was read, by somebody who knows the line; see `ByteSource`.
  func atLine(_ number: Int) -> InterchangeError {
    if case .line(let path, 0, let fault) = self { .line(path, number, fault) } else { self }
  }

  /// Whether the lines behind it can be read all the same.
  package var isOfOneLine: Bool {
    guard case .line(_, _, let fault) = self else { return false }
    switch fault {
    case .tooLong, .gzipTruncated, .gzipDamaged, .openQuote, .blankLines, .missingColumns, .columnTwice,
      .notOfShape:
      return false
    default: return true
    }
  }

  /// A file as messages call it.
  package static func shown(_ file: String) -> String { file == "-" ? "standard input" : file }
}

/// What can be wrong with a file as a whole.
package enum FileFault: Hashable, Sendable {
  case missing
  case directory
  case unreadable(String)
  case empty
  /// The first bytes are those of another kind of file.
  case foreign(ForeignFormat)
  /// A JSON array of instances in place of one object a line.
  case jsonArray
  case unknownFormat
  /// Records with names of which none says what they are; the command that maps them, as far as it can be told.
  case unrecognised(form: String, names: [String], isTable: Bool, command: String?)
  /// The shape of another program's file that holds no pairs of responses.
  case recognised(as: String, why: String, remedy: String)
  /// What the last records began was not completed.
  case incomplete(LineFault)
  /// HH-RLHF lines name no subset.
  case subsetNeeded
  /// Two HH-RLHF files of one subset would give the same ids.
  case subsetTwice(String)
  case exists
  case unwritable(String)

  var reason: String {
    switch self {
    case .missing: "there is no such file"
    case .directory: "this is a folder"
    case .unreadable(let why): "the file cannot be read (\(why))"
    case .empty: "the file is empty"
    case .foreign(let format): "this is \(format.name)"
    case .jsonArray: "this is one JSON array, not one object a line"
    case .unrecognised(let form, let names, let isTable, _):
      "this is \(form) of no known shape (demur import --shapes lists them): its \(isTable ? "columns" : "keys") are "
        + list(names)
    case .recognised(let name, let why, _): "this is \(name): \(why)"
    case .incomplete(let fault): "at its end \(fault.reason)"
    case .unknownFormat: "the first line is neither a JSON object nor the header of a CSV file of instances"
    case .subsetNeeded: "HH-RLHF lines name no subset"
    case .subsetTwice(let subset): "subset \(quoted(subset)) was read from another HH-RLHF file already"
    case .exists: "the file exists"
    case .unwritable(let why): "the file cannot be written (\(why))"
    }
  }

  func remedy(for file: String) -> String {
    switch self {
    case .missing: "check the path"
    case .directory: "name the file in it"
    case .unreadable: "check its permissions and the disk"
    case .empty: "fetch or export it again"
    case .foreign(let format): format.remedy(for: file)
    case .jsonArray: "write each of its objects on a line of its own, for example with jq -c '.[]'"
    case .unrecognised(_, _, _, let command):
      command.map { "say which is which: \($0)" }
        ?? "say which is which, as in --map context=NAME,response_a=NAME,response_b=NAME, or --labels instance=NAME,"
        + "annotator=NAME,preference=NAME for labels alone"
    case .recognised(_, _, let remedy): remedy
    case .incomplete(let fault): fault.remedy
    case .unknownFormat:
      "see demur import --shapes for what is recognised; expected HH-RLHF JSONL (chosen, rejected), demur JSONL (id, context, response_a, response_b, subset), or CSV with"
        + " those columns"
    case .subsetNeeded: "name it, as in --subset helpful=FILE"
    case .subsetTwice: "give each file a subset name of its own"
    case .exists: "choose another name, or --force"
    case .unwritable: "choose another place, or make room"
    }
  }
}

/// What can be wrong at a line of a file. Bytes are counted from 1 within the line. What knows no file throws it as it is;
/// whoever reads the file puts its name and line before it.
package indirect enum LineFault: Error, Hashable, Sendable {
  /// Something is wrong at a place within a record that holds many.
  case within(String, LineFault)
  case tooLong(limit: Int)
  /// More of them in a row than the limit.
  case blankLines(Int)
  /// A text that nobody reads to its end.
  case tooManyLines(limit: Int)
  case nul(byte: Int)
  case notUTF8(byte: Int)
  case gzipTruncated
  case gzipDamaged(String)
  case notJSON(byte: Int, String)
  case missingKeys([String])
  case keyTwice(String)
  /// A value is of the wrong kind: its key, and what it should be.
  case wrongKind(String, expected: String)
  case unknownRole(String)
  /// The record is not of the shape that the command names.
  case notOfShape(String, likely: String?)
  case noTurns
  /// So many records hold one response each, and no two of them belong together.
  case nothingPaired(Int, why: String)
  case emptyID
  case idTwice(String, file: String, line: Int)
  case subsetMissing
  case subsetConflict(line: String, command: String)
  case subsetTwice(instance: String, here: String, before: String)
  case missingColumns([String], found: [String])
  case columnTwice(String)
  case cellCount(Int, columns: Int)
  case openQuote
  case strayQuote
  case badCell(column: String, value: String, expected: String)
  /// A word of a mapped column that means nothing yet.
  case unknownWord(column: String, value: String, expected: String)
  case magnitudeOf(preference: String, magnitude: String)
  case labelTwice(dataPoint: String, annotator: String, firstLine: Int)

  var reason: String {
    switch self {
    case .within(let place, let fault): "in \(place), \(fault.reason)"
    case .tooLong(let limit): "the line is longer than \(limit) bytes"
    case .blankLines(let limit): "here end more than \(limit) blank lines in a row"
    case .tooManyLines(let limit): "a text has more than \(limit) lines, which nobody can read and judge"
    case .nul(let byte): "a NUL character at byte \(byte), which text cannot hold"
    case .notUTF8(let byte): "byte \(byte) is not UTF-8"
    case .gzipTruncated: "the gzip data end here, before their end"
    case .gzipDamaged(let why): "the gzip data are damaged here (\(why))"
    case .notJSON(let byte, let why): "not JSON at byte \(byte): \(why)"
    case .missingKeys(let keys): "\(list(keys)) missing"
    case .keyTwice(let key): "\(quoted(key)) stands there twice"
    case .wrongKind(let key, let expected): "\(quoted(key)) is not \(expected)"
    case .unknownRole(let role): "a turn has the role \(quoted(role))"
    case .notOfShape(let name, let likely):
      "the record is not of the shape \(name)" + (likely.map { "; it looks like \($0)" } ?? "")
    case .noTurns: "a transcript has no turn of the assistant"
    case .nothingPaired(let count, let why): "none of \(count) single responses has another one \(why)"
    case .emptyID: "the id is empty"
    case .idTwice(let id, let file, let line):
      "the id \(quoted(id)) stands at \(InterchangeError.shown(file)):\(line) already"
    case .subsetMissing: "no subset"
    case .subsetConflict(let line, let command):
      "the line says subset \(quoted(line)), the command says \(quoted(command))"
    case .subsetTwice(let instance, let here, let before):
      "\(instance) is of the subset \(quoted(here)) here, of \(quoted(before)) before"
    case .missingColumns(let columns, let found):
      "\(columns.count == 1 ? "column" : "columns") \(list(columns)) missing beside \(list(found))"
    case .columnTwice(let column): "the column \(quoted(column)) stands there twice"
    case .cellCount(let count, let columns): "\(counted(count, "cell")) where the header has \(columns)"
    case .openQuote: "a quote opens here and never closes"
    case .strayQuote: "a quote inside a cell that is not quoted as a whole"
    case .badCell(let column, let value, let expected), .unknownWord(let column, let value, let expected):
      "\(column) is \(quoted(value)), not \(expected)"
    case .magnitudeOf(let preference, let magnitude): "magnitude \(magnitude) with preference \(preference)"
    case .labelTwice(let dataPoint, let annotator, let firstLine):
      "\(quoted(annotator)) labelled \(dataPoint) on line \(firstLine) already"
    }
  }

  var remedy: String {
    switch self {
    case .within(_, let fault): fault.remedy
    case .tooLong: "split or leave out this instance"
    case .blankLines: "this is hardly the file that was meant; take the blank lines out if it is"
    case .tooManyLines: "shorten it or leave out this instance"
    case .nul: "take it out of the text"
    case .notUTF8: "save the file as UTF-8, for example with iconv -t UTF-8"
    case .gzipTruncated, .gzipDamaged: "fetch or copy the file again"
    case .notJSON: "each line must be one JSON object"
    case .missingKeys(let keys): "add \(keys.count == 1 ? "it" : "them") to this line"
    case .keyTwice: "keep one of the two"
    case .wrongKind(let key, let expected): "write \(key) as \(expected)"
    case .unknownRole: "use user, assistant, system or text"
    case .notOfShape(_, let likely):
      likely.map { "write --shape \($0), or leave it out" } ?? "leave --shape out, or see demur import --shapes"
    case .nothingPaired: "an instance is a pair of responses to one prompt: bring both into the file"
    case .noTurns: "mark turns with \\n\\nHuman: and \\n\\nAssistant:"
    case .emptyID: "give each instance an id of its own"
    case .idTwice: "give each instance an id of its own"
    case .subsetMissing: "add \"subset\" to the line, or name it in the command, as in --subset NAME=FILE"
    case .subsetConflict: "mend one of the two, or leave the command's name out"
    case .subsetTwice: "an instance is of one subset: mend one of the two"
    case .missingColumns: "the first line must name the columns"
    case .columnTwice: "keep one of the two"
    case .cellCount: "put cells with a comma or a line break into quotes"
    case .openQuote: "close it, and write quotes inside a quoted cell twice"
    case .strayQuote: "put the cell into quotes and write each quote inside it twice"
    case .badCell: "mend the cell, or take the line out where there is no label"
    case .unknownWord(_, let value, let expected):
      expected.hasPrefix("A")
        ? "say what it means, as in --values '\(shortened(value))=A'" : "mend it, or say what it means with --values"
    case .magnitudeOf: "magnitude is 0 exactly when the preference is N, otherwise 1 or 2"
    case .labelTwice: "keep one of the two, or say in a column occasion that one is a repeat"
    }
  }
}

private func list(_ names: [String]) -> String {
  let shown = names.prefix(8).map(quoted).joined(separator: ", ")
  return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
}

/// The text in quotes, cut short: a message is one line however long a cell is.
private func quoted(_ text: String) -> String { "\"\(shortened(text))\"" }

private func shortened(_ text: String) -> String {
  let limit = 40
  let scalars = text.unicodeScalars
  guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
    end < scalars.endIndex
  else { return text }
  return "\(text[..<end])…"
}
