import Agreement
import Study
import Testing

@Suite struct DetailTests {
  static func details(_ text: String, repeats: [RepeatedLabel] = []) -> DetailFigures {
    details(LabelTable(text: text), plan: FigurePlan(), repeats: repeats)
  }

  static func details(
    _ table: LabelTable, plan: FigurePlan = FigurePlan(hasIntervals: false), repeats: [RepeatedLabel] = []
  ) -> DetailFigures {
    DetailFigures(
      table, figures: StudyFigures(table, plan: plan), annotators: AnnotatorComparison(table, plan: plan),
      repeats: repeats)
  }

  @Test func `coefficients are those of the library on the same labels`() throws {
    let text = "1 5 2; 2 5 -1; 2 4 0\n3 3 0; 3 4 1\n5 1 -2; - 1 -1; 3 3 0\n2 2 1; 4 2 1; - 1 -2"
    let details = Self.details(text)
    let ratings: [[Double?]] = [
      [1, 2, 2], [5, 5, 4], [3, 3, nil], [3, 4, nil], [5, nil, 3], [1, 1, 3], [2, 4, nil], [2, 2, 1],
    ]
    let combined: [[Double?]] = [[2, -1, 0], [0, 1, nil], [-2, -1, 0], [1, 1, -2]]
    for (kind, units, scale) in [
      (LabelKind.rating, ratings, Scale(1...5)), (.preferCombined, combined, Scale(-2...2)),
    ] {
      let pairs = try PairTable(units: units, scale: scale)
      let table = try ConfusionTable(units: units, scale: scale).symmetrised
      let expected: [(Figure, Statistic)] = [
        (details.coefficients["\(kind.name).ac1"], gwetAC(pairs)),
        (details.coefficients["\(kind.name).ac2"], gwetAC(pairs, weights: .quadratic)),
        (details.coefficients["\(kind.name).alphaNominal"], try krippendorffAlpha(units, level: .nominal)),
        (details.coefficients["\(kind.name).alphaOrdinal"], try krippendorffAlpha(units, level: .ordinal)),
        (details.coefficients["\(kind.name).alphaInterval"], try krippendorffAlpha(units, level: .interval)),
        (details.coefficients["\(kind.name).intraclass"], try intraclassCorrelation(units)),
        (details.coefficients["\(kind.name).spearman"], spearman(table)),
        (details.coefficients["\(kind.name).pearson"], pearson(table)),
      ]
      for (found, statistic) in expected {
        #expect(abs(try #require(found.value) - #require(statistic.value)) < 1e-12)
        #expect(found.low != nil)
      }
    }
    #expect(details.coefficients["rating.ac1"].n == 8)
  }

  @Test func `an intraclass correlation is of data points with two labels or more`() throws {
    let coefficients = Self.details("1 5 0; 2 - 0\n3 - 1\n4 4 -; 1 5 1").coefficients
    #expect(coefficients["rating.ac1"].n == 3 && coefficients["rating.intraclass"].n == 3)
    let expected = try #require(try intraclassCorrelation([[1, 2], [4, 1], [4, 5]]).value)
    #expect(abs(try #require(coefficients["rating.intraclass"].value) - expected) < 1e-12)
  }

  @Test func `an annotator is compared with everybody who labelled the same`() throws {
    // a0 differs from a1 by 4 in response A of the first instance; a1 and a2 share nothing with a0's second.
    let details = Self.details("1 3 2; 5 3 -1\n4 4 0; 4 4 0; 2 4 0")
    let first = details.annotators[0]
    #expect(first.name == "a0" && first.ratings == 4 && first.preferences == 2)
    #expect(first["meanRating"].value == 3 && first["meanPreference"].value == 1)
    #expect(first["single"].n == 4)
    #expect(first["ambiguousSingle"].value == 0.25 && first["ambiguousPreference"].value == 0.5)
    #expect(details.annotators[2].ratings == 2 && details.annotators[2]["ambiguousSingle"].value == 0)
    #expect(first["earlySingle"].why == "the order of their work is not known")
    #expect(details.pairs.map { "\($0.first) \($0.second) \($0.instances)" } == ["a0 a1 2", "a0 a2 1", "a1 a2 1"])
    #expect(details.pairs[0]["deltaSingle"].value == 1 && details.pairs[0]["deltaPreference"].value == 1.5)
  }

