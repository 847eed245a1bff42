import Study

/// The labels of a block of a file that may count for figures, smaller and sooner made than rows.
struct LabelBlock: Sendable {
  private(set) var rows: [Row] = []
  /// Labels of repeats, which are in no table.
  private(set) var repeats: [Row] = []
  /// What the numbers of instances and annotators stand for.
  private(set) var instances = NumberedTexts()
  private(set) var annotators = NumberedTexts()
  /// Of each instance, and the line that names it; empty where the file has no such column.
  private(set) var subsets: [(name: String, line: Int)] = []
  /// The fault at which reading ended.
  private(set) var failure: InterchangeError?

  struct Row: Sendable {
    let instance: UInt32
    let annotator: UInt32
    let line: UInt32
    private let code: Int8
    let point: Point
    /// False for a label of an added annotator, which is in no table but must not be there twice either.
    let isOriginal: Bool

    var rating: Rating? { Rating(rawValue: Int(code)) }
    var preference: PreferenceLabel? { PreferenceLabel(rawValue: Int(code)) }

    fileprivate init(_ head: LabelReader.Head, code: Int, _ point: Point) {
      instance = UInt32(truncatingIfNeeded: head.instance)
      annotator = UInt32(truncatingIfNeeded: head.annotator)
      line = UInt32(clamping: head.line)
      self.code = Int8(truncatingIfNeeded: code)
      self.point = point
      isOriginal = head.occasion == .original
    }
  }

  /// What was labelled: a response, or the pair, of which one may be known to have been shown first.
  enum Point: Sendable {
    case a, b, pair, pairAFirst, pairBFirst

    var response: ResponseLetter? {
      switch self {
      case .a: .a
      case .b: .b
      case .pair, .pairAFirst, .pairBFirst: nil
      }
    }

    var firstShown: ResponseLetter? {
      switch self {
      case .pairAFirst: .a
      case .pairBFirst: .b
      case .a, .b, .pair: nil
      }
    }
  }

  /// Nothing but a fault.
  init(failure: InterchangeError) {
    self.failure = failure
  }

  init(_ reader: consuming RatingsCSV.Reader) {
    do throws(InterchangeError) {
      while let (rating, response, head) = try reader.nextLabel() {
        if let subsets = add(head, reader.reader.details, code: rating.rawValue, response == .a ? .a : .b) {
          throw reader.reader.fault(subsets.fault(reader.reader.instances.copy(head.instance)))
        }
      }
    } catch {
      failure = error
    }
    (instances, annotators) = (reader.reader.instances, reader.reader.annotators)
  }

  init(_ reader: consuming PreferencesCSV.Reader) {
    do throws(InterchangeError) {
      while let (preference, head) = try reader.nextLabel() {
        let point: Point =
          switch reader.reader.details?.firstShown {
          case .a: .pairAFirst
          case .b: .pairBFirst
          case nil: .pair
          }
        if let subsets = add(head, reader.reader.details, code: preference.rawValue, point) {
          throw reader.reader.fault(subsets.fault(reader.reader.instances.copy(head.instance)))
        }
      }
    } catch {
      failure = error
    }
    (instances, annotators) = (reader.reader.instances, reader.reader.annotators)
  }

  private mutating func add(
    _ head: LabelReader.Head, _ details: LabelDetails?, code: Int, _ point: Point
  ) -> SubsetConflict? {
    if let details, let conflict = note(details.subset, head) { return conflict }
    guard head.isCurrent else { return nil }
    switch head.occasion {
    case .original, .added: rows.append(Row(head, code: code, point))
    case .repeat: repeats.append(Row(head, code: code, point))
    case .sendBack: break
    }
    return nil
  }

  /// An instance is of one subset, which some of its lines may leave out.
  private mutating func note(_ subset: String, _ head: LabelReader.Head) -> SubsetConflict? {
    guard head.instance < subsets.count else {
      subsets.append((subset, head.line))
      return nil
    }
    let known = subsets[head.instance].name
    guard !subset.isEmpty, !subset.utf8.elementsEqual(known.utf8) else { return nil }
    guard known.isEmpty else { return SubsetConflict(here: subset, before: known) }
    subsets[head.instance] = (subset, head.line)
    return nil
  }
}

/// Two subsets of one instance.
struct SubsetConflict {
  let here: String
  let before: String

  func fault(_ instance: InstanceKey) -> LineFault {
    .subsetTwice(instance: instance.text, here: here, before: before)
  }
}
