import Study
import Terminal

/// Reading out one thing at a time: nothing comes before it is asked for, and nothing is passed over without a word.
extension PlainAnnotate {
  /// Begins to read out what the station shows.
  package mutating func begin() -> [SafeText] {
    prepare()
    return readFirst()
  }

  /// Makes ready what the station shows.
  mutating func prepare() {
    interlude = nil
    switch station.stage {
    case .consent: reading = text("this text", SafeText.lines(of: setting.consentText), end: [Self.consentChoices])
    case .guidelines: reading = text("the guidelines", guidelines, end: [Self.guidelinesChoices])
    case .questions(let page):
      let form = PlainQuestions(page, setting.questions?[page] ?? [])
      questions = form
      reading = .closing(form.beginning)
    case .work, .practice:
      guard let shown else {
        reading = .closing(farewell + [Self.idleChoices])
        return
      }
      reading = work(shown)
      reading.heading = [""] + heading(shown) + formRemark + marks(shown) + hint()
    case .washout, .complete:
      reading = .closing(farewell + [setting.work.isRevisionClosed ? Self.closedChoices : Self.endChoices])
    case .nothingAssigned: reading = .closing(farewell + [Self.idleChoices])
    case .withdrawn: reading = .closing(farewell + [Self.leaveChoice])
    }
  }

  /// How what is to be judged is read, in the form that is asked for.
  mutating func work(_ served: ServedWork) -> PlainReading {
    let texts = ReadableWork(served, form: setting.work.form)
    form = texts.form
    return .work(served, texts, question: question(served))
  }

  /// Said where texts are read as Markdown and this one cannot be.
  private var formRemark: [SafeText] {
    form == setting.work.form ? [] : ["It cannot be read as Markdown and is read as it was written."]
  }

  /// A text that is only read; of several parts it says how to go on, the first time.
  mutating func text(_ name: SafeText, _ lines: [SafeText], end: [SafeText]) -> PlainReading {
    var reading = PlainReading.text(name, lines, end: end)
    if reading.parts.count > 1 { reading.heading = hint() }
    return reading
  }

  private mutating func hint() -> [SafeText] {
    guard !hasSaidHow, !isWhole else { return [] }
    hasSaidHow = true
    return ["Enter reads on; all reads everything at once; again, back; ? for help."]
  }

  private func heading(_ served: ServedWork) -> [SafeText] {
    let turns = served.context.count
    let isSingle = served.work.formulation == .single
    let first: SafeText = turns == 0 ? "" : turns == 1 ? " 1 turn, then" : " \(turns) turns, then"
    let then: SafeText = turns == 0 ? "" : isSingle ? " the response." : " A and B."
    return ["\(isSingle ? "Rate the response" : "Which response is better?"), \(station.place).\(first)\(then)"]
  }

  /// Something to be read before it goes on.
  mutating func readFirst(_ interlude: PlainReading) -> [SafeText] {
    self.interlude = interlude
    return readFirst()
  }

  mutating func readFirst() -> [SafeText] { isWhole ? read { $0.all() } : read { $0.readOn() } }

  /// Reads in what is open, and notes what was read of the work.
  mutating func read(_ step: (inout PlainReading) -> [SafeText]) -> [SafeText] {
    hasRead = true
    guard interlude == nil else {
      var open = interlude ?? reading
      defer { interlude = open }
      return step(&open)
    }
    let lines = step(&reading)
    for number in 0...1 where reading.hasRead({ $0 == .response(number) }) { attention.shownToEnd.insert(number) }
    if reading.hasRead({ if case .turn = $0 { true } else { false } }) { attention.hasShownContext = true }
    return lines
  }

