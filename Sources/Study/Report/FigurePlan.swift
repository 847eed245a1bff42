import Agreement

/// How figures are computed.
package struct FigurePlan: Hashable, Sendable {
  /// The ε of the alternative annotator test for trained people, as its authors advise; .2 is theirs for experts, .1 for a crowd.
  package static let usualEpsilon = 0.15

  package var limits: DeltaLimits
  /// Whether figures have intervals.
  package var hasIntervals: Bool
  package var sample: Sample
  /// ε of the alternative annotator test: by how much people may be nearer to each other than a model, for what they cost.
  package var epsilon: Double
  /// In how many parts the work is divided; nil leaves it to the machine. The figures don't depend on it.
  package var concurrency: Int?

  /// What intervals take for a sample of more; the raw value is how options spell it.
  package enum Sample: String, Hashable, Sendable, CaseIterable {
    /// Instances and annotators where there are ``leastAnnotators`` of them or more, instances alone where there are fewer.
    case auto
    /// The annotators are those of interest.
    case instances
    /// Other people would label other instances.
    case both
  }

  /// From how many annotators on they are taken for a sample, unless a plan says otherwise: of fewer it is not known how
  /// much others differ.
  package static let leastAnnotators = 8

  package init(
    threshold: Int = Disagreement.defaultThreshold, hasIntervals: Bool = true, sample: Sample = .auto,
    epsilon: Double = FigurePlan.usualEpsilon, concurrency: Int? = nil
  ) {
    limits = DeltaLimits(threshold: threshold)
    self.hasIntervals = hasIntervals
    self.sample = sample
    self.epsilon = epsilon
    self.concurrency = concurrency
  }

  /// What is taken for a sample where so many annotators labelled.
  package func takesAnnotators(_ annotators: Int) -> Bool {
    switch sample {
    case .auto: annotators >= Self.leastAnnotators
    case .instances: false
    case .both: annotators > 0
    }
  }

  func sampled(annotators: Int) -> Sampled { takesAnnotators(annotators) ? .unitsAndAnnotators : .units }
}
