import Basics

/// Shapes that are known and hold no pairs: what they are, and what can be done.
enum RefusedShapes {
  /// nil where the record is of none of them.
  static func fault(_ record: JSONValue) -> FileFault? {
    if record.has("id", "label_annotations") || record.has("instance_id", "label_annotations") {
      return .recognised(
        as: "Potato's annotated instances", why: "it holds labels without the two responses as texts of their own",
        remedy:
          "write its labels as a ratings CSV (instance,response,annotator,rating), import the texts, then: demur import ratings.csv"
      )
    }
    if record["summary"]?["axes"] != nil {
      return .recognised(
        as: "OpenAI's summaries from feedback, the axis part", why: "it rates single summaries, not pairs",
        remedy: "import the comparisons part")
    }
    if record.has("message_id", "parent_id", "text", "role"), record["replies"] == nil {
      return .recognised(
        as: "Open Assistant's messages, one a line", why: "the answers to a message stand apart from it",
        remedy: "take the file of trees (…_trees.jsonl.gz)")
    }
    return nil
  }
}
