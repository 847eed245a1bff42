import Basics

/// Shapes that are known and hold no pairs: what they are, and what can be done.
enum RefusedShapes {
  /// nil where the record is of none of them.
  ///
  /// - Parameter path: the file, for the line to type.
  static func fault(_ record: JSONValue, in path: String) -> FileFault? {
    let file = ShellWord.quoted(path)
    if record.has("id", "label_annotations") || record.has("instance_id", "label_annotations") {
      return .recognised(
        as: "Potato's annotated instances", why: "it holds labels without the two responses as texts of their own",
        remedy:
          "a scale's answers as ratings of response A: (echo instance,response,annotator,rating; jq -r "
          + "'[.id // .instance_id, \"A\", \"NAME\", ([.label_annotations[][] | tonumber?] | first)] | @csv' \(file)) "
          + "> ratings.csv; then: demur import ratings.csv")
    }
    if isByColumns(record) {
      return .recognised(
        as: "a table that is written column by column", why: "a record's values stand apart from each other",
        remedy:
          "in Python: pandas.read_json(\"\(path)\").to_json(\"records.jsonl\", orient=\"records\", lines=True); "
          + "then: demur import records.jsonl")
    }
    if record["summary"]?["axes"] != nil {
      return .recognised(
        as: "OpenAI's summaries from feedback, the axis part", why: "it rates single summaries, not pairs",
        remedy: "import the comparisons part")
    }
    if record.has("message_id", "parent_id", "text", "role"), record.lacks("replies") {
      return .recognised(
        as: "Open Assistant's messages, one a line", why: "the answers to a message stand apart from it",
        remedy: "take the file of trees (…_trees.jsonl.gz)")
    }
    return nil
  }

  /// Whether each key has a column: a list of plain values, or an object with the rows' numbers, all of them equally long.
  private static func isByColumns(_ record: JSONValue) -> Bool {
    guard case .object(let members) = record, members.count > 1 else { return false }
    let columns = members.values.map { column -> [String]? in
      if case .object(let cells) = column {
        return cells.keys.allSatisfy { Int($0) != nil } ? cells.keys.sorted() : nil
      }
      guard let list = column.list, list.allSatisfy(isPlain) else { return nil }
      return list.indices.map(String.init)
    }
    guard let first = columns[0], !first.isEmpty else { return false }
    return columns.allSatisfy { $0 == first }
  }

  private static func isPlain(_ value: JSONValue) -> Bool {
    if case .object = value { return false }
    return value.list == nil
  }
}
