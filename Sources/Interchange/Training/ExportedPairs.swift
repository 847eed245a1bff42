import Study

/// Training pairs that a study exported, which name its texts by a fingerprint: A and B become what they were there, whatever
/// the texts became for trainers.
struct ExportedPairs {
  private var changed = 0
  private var ofAnnotators = 0

  /// Of the study's texts; nil where a row has none, as those of others.
  static func fingerprint(_ fields: Fields) -> TextFingerprint? {
    fields["fingerprint"]?.text.flatMap { TextFingerprint($0) }
  }

  /// - Parameters:
  ///   - pair: as the usual reading of it is.
  ///   - readings: all that its texts may have been.
  mutating func settle(_ pair: inout ShapedPair, _ fields: Fields, _ readings: [TrainingTexts]) {
    guard let fingerprint = Self.fingerprint(fields) else { return }
    let original = readings.lazy.compactMap { $0.original(of: fingerprint) }.first
    if let original {
      pair.context = original.context
      pair.first = original.isChosenA ? original.chosen : original.rejected
      pair.second = original.isChosenA ? original.rejected : original.chosen
      pair.better = original.isChosenA ? .a : .b
      pair.isOrderedByPreference = false
    } else {
      changed += 1
    }
    guard fields["annotator"]?.name != nil else { return }
    ofAnnotators += 1
    // What one person prefers is nothing that the data say, nor may it tell A from B.
    pair.better = nil
    if original == nil, pair.second.utf8.lexicographicallyPrecedes(pair.first.utf8) {
      (pair.first, pair.second) = (pair.second, pair.first)
    }
  }

  /// What whoever imports them has to know.
  var remarks: [String] {
    var remarks: [String] = []
    if changed > 0 {
      remarks.append(
        "Pairs whose texts are not, byte for byte, those that their fingerprints name: \(changed); labels of the study they are "
          + "from do not fit them. Its texts as they are: demur export instances.")
    }
    if ofAnnotators > 0 {
      remarks.append(
        "Pairs of single annotators: \(ofAnnotators). Their texts were taken, each once; their labels come with "
          + "demur export ratings and demur export preferences.")
    }
    return remarks
  }
}
