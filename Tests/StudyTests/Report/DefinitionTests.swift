import Study
import Testing

/// The definitions, each with labels few enough to follow by hand. A line is an instance; an annotator is
/// `rating A, rating B, prefer-combined`.
@Suite struct DefinitionTests {
  @Test func `a SINGLE data point is a response, a PREFERENCE data point an instance`() {
    let study = figures("1 5 2; 2 5 2\n3 3 0; 3 4 1")
    #expect(study["scoreAgreement.single.all"].n == 4)
    #expect(study["scoreAgreement.preference.all"].n == 2)
    #expect(study["interTask.all.pearson"].n == 4)
    // Δ of ratings: |1 − 2|, |5 − 5|, |3 − 3|, |3 − 4|; of prefer-combined: 0 and 1.
    #expect(study.counts("disagreement.single") == [2, 2, 0, 0, 0])
    #expect(study.counts("disagreement.preference") == [1, 1, 0, 0, 0])
  }

  @Test func `labels are counted one by one, not aggregated`() {
    let study = figures("1 5 2; 2 5 -1\n3 3 0; - 4 -2")
    #expect(study.counts("labels.ratingA") == [1, 1, 1, 0, 0])
    #expect(study.counts("labels.ratingB") == [0, 0, 1, 1, 2])
    #expect(study.counts("labels.preference") == [2, 1, 1])
    #expect(study.chart("Preference").bars.map(\.label) == ["A", "N", "B"])
    #expect(study.counts("labels.magnitude") == [1, 1, 2])
    #expect(study["shares.ratingA.1"].value == 1.0 / 3)
  }

  @Test func `Table 1 filters responses one by one`() {
    // Response A has Δ 4, response B has Δ 0: below 3 only B is left.
    let study = figures("1 3 0; 5 3 0\n2 4 1; 2 4 1\n4 2 -1; 4 1 -1")
    #expect(study["scoreAgreement.single.all"].n == 6)
    #expect(study.ns("scoreAgreement.single", "") == [6, 5, 5])
  }

  @Test func `weights come from the scale, also where a label never occurs`() {
    // −2 and 2 against 1 and −2, without any −1 or 0; published for labels by their index it would be −.818.
    let study = figures("- - -2; - - 1\n- - -2; - - 2\n- - 1; - - -2\n- - 2; - - -2")
    let kappa = study["scoreAgreement.preference.all"].value
    #expect(kappa.map { abs($0 - -0.9607843137254901) < 1e-12 } == true)
  }

  @Test func `Table 2's SINGLE rows filter by Δ of difference, unclipped`() {
    // Differences 4 and −1: Δ 5, though the clipped ones differ by 3 and no response's ratings by more than 3.
    // Differences 4 and 1: Δ 3, though the clipped ones (2 and 1) differ by 1 only.
    // Differences 1 and 0: Δ 1.
    let study = figures("1 5 0; 3 2 0\n1 5 0; 2 3 0\n2 3 0; 3 3 0")
    #expect(study.ns("preferenceAgreement.single", ".strict") == [3, 2, 1])
    // A B pair of preferences B–A, B–B, B–N: strict 1/3, soft 2/3; below 4: 1/2 and 1; below 3: 0 and 1.
    #expect(study.values("preferenceAgreement.single", ".strict") == [1.0 / 3, 0.5, 0])
    #expect(study.values("preferenceAgreement.single", ".soft") == [2.0 / 3, 1, 1])
    // single-combined is filtered by the same Δ.
    #expect(study.ns("singleCombined", "") == [3, 2, 1])
  }

  @Test func `Table 2's PREFERENCE rows filter by Δ of prefer-combined`() {
    let study = figures("- - -2; - - 2\n- - -1; - - 2\n- - 1; - - 2\n- - 0; - - 2")
    #expect(study["preferenceAgreement.preference.all.strict"].value == 0.25)
    #expect(study["preferenceAgreement.preference.all.soft"].value == 0.5)
    #expect(study.ns("preferenceAgreement.preference", ".strict") == [4, 3, 2])
    #expect(study["preferenceAgreement.preference.below3.soft"].value == 1)
  }

