import Datasets
import Foundation
import Interchange
import Store
import Study

/// The throw-away study of `demur demo`: the sample instances, two simulated annotators who have labelled all of them,
/// and a share for the person who tries it.
enum DemoStudy {
  static let you = "you"
  private static let simulated = ["simulated-1", "simulated-2"]
  /// Contexts that the newcomer is given.
  private static let share = 16

  static func make(at path: String) throws -> StudyFile {
    var settings = StudySettings(title: "A practice study", seed: 20_261_124)
    settings.keys = .hands
    settings.washoutDays = 0
    settings.guidelines = Datasets.guidelines
    settings.textForm = .rendered
    let practice = try PracticeFile.read(Datasets.practice, name: "practice")
    let file = try StudyFile.create(at: path, settings: settings, practice: practice)
    let instances = try InstanceFile.instances(Datasets.instances, name: "instances")
    try file.addInstances { add in for instance in instances { try add(instance) } }
    let people = try file.addAnnotators(simulated)
    let person = try file.addAnnotators([you])
    var draw = SeededGenerator(seed: settings.seed, "demo")
    let yours = Set(instances.map(\.key).shuffled(by: &draw).prefix(share))
    for (slot, annotator) in people.enumerated() {
      try give(instances.map(\.key), to: annotator, slot: slot, in: file, settings: settings)
    }
    for annotator in person {
      try give(
        instances.map(\.key).filter { yours.contains($0) }, to: annotator, slot: people.count, in: file,
        settings: settings)
    }
    try SimulatedWork.label(file, people.enumerated().map { ($1, $0) }, seed: settings.seed)
    return file
  }

  private static func give(
    _ keys: [InstanceKey], to annotator: Annotator, slot: Int, in file: StudyFile, settings: StudySettings
  ) throws {
    let work = WorkPlan.work(
      for: keys.map { WorkPlan.Share(instance: $0, slot: slot) }, annotator: (annotator.id, annotator.stream),
      formulations: settings.formulations.order(ordinal: annotator.ordinal), firstPosition: [:], settings: settings)
    try file.addWork(work)
  }
}
