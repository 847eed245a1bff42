import Study
import Terminal

/// What a key does where a map may put it on another one.
protocol MappedAction: Hashable, Sendable {
  /// What a key map calls it; nil for what stays on its key.
  var mapped: KeyMap.Name? { get }
}

extension Page.Action: MappedAction {
  var mapped: KeyMap.Name? {
    switch self {
    case .undo: .undo
    case .note: .comment
    case .guidelines: .guidelines
    case .past: .back
    case .answers: .list
    case .read, .accept, .close, .redo, .search, .help, .leave, .redraw, .suspend: nil
    }
  }
}

extension WorkAction: MappedAction {
  var mapped: KeyMap.Name? {
    switch self {
    case .prefer(.muchA): .muchA
    case .prefer(.littleA): .littleA
    case .prefer(.none): KeyMap.Name.none
    case .prefer(.littleB): .littleB
    case .prefer(.muchB): .muchB
    case .undo: .undo
    case .unsure: .unsure
    case .note: .comment
    case .postpone: .later
    case .exclude: .cannotJudge
    case .guidelines: .guidelines
    case .differences: .differences
    case .zoom: .zoom
    case .textForm: .textForm
    case .earlier: .back
    case .later: .forward
    case .answers: .list
    default: nil
    }
  }
}

extension KeyTable where Action: MappedAction {
  /// The table of a screen that is read, with the keys of a map for what it has.
  func mapped(by map: KeyMap) -> KeyTable {
    let own = Set(bindings.flatMap(\.actions).compactMap(\.action.mapped))
    return mapped(by: KeyMap(map.keys.filter { own.contains($0.key) }), isPreference: false)
  }

  /// The table with the keys of a map. The keys that stood there before do the same as ever, but for those that the map gives
  /// to something else.
  ///
  /// - Parameter isPreference: whether the keys that label pairs take their letters from others.
  func mapped(by map: KeyMap, isPreference: Bool) -> KeyTable {
    var owners: [Character: KeyMap.Name] = [:]
    for (name, key) in map.keys where isPreference || !KeyMap.Name.labels.contains(name) { owners[key] = name }
    guard !owners.isEmpty else { return self }
    return KeyTable(bindings.map { $0.mapped(by: map, owners: owners) })
  }
}

extension KeyBinding where Action: MappedAction {
  fileprivate func mapped(by map: KeyMap, owners: [Character: KeyMap.Name]) -> KeyBinding {
    var binding = self
    var new: [(key: Key, action: Action)] = []
    for action in actions.map(\.action) {
      guard let name = action.mapped, let key = map[name], owners[key] == name else { continue }
      // `n` says no difference too, on a line of its own.
      if name == .none, actions.count == 1 { continue }
      if !new.contains(where: { $0.key == .character(key) }) { new.append((.character(key), action)) }
    }
    let kept = actions.filter { key, action in
      guard case .character(let letter) = key, let owner = owners[letter] else { return true }
      return action.mapped == owner
    }
    let moved = new.filter { pair in !actions.contains { $0.key == pair.key && $0.action == pair.action } }
    binding.actions = moved + kept
    let gone = Set(actions.map(\.key)).subtracting(kept.map(\.key)).compactMap(\.letter)
    guard !moved.isEmpty || !gone.isEmpty else { return self }
    let before = name
    if moved.isEmpty {
      binding.name = name.split(separator: " ").filter { !gone.contains(String($0)) }.joined(separator: " ")
    } else {
      binding.name = names(new: new, kept: kept)
    }
    if actions.count >= 5, !moved.isEmpty {
      binding.hint = "\(binding.name) or a b n, then 1 2"
      binding.shortHint = binding.name.split(separator: " ").joined()
    } else {
      binding.hint = hint.map { $0.replacingFirst(before, by: binding.name) }
      binding.shortHint = shortHint.map { $0.replacingFirst(before, by: binding.name) }
    }
    return binding
  }
}

extension KeyBinding where Action: MappedAction {
  /// For each thing that the line does, its new key, or the first of those that it had.
  private func names(new: [(key: Key, action: Action)], kept: [(key: Key, action: Action)]) -> String {
    var named: [Action] = []
    return actions.compactMap { _, action -> String? in
      guard !named.contains(action) else { return nil }
      named.append(action)
      return (new.first { $0.action == action } ?? kept.first { $0.action == action })?.key.letter
    }.joined(separator: " ")
  }
}

extension Key {
  fileprivate var letter: String? { if case .character(let letter) = self { String(letter) } else { nil } }
}

extension String {
  fileprivate func replacingFirst(_ old: String, by new: String) -> String {
    hasPrefix(old) ? new + dropFirst(old.count) : self
  }
}
