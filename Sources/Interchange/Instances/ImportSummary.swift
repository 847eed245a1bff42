import Study

/// What an import read, what it took and what it left out, subset by subset.
package struct ImportSummary: Hashable, Sendable {
  /// Where an instance stands.
  package struct Place: Hashable, Sendable {
    package var file: String
    package var line: Int
  }

  /// A number of instances and where the first few of them stand.
  package struct Count: Hashable, Sendable {
    package fileprivate(set) var total = 0
    package fileprivate(set) var first: [Place] = []

    fileprivate mutating func note(_ place: Place) {
      total += 1
      if first.count < 3 { first.append(place) }
    }
  }

  package struct Counts: Hashable, Sendable {
    package fileprivate(set) var read = 0
    package fileprivate(set) var taken = 0
    package fileprivate(set) var emptyResponse = Count()
    package fileprivate(set) var differsEarly = Count()
    package fileprivate(set) var namesItsModel = Count()
    package fileprivate(set) var identicalResponses = Count()
    package fileprivate(set) var unusualCharacters = Count()
    /// Pairs that an earlier line has too, whatever their ids.
    package fileprivate(set) var duplicates = Count()

    fileprivate mutating func note(_ oddities: ImportedInstance.Oddities, isNew: Bool, at place: Place) {
      read += 1
      if !isNew { duplicates.note(place) }
      if oddities.isEmpty { return }
      if oddities.contains(.emptyResponse) { emptyResponse.note(place) }
      if oddities.contains(.differsEarly) { differsEarly.note(place) }
      if oddities.contains(.namesItsModel) { namesItsModel.note(place) }
      if oddities.contains(.identicalResponses) { identicalResponses.note(place) }
      if oddities.contains(.unusualCharacters) { unusualCharacters.note(place) }
    }
  }

  package private(set) var subsets: [String: Counts] = [:]
  private let keepsEmpty: Bool
  private var identities: Set<PairIdentity> = []
  private var files: [String] = []
  private var ids: [InstanceKey: FileLine] = [:]

  /// A place in as many bytes as a large import can afford for each id.
  private struct FileLine: Hashable, Sendable {
    var file: UInt32
    var line: UInt32
  }

  /// - Parameter keepsEmpty: whether instances with an empty response are taken too.
  package init(keepsEmpty: Bool = false) { self.keepsEmpty = keepsEmpty }

  /// Counts an instance that was read; whether it may be taken.
  ///
  /// - Throws: ``LineFault/idTwice(_:file:line:)`` when an earlier instance has its id.
  @discardableResult
  package mutating func note(_ imported: ImportedInstance) throws(InterchangeError) -> Bool {
    let place = Place(file: imported.file, line: imported.line)
    try claim(imported.instance.key, at: place)
    let isNew = identities.insert(PairIdentity(imported.instance)).inserted
    let oddities = imported.oddities
    subsets[imported.instance.subset, default: Counts()].note(oddities, isNew: isNew, at: place)
    return keepsEmpty || !oddities.contains(.emptyResponse)
  }

  /// Counts an instance that went into the study.
  package mutating func noteTaken(_ instance: Instance) { subsets[instance.subset, default: Counts()].taken += 1 }

  private mutating func claim(_ key: InstanceKey, at place: Place) throws(InterchangeError) {
    if files.last != place.file { files.append(place.file) }
    let claim = FileLine(file: UInt32(files.count - 1), line: UInt32(clamping: place.line))
    if let first = ids.updateValue(claim, forKey: key) {
      throw .line(place.file, place.line, .idTwice(key.text, file: files[Int(first.file)], line: Int(first.line)))
    }
  }

  /// The summary for people, a line a subset and one for each oddity.
  ///
  /// - Parameter isDraw: whether the taken ones were drawn at random.
  package func lines(isDraw: Bool) -> [String] {
    subsets.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.flatMap { subset, counts in
      let leftOut = keepsEmpty ? 0 : counts.emptyResponse.total
      let parts = [
        "\(counts.read) read", "\(counts.taken) \(isDraw ? "drawn" : "imported")",
        leftOut == 0 ? nil : "\(leftOut) left out for an empty response (--keep-empty takes them)",
      ]
      let oddities = [
        (keepsEmpty ? counts.emptyResponse : Count(), "with an empty response"),
        (counts.differsEarly, "differ before the last turn"),
        (counts.identicalResponses, "with two equal responses"),
        (counts.duplicates, "repeat an earlier pair"),
        (counts.namesItsModel, "name the model that wrote them"),
        (counts.unusualCharacters, "with control, bidi, zero-width or private characters"),
      ]
      return ["\(subset): " + parts.compactMap(\.self).joined(separator: ", ")]
        + oddities.compactMap { count, what in
          count.total == 0 ? nil : "  of those read \(count.total) \(what) (\(places(count)))"
        }
    }
  }

  private func places(_ count: Count) -> String {
    let shown = count.first.map { files.count == 1 ? "\($0.line)" : "\(InterchangeError.shown($0.file)):\($0.line)" }
    let word = files.count > 1 ? "" : count.total == 1 ? "line " : "lines "
    return word + shown.joined(separator: ", ") + (count.total > shown.count ? " …" : "")
  }
}
