import Basics
import ArgumentParser
import Foundation
import Interchange
import Renderings
import Sessions
import Store
import Study
import Terminal

struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Simulated labels, for demonstrations and planning; tuned to the paper's tables, and given by nobody.",
    discussion: """
      On a study: labels all open work of its annotators. With --ratings and --preferences: a whole study of --instances \
      as CSV files, without a study file. With --plan: how many instances an interval on kappa needs.
      """)

  @OptionGroup var study: StudyOptions

  @Option(help: "Instances of a simulated study.")
  var instances = 720

  @Option(help: "Annotators of a simulated study.")
  var annotators = 33

  @Option(help: "Annotators an instance.")
  var perInstance = 2

  @Option(help: ArgumentHelp("Write a simulated study's ratings as CSV.", valueName: "file"))
  var ratings: String?

  @Option(help: ArgumentHelp("Write a simulated study's preferences as CSV.", valueName: "file"))
  var preferences: String?

  @Flag(help: "Say how many instances and annotators a kappa needs to be known to ± --interval.")
  var plan = false

  @Option(help: "The half-width aimed at by --plan.")
  var interval = 0.05

  @Option(help: "What --plan takes for a sample of more: auto, instances or both, as for a report.")
  var sample: FigurePlan.Sample = .auto

  /// What ``sample`` was called.
  @Option(help: .hidden)
  var resample: FigurePlan.Sample.Before?

  @Option(parsing: .unconditional, help: "The seed; the study's if none is given, 1 without a study.")
  var seed: UInt64?

  @Flag(help: "Overwrite files that exist; simulate beside labels that people gave.")
  var force = false

  @OptionGroup var mode: FileModeOption

  func validate() throws {
    guard (1...5_000_000).contains(instances) else {
      throw ValidationError("--instances \(instances): from 1 to 5000000.")
    }
    guard (1...10_000).contains(annotators) else {
      throw ValidationError("--annotators \(annotators): from 1 to 10000.")
    }
    guard (1...100).contains(perInstance) else {
      throw ValidationError("--per-instance \(perInstance): from 1 to 100.")
    }
    guard !plan || annotators > 1 else {
      throw ValidationError("--plan --annotators 1: agreement needs two annotators or more.")
    }
    guard interval >= 0.005, interval <= 0.5 else { throw ValidationError("--interval: from 0.005 to 0.5.") }
  }

  func run() throws {
    if plan { return try printPlan() }
    if ratings != nil || preferences != nil { return try writeFiles() }
    try labelStudy()
  }

  private func printPlan() throws {
    if let resample { Output.note(resample.remark) }
    let sample = resample?.sample ?? sample
    let plan = try StudyPlan(
      halfWidth: interval, perInstance: [2, 3, 4].filter { $0 <= annotators }, annotators: annotators, seed: seed ?? 1,
      sample: sample)
    Output.lines(PlanText(plan, annotators: annotators, sample: sample).lines.map { SafeText($0) })
  }

  private func writeFiles() throws {
    let simulated = try SimulatedStudy(
      instances: instances, annotators: annotators, perInstance: perInstance, seed: seed ?? 1)
    guard ratings != preferences else {
      throw Failure.usage("--ratings and --preferences name the same file. Give each one of its own.")
    }
    let ratingFile = try ratings.map { try OutputFile($0, force: force, mode: mode.mode) }
    let preferenceFile = try preferences.map { try OutputFile($0, force: force, mode: mode.mode) }
    try ratingFile?.write("instance,response,annotator,rating\n")
    try preferenceFile?.write("instance,annotator,preference,magnitude\n")
    try simulated.forEach { instance, annotator, ratings, preference in
      let name = SimulatedStudy.name(annotator)
      try ratingFile?.write(
        "\(instance.text),A,\(name),\(ratings.a.rawValue)\n\(instance.text),B,\(name),\(ratings.b.rawValue)\n")
      try preferenceFile?.write(
        "\(instance.text),\(name),\(preference.preference.rawValue),\(preference.magnitude)\n")
    }
    try ratingFile?.finish()
    try preferenceFile?.finish()
    let files = [ratings, preferences].compactMap(\.self)
    Output.note(
      "Simulated \(counted(instances, "instance")), \(counted(annotators, "annotator")): \(files.joined(separator: " and "))."
    )
  }

  private func labelStudy() throws {
    let file = try study.open()
    let people = try file.annotators().filter { $0.annotator.kind == .human }
    guard people.contains(where: { $0.progress.values.contains { $0.total > 0 } }) else {
      throw Failure.message("no work is assigned in this study: demur assign first.")
    }
    if !force, try StudyLabels.hasLabelsOfPeople(file) {
      throw Failure.message(
        "people have labelled in this study: simulated labels would mix with theirs. Simulate in a copy, or --force.")
    }
    let seed = try seed ?? file.settings.seed
    let count = try SimulatedWork.label(
      file, people.filter { !$0.annotator.isWithdrawn }.map { ($0.annotator, $0.annotator.ordinal) }, seed: seed)
    try file.close()
    Output.done("Simulated \(counted(count, "label")). They are a simulation's: nobody gave them.")
    Output.done("Next: demur report")
  }
}
