import Datasets
import Testing

struct PracticeTests {
  let practice: [Row]

  init() throws { practice = try rows(Datasets.practice) }

  @Test func `there are six practice instances, half of them helpful, each with an answer and a why`() {
    #expect(practice.count == 6)
    #expect(practice.count { $0.subset == "helpful" } == 3)
    #expect(practice.allSatisfy { $0.answer != nil && $0.why?.isEmpty == false })
  }

  @Test func `the answers are labels that the store would take`() {
    for row in practice {
      guard let answer = row.answer else { continue }
      #expect((1...5).contains(answer.rating_a) && (1...5).contains(answer.rating_b), "\(row.id)")
      #expect(["A", "B", "N"].contains(answer.preference) && (0...2).contains(answer.magnitude), "\(row.id)")
      #expect((answer.magnitude == 0) == (answer.preference == "N"), "\(row.id)")
    }
  }

  @Test func `an author's ratings never point against the author's preference`() {
    for row in practice {
      guard let answer = row.answer else { continue }
      switch answer.preference {
      case "A": #expect(answer.rating_a >= answer.rating_b, "\(row.id)")
      case "B": #expect(answer.rating_b >= answer.rating_a, "\(row.id)")
      default: #expect(answer.rating_a == answer.rating_b, "\(row.id)")
      }
    }
  }

  @Test func `A, B and none are each the answer twice, so that practice favours no side`() {
    let preferences = practice.compactMap { $0.answer?.preference }
    #expect(preferences.sorted() == ["A", "A", "B", "B", "N", "N"])
    #expect(Set(practice.compactMap { $0.answer?.magnitude }) == [0, 1, 2])
  }

  @Test func `the instances to be labelled carry no answer`() throws {
    #expect(try rows(Datasets.instances).allSatisfy { $0.answer == nil && $0.why == nil })
  }
}
