@testable import Screens
import Study
import Terminal
import Testing

struct ReviewListTests {
  @Test func `what is listed is said in words with its count, and r lists what the review began with`() {
    let start = "6 of 10: ambiguous in either formulation; most ambiguous first"
    check(keys: "", shows: [start])
    check(keys: "f b", shows: ["4 of 10: ambiguous in both formulations; most ambiguous first"])
    check(keys: "f c", shows: ["2 of 10: ambiguous or not, ratings contradict the preference"])
    check(keys: "f 1", shows: ["5 of 10: ambiguous or not, P07 against everyone"])
    check(keys: "f m", shows: ["1 of 10: ambiguous or not, a model differs"])
    check(keys: "f u", shows: ["1 of 10: ambiguous in either formulation, marked unsure"])
    check(keys: "f a o i", shows: ["10 of 10: ambiguous or not; by id"])
    check(keys: "f b r", shows: [start])
    check(keys: "o i r", shows: [start])
  }

  @Test func `filters combine, and a filter in force is taken away by choosing it again`() {
    check(keys: "f c f k", shows: ["ratings contradict the preference, commented"])
    check(keys: "f c f c", shows: ["6 of 10: ambiguous in either formulation;"])
    check(keys: "f b f b", shows: ["6 of 10: ambiguous in either formulation;"])
    check(keys: "f g 2 f d 4", shows: ["subset helpful, Δ 4"])
    check(keys: "f t n", shows: ["not decided"])
    check(keys: "f y 2", shows: ["0 of 10: ambiguous in either formulation, cause slip", "Nothing is listed."])
  }

  @Test func `filters come to the same in whatever order they are chosen`() {
    for ambiguity in ["e", "b", "s", "p", "z", "a"] {
      for other in ["c", "m", "1", "d 4", "u"] {
        let one = check(keys: "f \(ambiguity) f \(other)").screen.list.list
        let two = check(keys: "f \(other) f \(ambiguity)").screen.list.list
        #expect(one.rows == two.rows && one.filter == two.filter, "\(ambiguity) and \(other)")
        #expect(check(keys: "f \(ambiguity) f \(other) f \(other)").screen.list.list.filter != one.filter)
      }
    }
    check(keys: "f e f c", shows: ["ambiguous in either formulation, ratings contradict"])
    check(keys: "f c f e", shows: ["ambiguous in either formulation, ratings contradict"])
  }

  @Test func `menus go by arrows too, and Esc changes nothing`() {
    check(keys: "f down enter", shows: ["ambiguous in both formulations;"])
    check(keys: "f down down esc", shows: ["6 of 10"], hides: ["List only"])
    check(keys: "f J", shows: ["chooses nothing here", "List only"])
    check(keys: "o end enter", shows: ["not yet decided first"])
  }

  @Test func `n and p jump among the ambiguous ones, in the list and on a page`() {
    let all = ScriptedAuthor(filter: .everything)
    check(all, keys: "o i home n enter", shows: ["h-0303"])
    check(all, keys: "o i end n", shows: ["No further one in the list is ambiguous."])
    check(all, keys: "o i home enter n", shows: ["h-0303"])
    check(all, keys: "o i home enter n p p", shows: ["None before this one"])
    check(all, keys: "enter right left", shows: ["1 of 10"])
    check(all, keys: "enter left", shows: ["This is the first one in the list."])
  }

  @Test func `search lists what has it in its id or text, ambiguous or not`() {
    var author = check(keys: "/")
    author.type("p-01")
    check(author, keys: "enter", shows: ["2 of 10: ambiguous or not, with \"p-01\""])
    check(author, keys: "esc", shows: ["6 of 10"], hides: ["/p-01"])
    var narrowed = check(keys: "f p /")
    narrowed.type("p-0")
    check(narrowed, keys: "enter", shows: ["The other filters hide 1 more instance with it."])
  }

  @Test func `search opens empty, nothing typed repeats it, and Backspace at once takes it away`() {
    var author = check(keys: "/")
    author.type("p-01")
    author.press("enter /")
    check(author, keys: "", shows: ["/p-01"])
    check(author, keys: "enter", shows: ["2 of 10"])
    check(author, keys: "backspace", shows: ["6 of 10"], hides: ["with"])
    check(author, keys: "backspace / enter", shows: ["2 of 10: ambiguous or not, with \"p-01\""])
    author.type("h-03")
    check(author, keys: "enter", shows: ["1 of 10", "with \"h-03\""])
    check(keys: "/ enter", shows: ["6 of 10"])
  }

  @Test func `what is listed stays readable on a small screen, and says where it is cut`() {
    let sizes = [Size(columns: 44, rows: 12), Size(columns: 44, rows: 18), .smallest]
    for size in sizes {
      let author = check(ScriptedAuthor(size: size), keys: "", shows: ["6 of 10: ambiguous"], hides: ["…;"])
      let long = check(author, keys: "f c f k f x f u f 1 f t n o f")
      let rows = (1..<4).map { long.frame.text(row: $0) }
      #expect(rows.contains { $0.contains("0 of 10: all, contradicting") }, "\(rows)")
      #expect(rows.contains { $0.hasSuffix(" …") }, "\(rows)")
    }
  }

  @Test func `no key of the list decides anything`() {
    for key in ["1", "y", "x", "a", "m", "b", "c"] {
      let author = check(keys: key)
      #expect(author.store.rulings.isEmpty, "\(key)")
    }
  }

  @Test func `names are hidden until asked for`() {
    check(keys: "enter", shows: ["P07", "P19"], hides: ["alice", "bob"])
    check(keys: "i enter", shows: ["alice", "bob"], hides: ["P07"])
    check(keys: "enter i", shows: ["alice"], hides: ["P07"])
    check(keys: "i i f", shows: ["P07 against everyone"], hides: ["alice"])
  }

  @Test func `the marked instance stays marked when the list is sorted or filtered`() {
    check(keys: "down down o i enter", shows: ["p-0077"])
    check(keys: "down down f b enter", shows: ["p-0077", "of 4"])
  }

  @Test func `the ambiguous ones are told by sign and weight without colour`() {
    let frame = ScriptedAuthor(filter: .everything).frame
    for row in 4..<14 {
      for column in 0..<80 where frame[row: row, column: column].text == "*" {
        #expect(frame[row: row, column: column].style.bold)
        #expect(frame[row: row, column: column - 1].style.bold)
      }
    }
    #expect(frame.text.contains("4*  3.0    4*  4.0"))
  }

  @Test func `the dialogues of the rows on the screen are fetched once`() {
    var author = ScriptedAuthor(filter: .everything)
    author.press("down down up end home")
    let asked = author.effects.compactMap { effect -> [Int]? in
      if case .ask(.previews(let instances)) = effect { instances } else { nil }
    }
    #expect(asked.flatMap(\.self).sorted() == Array(0..<10))
  }
}
