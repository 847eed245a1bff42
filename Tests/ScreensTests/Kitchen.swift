import Foundation
import Screens
import Study

/// The dialogue of the wireframes.
enum Kitchen {
  static let context = [
    Turn(
      role: .user,
      content: " I have two hours before my parents come for dinner and the kitchen is a mess. Where do I start?"),
    Turn(
      role: .assistant,
      content:
        " Start with what they will see first: clear the table and the worktops, then wash up while something simple is in the oven."
    ),
    Turn(role: .user, content: " There is nothing in the oven yet. What could I even cook?"),
  ]
  static let tray =
    " A tray of vegetables and chicken thighs is hard to get wrong. Cut carrots, potatoes and an onion, add oil and salt, lay the chicken on top and leave it at 200 degrees for fifty minutes. While it cooks you have both hands free for the kitchen, and there is only one tray to wash up afterwards."
  static let order =
    " You could order in. Plenty of places deliver within the hour, and then the kitchen does not matter. If you would rather cook, what do you have in the house? With pasta, a tin of tomatoes and some garlic you are done in twenty minutes, and you can set the table while the water comes to the boil."

  /// Many paragraphs, each with its number.
  static func long(_ count: Int) -> String {
    (1...count).map { "Paragraph \($0). \(tray.dropFirst())" }.joined(separator: "\n\n")
  }

  static func single(_ number: Int, _ response: ResponseLetter = .a, text: String? = nil) -> ServedWork {
    served(
      AssignedWork(id: Int64(number), formulation: .single, response: response, firstShown: nil), a: text ?? tray,
      b: order)
  }

  static func pair(
    _ number: Int, first: ResponseLetter = .a, a: String = tray, b: String = order, context: [Turn] = context
  ) -> ServedWork {
    served(
      AssignedWork(id: Int64(number), formulation: .preference, response: nil, firstShown: first), a: a, b: b,
      context: context)
  }

  static func served(_ work: AssignedWork, a: String, b: String, context: [Turn] = context) -> ServedWork {
    ServedWork(work: work, context: context, responseA: a, responseB: b)
  }

  static func singles(_ count: Int) -> [ServedWork] { (1...count).map { single($0) } }
  static func pairs(_ count: Int) -> [ServedWork] { (1...count).map { pair($0) } }

  static let practice = PracticeInstance(
    instance: Instance(
      key: InstanceKey("secret-practice"), subset: "secret-subset", context: context, responseA: tray,
      responseB: order),
    ratings: RatingPair(a: Rating.allCases[4], b: Rating.allCases[2]), preference: .littleA,
    why: "The tray answers what was asked, with what one has at home; ordering in passes it by.")
}

extension Date {
  /// Tuesday 7 October 2025, noon UTC.
  static let sample = Date(timeIntervalSince1970: 1_759_838_400)
}

extension StudySettings {
  static var sample: StudySettings {
    var settings = StudySettings(title: "A sample study", seed: 1)
    settings.contact = "the study's contact"
    settings.guidelines = """
      Judge the quality of each response as you see it: is it right, does it help, is it kind?

      There is no answer that we wait for. Where you are torn, choose what is nearer, and f says that you were unsure.
      """
    settings.consent = """
      You will read dialogues with a language model and judge its responses. Some may be unpleasant.

      You can stop at any time, without a reason. What you judged until then is kept under a pseudonym.
      """
    return settings
  }
}

extension AnnotateSetting {
  static func sample(_ settings: StudySettings = .sample, offersSuspend: Bool = true) -> AnnotateSetting {
    AnnotateSetting(
      title: settings.title, consent: settings.consent, consentHash: "c", guidelines: settings.guidelines,
      guidelinesHash: "g", contact: settings.contact, work: WorkSetting(DeskSettings(settings)),
      questions: settings.questions,
      offersEditor: true,
      offersSuspend: offersSuspend, dayNames: DayNames(offset: 0))
  }
}
