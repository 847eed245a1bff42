extension EventKind {
  /// What events of the kind say.
  var content: any EventContent.Type {
    switch self {
    case .settings: SettingsContent.self
    case .practiceSet, .texts, .erased: CountedDigest.self
    case .import: ImportContent.self
    case .assign: AssignContent.self
    case .annotator: AnnotatorContent.self
    case .rejoin: RejoinContent.self
    case .codebook, .consent, .guidelines: TextContent.self
    case .decision: DecisionContent.self
    case .conflictChoice: ConflictChoiceContent.self
    case .attributes: AttributesContent.self
    case .pack: PackNoteContent.self
    case .source: SourceContent.self
    case .modelRun: ModelRunContent.self
    case .modelAnswer: ModelAnswerContent.self
    case .modelCuts: ModelCutsContent.self
    case .practice: PracticeContent.self
    case .comment, .uncomment: CommentContent.self
    case .label, .read: LabelContent.self
    case .exclude: ExclusionContent.self
    case .postpone, .takeBack, .restore, .unsure, .sure, .withdraw, .look, .guidelinesSet: PlainContent.self
    }
  }
}
