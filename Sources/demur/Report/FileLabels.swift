import Study

/// Reads labels from the two CSV files for a report.
enum FileLabels {
  static func read(ratings: String?, preferences: String?) throws -> LabelSource {
    throw Failure.message("labels cannot be read from files yet.")
  }
}
