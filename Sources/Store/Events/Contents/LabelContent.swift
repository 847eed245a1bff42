import Study

/// A label with what surrounded it; of a look at work that was left without one (`read`) the same, and nothing labelled.
///
/// Each property is left out where it was not known, or where the file was made before it was recorded.
struct LabelContent: EventContent {
  // As in the event's columns.
  private var rating: Int?
  private var preference: String?
  private var magnitude: Int?
  private var activeSeconds: Double?
  private var secondsSinceLabel: Double?
  /// True or not there.
  private(set) var timeUnknown: Bool?
  private var unread: [ResponseLetter]?
  private var contextUnread: Bool?
  private var wasFast: Bool?
  private var firstShown: ResponseLetter?
  private var layout: String?
  private var columns: Int?
  private var rows: Int?
  private var form: TextForm?
  private var reasons: [String]?
  private var rationale: String?
  private var sureness: Sureness?
  /// How many of ten others would say the same, 0…10.
  private var others: Int?
  /// How many seconds after the label or exclusion in whose place it stands; nil where it stands in nothing's.
  private(set) var changedAfter: Double?
  /// The hash of the guidelines that its annotator read last.
  private(set) var guidelines: String?
  // What a model's label follows from, by the ids of events.
  private var answer: String?
  private var cuts: String?
  private var otherOrder: String?
  private var orders: OrderRule?

  /// What a model's label follows from: an answer, two answers and what is made of them, or cuts of perplexities.
  struct ModelGrounds {
    var answer: String?
    var cuts: String?
    /// The answer with the responses exchanged, and what is made of the two.
    var otherOrder: String?
    var orders: OrderRule?
  }

  /// - Parameter label: nil for a look that labelled nothing.
  init(
    _ label: Label?, _ seen: Circumstances, changedAfter: Double? = nil, guidelines: String? = nil,
    grounds: ModelGrounds = ModelGrounds()
  ) {
    let columns = LabelColumns(label)
    (rating, preference, magnitude) = (columns.rating, columns.preference, columns.magnitude)
    self.changedAfter = changedAfter
    self.guidelines = guidelines
    (answer, cuts, otherOrder, orders) = (grounds.answer, grounds.cuts, grounds.otherOrder, grounds.orders)
    activeSeconds = seen.activeSeconds
    secondsSinceLabel = seen.secondsSinceLabel
    timeUnknown = seen.isTimeKnown ? nil : true
    unread = seen.unread
    contextUnread = seen.isContextUnread
    wasFast = seen.wasFast
    firstShown = seen.firstShown
    layout = seen.layout
    form = seen.form
    // Labels from elsewhere were seen on no screen that is known.
    if seen.layout != Circumstances.imported { (self.columns, rows) = (seen.columns, seen.rows) }
    reasons = seen.grounds.reasons.isEmpty ? nil : seen.grounds.reasons
    rationale = seen.grounds.rationale
    sureness = seen.grounds.sureness
    others = seen.grounds.others
  }

  var value: LabelColumns { LabelColumns(rating: rating, preference: preference, magnitude: magnitude) }

  var modelGrounds: ModelGrounds {
    ModelGrounds(answer: answer, cuts: cuts, otherOrder: otherOrder, orders: orders)
  }

  /// Circumstances that are missing read as nothing seen amiss.
  var circumstances: Circumstances {
    var circumstances = Circumstances(
      firstShown: firstShown, activeSeconds: knownSeconds, secondsSinceLabel: secondsSinceLabel,
      unread: unread ?? [], isContextUnread: contextUnread, wasFast: wasFast ?? false, layout: layout ?? "",
      columns: columns ?? 0, rows: rows ?? 0, form: form, isTimeKnown: timeUnknown != true)
    circumstances.grounds = grounds
    return circumstances
  }

  var grounds: Grounds {
    Grounds(
      reasons: reasons ?? [], rationale: rationale, sureness: sureness,
      others: others.flatMap { (0...10).contains($0) ? $0 : nil })
  }

  /// Labels from elsewhere had 0 seconds where nobody had timed them, and a screen of no columns, before either was left out.
  private var knownSeconds: Double? {
    let isOnNoScreen = layout == Circumstances.imported || layout == Circumstances.byModel
    return isOnNoScreen && columns != nil && activeSeconds == 0 ? nil : activeSeconds
  }
}
