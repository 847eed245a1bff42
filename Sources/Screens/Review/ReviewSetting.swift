import Study

/// What the review's screens know of the study and of who sits before them.
package struct ReviewSetting: Hashable, Sendable {
  package var title: String
  /// Who decides.
  package var author: String
  package var codeBook: CodeBook
  /// Those in which the study asks: gold labels are of these.
  package var formulations: [TaskFormulation]
  /// A second author who codes without seeing what others decided; the session hands over no decision but their own.
  package var isBlind: Bool
  /// Whether `Ctrl-E` may open the person's own editor.
  package var offersEditor: Bool
  /// Whether Ctrl-Z may suspend.
  package var offersSuspend: Bool
  /// Turns a moment into a date in the person's own time zone.
  package var dayNames: DayNames

  package init(
    title: String, author: String, codeBook: CodeBook, formulations: [TaskFormulation] = TaskFormulation.allCases,
    isBlind: Bool = false, offersEditor: Bool, offersSuspend: Bool, dayNames: DayNames
  ) {
    self.title = title
    self.author = author
    self.codeBook = codeBook
    self.formulations = formulations
    self.isBlind = isBlind
    self.offersEditor = offersEditor
    self.offersSuspend = offersSuspend
    self.dayNames = dayNames
  }
}
