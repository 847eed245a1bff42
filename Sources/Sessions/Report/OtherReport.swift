import Basics
import Study

/// Another report that this one is set beside, as its json format has it.
package struct OtherReport {
  package let source: ReportComparison.Reference
  /// The figures that are compared, by name.
  package let figures: [String: Figure]

  /// The most bytes that a report may have.
  private static let limit = 1 << 28

  /// - Throws: ``SessionError/noReport(path:why:)`` when it cannot be read as a report.
  package init(path: String) throws {
    let bytes: [UInt8]
    do throws(WholeFileFault) { bytes = try WholeFile.read(path, limit: Self.limit) } catch {
      throw SessionError.noReport(path: path, why: "\(error)")
    }
    guard let json = bytes.withUnsafeBufferPointer({ try? JSONReader.value($0) }) else {
      throw SessionError.noReport(path: path, why: "is no JSON")
    }
    guard json["scoreAgreement"] != nil, json["report"] != nil else {
      throw SessionError.noReport(path: path, why: "has no scoreAgreement and report, as a report of all sections has")
    }
    guard json["version"]?.integer ?? 1 <= 1 else {
      throw SessionError.noReport(path: path, why: "is of a later version of the format")
    }
    source = ReportComparison.Reference(
      title: json["report"]?["title"]?.text ?? path, fingerprint: json["report"]?["fingerprint"]?.text ?? "",
      threshold: json["study"]?["threshold"]?.integer)
    figures = Dictionary(
      ReportComparison.compared.compactMap { row in Self.figure(row.name, in: json).map { (row.name, $0) } }
    ) { first, _ in first }
  }

  /// The figure of a path; a pooled kappa is beside the one that it is called after.
  private static func figure(_ name: String, in json: JSONValue) -> Figure? {
    var parts = name.split(separator: ".").map(String.init)
    let isPooled = parts.last == "symmetric"
    if isPooled { parts.removeLast() }
    guard let found = parts.reduce(json as JSONValue?, { $0?[$1] }), let n = found["n"]?.integer else { return nil }
    let why = found["why"]?.text
    guard isPooled else {
      return Figure(
        value: found["value"]?.number, n: n, low: found["low"]?.number, high: found["high"]?.number,
        doubt: found["doubt"]?.text, why: why)
    }
    return Figure(
      value: found["symmetric"]?.number, n: n, low: found["symmetricLow"]?.number, high: found["symmetricHigh"]?.number,
      doubt: found["doubt"]?.text, why: why)
  }
}
