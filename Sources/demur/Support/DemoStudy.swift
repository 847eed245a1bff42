import Datasets
import Foundation
import Interchange
import Store
import Study

/// The throw-away study of `demur demo`.
enum DemoStudy {
  static let you = "you"
  /// Contexts that the newcomer is given.
  private static let share = 16

  static func make(at path: String) throws -> StudyFile {
    var settings = StudySettings(title: "A practice study", seed: 20_261_124)
    settings.washoutDays = 0
    settings.annotatorsPerInstance = 2
    settings.guidelines = Datasets.guidelines
    let file = try StudyFile.create(at: path, settings: settings)
    let instances = try InstanceFile.instances(Datasets.instances, name: "instances")
    try file.addInstances { add in for instance in instances { try add(instance) } }
    try file.addAnnotators([you])
    let plan = try AssignmentPlan(file, perInstance: 1, maximum: nil)
    try plan.write(to: file)
    return file
  }
}
