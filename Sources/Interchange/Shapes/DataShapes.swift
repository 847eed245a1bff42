import Basics

/// All shapes that are recognised, in the order in which they are tried: the particular before the general.
package enum DataShapes {
  package static let all: [any DataShape.Type] = [
    ArgillaShape.self, LabelStudioShape.self, LabelStudioMinShape.self, DemurShape.self, LLMComparatorShape.self,
    ProdigyShape.self, MultiPrefShape.self,
    ArenaShape.self, ArenaCompetitionShape.self, HelpSteer2PreferenceShape.self, HelpSteer3Shape.self,
    HelpSteer2RatingShape.self, UltraFeedbackShape.self, NectarShape.self, SafeRLHFShape.self, SHPShape.self,
    WebGPTShape.self, SummariesShape.self, OpenAssistantShape.self, AlpacaEvalShape.self, ShareGPTShape.self,
    AlpacaPreferenceShape.self, OrcaShape.self, KTOShape.self,
    OpenAIPreferenceShape.self, TRLShape.self,
  ]

  /// The shape with that name; nil where there is none.
  package static func named(_ name: String) -> (any DataShape.Type)? { all.first { $0.name == name } }

  /// The shape of a record; nil where it is none of them.
  package static func of(_ record: JSONValue) -> (any DataShape.Type)? { all.first { $0.fits(record) } }
}
