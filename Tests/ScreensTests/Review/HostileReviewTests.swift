import Foundation
import Screens
import Study
import Terminal
import Testing

/// Whatever texts, names, sizes and keys come, no screen of the review traps, and no frame has what a terminal must not get.
struct HostileReviewTests {
  @Test(arguments: 0..<8)
  func `random texts, keys and sizes break no screen`(_ batch: Int) {
    for number in 0..<HostileDraw.seeds(7) {
      let seed = UInt64(batch * 1000 + number)
      var draw = HostileDraw(seed)
      var author = Self.author(&draw)
      for step in 0..<30 {
        if draw.chance(6) { author.resize(draw.size()) }
        if draw.chance(15) { author.store.failure = author.store.failure == nil ? draw.text() : nil }
        if draw.chance(12) { author.take(Self.news(&draw, author)) }
        let key = Self.key(&draw)
        author.press(key)
        let frame = author.frame
        // Most cells are those of the frame before: every third is looked at cell by cell.
        guard frame.size == author.size, step % 3 != 0 || frame.fault == nil else {
          Issue.record("seed \(seed) step \(step) key \(key): \(frame.fault ?? "size")\n\(frame.text)")
          break
        }
      }
    }
  }

  @Test func `a storm of resizes leaves the page as it was`() {
    for keys in ["", "enter", "enter 1 x", "f", "v", "enter a", "enter m", "enter h", "/"] {
      var author = check(keys: keys)
      let before = author.frame
      for (columns, rows) in [(1, 1), (2, 40), (500, 1000), (39, 9), (40, 10), (300, 3), (60, 20), (120, 40), (80, 24)]
      {
        author.resize(Size(columns: columns, rows: rows))
        #expect(author.frame.size == author.size && author.frame.fault == nil, "\(keys) \(columns)x\(rows)")
      }
      #expect(author.frame == before, "\(keys)\n\(author.text)")
    }
  }

  private static func key(_ draw: inout HostileDraw) -> Key {
    draw.chance(2) ? draw.key() : .character(draw.pick(Array("1234567890yxambcdhinpfortvgueqswz/ ")))
  }

  private static func author(_ draw: inout HostileDraw) -> ScriptedAuthor {
    let scores = (0..<draw.number(0...12)).map { number in
      (0..<draw.number(0...5)).reduce("i\(number) s") { line, person in
        let name = ReviewSample.annotators[person].name
        return line + " | \(name) \(draw.number(1...5))\(draw.number(1...5))\(draw.pick(["A1", "B2", "N0"]))"
      }
    }
    var sample = ReviewSample(
      scores,
      annotators: ReviewSample.annotators.map { annotator in
        ReviewAnnotator(
          name: draw.text(), pseudonym: draw.chance(3) ? draw.text() : annotator.pseudonym, isModel: annotator.isModel)
      })
    sample.distort { instance in
      instance.subset = draw.text()
      instance.context = draw.context()
      instance.responseA = draw.text()
      instance.responseB = draw.text()
    }
    let decisions = sample.dossiers.indices.filter { _ in draw.chance(3) }.map { ($0, Self.decisions(&draw)) }
    return ScriptedAuthor(
      sample, size: draw.size(), author: draw.text(), isBlind: draw.chance(3), filter: .everything,
      decisions: decisions, computesAtOnce: draw.chance(8))
  }

  private static func decisions(_ draw: inout HostileDraw) -> Decisions {
    Decisions(
      (0..<draw.number(0...3)).map { number in
        Decision(
          id: ActID(rawValue: "\(number)"), author: draw.text(),
          ruling: Ruling(
            causes: [draw.pick(["slip", "values", draw.text()])],
            outcome: draw.pick([.keep, .drop, .more(2), .sendBack]),
            note: draw.text()), at: .sample)
      })
  }

  private static func news(_ draw: inout HostileDraw, _ author: ScriptedAuthor) -> ReviewAnswer {
    guard author.instanceCount > 0 else { return .changed([]) }
    return .changed([
      ChangedInstance(draw.number(0...author.instanceCount - 1), decisions: decisions(&draw))
    ])
  }
}
