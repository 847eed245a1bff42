/// Figures by name, as files and gates know them: `scoreAgreement.single.below3`.
package indirect enum FigureTree: Hashable, Sendable {
  case figure(Figure)
  case kappa(KappaFigure)
  case count(Int)
  case number(Double?)
  case text(String?)
  case truth(Bool)
  case list([FigureTree])
  case group([Member])

  /// A part with its name.
  package struct Member: Hashable, Sendable {
    package var name: String
    package var tree: FigureTree

    package init(_ name: String, _ tree: FigureTree) {
      self.name = name
      self.tree = tree
    }
  }

  /// The part under a path whose names are separated by dots; nil where there is none.
  package subscript(path: String) -> FigureTree? {
    var tree = self
    for name in path.split(separator: ".") {
      switch tree {
      case .group(let members):
        guard let member = members.first(where: { $0.name == name }) else { return nil }
        tree = member.tree
      case .list(let trees):
        guard let index = Int(name), trees.indices.contains(index) else { return nil }
        tree = trees[index]
      default: return nil
      }
    }
    return tree
  }

  /// The figure that the part is, a kappa's being that in the order of slots.
  package var figure: Figure? {
    switch self {
    case .figure(let figure): figure
    case .kappa(let kappa): kappa.value
    default: nil
    }
  }

  /// Every figure with its path, in order; a pooled kappa follows under `symmetric`.
  package var figures: [(path: String, figure: Figure)] {
    var result: [(String, Figure)] = []
    collect("", into: &result)
    return result
  }

  private func collect(_ path: String, into result: inout [(String, Figure)]) {
    func inner(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
    switch self {
    case .figure(let figure): result.append((path, figure))
    case .kappa(let kappa):
      result.append((path, kappa.value))
      result.append((inner("symmetric"), kappa.symmetric))
    case .group, .list: for (name, tree) in children { tree.collect(inner(name), into: &result) }
    case .count, .number, .text, .truth: break
    }
  }

  /// What is in a group by its name, and in a list by what it is about: an annotator by pseudonym, a pair by both names with a
  /// plus between them, anything else by its place from 0.
  package var children: [(name: String, tree: FigureTree)] {
    switch self {
    case .group(let members): members.map { ($0.name, $0.tree) }
    case .list(let trees): trees.enumerated().map { ($1.subject ?? String($0), $1) }
    default: []
    }
  }

  /// Whom a group of a list is about, as far as it names them.
  private var subject: String? {
    guard case .group(let members) = self else { return nil }
    func name(_ key: String) -> String? {
      if case .text(let text)? = members.first(where: { $0.name == key })?.tree { text } else { nil }
    }
    if let first = name("first"), let second = name("second") { return "\(first)+\(second)" }
    return name("pseudonym")
  }
}

extension FigureTree {
  /// Both groups as one, the other's members last; what has a name in both is merged, or the other's.
  package func merging(_ other: FigureTree) -> FigureTree {
    guard case .group(var members) = self, case .group(let others) = other else { return other }
    for member in others {
      if let place = members.firstIndex(where: { $0.name == member.name }) {
        members[place].tree = members[place].tree.merging(member.tree)
      } else {
        members.append(member)
      }
    }
    return .group(members)
  }
}

extension FigureTree: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, FigureTree)...) {
    self = .group(elements.map(Member.init))
  }
}
