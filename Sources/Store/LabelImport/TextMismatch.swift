import Basics
import Study

/// Labels that do not belong to the study's texts, and the instances that they name, each once.
package struct TextMismatch: Hashable, Sendable, CustomStringConvertible {
  package private(set) var labels = 0
  package private(set) var instances: [InstanceKey] = []

  mutating func note(_ instance: InstanceKey, isNew: Bool) {
    labels += 1
    if isNew { instances.append(instance) }
  }

  /// For example `3 labels on 2 instances (h-0001, h-0002)`.
  package var description: String {
    let names = instances.prefix(5).map(\.text).joined(separator: ", ") + (instances.count > 5 ? ", …" : "")
    return "\(counted(labels, "label")) on \(counted(instances.count, "instance")) (\(names))"
  }
}
