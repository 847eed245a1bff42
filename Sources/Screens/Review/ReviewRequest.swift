import Study

/// What the review asks the store for. Instances go by their number in the table.
package enum ReviewRequest: Hashable, Sendable {
  /// All about an instance, to show its page; `.opened` follows.
  case open(Int)
  /// Every act on an instance's work; `.history` follows.
  case history(Int)
  /// The last turns of the dialogues of the rows on screen; `.previews` follows.
  case previews([Int])
  /// Change the author's ruling on an instance; `.decided` or `.overtaken` follows.
  case decide(RulingChange, on: Int)
  /// Take the author's last decision back, or bring it back; `.reversed` follows.
  case undo
  case redo
  /// The instances in whose ids or texts this stands; `.found` follows.
  case find(String)
  /// Where disagreement comes from; `.sources` follows, later where that takes long, and `.computing` before it.
  case sources
}

/// What a request of the review led to.
package enum ReviewAnswer: Equatable, Sendable {
  case opened(InstanceDossier, Int)
  case history([InstanceDossier.Entry], Int)
  case previews([Int: Turn])
  /// The change is committed.
  case decided(RulingChange, DecidedInstance)
  /// Nothing was saved: the same author decided otherwise on another screen meanwhile.
  case overtaken(DecidedInstance)
  /// What the author did last is taken back, or brought back: the ruling that stood there or stands there again.
  case reversed(Ruling, DecidedInstance, isUndo: Bool)
  case nothingToUndo
  case nothingToRedo
  case found(String, Set<Int>)
  case sources(ReviewSources)
  /// What the effect of decisions is computed from, as labels stand; comes by itself.
  case effectBase(ReviewEffect.Base)
  /// What was asked for is computed beside everything else, and comes by itself.
  case computing
  /// What others did meanwhile; a code book where it is another one now.
  case changed([ChangedInstance], codeBook: CodeBook? = nil)
  /// So much changed elsewhere that the table was read anew.
  case reloaded(ReviewTable, CodeBook)
  /// Nothing was saved; the sentence says why and what to do.
  case failed(String)
  /// What was to be shown could not be read, and why.
  case unread(String)
  /// Something about the file that the author has to know, and what stands at an instance if that is another thing now.
  case warned(String, DecidedInstance?)
}

/// An instance after an author's decision.
package struct DecidedInstance: Hashable, Sendable {
  package var instance: Int
  package var decisions: Decisions
  /// All about it; nil where it could not be read again, which changes nothing of the decision.
  package var dossier: InstanceDossier?
  /// How many annotators were given work, how many undisputed instances travel with it, and how many pieces of work that
  /// nobody had begun were taken out again.
  package var asked = 0
  package var controls = 0
  package var retired = 0

  package init(
    _ instance: Int, decisions: Decisions, dossier: InstanceDossier? = nil, asked: Int = 0, controls: Int = 0,
    retired: Int = 0
  ) {
    self.instance = instance
    self.decisions = decisions
    self.dossier = dossier
    self.asked = asked
    self.controls = controls
    self.retired = retired
  }
}

/// What stands at an instance now; nil for what is as it was.
package struct ChangedInstance: Hashable, Sendable {
  package var instance: Int
  package var decisions: Decisions?
  package var labels: [ReviewLabel]?
  /// All about it, where its page is open.
  package var dossier: InstanceDossier?

  package init(
    _ instance: Int, decisions: Decisions? = nil, labels: [ReviewLabel]? = nil, dossier: InstanceDossier? = nil
  ) {
    self.instance = instance
    self.decisions = decisions
    self.labels = labels
    self.dossier = dossier
  }
}
