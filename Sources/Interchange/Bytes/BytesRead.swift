import Synchronization

/// How many bytes this process has read of files, for whoever shows how far it is.
package enum BytesRead {
  private static let read = Atomic<Int>(0)

  package static var count: Int { read.load(ordering: .relaxed) }

  static func add(_ bytes: Int) { read.wrappingAdd(bytes, ordering: .relaxed) }
}
