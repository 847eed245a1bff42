import Study

/// Which column or key of a file means what, as `--map`, `--labels`, `--values`, `--rating-scale` and `--keep` say.
package struct MappingRules: Hashable, Sendable {
  /// What an instance is made of.
  package enum InstanceField: String, Hashable, Sendable, CaseIterable {
    case id, subset, context
    /// What stands before the dialogue.
    case system
    case responseA = "response_a"
    case responseB = "response_b"
    /// In place of the two: a coin decides which of them is A.
    case chosen, rejected
    case sourcePreference = "source_preference"
  }

  /// What a label is made of.
  package enum LabelField: String, Hashable, Sendable, CaseIterable {
    /// Which instance is labelled, in a file of labels alone.
    case instance
    case annotator
    case preference, magnitude
    /// In place of the two: negative for A, positive for B.
    case strength
    case rating
    /// Which response was rated.
    case response
    /// In place of the two, where both ratings stand in one record.
    case ratingA = "rating_a"
    case ratingB = "rating_b"
  }

  package var instance: [InstanceField: FieldPath] = [:]
  package var labels: [LabelField: FieldPath] = [:]
  /// What stands beside labels: when they were given, in how many seconds, with which comment …
  package var details: [LabelColumn: FieldPath] = [:]
  /// What the words of the file's label columns mean.
  package var values: [String: String] = [:]
  package var scale: RatingScale?
  /// Whether what is not named is kept beside the instances.
  package var keepsRest = false

  package init() {}

  /// Whether a file gives labels.
  var hasLabels: Bool { !labels.isEmpty }

  /// The rules as the options spell them, for the study's own record.
  package var texts: [String: String] {
    var texts: [String: String] = [:]
    let map = instance.map { "\($0.key.rawValue)=\($0.value)" }.sorted()
    if !map.isEmpty { texts["map"] = map.joined(separator: ",") }
    let labels =
      labels.map { "\($0.key.rawValue)=\($0.value)" }.sorted()
      + details.map { "\($0.key.rawValue)=\($0.value)" }.sorted()
    if !labels.isEmpty { texts["labels"] = labels.joined(separator: ",") }
    if !values.isEmpty { texts["values"] = values.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: ",") }
    if let scale { texts["rating-scale"] = scale.description }
    if keepsRest { texts["keep"] = "all other columns" }
    return texts
  }
}

/// What is wrong with the options of a mapping, and what to write instead.
package struct MappingFault: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String
}

extension MappingRules {
  /// - Throws: ``MappingFault`` that names the option.
  package init(
    map: [String], labels: [String], values: [String], scale: String?, keepsRest: Bool
  ) throws(MappingFault) {
    self.init()
    for (name, path) in try Self.pairs(map, "--map") {
      guard let field = InstanceField(rawValue: name) else {
        throw Self.unknown(name, "--map", InstanceField.allCases.map(\.rawValue))
      }
      guard instance.updateValue(path, forKey: field) == nil else { throw Self.twice(name, "--map") }
    }
    for (name, path) in try Self.pairs(labels, "--labels") {
      let old: FieldPath?
      if let field = LabelField(rawValue: name) {
        old = self.labels.updateValue(path, forKey: field)
      } else if let column = LabelColumn(rawValue: name) {
        old = details.updateValue(path, forKey: column)
      } else {
        throw Self.unknown(
          name, "--labels", LabelField.allCases.map(\.rawValue) + LabelColumn.allCases.map(\.rawValue))
      }
      guard old == nil else { throw Self.twice(name, "--labels") }
    }
    for part in Self.parts(values) {
      guard let sign = part.lastIndex(of: "="), sign != part.startIndex else {
        throw MappingFault(description: "--values \(part): write each as WORD=MEANING, for example model_a=A,tie=N.")
      }
      self.values[String(part[..<sign]).trimmed.lowercased()] = String(part[part.index(after: sign)...]).trimmed
    }
    if let scale {
      guard let parsed = RatingScale(scale) else {
        throw MappingFault(description: "--rating-scale \(scale): write it as WORST-BEST, for example 0-4 or 1-10.")
      }
      self.scale = parsed
    }
    self.keepsRest = keepsRest
    try check()
  }

  private static func pairs(_ options: [String], _ option: String) throws(MappingFault) -> [(String, FieldPath)] {
    var pairs: [(String, FieldPath)] = []
    for part in parts(options) {
      guard let sign = part.firstIndex(of: "="), let path = FieldPath(String(part[part.index(after: sign)...])) else {
        throw MappingFault(
          description: "\(option) \(part): write each as FIELD=COLUMN, for example "
            + (option == "--map" ? "context=prompt,response_a=answer_1." : "annotator=worker,preference=choice."))
      }
      pairs.append((String(part[..<sign]).trimmed, path))
    }
    return pairs
  }

  /// The parts between commas, of which `\,` is none.
  private static func parts(_ options: [String]) -> [String] {
    var parts: [String] = []
    for option in options {
      var part = ""
      var isEscaped = false
      for character in option {
        switch character {
        case "\\" where !isEscaped: isEscaped = true
        case "," where !isEscaped:
          parts.append(part)
          part = ""
        default:
          if isEscaped, character != "," { part.append("\\") }
          isEscaped = false
          part.append(character)
        }
      }
      parts.append(part)
    }
    return parts.filter { !$0.trimmed.isEmpty }
  }

  private static func unknown(_ name: String, _ option: String, _ known: [String]) -> MappingFault {
    MappingFault(
      description: "\(option) \(name)=…: there is no such field; there are \(known.joined(separator: ", ")).")
  }

  private static func twice(_ name: String, _ option: String) -> MappingFault {
    MappingFault(description: "\(option) \(name)=…: stands there twice; keep one of the two.")
  }

  private func check() throws(MappingFault) {
    func has(_ field: InstanceField) -> Bool { instance[field] != nil }
    func has(_ field: LabelField) -> Bool { labels[field] != nil }
    if !instance.isEmpty {
      guard has(.responseA) && has(.responseB) || has(.chosen) && has(.rejected) else {
        throw MappingFault(
          description: "--map: name both responses, as response_a=… and response_b=…, or as chosen=… and rejected=….")
      }
      guard !(has(.responseA) || has(.responseB)) || !(has(.chosen) || has(.rejected)) else {
        throw MappingFault(description: "--map: response_a and response_b, or chosen and rejected, and not both.")
      }
    }
    guard hasLabels else {
      if !values.isEmpty, !has(.sourcePreference) {
        throw MappingFault(description: "--values: say with --labels which columns hold those words.")
      }
      if scale != nil {
        throw MappingFault(description: "--rating-scale: say with --labels which column is the rating.")
      }
      return
    }
    guard has(.preference) || has(.strength) || has(.rating) || has(.ratingA) || has(.ratingB) else {
      throw MappingFault(
        description: "--labels: name preference=…, strength=…, rating=…, or rating_a=… and rating_b=….")
    }
    guard !has(.rating) || has(.response) else {
      throw MappingFault(
        description: "--labels: say with response=… which response a rating is of, or name rating_a=… and rating_b=….")
    }
    guard !has(.magnitude) || has(.preference) else {
      throw MappingFault(description: "--labels: a magnitude belongs to a preference; name preference=… too.")
    }
    guard !instance.isEmpty || has(.instance) else {
      throw MappingFault(
        description:
          "--labels: name the column with the id of what was labelled, as in instance=…, or the texts with --map.")
    }
  }
}