  @Test func `Table 3 compares an annotator with themselves, in instances unambiguous in both`() {
    // First instance: prefer-combined 2 and −1 (Δ 3). Second: differences 4 and 1 (Δ 3). Third: neither.
    let study = figures("1 3 2; 2 3 -1\n1 5 2; 1 2 1\n3 1 -1; 3 3 -1")
    #expect(study["interTask.all.strict"].n == 6)
    // B–B, A–B, B–B, B–B, A–A, A–N
    #expect(study["interTask.all.strict"].value == 4.0 / 6)
    #expect(study["interTask.all.soft"].value == 5.0 / 6)
    #expect(study["interTask.unambiguous.strict"].n == 2)
    #expect(study["interTask.unambiguous.strict"].value == 0.5)
    // single-combined is clipped: with ratings 1 and 5 it is 2, as prefer-combined is.
    let clipped = figures("1 5 2; 1 5 2\n5 1 -2; 4 1 -2\n3 3 0; 2 2 0")
    #expect(clipped["interTask.all.kappaScore"].value == 1 && clipped["interTask.all.pearson"].value == 1)
  }

  @Test func `section 4.3 takes the larger Δ of the two responses`() {
    // Δ of ratings 3, 3, 0, 0; Δ of prefer-combined 3, 0, 3, 0.
    let text = "1 1 2; 4 4 -1\n1 3 1; 1 0 1\n2 2 -1; 2 2 2\n3 3 1; 3 3 1".replacing("1 0 1", with: "4 3 1")
    let study = figures(text)
    #expect(study["ambiguity.singleInPreference"].value == 0.5 && study["ambiguity.singleInPreference"].n == 2)
    #expect(study["ambiguity.preferenceInSingle"].value == 0.5)
    #expect(study["ambiguity.overlap"].value == 0.5)
    #expect(study["ambiguity.correlation"].value == 0)
    // Two sets of two of four would share one by chance.
    #expect(study["ambiguity.overlapByChance"].value == 0.5)
    // Both ratings of the first instance rose by 3, so that its differences are the same: Δ of difference 0, 3, 0, 0.
    #expect(
      study["ambiguity.ofDifference.singleRate"].value == 0.25 && study["ambiguity.ofDifference.overlap"].value == 0)
  }

  @Test func `Table 4 takes two labels of each annotator, by PREFERENCE's Δ`() {
    // Fully opposed preferences: −1 + 1/N over N instances, at every level (known-answer 17 of Krippendorff's alpha).
    let study = figures("1 1 -2; 1 1 2\n2 2 2; 2 2 -2\n1 5 1; 1 5 1")
    #expect(study["merge.preferencePreference.ambiguous.ordinal"].value.map { abs($0 + 0.5) < 1e-12 } == true)
    #expect(study["merge.preferencePreference.ambiguous.ordinal"].n == 2)
    #expect(study["merge.preferencePreference.below3.ordinal"].value == nil)
    // Merged, the ambiguous ones are {A, B, N, N} twice. Labels: 2 A, 4 N, 2 B. Coincidences within one instance, 1/3 each
    // ordered pair: A–B 2/3, A–N 4/3, N–B 4/3, N–N 2/3. Interval: 1 − 7 · (2 · (2/3 · 4 + 4/3 + 4/3)) / (2 · (2 · 2 · 4 + 2 · 4 + 4 · 2)).
    let merged = study["merge.mergedPreference.ambiguous.interval"].value
    let observed = 2 * (2.0 / 3 * 4 + 4.0 / 3 + 4.0 / 3)
    #expect(merged.map { abs($0 - (1 - 7 * observed / (2 * 32))) < 1e-12 } == true)
    // The last instance's single-combined is 2 (clipped from 4), its prefer-combined 1.
    #expect(study["merge.mergedScore.below3.ordinal"].n == 1)
  }

  @Test
  func `of two annotators the mean Δ, the share from the threshold on and the spread do not grow with their number`()
    throws
  {
    // Ratings of A: 1 2 4, Δ 1 3 2 of pairs; prefer-combined 2 2 −1: 0 3 3; differences 2 1 −1: 1 3 2.
    let study = figures("1 3 2; 2 3 2; 4 3 -1")
    let expected: [(name: String, mean: Double, ambiguous: Double, squares: Double)] = [
      ("single", 1, 1.0 / 6, 14.0 / 6), ("difference", 2, 1.0 / 3, 14.0 / 3), ("preference", 2, 2.0 / 3, 6),
    ]
    for (name, mean, ambiguous, squares) in expected {
      let spread = (squares / 2).squareRoot()
      for (figure, value) in [("meanDelta", mean), ("ambiguous", ambiguous), ("spread", spread)] {
        let found = study["pairwise.\(name).\(figure)"]
        #expect(abs(try #require(found.value) - value) < 1e-12, "\(name) \(figure)")
        #expect(found.n == (name == "single" ? 2 : 1))
      }
    }
    // Five that label as two do: the largest Δ marks more and more, pairs do not.
    func drawn(_ annotators: Int) -> StudyFigures {
      StudyFigures(
        ChanceTests.independent(instances: 2000, annotators: annotators, seed: 4), plan: FigurePlan(hasIntervals: false)
      )
    }
    let (two, five) = (drawn(2), drawn(5))
    #expect(try #require(five["ambiguity.preferenceRate"].value) > 2 * #require(two["ambiguity.preferenceRate"].value))
    let shares = [two, five].compactMap { $0["pairwise.preference.ambiguous"].value }
    #expect(shares.count == 2 && abs(shares[0] - shares[1]) < 0.03)
  }

  @Test(arguments: [
    // One annotator alone; two of whom each has the other formulation; three; SINGLE alone; PREFERENCE alone.
    ("1 5 2", 0), ("1 5 -; - - 2", 1), ("1 5 2; 1 4 1; - - 0", 1), ("1 5 -; 2 5 -", 0), ("- - 2; - - 1", 0),
    // One rating is no difference, and so no label to merge.
    ("1 - 2; 2 5 -", 1), ("1 - 2; - 5 -", 0), ("1 - 2; - 5 1", 0),
  ])
  func `merged are instances of two annotators and both formulations`(labels: String, count: Int) {
    let study = figures(labels + "\n3 3 0")
    for row in ["mergedScore", "mergedPreference"] {
      let figure = study["merge.\(row).all.interval"]
      #expect(figure.n == count)
      if count == 0 {
        #expect(figure.why == "no instance has labels of two annotators, and of both formulations")
      }
    }
  }

  @Test func `with three annotators Δ is the largest and every pair counts a third`() {
    let study = figures("1 3 2; 2 3 2; 4 3 -1\n3 3 0; 3 3 0; 3 3 0")
    #expect(study.counts("disagreement.single") == [3, 0, 0, 1, 0])
    #expect(study.counts("disagreement.preference") == [1, 0, 0, 1, 0])
    #expect(
      study["preferenceAgreement.preference.all.strict"].value.map { abs($0 - (1.0 / 3 + 1) / 2) < 1e-12 } == true)
  }

  @Test func `a label missing is missing`() {
    let study = figures("1 3 -; 2 - 1\n- - -2; - 4 -2")
    #expect(study["scoreAgreement.single.all"].n == 1)
    #expect(study["preferenceAgreement.single.all.strict"].value == nil)
    #expect(study["preferenceAgreement.single.all.strict"].why == "no data point has labels of two annotators")
    #expect(study["interTask.all.pearson"].n == 0 && study["interTask.all.pearson"].why != nil)
    // The second instance has no label of SINGLE to merge.
    #expect(study["merge.mergedScore.all.ordinal"].n == 1 && study["merge.preferenceScore.all.ordinal"].n == 1)
  }

  @Test func `an annotator labels a data point once`() {
    var table = LabelTable(text: "1 2 0")
    let second = [
      table.add(Rating.allCases[4], of: .a, instance: 0, annotator: 0), table.add(.muchA, instance: 0, annotator: 0),
    ]
    #expect(second == [false, false])
    #expect(table.ratingCount == 2 && table.preferenceCount == 1)
  }

  @Test func `another threshold moves what is ambiguous, and adds its limit`() {
    let table = LabelTable(text: "1 3 1; 3 3 -1\n3 3 0; 3 3 1")
    let study = StudyFigures(table, plan: FigurePlan(threshold: 2, hasIntervals: false))
    #expect(study.plan.limits.limits == [4, 3, 2])
    #expect(study["ambiguity.overlap"].value == 1)
    #expect(study.tree["scoreAgreement.preference.below2"]?.figure?.n == 1)
    #expect(study.tree["merge.preferenceScore.below2.ordinal"]?.figure?.n == 1)
  }

  @Test(arguments: [1, 2, 4]) func `what is called below3 lies below 3 at any threshold`(_ threshold: Int) throws {
    let table = LabelTable(text: "1 3 1; 3 3 -1\n3 3 0; 3 3 1\n1 5 2; 5 1 -2\n2 2 0; 3 2 0\n4 1 -2; 2 2 1")
    let (usual, other) = (
      StudyFigures(table, plan: FigurePlan(hasIntervals: false)),
      StudyFigures(table, plan: FigurePlan(threshold: threshold, hasIntervals: false))
    )
    for row in ["preferenceScore", "mergedScore", "preferencePreference", "mergedPreference"] {
      let figure = try #require(usual.tree["merge.\(row).below3.interval"]?.figure)
      let found = try #require(other.tree["merge.\(row).below3.interval"]?.figure)
      #expect(abs(try #require(found.value) - #require(figure.value)) < 1e-12 && found.n == 3 && figure.n == 3)
      #expect(other.tree["merge.\(row).below\(threshold).interval"]?.figure?.n == [1: 1, 2: 2, 4: 4][threshold])
      #expect(other.tree["merge.\(row).ambiguous.interval"]?.figure?.n == [1: 4, 2: 3, 4: 1][threshold])
      #expect(other.tree["merge.\(row).all.interval"]?.figure?.n == 5)
    }
    for row in ["preferenceScore", "preferencePreference"] {
      let path = "chance.merge.\(row).below3.interval"
      #expect(try #require(other.tree[path]?.figure) == usual.tree[path]?.figure)
    }
  }

  @Test func `value takes labels in the order in which each data point's came`() throws {
    // Response A is rated by x first, response B by y.
    var table = LabelTable()
    func add(_ instance: String, _ annotator: String, _ response: ResponseLetter, _ rating: Int) throws {
      let number = table.number(of: InstanceKey(instance))
      let person = table.number(ofAnnotator: annotator)
      table.add(try #require(Rating(rawValue: rating)), of: response, instance: number, annotator: person)
    }
    for instance in ["i1", "i2"] {
      try add(instance, "x", .a, 1)
      try add(instance, "y", .a, 2)
      try add(instance, "y", .b, 5)
      try add(instance, "x", .b, 3)
    }
    for (annotator, rating) in [("x", 1), ("y", 5)] {
      try add("i3", annotator, .a, rating)
      try add("i3", annotator, .b, rating)
    }
    // Columns (1 5 1 5 1 1) and (2 3 2 3 5 5): 1 − Σd²/n / (Σx²/n + Σy²/n − 2 mean x mean y).
    let kappa = StudyFigures(table, plan: FigurePlan(hasIntervals: false)).kappa("scoreAgreement.single.all")
    let squares = 9 + 76.0 / 6
    #expect(kappa.value.value.map { abs($0 - (1 - 7 / (squares - 2 * 14 * 20 / 36))) < 1e-12 } == true)
    #expect(kappa.symmetric.value.map { abs($0 - (1 - 7 / (squares - 2 * 17 * 17 / 36))) < 1e-12 } == true)
    // Kept in a part of the table as well.
    let part = StudyFigures(table.keeping { $0 != 1 }, plan: FigurePlan(hasIntervals: false))
    // Columns (1 5 1 1) and (2 3 5 5).
    let expected = 1 - 9.25 / (22.75 - 15)
    #expect(part["scoreAgreement.single.all"].value.map { abs($0 - expected) < 1e-12 } == true)
  }
}
