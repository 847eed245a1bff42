import GRDB
import Study

/// Compares the texts that imported labels were given on with those that the study has under the same ids.
package struct LabelledTexts {
  /// Labels that were given on other texts, and those given on the same texts with A and B swapped.
  private(set) var other = TextMismatch()
  private(set) var swapped = TextMismatch()
  /// The place of the first of them among the import's labels.
  private(set) var first: Int?

  private let db: Database
  private let file: StudyFile
  private var known: [InstanceKey: (here: TextFingerprint?, swapped: TextFingerprint?)] = [:]
  private var named: Set<InstanceKey> = []
  private var ordered: [InstanceKey: Bool] = [:]

  init(_ db: Database, file: StudyFile) {
    self.db = db
    self.file = file
  }

  /// Whether a label was given on the study's texts with A and B swapped. What does not fit is noted.
  ///
  /// - Parameter index: the place of the label among the import's.
  mutating func isSwapped(_ label: ImportedLabel, at index: Int) throws -> Bool {
    guard let fingerprint = label.fingerprint else { return false }
    let texts = try texts(of: label.instance)
    guard let here = texts.here, fingerprint != here else { return false }
    if first == nil { first = index }
    let isNew = named.insert(label.instance).inserted
    let isSwapped = fingerprint == texts.swapped
    if isSwapped { swapped.note(label.instance, isNew: isNew) } else { other.note(label.instance, isNew: isNew) }
    return isSwapped
  }

  /// Whether nothing says that a label's A and B are the study's, and the study may have called them by a coin: the data set
  /// says which is better, and another seed would have A and B swapped.
  mutating func isUnproved(_ label: ImportedLabel) throws -> Bool {
    guard label.fingerprint == nil else { return false }
    if let known = ordered[label.instance] { return known }
    let statement = try db.cachedStatement(sql: "SELECT sourcePreference IS NOT NULL FROM instance WHERE key = ?")
    let isOrdered = try Bool.fetchOne(statement, arguments: [label.instance.text]) ?? false
    ordered[label.instance] = isOrdered
    return isOrdered
  }

  private mutating func texts(
    of key: InstanceKey
  ) throws -> (here: TextFingerprint?, swapped: TextFingerprint?) {
    if let texts = known[key] { return texts }
    let statement = try db.cachedStatement(
      sql: """
        SELECT key, instance.subset, context, responseA, responseB, sourcePreference, fingerprint FROM instance
        LEFT JOIN origin ON origin.instance = instance.id WHERE key = ?
        """)
    let row = try Row.fetchOne(statement, arguments: [key.text])
    let instance = try row.map(file.instance)
    // Without texts, those that the first labels were given on.
    let noted = try (row?[at: 6] as String?).flatMap { TextFingerprint($0) }
    let texts = (here: instance?.fingerprint ?? noted, swapped: instance?.swappedFingerprint)
    known[key] = texts
    return texts
  }
}

extension ImportedLabel {
  /// The label as it would be if A and B were called the other way round.
  var turnedRound: ImportedLabel {
    var turned = self
    turned.response = response?.other
    if case .preference(let value) = label { turned.label = .preference(value.swapped) }
    turned.circumstances.firstShown = circumstances.firstShown?.other
    turned.circumstances.unread = ResponseLetter.allCases.filter { circumstances.unread.contains($0.other) }
    return turned
  }
}
