import Screens
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
    check(keys: "f c f c", shows: ["10 of 10: ambiguous or not;"])
    check(keys: "f g 2 f d 4", shows: ["subset helpful, Δ 4"])
    check(keys: "f t n", shows: ["not decided"])
    check(keys: "f y 2", shows: ["0 of 10: ambiguous in either formulation, cause slip", "Nothing is listed."])
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

  @Test func `search lists what has it in its id or text`() {
    var author = ScriptedAuthor(filter: .everything)
    author.press("/")
    author.type("p-01")
    check(author, keys: "enter", shows: ["2 of 10: ambiguous or not, with \"p-01\""])
    check(author, keys: "enter / ^u enter", shows: ["10 of 10"])
    check(author, keys: "esc", shows: ["10 of 10"], hides: ["/p-01"])
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
    #expect(frame.text.contains("4*   4*"))
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
