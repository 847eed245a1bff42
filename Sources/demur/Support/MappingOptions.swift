import ArgumentParser
import Interchange

/// Which column or key means what, for files of no known shape.
struct MappingOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which columns or keys hold what: id, subset, context, system, response_a, response_b (or chosen, rejected), source_preference. "
        + "Ways into JSON have dots: answers.0.text.", valueName: "field=column,…"))
  var map: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The same for labels: annotator, preference, magnitude, or strength (negative for A); rating and response, or rating_a and "
        + "rating_b; at, seconds, comment …; with instance for labels alone.", valueName: "field=column,…"))
  var labels: [String] = []

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "What words in those columns mean: 'model_a=A,tie=N', 'A>>B=A2', 'good=5'.", valueName: "word=meaning,…"))
  var values: [String] = []

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("The worst and the best rating, where they are not 1-5.", valueName: "0-4"))
  var ratingScale: String?

  @Flag(name: .long, help: "Keep columns that --map does not name beside the instances; they are exported again.")
  var keep = false

  /// nil where the command maps nothing.
  func rules() throws -> MappingRules? {
    guard !map.isEmpty || !labels.isEmpty || !values.isEmpty || ratingScale != nil || keep else { return nil }
    guard !map.isEmpty || !labels.isEmpty else {
      throw Failure.usage("--values, --rating-scale and --keep go with --map or --labels, which name the columns.")
    }
    do throws(MappingFault) {
      return try MappingRules(map: map, labels: labels, values: values, scale: ratingScale, keepsRest: keep)
    } catch {
      throw Failure.usage(error.description)
    }
  }
}