  @Test func `halves of work are told apart`() throws {
    var table = LabelTable()
    for index in 0..<8 {
      let instance = table.number(of: InstanceKey("i\(index)"))
      for annotator in 0..<2 {
        // They agree in the first half and contradict each other in the second.
        let high = (annotator == 0 || index < 4) == index.isMultiple(of: 2)
        table.add(
          Rating.allCases[high ? 4 : 0], of: .a, instance: instance,
          annotator: table.number(ofAnnotator: "a\(annotator)"), isLate: index >= 4)
      }
    }
    let details = Self.details(table)
    for annotator in details.annotators {
      #expect(annotator["earlySingle"].value == 1 && annotator["lateSingle"].value == -1)
      #expect(annotator["single"].value == 0 && annotator["single"].n == 8)
    }
  }

  @Test func `an instance's two ratings can lie in different halves of the work`() {
    var table = LabelTable()
    for index in 0..<8 {
      let instance = table.number(of: InstanceKey("i\(index)"))
      for annotator in 0..<2 {
        let annotator = table.number(ofAnnotator: "a\(annotator)")
        table.add(Rating.allCases[index % 5], of: .a, instance: instance, annotator: annotator)
        table.add(Rating.allCases[index % 3], of: .b, instance: instance, annotator: annotator)
        table.setLate(index >= 2, of: .a, instance: instance, annotator: annotator)
        table.setLate(index < 2, of: .b, instance: instance, annotator: annotator)
      }
    }
    for table in [table, table.keeping { _ in true }] {
      for annotator in Self.details(table).annotators {
        #expect(annotator["earlySingle"].n == 8 && annotator["lateSingle"].n == 8)
      }
    }
  }

  @Test func `subsets are figures of their own`() throws {
    var table = LabelTable()
    for (index, subset) in ["x", "y", "x"].enumerated() {
      let instance = table.number(of: InstanceKey("i\(index)"), subset: subset)
      table.add(.muchA, instance: instance, annotator: table.number(ofAnnotator: "a0"))
    }
    let details = Self.details(table)
    #expect(details.subsets.map(\.name) == ["x", "y"])
    #expect(details.subsets.map(\.figures.counts.instances) == [2, 1])
    #expect(Self.details("1 1 0").subsets.isEmpty)
  }

  @Test func `labels given twice show agreement with oneself and the pull of a place`() throws {
    let one = Rating.allCases
    let repeats = [
      RepeatedLabel(original: .rating(one[0]), again: .rating(one[0])),
      RepeatedLabel(original: .rating(one[4]), again: .rating(one[3])),
      // The order was swapped: once the same response, once the same place; then N, and once the order was the same.
      RepeatedLabel(
        original: .preference(.muchA), again: .preference(.littleA), firstShown: .a, firstShownAgain: .b),
      RepeatedLabel(
        original: .preference(.littleA), again: .preference(.littleB), firstShown: .a, firstShownAgain: .b),
      RepeatedLabel(original: .preference(.none), again: .preference(.none), firstShown: .a, firstShownAgain: .b),
      RepeatedLabel(
        original: .preference(.muchA), again: .preference(.muchB), firstShown: .a, firstShownAgain: .a),
    ]
    let figures = Self.details("1 1 0", repeats: repeats).repeats
    #expect(figures["sameRating"].value == 0.5 && figures["sameRating"].n == 2)
    #expect(figures["samePreference"].value == 0.25 && figures["samePreference"].n == 4)
    #expect(figures["followsPosition"].value == 0.5 && figures["followsPosition"].n == 2)
    #expect(Self.details("1 1 0").repeats["sameRating"].why == "no label was asked for again")
  }

  @Test func `contradictions are A against B`() {
    let details = Self.details("1 3 2; 3 1 2\n2 2 1; 1 3 0")
    #expect(details.contradictions.value == 0.25 && details.contradictions.n == 4)
  }

  @Test func `medians and drift of speed`() {
    var activity = AnnotatorActivity()
    activity.seconds[.single] = [10, 20, 30, 5, 10, 15]
    #expect(activity.median(.single) == 12.5 && activity.drift(.single) == 0.5)
    #expect(activity.median(.preference) == nil && activity.drift(.preference) == nil)
  }
}
