import Study

/// The key tables of the screens where work is labelled, with the keys of a map: made once, since each key and each frame ask.
struct WorkTables: Hashable, Sendable {
  let map: KeyMap
  let single: KeyTable<WorkAction>
  let preference: KeyTable<WorkAction>
  let preferenceWithoutDifferences: KeyTable<WorkAction>

  init(_ map: KeyMap) {
    self.map = map
    single = KeyTable.single.mapped(by: map, isPreference: false)
    preference = KeyTable.preference.mapped(by: map, isPreference: true)
    preferenceWithoutDifferences = KeyTable.preferenceWithoutDifferences.mapped(by: map, isPreference: true)
  }

  /// All of it follows from the map.
  static func == (one: WorkTables, other: WorkTables) -> Bool { one.map == other.map }

  func hash(into hasher: inout Hasher) { hasher.combine(map) }
}
