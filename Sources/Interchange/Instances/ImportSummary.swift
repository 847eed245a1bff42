import Study

/// What an import read, what it took and what it left out, subset by subset.
public struct ImportSummary: Hashable, Sendable {
  public struct Counts: Hashable, Sendable {
    public var read = 0
    public var taken = 0
    public var emptyResponse = 0
    public var partedEarly = 0
    public var namesItsModel = 0
    public var identicalResponses = 0
    public var duplicates = 0
  }

  public private(set) var subsets: [String: Counts] = [:]
  private var identities: Set<PairIdentity> = []

  public init() {}

  /// Counts an instance that was read.
  public mutating func note(_ imported: ImportedInstance) {
    let isNew = identities.insert(PairIdentity(imported.instance)).inserted
    change(imported.instance.subset) { counts in
      counts.read += 1
      if !isNew { counts.duplicates += 1 }
      if imported.oddities.contains(.emptyResponse) { counts.emptyResponse += 1 }
      if imported.oddities.contains(.partedEarly) { counts.partedEarly += 1 }
      if imported.oddities.contains(.namesItsModel) { counts.namesItsModel += 1 }
      if imported.oddities.contains(.identicalResponses) { counts.identicalResponses += 1 }
    }
  }

  /// Counts an instance that went into the study.
  public mutating func noteTaken(_ instance: Instance) { change(instance.subset) { $0.taken += 1 } }

  private mutating func change(_ subset: String, _ body: (inout Counts) -> Void) {
    body(&subsets[subset, default: Counts()])
  }

  /// The summary for people, a line a subset and one for each oddity.
  ///
  /// - Parameter isDraw: whether the taken ones were drawn by lot.
  public func lines(isDraw: Bool) -> [String] {
    subsets.sorted { $0.key < $1.key }.flatMap { subset, counts -> [String] in
      var parts = ["\(counts.read) read", "\(counts.taken) \(isDraw ? "drawn" : "imported")"]
      if counts.emptyResponse > 0 {
        parts.append("\(counts.emptyResponse) with an empty response left out")
      }
      var lines = ["\(subset): " + parts.joined(separator: ", ")]
      var oddities: [String] = []
      if counts.partedEarly > 0 { oddities.append("\(counts.partedEarly) part before the last turn") }
      if counts.duplicates > 0 { oddities.append("\(counts.duplicates) repeat an earlier pair") }
      if counts.identicalResponses > 0 { oddities.append("\(counts.identicalResponses) have two equal responses") }
      if counts.namesItsModel > 0 { oddities.append("\(counts.namesItsModel) name the model that wrote them") }
      if !oddities.isEmpty { lines.append("  of those read: " + oddities.joined(separator: ", ")) }
      return lines
    }
  }
}
