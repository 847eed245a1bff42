import Study
import Testing

struct GroundsTests {
  @Test func `what is asked after a label`() {
    let all = GroundsRule(reasons: ["facts"], rationale: .optional, asksSureness: true, asksOthers: true)
    let rating = Label.rating(Rating.allCases[3])
    #expect(all.questions(after: rating) == [.reasons, .sureness, .others, .rationale(isRequired: false)])
    #expect(GroundsRule.nothing.questions(after: rating).isEmpty)
    let forTwo = GroundsRule(rationale: .forTwo)
    for label in PreferenceLabel.allCases {
      let expected: [GroundsRule.Question] = label.magnitude == 2 ? [.rationale(isRequired: true)] : []
      #expect(forTwo.questions(after: .preference(label)) == expected)
    }
    #expect(forTwo.questions(after: rating).isEmpty)
    #expect(GroundsRule(rationale: .required).questions(after: rating) == [.rationale(isRequired: true)])
  }

  @Test func `what was said in one sentence`() {
    #expect(Grounds.none.sentence.isEmpty)
    #expect(
      Grounds(reasons: ["facts", "tone"], rationale: "It is wrong.", sureness: .fairly, others: 7).sentence
        == "because of facts, tone; fairly sure; 7 of ten others would say the same: “It is wrong.”")
    #expect(Grounds(rationale: "It is wrong.").sentence == "“It is wrong.”")
  }

  @Test func `a guess stands beside the share of the others who said the same`() throws {
    var table = LabelTable()
    var guesses: [LabelPlace: Int] = [:]
    func add(_ instance: String, _ annotator: String, rating: Int, _ others: Int?) {
      let number = table.number(of: InstanceKey(instance))
      let person = table.number(ofAnnotator: annotator)
      table.add(Rating.allCases[rating - 1], of: .a, instance: number, annotator: person)
      guesses[LabelPlace(instance: number, annotator: person, response: .a)] = others
    }
    // At x two of three agree: shares 1/2, 1/2 and 0. At y nobody does; one has no guess. At z nobody else was.
    add("x", "ann", rating: 4, 8)
    add("x", "bob", rating: 4, 6)
    add("x", "cem", rating: 1, 2)
    add("y", "ann", rating: 5, 9)
    add("y", "bob", rating: 2, nil)
    add("z", "ann", rating: 3, 10)
    let figures = GuessFigures(table, guesses: guesses, plan: FigurePlan())
    func check(_ name: String, _ value: Double, n: Int, source: SourceLocation = #_sourceLocation) {
      let figure = figures["single.\(name)"]
      #expect(figure.value.map { abs($0 - value) < 1e-12 } == true && figure.n == n, sourceLocation: source)
    }
    check("guessed", 0.625, n: 4)
    check("inFact", 0.25, n: 4)
    check("difference", 0.375, n: 4)
    check("contested", 0.5, n: 4)
    check("noticed", 0.5, n: 2)
    #expect(figures["preference.guessed"].value == nil && figures["preference.guessed"].why != nil)
  }

  @Test func `the interval of a share of the others stays between nobody and all`() throws {
    var table = LabelTable()
    var guesses: [LabelPlace: Int] = [:]
    for number in 0..<12 {
      let instance = table.number(of: InstanceKey("x\(number)"))
      for (name, rating) in [("ann", 1), ("bob", number < 1 ? 1 : number % 3 + 3)] {
        let annotator = table.number(ofAnnotator: name)
        table.add(Rating.allCases[rating - 1], of: .a, instance: instance, annotator: annotator)
        guesses[LabelPlace(instance: instance, annotator: annotator, response: .a)] = number < 2 ? 6 : 10
      }
    }
    let figures = GuessFigures(table, guesses: guesses, plan: FigurePlan())
    for name in ["guessed", "inFact"] {
      let figure = figures["single.\(name)"]
      let (low, high) = (try #require(figure.low, "\(name)"), try #require(figure.high, "\(name)"))
      #expect(low >= 0 && high <= 1, "\(name): \(low) to \(high)")
    }
  }

  @Test func `a guess of what nobody else labelled is compared with nothing`() {
    var table = LabelTable()
    let instance = table.number(of: InstanceKey("x"))
    let annotator = table.number(ofAnnotator: "ann")
    table.add(PreferenceLabel.muchB, instance: instance, annotator: annotator)
    let place = LabelPlace(instance: instance, annotator: annotator, response: nil)
    let figures = GuessFigures(table, guesses: [place: 5], plan: FigurePlan())
    #expect(figures["preference.guessed"].value == nil)
    #expect(figures["preference.guessed"].why == "nobody guessed of what another labelled too")
  }
}
