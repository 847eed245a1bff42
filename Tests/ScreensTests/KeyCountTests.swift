import Datasets
import Foundation
import Screens
import Study
import Terminal
import Testing

/// How many keys it takes to read everything and to rate it, on the sample instances.
struct KeyCountTests {
  @Test(arguments: [
    (Size.usual, 115), (Size.large, 90), (Size(columns: 200, rows: 50), 84), (Size(columns: 80, rows: 50), 84),
  ])
  func `eighty ratings that are read to the end take few keys`(size: Size, most: Int) throws {
    var annotator = ScriptedAnnotator(try Self.works(80, .single), size: size)
    var keys = 0
    for number in 1...80 {
      while annotator.text.contains("more line") {
        annotator.press("space", every: 30_000)
        keys += 1
      }
      annotator.press("\(number % 5 + 1)", every: 30_000)
      keys += 1
    }
    #expect(annotator.labelled.count == 80)
    #expect(annotator.labelled.allSatisfy { !$0.circumstances.missedSomething })
    #expect(keys <= most, "\(keys) keys at \(size)")
  }

  @Test(arguments: [(Size.usual, 120), (Size(columns: 200, rows: 50), 42)])
  func `forty comparisons that are read to the end take few keys`(size: Size, most: Int) throws {
    var annotator = ScriptedAnnotator(try Self.works(40, .preference), size: size)
    var keys = 0
    for _ in 1...40 {
      while true {
        annotator.press("space", every: 30_000)
        // The key that only says so is one that nobody needs.
        if annotator.text.contains("Everything was shown") { break }
        keys += 1
      }
      annotator.press("n", every: 30_000)
      keys += 1
    }
    #expect(annotator.labelled.count == 40)
    #expect(annotator.labelled.allSatisfy { !$0.circumstances.missedSomething })
    #expect(keys <= most, "\(keys) keys at \(size)")
  }

  @Test func `a dialogue of 27 lines is read in three pages, not in eight`() {
    let context = [Turn(role: .text, content: (1...27).map { "line \($0)." }.joined(separator: "\n"))]
    var annotator = ScriptedAnnotator([Kitchen.pair(1, a: Kitchen.long(4), b: Kitchen.long(4), context: context)])
    var pages = 1
    while !annotator.text.contains("line 27.") {
      annotator.press("space")
      pages += 1
    }
    #expect(pages <= 3)
    #expect(annotator.text.contains(">Dialogue"))
  }

  private static func works(_ count: Int, _ formulation: TaskFormulation) throws -> [ServedWork] {
    struct Line: Decodable {
      struct Said: Decodable {
        let role: Role
        let content: String
      }

      let context: [Said]
      let response_a: String
      let response_b: String
    }
    let lines = try Datasets.instances.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Line.self, from: Data($0))
    }
    return (0..<count).map { number in
      let line = lines[formulation == .single ? number / 2 : number]
      let work = AssignedWork(
        id: Int64(number + 1), formulation: formulation,
        response: formulation == .single ? (number.isMultiple(of: 2) ? .a : .b) : nil,
        firstShown: formulation == .single ? nil : .a)
      return ServedWork(
        work: work, context: line.context.map { Turn(role: $0.role, content: $0.content) },
        responseA: line.response_a, responseB: line.response_b)
    }
  }
}