  /// What a line asks to be read; nil where it is about something else.
  mutating func reads(_ line: String, _ word: PlainWord?) -> Outcome? {
    switch word {
    case .readOn: return .say(readOn())
    case .again: return .say(read { $0.again() })
    case .before:
      let open = interlude ?? reading
      let lines = read { $0.back() ?? [] }
      return lines.isEmpty ? .refuse("This is where \(open.name) begins.") : .say(lines)
    case .all: return .say(read { $0.all() })
    case .rest: return .say((interlude ?? reading).isAtEnd ? readOn() : read { $0.rest() })
    case .alwaysAll:
      isWhole = true
      return .say(["From here on everything is read out at once; one by one ends that."] + read { $0.rest() })
    case .oneByOne:
      isWhole = false
      return .say(["From here on one thing at a time: Enter reads on."])
    default: break
    }
    guard let typed = vocabulary.text(after: .find, in: line) else { return nil }
    if !typed.isEmpty { needle = typed }
    guard let needle else { return .refuse("Type find and what is looked for.") }
    let shown = SafeText(needle).truncated(toColumns: 40)
    let lines = read { $0.find(needle) ?? [] }
    return lines.isEmpty
      ? .refuse("\(shown) is nowhere in \((interlude ?? reading).name).")
      : .say(["\(shown) is here; find goes on."] + lines)
  }

  /// The next thing: of what lies between, then of the work; at its end what can be answered once more.
  private mutating func readOn() -> [SafeText] {
    if interlude?.isAtEnd ?? false {
      interlude = nil
      if !reading.isBegun { return readFirst() }
    }
    return read { $0.isAtEnd ? $0.again() : $0.readOn() }
  }

  /// Why nothing can be said of the work yet; nil where it can.
  mutating func tooSoon() -> Outcome? {
    if let interlude, !interlude.isAtEnd {
      return .refuse("There is more of \(interlude.name): Enter reads on, work goes back to what you judge.")
    }
    interlude = nil
    guard !reading.isBegun else { return nil }
    return .refuse(["Nothing of this one was read out yet, so that was not taken. Here it is."] + readFirst())
  }

  /// From some part of the work on.
  mutating func go(to subject: PlainReading.Subject) -> Outcome {
    interlude = nil
    let lines = read { $0.go(to: subject) ?? [] }
    return lines.isEmpty ? .refuse("There is no dialogue before this one.") : .say(lines)
  }

  /// Reads the texts in another form from here on, where the study leaves that to its annotators.
  mutating func change(to wanted: TextForm, _ shown: ServedWork) -> Outcome {
    guard !setting.work.textForm.isFixed else { return .refuse("This study shows its texts in one way only.") }
    let before = (setting.work.form, reading)
    setting.work.form = wanted
    interlude = nil
    reading = work(shown)
    reading.heading = before.1.heading
    reading.goOn(from: before.1)
    guard form == wanted else {
      setting.work.form = before.0
      return .refuse("This text cannot be shown as Markdown: it is too long, or not text alone.")
    }
    return .say([Self.said(wanted)] + read { $0.again() })
  }

  private static func said(_ form: TextForm) -> SafeText {
    switch form {
    case .raw: "From here on texts are read as they were written; markdown reads them as Markdown."
    case .rendered: "From here on texts are read as Markdown; raw reads them as they were written."
    }
  }

  /// What differs between A and B, where the study shows that.
  mutating func differences(_ shown: ServedWork) -> Outcome {
    guard shown.work.formulation == .preference, setting.work.showsDifferences else {
      return .refuse("This study does not show what differs.")
    }
    let texts = ReadableWork(shown, form: form).responses.map(\.shown)
    switch Differences.between(texts[0], texts[1]) {
    case .found(let first, let second):
      let lines: [SafeText] =
        ["Only in A:"] + Self.stretches(first, of: texts[0]) + ["Only in B:"] + Self.stretches(second, of: texts[1])
      return .say(readFirst(text("what differs", lines, end: [Self.goesOn])))
    case .none: return .say(["A and B are the same, word for word."])
    case .fewInCommon: return .say(["A and B have too few words in common for that to help."])
    case .tooLong: return .say(["A and B are too long to be compared word by word."])
    }
  }

  private static func stretches(_ ranges: [Range<Int>], of text: String) -> [SafeText] {
    guard !ranges.isEmpty else { return ["(nothing)"] }
    let bytes = Array(text.utf8)
    return ranges.map { range in
      SafeText(
        String(decoding: bytes[range], as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
  }
}
