import Basics

/// What to type for a file of no known shape: which of its columns or keys look like a context, responses, labels.
enum MappingProposal {
  /// The fault of a file that is a table or JSON, and of no known shape; nil where it is neither, and where it has our names
  /// alone: then something is missing, and its reader says what.
  static func fault(of path: String) throws(InterchangeError) -> FileFault? {
    let file = try RecordFile(path: path)
    guard let record = try file.next() else { return nil }
    let value: JSONValue
    do throws(LineFault) { value = try record.value() } catch { throw .line(path, record.line, error) }
    guard case .object(let members) = value else { return nil }
    let names = file.columns?.filter { !$0.isEmpty } ?? members.keys.sorted()
    if names.allSatisfy(ours.contains) { return nil }
    file.hold(record)
    return .unrecognised(
      form: file.form, names: names, isTable: file.columns != nil,
      command: command(names, value, path) { ChoiceWords.of(file, $0) })
  }

  /// Whether two names are those of two responses to one context.
  static func hasResponses(_ names: [String], _ value: JSONValue) -> Bool { responses(names, value) != nil }

  /// The whole line where enough of it can be told; nil otherwise.
  ///
  /// - Parameter meanings: what `--values` may say of a column's words; nil where nothing need be said.
  static func command(
    _ names: [String], _ value: JSONValue, _ path: String, meanings: (String) -> String?
  ) -> String? {
    let pair = responses(names, value)
    let labels = labels(names.filter { $0 != pair?.names.0 && $0 != pair?.names.1 })
    var words: [String] = []
    if let pair {
      var map = [("context", first(of: contexts, in: names))]
        .compactMap { field, name in name.map { "\(field)=\($0)" } }
      map += ["\(pair.fields.0)=\(pair.names.0)", "\(pair.fields.1)=\(pair.names.1)"]
      map += [("id", first(of: ids, in: names)), ("subset", first(of: subsets, in: names))]
        .compactMap { field, name in name.map { "\(field)=\($0)" } }
      words.append("--map " + ShellWord.quoted(map.joined(separator: ",")))
    } else {
      guard let id = first(of: ids + ["instance", "question", "task"], in: names), labels != nil else {
        return nil
      }
      words.append("--labels " + ShellWord.quoted((["instance=\(id)"] + (labels?.parts ?? [])).joined(separator: ",")))
    }
    if let labels {
      if pair != nil { words.append("--labels " + ShellWord.quoted(labels.parts.joined(separator: ","))) }
      if let said = labels.words.flatMap(meanings) { words.append("--values " + ShellWord.quoted(said)) }
    }
    return (["demur import"] + words + [ShellWord.quoted(path)]).joined(separator: " ")
  }

  private static let ours = Set(InstanceCSV.required + InstanceCSV.optional)
  private static let contexts = [
    "context", "prompt", "question", "instruction", "query", "dialogue", "conversation", "history", "messages", "input",
    "post", "article", "document", "source_text", "user",
  ]
  private static let ids = [
    "id", "uid", "uuid", "instance_id", "item_id", "example_id", "question_id", "prompt_id", "sample_id", "qid",
    "pair_id",
    "task_id", "idx", "item", "item_no", "number",
  ]
  private static let subsets = ["subset", "category", "domain", "dataset", "topic", "source"]
  private static let annotators = [
    "annotator", "annotator_id", "worker", "worker_id", "workerid", "rater", "rater_id", "judge", "labeler", "user_id",
    "evaluator", "participant", "annotated_by", "username",
  ]
  private static let choices = [
    "preference", "choice", "winner", "preferred", "vote", "label", "better", "selected", "answer_choice", "verdict",
  ]
  private static let strengths = ["strength", "preference_strength", "overall_preference", "margin"]
  private static let ordered =
    [
      ("chosen", "rejected"), ("preferred", "dispreferred"), ("winner", "loser"), ("better", "worse"), ("win", "lose"),
      ("accepted", "rejected"), ("good", "bad"), ("positive", "negative"), ("response_j", "response_k"),
    ] + stems.flatMap { [("chosen_\($0)", "rejected_\($0)"), ("\($0)_chosen", "\($0)_rejected")] }
  private static let stems = [
    "response", "answer", "completion", "output", "generation", "candidate", "reply", "summary", "text", "model",
    "assistant", "option", "translation",
  ]
  private static let marks = [("a", "b"), ("1", "2"), ("0", "1"), ("left", "right"), ("first", "second"), ("x", "y")]

  /// The name as the file spells it.
  private static func first(of wanted: [String], in names: [String]) -> String? {
    for name in wanted {
      if let found = names.first(where: { $0.lowercased() == name }) { return found }
    }
    return nil
  }

  private static func responses(
    _ names: [String], _ value: JSONValue
  ) -> (fields: (String, String), names: (String, String))? {
    for (one, other) in ordered {
      if let one = first(of: [one], in: names), let other = first(of: [other], in: names), value[one]?.number == nil {
        return (("chosen", "rejected"), (one, other))
      }
    }
    for stem in stems {
      for (one, other) in marks {
        for (a, b) in ["_", "", "-", " ", "."].flatMap({
          [("\(stem)\($0)\(one)", "\(stem)\($0)\(other)"), ("\(one)\($0)\(stem)", "\(other)\($0)\(stem)")]
        }) {
          if let a = first(of: [a], in: names), let b = first(of: [b], in: names) {
            return (("response_a", "response_b"), (a, b))
          }
        }
      }
    }
    if let (one, other) = opposites(names, value) { return (("chosen", "rejected"), (one, other)) }
    // A list of responses, or of records with one each.
    for name in names {
      guard let list = value[name]?.list, list.count > 1 else { continue }
      if list.allSatisfy({ $0.text != nil }) { return (("response_a", "response_b"), ("\(name).0", "\(name).1")) }
      if let key = ["text", "response", "content", "answer", "output", "completion", "value"].first(where: { key in
        list.allSatisfy { $0[key]?.text != nil }
      }), !CellValue.isDialogue(.list(list)) {
        return (("response_a", "response_b"), ("\(name).0.\(key)", "\(name).1.\(key)"))
      }
    }
    return nil
  }

  /// Two texts whose names differ in one word, which says the better one: `good_edited_response`.
  private static func opposites(_ names: [String], _ value: JSONValue) -> (String, String)? {
    for name in names where value[name]?.text != nil {
      let words = name.lowercased().split(separator: "_").map(String.init)
      for (one, other) in ordered {
        guard let place = words.firstIndex(of: one) else { continue }
        var changed = words
        changed[place] = other
        let wanted = changed.joined(separator: "_")
        if let found = first(of: [wanted], in: names), value[found]?.text != nil { return (name, found) }
      }
    }
    return nil
  }

  /// The parts of `--labels`, and the column whose words stand for A, B and N.
  private static func labels(_ names: [String]) -> (parts: [String], words: String?)? {
    var parts: [String] = []
    var words: String?
    if let strength = first(of: strengths, in: names) {
      parts.append("strength=\(strength)")
    } else if let choice = first(of: choices, in: names) {
      parts.append("preference=\(choice)")
      words = choice
    } else if let rating = first(of: ["rating", "score", "stars"], in: names),
      let response = first(of: ["response", "side", "model", "which"], in: names)
    {
      parts += ["rating=\(rating)", "response=\(response)"]
      words = response
    } else {
      return nil
    }
    if let annotator = first(of: annotators, in: names) { parts.append("annotator=\(annotator)") }
    return (parts, words)
  }
}
