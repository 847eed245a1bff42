import Study
import Testing

struct KnownAnswerTests {
  private let known = KnownAnswer(
    key: InstanceKey("k"), ratingA: Rating.allCases[4], ratingB: nil, preference: .muchA)

  @Test(arguments: [(5, 0), (4, 1), (3, 2), (1, 4)])
  func `a rating is so many steps off`(rating: Int, distance: Int) {
    let label = Label.rating(Rating.allCases[rating - 1])
    #expect(known.distance(of: label, response: .a) == distance)
    #expect(known.distance(of: label, response: .b) == nil)
  }

  @Test(arguments: [(PreferenceLabel.muchA, 0), (.littleA, 1), (.none, 2), (.muchB, 4)])
  func `a preference is so many steps off`(label: PreferenceLabel, distance: Int) {
    #expect(known.distance(of: .preference(label), response: nil) == distance)
  }

  @Test func `one step is no miss`() {
    var counts = KnownAnswerCounts()
    for distance in [0, 0, 1, 2, 4] { counts.add(distance: distance) }
    #expect(counts.answered == 5 && counts.exact == 2 && counts.missed == 2)
    #expect((counts + counts).missed == 4)
  }
}
