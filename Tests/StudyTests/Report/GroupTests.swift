import Study
import Testing

@Suite struct GroupTests {
  private static func details(_ table: LabelTable, _ groupings: [Grouping]) -> DetailFigures {
    let plan = FigurePlan(hasIntervals: false)
    return DetailFigures(
      table, figures: StudyFigures(table, plan: plan), annotators: AnnotatorComparison(table, plan: plan),
      groupings: groupings)
  }

  @Test(arguments: [
    ([5, 1, 9, 3, 7, 2], 3, ["1 to 2", "3 to 6", "7 to 9"], [1, 0, 2, 1, 2, 0]),
    ([1, 1, 1, 1], 3, ["1"], [0, 0, 0, 0]), ([1, 1, 1, 2], 3, ["1", "2"], [0, 0, 0, 1]), ([4], 3, ["4"], [0]),
    ([], 3, [], []), ([1, 2], 2, ["1", "2"], [0, 1]),
  ])
  func `equal numbers are in one group, and groups are about as large as each other`(
    values: [Int], count: Int, names: [String], groups: [Int]
  ) {
    let grouping = Grouping("x", title: "X", values: values, groups: count)
    #expect(grouping.groups == names)
    // The groups are told by the labels that fall into them.
    var table = LabelTable()
    for index in values.indices {
      let instance = table.number(of: InstanceKey("i\(index)"))
      for annotator in 0..<2 {
        table.add(.none, instance: instance, annotator: table.number(ofAnnotator: "a\(annotator)"))
      }
    }
    guard values.count > 1, let found = Self.details(table, [grouping]).groups.first else { return }
    for (number, name) in names.enumerated() {
      #expect(found.table.rows[number].label == name)
      #expect(found.table.rows[number].cells[1].figure?.n == 2 * groups.count { $0 == number })
    }
  }

  @Test func `each label of a group is compared with everybody else's, whatever group theirs is of`() throws {
    let table = LabelTable(text: "1 3 2; 5 3 -1\n4 4 0; 4 4 0; 2 4 0")
    var places: [LabelPlace: Int] = [:]
    for annotator in 0..<3 {
      for instance in 0..<2 {
        for response in [ResponseLetter.a, .b, nil] {
          places[LabelPlace(instance: instance, annotator: annotator, response: response)] = annotator == 0 ? 0 : 1
        }
      }
    }
    let grouping = Grouping("who", title: "Who", groups: ["first", "others"], ofLabels: places)
    let tree = Self.details(table, [grouping]).tree
    // Of the first annotator: four ratings and two preferences that others gave too.
    #expect(tree["by.who.first.single"]?.figure?.n == 4 && tree["by.who.first.preference"]?.figure?.n == 2)
    #expect(tree["by.who.others.single"]?.figure?.n == 6 && tree["by.who.others.preference"]?.figure?.n == 3)
    // Preferences of the first: 2 against −1, 0 against 0: one of two is the same.
    #expect(tree["by.who.first.strictPreference"]?.figure?.value == 0.5)
    // All labels in one group are the study's own symmetric kappa.
    let simulated = try SimulatedStudy(instances: 80, annotators: 6, perInstance: 2, seed: 2).labels
    let study = StudyFigures(simulated, plan: FigurePlan(hasIntervals: false))
    let one = Self.details(
      simulated, [Grouping("all", title: "", groups: ["all"], ofInstances: simulated.instances.map { _ in 0 })])
    let kappa = try #require(one.tree["by.all.all.single"]?.figure?.value)
    #expect(abs(kappa - (study["scoreAgreement.single.all.symmetric"].value ?? 9)) < 1e-9)
  }

  @Test func `what is not known is in no group`() {
    let table = LabelTable(text: "1 3 2; 5 3 -1\n4 4 0; 4 4 0")
    let grouping = Grouping("length", title: "Length", values: [10, nil], groups: 3)
    let tree = Self.details(table, [grouping]).tree
    #expect(tree["by.length.10.preference"]?.figure?.n == 2)
    #expect(Self.details(table, [Grouping("week", title: "", groups: [], ofLabels: [:])]).groups.isEmpty)
  }

  @Test func `the longer response is preferred as often as it is`() {
    // Longer: A, B, neither, not known.
    let table = LabelTable(text: "1 3 -1; 3 2 2\n3 3 0; 3 4 1\n5 1 -2; 5 1 -2\n1 1 1; 1 1 1")
    let figures = LengthFigures(table, longer: [.a, .b, nil, nil], plan: FigurePlan(hasIntervals: false))
    // A of the first, B of the second: of three that prefer one, two prefer the longer.
    #expect(figures["longerPreference"].value == 2.0 / 3 && figures["longerPreference"].n == 3)
    // Towards the longer: 1, −2, 0, 1.
    #expect(figures["towardsLongerPreference"].value == 0 && figures["towardsLongerPreference"].n == 4)
    // single-combined 2, −1, 0, 1: towards the longer −2, 1, 0, 1.
    #expect(figures["longerSingle"].value == 2.0 / 3 && figures["towardsLongerSingle"].value == 0)
    let one = LengthFigures(table, of: "a1", longer: [.a, .b, nil, nil], plan: FigurePlan(hasIntervals: false))
    #expect(one["longerPreference"].value == 0.5 && one["longerPreference"].n == 2)
    let none = LengthFigures(table, longer: [], plan: FigurePlan())
    #expect(none["longerSingle"].why == "nobody preferred one of two responses of different length")
  }

  @Test func `confusion counts are of pairs, both orders half, and of one annotator's two formulations`() throws {
    let study = figures("1 3 2; 2 3 -1\n5 5 0; 5 4 0")
    let counts = Dictionary(uniqueKeysWithValues: study.confusion.map { ($0.name, $0) })
    let rating = try #require(counts["rating"])
    // Ratings: 1–2, 3–3, 5–5, 5–4.
    #expect(
      rating.cells == [
        [0, 0.5, 0, 0, 0], [0.5, 0, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 0, 0.5], [0, 0, 0, 0.5, 1],
      ])
    #expect(counts["preference"]?.cells == [[0, 0, 0.5], [0, 1, 0], [0.5, 0, 0]])
    // prefer-combined by single-combined: 2 by 2, −1 by 1, 0 by 0, 0 by −1.
    #expect(
      counts["combinedAcross"]?.cells == [
        [0, 0, 0, 0, 0], [0, 0, 0, 1, 0], [0, 1, 1, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 1],
      ])
    #expect(counts["preferenceAcross"]?.cells == [[0, 0, 1], [1, 1, 0], [0, 0, 1]])
    #expect(study.tree["confusion.preferCombined.A1"] != nil)
  }
}
