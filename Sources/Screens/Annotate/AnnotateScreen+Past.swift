import Study
import Terminal

/// Going back through one's own answers, and changing one.
extension AnnotateScreen {
  /// The work that is to be labelled now, also while an earlier one is looked at.
  var presentWork: (any WorkScreen)? { past.map { Self.work(of: $0.aside) } ?? work }

  /// What the screen shows of a piece of work.
  var shownWork: ServedWork? { past?.work.served ?? station.served }

  /// Shows an own answer in the place of the work.
  mutating func show(_ earlier: PastWork) {
    cover()
    past = Past(work: earlier, aside: past?.aside ?? content)
    let place: SafeText = "given: \(earlier.place) of \(earlier.count)"
    let given = earlier.answer.act.what
    content =
      earlier.served.work.formulation == .single
      ? .single(
        SingleScreen(earlier.served, place: place, setting: setting.work, isPractice: false, given: given, size: size))
      : .preference(
        PreferenceScreen(
          earlier.served, place: place, setting: setting.work, isPractice: false, given: given, size: size))
    show(nil)
    notice = Self.said(earlier.answer, isAskedAgain: setting.work.asked.asks(after: given), names, WorkMetrics(size))
  }

  /// Back from an own answer to what was on the screen before.
  mutating func backToWork() {
    guard let past else { return }
    let size = size
    content = past.aside
    self.past = nil
    work?.resize(size)
    page?.resize(size)
    cover()
    show(nil)
  }

  /// Gives a label, or why there is none, to what is on the screen, after what the study asks of a label.
  mutating func judge(_ act: Act) -> [Effect<AnnotateRequest>] {
    if case .label(let label, let circumstances) = act {
      if let form = questions(of: label, circumstances) {
        show(.grounds(form))
        return []
      }
      if let old = past?.work.answer, old.grounds(of: label) != nil {
        notice = .refusal(Self.nothingChanged(old))
        return []
      }
    }
    return give(act)
  }

  /// What the study asks of a label; of one that stands already, with what was answered then.
  private func questions(of label: Label, _ circumstances: Circumstances) -> GroundsForm? {
    let old = past?.work.answer.grounds(of: label)
    let typed = draft.flatMap { $0.purpose == .rationale && $0.work == workID ? $0.text : nil }
    return GroundsForm(
      label, circumstances, words: Self.words(label, firstShown: shownWork?.firstShown ?? .a),
      rule: setting.work.asked, before: old ?? .none, draft: typed, size: size)
  }

  /// Saves a label, or why there is none; of an own answer it takes the place.
  mutating func give(_ act: Act) -> [Effect<AnnotateRequest>] {
    guard let old = past?.work.answer.act else { return [.ask(.record(act, on: workID))] }
    change = Change(act: act, old: old)
    return [.ask(.change(act, of: old, atAnyPrice: false))]
  }

  /// There is none before the first, and after the last comes the work.
  mutating func endOfPast(_ step: OwnAnswerStep) {
    switch step {
    case .after:
      backToWork()
      notice = Notice("Back at work.")
    case .before(nil), .at: notice = .refusal(Self.nothingGiven(station.progress))
    case .before: notice = Notice("This is the first that you gave.")
    }
  }

  mutating func open(_ answers: [OwnAnswer]) {
    guard !answers.isEmpty else { return endOfPast(.before(nil)) }
    show(.answers(AnswerList(answers, dayNames: setting.dayNames, size: size)))
  }

  /// What is said where the same was given again.
  static func nothingChanged(_ answer: OwnAnswer) -> SafeText {
    "It is \(words(answer.act)) already: nothing is changed."
  }

  /// Why there is nothing to go back to: of what was given there is none, or none since the program was started.
  static func nothingGiven(_ progress: WorkProgress) -> SafeText {
    progress.labelled + progress.excluded > 0
      ? "This study lets you change what you gave since you started the program: that is nothing yet."
      : "There is nothing yet that you gave here."
  }

  static func revisionClosed(_ names: KeyNames) -> SafeText {
    "This study leaves what was given as it is: \(names(.undo)) takes back the last one alone."
  }

  /// Something stands in the place of an own answer now: the work goes on where it was.
  mutating func changed(_ old: ReversibleAct, _ act: Act, to next: Station) {
    let isSameWork = next.stage == station.stage && next.served?.work == station.served?.work
    if isSameWork, past.flatMap({ Self.work(of: $0.aside) }) != nil {
      follow(next.setting)
      station = next
      backToWork()
    } else {
      move(to: next)
    }
    notice = Self.notice(.changed(old, act), before: station, after: next, names)
    if case .exclude(.distressing, _) = act { offerToStop() }
  }

  mutating func handle(_ key: Key, on list: AnswerList) -> [Effect<AnnotateRequest>] {
    var list = list
    defer { if case .answers = overlay { keep(.answers(list)) } }
    if list.find.isOpen {
      list.search(key)
      return []
    }
    // What lists the answers closes the list.
    let isList = setting.work.keys[.list].map { key == .character($0) } ?? false
    switch isList ? .close : AnswerList.table.action(for: key) {
    case .read(let movement): list.read(movement)
    case .search: list.find.open()
    case .close: show(nil)
    case .open: return list.opened.map { [.ask(.past(.at($0.act.work.id)))] } ?? []
    case nil: notice = .refusal("That key does nothing here: \(AnswerList.table.footer(columns: 80)).")
    }
    return []
  }
}

extension AnnotateScreen {
  /// What was given, with all that was said of it, and where it goes from there. On a screen without room for all of that the
  /// end of what was said is left out, and it is said how it is shown.
  ///
  /// - Parameter isAskedAgain: whether Enter, which gives the same label, shows what was said of it.
  private static func said(
    _ answer: OwnAnswer, isAskedAgain: Bool, _ names: KeyNames, _ metrics: WorkMetrics
  ) -> Notice {
    let given = given(answer)
    let whole = Notice(
      "\(given) Another label replaces it; \(names(.back)) \(names(.forward)) go on, Esc back to work.")
    if metrics.fits(whole) { return whole }
    let short = Notice("\(given) \(names(.back)) \(names(.forward)) go on, Esc back.")
    if metrics.fits(short) { return short }
    let ways: SafeText = isAskedAgain ? " Enter shows all, Esc back." : " Esc back."
    for columns in stride(from: min(given.columns, 2 * metrics.width) - 1, to: 20, by: -1) {
      let cut = Notice("\(given.truncated(toColumns: columns))\(ways)")
      if metrics.fits(cut) { return cut }
    }
    return whole
  }

  /// A sentence of what was given, with why, how sure and how many others where the study asks.
  ///
  /// - Parameter name: what it calls the work.
  static func given(_ answer: OwnAnswer, name: SafeText = "this one") -> SafeText {
    let words = words(answer.act)
    let isIt = SafeText(name.description.prefix(1).uppercased() + name.description.dropFirst())
    switch answer.act.what {
    case .label:
      let grounds = answer.grounds.sentence
      return grounds.isEmpty ? "You gave \(name) \(words)." : "You gave \(name) \(words), \(grounds)."
    case .exclusion(let reason): return "\(isIt) is \(words). You said: \(reason.shortSentence)."
    case .postponement: return "\(isIt) is \(words)."
    }
  }
}

extension ReversibleAct.Content {
  /// What stands above an own answer.
  var title: SafeText {
    switch self {
    case .label: "You gave this before"
    case .exclusion: "You did not judge this"
    case .postponement: "You put this off"
    }
  }
}
