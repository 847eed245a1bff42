import Foundation
import Interchange
import Store
import Study

/// How many of the people's labels were given here, and how many elsewhere, of which only is known what their files say.
struct LabelOrigins {
  private var count = 0
  private var simulated = 0
  private var elsewhere = 0
  private var withoutTime = 0

  mutating func add(_ details: LabelRow.Details) {
    count += 1
    if details.circumstances?.layout == Simulation.layout { simulated += 1 }
    if details.circumstances?.layout == Circumstances.imported { elsewhere += 1 }
    if details.at == nil { withoutTime += 1 }
  }

  /// What the study's settings say of how work was done, which tells nothing of labels from elsewhere.
  func ofWorkHere(_ name: String, _ label: String, _ text: String) -> MethodsFact {
    ofWorkHere(MethodsFact(name, label, text))
  }

  func ofWorkHere(_ name: String, _ label: String, _ count: Int) -> MethodsFact {
    ofWorkHere(MethodsFact(name, label, count))
  }

  private func ofWorkHere(_ fact: MethodsFact) -> MethodsFact {
    guard elsewhere > 0 else { return fact }
    guard elsewhere < count else {
      return MethodsFact(fact.name, fact.label, shown: "not known: the labels were given elsewhere", value: .text(nil))
    }
    var known = fact
    known.shown += ", of labels given here"
    return known
  }

  /// Where labels come from, as far as that is more than here, and when they were given.
  func facts(dates: (first: Date, last: Date)?) -> [MethodsFact] {
    var facts: [MethodsFact] = []
    if simulated > 0 { facts.append(MethodsFact("simulated", "Labels made up by a simulation", simulated)) }
    if elsewhere > 0 { facts.append(MethodsFact("imported", "Labels given elsewhere and imported", elsewhere)) }
    func time(_ name: String, _ label: String, _ date: Date?) -> MethodsFact {
      guard let date else {
        return MethodsFact(name, label, shown: withoutTime > 0 ? "not known" : "none", value: .text(nil))
      }
      let text = Timestamp.text(date)
      let remark = withoutTime > 0 ? ", of those whose time is known" : ""
      return MethodsFact(name, label, shown: text + remark, value: .text(text))
    }
    facts += [time("firstLabel", "First label", dates?.first), time("lastLabel", "Last label", dates?.last)]
    if withoutTime > 0 { facts.append(MethodsFact("withoutTime", "Labels whose time is not known", withoutTime)) }
    return facts
  }
}
