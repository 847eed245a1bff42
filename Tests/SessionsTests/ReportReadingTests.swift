import Foundation
import Sessions
import Store
import Study
import Testing

/// What a report without all details is made of.
@Suite struct ReportReadingTests {
  private static func rating(_ annotator: String, _ value: Int, _ occasion: Occasion = .original) -> ImportedLabel {
    ImportedLabel(
      instance: InstanceKey("i1"), subset: "s", annotator: annotator, label: .rating(Rating.allCases[value - 1]),
      response: .a, occasion: occasion, at: nil,
      circumstances: Circumstances(
        firstShown: nil, activeSeconds: nil, unread: [], wasFast: false, layout: Circumstances.imported, columns: 0,
        rows: 0), isUnsure: false, comment: "", event: "", file: 0, line: 2)
  }

  /// Also in a study that serves nothing again itself.
  @Test(arguments: [false, true])
  func `whoever was asked twice is known`(_ hasDetails: Bool) throws {
    let study = try SessionStudy()
    let labels = [
      Self.rating("bob", 1), Self.rating("eve", 5), Self.rating("eve", 3, .repeat), Self.rating("bob", 2, .repeat),
      Self.rating("eve", 1, .sendBack),
    ]
    _ = try study.file.importLabels(labels, files: ["r.csv"])
    let source = try StudyLabels.read(study.file, naming: .names, details: hasDetails)
    let pairs = source.repeats.compactMap { label -> [Int]? in
      guard case .rating(let one) = label.original, case .rating(let two) = label.again else { return nil }
      return [one.rawValue, two.rawValue]
    }
    #expect(pairs.sorted { $0[0] < $1[0] } == [[1, 2], [5, 3]])
    #expect(source.people.ratingCount == 2)
    let slip = SourceFigures(source.people, repeats: source.repeats, plan: FigurePlan(hasIntervals: false)).ratings.slip
    #expect(slip.value == (1 + 4) / 4.0 && slip.n == 2)
  }

  @Test func `nobody says that times are not known who did not look`() throws {
    let study = try SessionStudy()
    _ = try study.file.importLabels([Self.rating("bob", 1), Self.rating("eve", 5)], files: ["r.csv"])
    for hasDetails in [false, true] {
      let source = try StudyLabels.read(study.file, naming: .names, details: hasDetails)
      let rows = AnnotatorComparison(
        source.people, plan: FigurePlan(hasIntervals: false), activity: source.activity
      ).rows
      #expect(rows.count == 2)
      for row in rows {
        for name in ["seconds", "drift"] {
          let why = try #require(row.figures[name].why)
          #expect(why.contains("--all") == !hasDetails && why.contains("not known") == hasDetails, "\(name): \(why)")
        }
      }
    }
  }
}
