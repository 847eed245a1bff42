import FoundationEssentials
import Study

/// What an annotator's screen asks the store for.
package enum AnnotateRequest: Hashable, Sendable {
  /// Append an act. The answer is `.moved` with what comes next, or `.failed`.
  case record(Act, on: Work.ID?)
  /// Take back the last act; where that has a price, the answer is `.priced` and nothing was done.
  case undo
  /// The same whatever it costs, unless it is closed.
  case undoAtItsPrice
  case redo
  /// One of the annotator's own answers, as it was shown: `.past`, or `.noPast` where there is none.
  case past(OwnAnswerStep)
  /// All of them: `.answers`.
  case answers
  /// Put a label or an exclusion in the place of what the annotator gave before; where that has a price, the answer is
  /// `.priced` and nothing was done.
  case change(Act, of: ReversibleAct, atAnyPrice: Bool)
}

/// What an annotator's request led to.
package enum AnnotateAnswer: Hashable, Sendable {
  /// The act is committed; this is where the annotator stands now.
  case moved(Saved, Station)
  /// A mark on the work on screen (unsure, note) is committed.
  case marked(Act)
  /// There was nothing to take back, or to bring back.
  case nothingToUndo
  case nothingToRedo
  /// Taking back this act is possible, and the formulation `next` then opens later than it would.
  case priced(ReversibleAct, next: TaskFormulation, from: Date, to: Date)
  case past(PastWork)
  /// There is no own answer before the first, or after the last.
  case noPast(OwnAnswerStep)
  case answers([OwnAnswer])
  /// The study lets nothing be changed but the last label, by undo.
  case revisionClosed
  /// The acts of this formulation are closed since the other one has opened.
  case closed(TaskFormulation)
  /// Another program did something, and this is where the annotator stands since. A screen on which something is being
  /// written or read stays; what is done on it then leads here again.
  case changedElsewhere(Station)
  /// The study's texts or rules are others now.
  case rules(AnnotateSetting)
  /// Nothing was saved; the sentence says why and what to do.
  case failed(String)
  /// Something about the file that the annotator has to know, and where they stand now, where what was in doubt is saved.
  case warned(String, Station?)
  /// Nobody knows yet whether it was saved; the sentence says so.
  case inDoubt(String)
}

extension AnnotateAnswer {
  /// Whether the last that was given is in the file after this; nil where this says nothing of it.
  var lastSaved: LastSaved? {
    switch self {
    // Nothing was promised of what was read.
    case .marked(.read): nil
    case .moved, .marked, .warned(_, _?): .saved
    case .failed, .warned(_, nil): .notSaved
    case .inDoubt: .unknown
    case .nothingToUndo, .nothingToRedo, .priced, .closed, .changedElsewhere, .rules, .past, .noPast, .answers,
      .revisionClosed:
      nil
    }
  }
}

/// What was just made durable.
package enum Saved: Hashable, Sendable {
  case act(Act)
  case takenBack(ReversibleAct)
  case restored(ReversibleAct)
  /// Something else stands in the place of what was given before.
  case changed(ReversibleAct, Act)
  /// The same as ``takenBack(_:)``, where what another file says of that work stands.
  case takenBackBeside(ReversibleAct)
  /// Nothing: the work on the screen was done on another screen, or taken away, meanwhile.
  case doneElsewhere
  /// Nothing: the study's texts were changed, and are to be read first.
  case textsChanged
  /// The station was only read.
  case nothing
}

/// One of an annotator's own answers, with what was judged.
package struct PastWork: Hashable, Sendable {
  package var answer: OwnAnswer
  package var served: ServedWork
  /// Which of so many it is, from 1.
  package var place: Int
  package var count: Int

  package init(_ answer: OwnAnswer, _ served: ServedWork, place: Int, of count: Int) {
    self.answer = answer
    self.served = served
    self.place = place
    self.count = count
  }
}

/// Where an annotator stands, with all that its screen shows.
package struct Station: Hashable, Sendable {
  package var stage: Stage
  package var progress: WorkProgress
  /// The work to show; nil where the stage has none.
  package var served: ServedWork?
  /// The practice instance to show.
  package var practice: PracticeInstance?
  /// How many practice instances come with this formulation, and which of them this is, from 0.
  package var practicePlace: Int
  /// 0 where the formulation has none.
  package var practiceCount: Int
  /// A code that an annotator can quote, for the end screens.
  package var receipt: String
  /// What the last act completed, where something else than a washout or the end follows it at once.
  package var completed: Completed?
  /// Whether the practice is that of the annotator's first formulation, which also shows the keys.
  package var isFirstPractice = false
  /// Whether a practice can be left by taking back the last label, which was given just before it.
  package var practiceFollowsLabel = false
  /// The study's texts and rules, where they are others than when the screen was opened.
  package var setting: AnnotateSetting?

  /// A formulation of which everything is done.
  package struct Completed: Hashable, Sendable {
    package var formulation: TaskFormulation
    package var progress: WorkProgress

    package init(_ formulation: TaskFormulation, _ progress: WorkProgress) {
      self.formulation = formulation
      self.progress = progress
    }
  }

  package init(
    stage: Stage, progress: WorkProgress, served: ServedWork? = nil, practice: PracticeInstance? = nil,
    practicePlace: Int = 0, practiceCount: Int = 0, receipt: String = ""
  ) {
    self.stage = stage
    self.progress = progress
    self.served = served
    self.practice = practice
    self.practicePlace = practicePlace
    self.practiceCount = practiceCount
    self.receipt = receipt
  }
}
