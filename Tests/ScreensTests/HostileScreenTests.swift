import Foundation
import Screens
import Study
import Terminal
import Testing

/// Whatever texts, sizes and keys come, no screen traps, and no frame has what a terminal must not get.
struct HostileScreenTests {
  /// How many annotators' texts and keys are drawn in each of ten batches.
  private static let seeds = HostileDraw.seeds(14)

  @Test(arguments: 0..<10)
  func `random texts, keys and sizes break no screen`(_ batch: Int) {
    for number in 0..<Self.seeds {
      let seed = UInt64(batch * 1000 + number)
      var draw = HostileDraw(seed)
      var annotator = Self.annotator(&draw)
      for step in 0..<25 {
        if draw.chance(5) { annotator.resize(draw.size()) }
        if draw.chance(15) { annotator.failure = annotator.failure == nil ? draw.text() : nil }
        let key = draw.key()
        if draw.chance(4) {
          annotator.pressUnpainted(key)
        } else {
          annotator.press(key, after: draw.number(0...90_000))
        }
        let frame = annotator.frame
        // Most cells are those of the frame before: every third is looked at cell by cell.
        guard frame.size == annotator.size, step % 3 != 0 || frame.fault == nil else {
          Issue.record("seed \(seed) step \(step) key \(key): \(frame.fault ?? "size")\n\(frame.text)")
          break
        }
      }
    }
  }

  private static func annotator(_ draw: inout HostileDraw) -> ScriptedAnnotator {
    let formulation = draw.pick(TaskFormulation.allCases)
    let works = (0..<draw.number(1...4)).map { draw.work($0, formulation) }
    let practice = PracticeInstance(
      instance: Instance(
        key: InstanceKey("secret"), subset: "secret", context: draw.context(), responseA: draw.text(),
        responseB: draw.text()),
      ratings: RatingPair(a: Rating.allCases[0], b: Rating.allCases[4]), preference: .muchB, why: draw.text())
    let stages: [[Stage]] = [[], [.consent, .guidelines], [.practice(index: 0, formulation)]]
    var annotator = ScriptedAnnotator(
      works, size: draw.size(), settings: draw.settings(), stages: draw.chance(3) ? draw.pick(stages) : [],
      practice: [practice])
    let edited = draw.text()
    annotator.editor = { _ in edited }
    return annotator
  }

  @Test func `every size from 1x1 on has its frame`() {
    var annotators = [ScriptedAnnotator(Kitchen.singles(2)), ScriptedAnnotator(Kitchen.pairs(2))]
    for keys in ["?", "c", "x", "/", "q"] {
      var annotator = ScriptedAnnotator(Kitchen.pairs(2))
      annotator.press(keys)
      annotators.append(annotator)
    }
    for index in annotators.indices {
      for columns in [1, 20, 39, 40, 41, 59, 60, 61, 77, 80, 99, 109, 110, 111, 130, 181] {
        for rows in [1, 5, 9, 10, 11, 15, 16, 19, 20, 24, 32, 33] {
          annotators[index].resize(Size(columns: columns, rows: rows))
          let frame = annotators[index].frame
          #expect(frame.size == annotators[index].size && frame.fault == nil, "\(columns)x\(rows)")
        }
      }
      annotators[index].resize(Size(columns: 500, rows: 1000))
      #expect(annotators[index].frame.fault == nil)
    }
  }

  @Test func `the label row stands still while its text is read, whatever is to be judged`() {
    for seed in 0..<Self.seeds * 3 {
      var draw = HostileDraw(UInt64(seed))
      let size = Size(columns: draw.number(40...200), rows: draw.number(10...60))
      for formulation in TaskFormulation.allCases {
        let calm = formulation == .single ? Kitchen.single(1) : Kitchen.pair(1)
        let labels = formulation == .single ? /1 .*2 .*3 .*4 .*5/ : /w A much.* e A.* r no.* t B.* y B much/
        let expected = ScriptedAnnotator([calm], size: size).text.split(separator: "\n").last { $0.contains(labels) }
        var annotator = ScriptedAnnotator([draw.work(1, formulation)], size: size)
        var row: Int?
        for key in ["space", "tab", "j", "end", "/"] {
          let shown = annotator.text.split(separator: "\n", omittingEmptySubsequences: false)
          let place = shown.lastIndex { $0 == expected }
          #expect(place != nil && (row ?? place) == place, "seed \(seed), \(size)\n\(annotator.text)")
          row = place
          annotator.press(key)
        }
      }
    }
  }

  @Test func `a megabyte of anything is shown`() {
    for piece in ["x", "\u{202E}", "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "世", "a\n", "👩‍👩‍👧", "\t", "\0"] {
      let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
      var annotator = ScriptedAnnotator([Kitchen.pair(1, a: text, b: "short")])
      annotator.press("space end k")
      #expect(annotator.frame.fault == nil)
      annotator.resize(Size(columns: 120, rows: 40))
      #expect(annotator.frame.fault == nil)
    }
  }
}
