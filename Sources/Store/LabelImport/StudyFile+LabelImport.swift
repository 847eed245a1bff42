import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// Takes over labels that were given elsewhere: the annotators, the work and the labels in one transaction.
  ///
  /// Labels that the study has already are left as they are, so that the same file can be imported again.
  ///
  /// - Parameters:
  ///   - files: what messages call the labels' files.
  ///   - kind: of annotators who are new.
  ///   - createsInstances: whether an instance that is not in the study is made without texts; otherwise it is refused.
  ///   - turnsRound: whether labels of the study's texts with A and B swapped are turned round; otherwise they are refused.
  /// - Throws: ``StoreError/labelOfUnknownInstance(place:key:others:)``,
  ///   ``StoreError/labelsOfOtherTexts(place:other:swapped:)``,
  ///   ``StoreError/labelledOtherwise(place:annotator:what:)``; nothing is saved then.
  package func importLabels(
    _ labels: [ImportedLabel], files: [String], kind: Annotator.Kind = .human, createsInstances: Bool = false,
    turnsRound: Bool = false, sources: [DataSource] = [], at date: Date = Date(), rules: OpeningRules = OpeningRules()
  ) throws -> LabelImportSummary {
    let network = rules.fileSystem(path)
    return try writeMuch { db in
      var chain = try EventChain(db, home: home)
      for source in sources { try source.note(in: &chain, at: date) }
      return try take(
        labels, files: files, kind: kind, createsInstances: createsInstances, turnsRound: turnsRound, at: date,
        network: network, isAlone: true, in: &chain)
    }
  }

  /// Adds instances as they come, and then the labels that came with them, in one transaction.
  ///
  /// - Parameters:
  ///   - files: what messages call the labels' files.
  ///   - body: calls its argument once for each instance, and returns what was read beside them.
  /// - Throws: as ``addInstances(at:_:)``, ``StoreError/attachedOtherTexts(key:isSwapped:)``, and ``importLabels(_:files:kind:createsInstances:turnsRound:sources:at:rules:)``; nothing is saved then.
  package func addInstances(
    files: [String], at date: Date = Date(), rules: OpeningRules = OpeningRules(),
    _ body: (_ add: (Instance) throws -> Void) throws -> LabelsAndSources
  ) throws -> LabelImportSummary {
    let network = rules.fileSystem(path)
    return try writeMuch { db in
      var chain = try EventChain(db, home: home)
      let (beside, attached) = try InstanceLog.add(to: &chain, at: date, body)
      for source in beside.sources { try source.note(in: &chain, at: date) }
      var summary = LabelImportSummary()
      summary.attached = attached
      for (kind, labels) in beside.labels {
        summary += try take(
          labels, files: files, kind: kind, createsInstances: false, turnsRound: false, at: date, network: network,
          in: &chain)
      }
      return summary
    }
  }

  private func take(
    _ labels: [ImportedLabel], files: [String], kind: Annotator.Kind, createsInstances: Bool, turnsRound: Bool,
    at date: Date, network: FileSystem, isAlone: Bool = false, in chain: inout EventChain
  ) throws -> LabelImportSummary {
    var run = try LabelImportRun(chain.db, file: self, labels, files: files, at: date)
    try run.findByTexts()
    try run.findInstances(creating: createsInstances, in: &chain)
    try run.compareTexts(turningRound: turnsRound)
    if isAlone { try run.countUnproved() }
    let names = try run.findAnnotators()
    if !names.isEmpty {
      var generator = SystemRandomNumberGenerator()
      run.take(try insertAnnotators(names, kind: kind, at: date, network: network, in: &chain, using: &generator))
    }
    try run.findWork(in: &chain)
    try run.record(in: &chain)
    return run.summary
  }
}
