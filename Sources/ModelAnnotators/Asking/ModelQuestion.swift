import Study

/// One thing that a model is asked.
package struct ModelQuestion: Hashable, Sendable {
  package var instance: Instance
  /// nil for a question about a pair.
  package var response: ResponseLetter?
  /// nil for a question about one response.
  package var firstShown: ResponseLetter?
  /// Which of several answers is asked for, from 0; nil where there is one.
  package var sample: Int?
  /// Its ``ModelPlan/key(_:on:)`` where that was made before, since it takes the whole text.
  package var key: String?

  /// All that a method asks of an instance.
  ///
  /// - Parameters:
  ///   - bothOrders: whether a pair is asked a second time with the responses exchanged.
  ///   - samples: how often each is asked; nil for once, without drawing.
  package static func all(
    _ instance: Instance, _ method: ModelMethod, bothOrders: Bool, samples: Int? = nil
  ) -> [ModelQuestion] {
    let questions =
      method.isOfResponse
      ? ResponseLetter.allCases.map { ModelQuestion(instance: instance, response: $0, firstShown: nil) }
      : (bothOrders ? ResponseLetter.allCases : [.a]).map {
        ModelQuestion(instance: instance, response: nil, firstShown: $0)
      }
    guard let samples else { return questions }
    return questions.flatMap { question in
      (0..<samples).map { number in
        var question = question
        question.sample = number
        return question
      }
    }
  }
}
