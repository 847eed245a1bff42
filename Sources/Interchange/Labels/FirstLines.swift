import Study

/// On which line of a file each label stands, so that one that is given twice is told with both.
///
/// The labels of an instance hang together, since files list together what belongs together; of an instance with many of them
/// the rest are looked up.
struct FirstLines {
  /// The place of the label of each instance that came last; negative where there is none.
  private var last: [Int32] = []
  private var labels: [Place] = []
  private var crowd: [Crowded: Int32] = [:]

  private static let longest = 64

  private struct Place {
    /// The annotator's number times 4, and what was labelled.
    let point: UInt32
    let line: Int32
    /// The one of the same instance that came before.
    let before: Int32
  }

  private struct Crowded: Hashable {
    let instance: Int
    let point: UInt32
  }

  /// The line on which the same label was given before; nil, and the line is noted, where it is the first.
  ///
  /// - Parameters:
  ///   - instance, annotator: their numbers from 0; of annotators there are fewer than 2³⁰, whose names would fill any memory.
  ///   - response: what was rated; nil for a preference.
  mutating func note(_ line: Int, instance: Int, annotator: Int, response: ResponseLetter?) -> Int? {
    let point = UInt32(annotator) << 2 | (response.map { $0 == .a ? 1 : 2 } ?? 0)
    while last.count <= instance { last.append(-1) }
    var (place, count) = (last[instance], 0)
    while place >= 0 {
      let label = labels[Int(place)]
      if label.point == point { return Int(label.line) }
      place = label.before
      count += 1
    }
    let line = Int32(clamping: line)
    guard count < Self.longest else {
      let key = Crowded(instance: instance, point: point)
      if let first = crowd[key] { return Int(first) }
      crowd[key] = line
      return nil
    }
    labels.append(Place(point: point, line: line, before: last[instance]))
    last[instance] = Int32(labels.count - 1)
    return nil
  }
}
