import Basics
import Sessions
import Store
import Study
import Terminal

/// What comes of it when people leave: their labels, the work that others will have to do, loads and pairs.
struct WithdrawalPreview {
  private let names: [String]
  private let before: AssignmentPlan?
  private let after: Result<AssignmentPlan, PlanningError>
  private var labels = 0
  private var open = 0
  private var packed: [String] = []

  init(_ file: StudyFile, names: [String]) throws {
    self.names = names
    let people = try file.annotators().filter { $0.annotator.kind == .human }
    var leaving: Set<Int64> = []
    for name in names {
      guard let person = people.first(where: { $0.annotator.name.utf8.elementsEqual(name.utf8) }) else {
        throw StoreError.unknownAnnotator(name: name)
      }
      guard !person.annotator.isWithdrawn else { throw StoreError.withdrawn(name: name) }
      leaving.insert(person.annotator.id)
      labels += person.progress.values.reduce(0) { $0 + $1.labelled }
      open += person.progress.values.reduce(0) { $0 + $1.open }
    }
    packed = try names.filter { try file.wasPacked($0) }
    before = try? AssignmentPlan(file, perInstance: nil, maximum: 1_000_000)
    do {
      after = .success(try AssignmentPlan(file, perInstance: nil, maximum: nil, leaving: leaving))
    } catch let error as PlanningError {
      after = .failure(error)
    }
  }

  var lines: [SafeText] {
    let who = names.joined(separator: ", ")
    var lines = [
      SafeText(
        "When \(who) \(names.count == 1 ? "leaves" : "leave"): "
          + "\(counted(labels, "label")) \(labels == 1 ? "stays" : "stay"), "
          + "\(counted(open, "open piece")) of work \(open == 1 ? "is" : "are") free."
      )
    ]
    switch after {
    case .failure(let error): lines.append(SafeText("The others cannot take it over: \(error)."))
    case .success(let plan):
      let short = plan.assignment.added.count { !$0.isEmpty }
      let people = plan.people.count { !$0.annotator.isWithdrawn }
      lines += [
        "\(short) of \(counted(plan.instances.count, "instance")) \(short == 1 ? "has" : "have") fewer than "
          + "\(counted(plan.perInstance, "annotator")) then: "
          + "\(counted(plan.addedCount, "context")) for the \(counted(people, "other")), each from the start.",
        "Each has \(plan.loadText) in all, instead of \(before?.loadText ?? "none").",
        "\(counted(plan.assignment.pairCount, "pair")) of people \(plan.assignment.pairCount == 1 ? "shares" : "share") instances, instead of \(before?.assignment.pairCount ?? 0); "
          + (plan.assignment.partCount == 1
            ? "everybody stays connected to everybody."
            : "they fall into \(plan.assignment.partCount) groups that share nothing."),
      ]
    }
    if !packed.isEmpty {
      lines.append(
        SafeText(
          "\(packed.joined(separator: ", ")): work of theirs is in a packed file. Labels in it that are not merged yet count "
            + "when they are, also after this."))
    }
    return lines
  }
}
