import Basics
import Foundation
import Study

/// Files of many questions for services that answer them by and by, one request a line, as OpenAI's batches have them.
package enum BatchFile {
  private static let path = "/v1/chat/completions"

  /// One who asks nothing: what it would send is written to a file.
  package static func server(_ client: ServerClient, model: String, isNamed: Bool) -> any ModelServer {
    ChatServer(
      client,
      ServerFacts(
        place: isNamed ? client.place("") : "a batch file",
        engine: client.address.publicHost ?? "batch", version: "unknown", model: model, models: [], window: nil,
        host: client.address.publicHost, formerEngine: nil, settings: client.extras.settings))
  }

  /// The line of a question, without its end.
  ///
  /// - Parameter key: what the reply will be known by.
  package static func line(_ question: ModelQuestion, _ plan: ModelPlan, on server: any ModelServer, key: String)
    -> String?
  {
    guard let chat = server as? ChatServer else { return nil }
    return JSONValue.object([
      "custom_id": .text(key), "method": "POST", "url": .text(path), "body": chat.request(for: question, plan),
    ]).description
  }

  /// What a line says.
  package struct Reply: Sendable {
    /// That of the question.
    package var key: String
    let result: Result

    enum Result: Sendable {
      case said(EngineReply)
      case not(NotAsked)
      /// Nothing that concerns the question: it is asked again by the next file.
      case failed(why: String)
    }

    /// Why there is nothing to keep; nil where there is.
    package var failure: String? { if case .failed(let why) = result { why } else { nil } }

    /// - Throws: what stood in the way of an answer.
    package func said() throws -> EngineReply {
      switch result {
      case .said(let reply): reply
      case .not(let why): throw why
      case .failed(let why): throw NotAsked.unaskable(why: why)
      }
    }

    /// nil for a line that is no reply.
    package init?(line: String) {
      guard let json = ForgivingJSON.value(Data(line.utf8)), let key = json["custom_id"]?.text ?? json["id"]?.text
      else {
        return nil
      }
      self.key = key
      let response = json["response"] ?? json["result"]
      let body = response?["body"] ?? response?["message"] ?? json["body"]
      let status = response?["status_code"]?.count ?? response?["status"]?.count ?? 200
      let isEmpty = body == nil || body == .null
      let error = json["error"].flatMap { $0 == .null ? nil : $0 }
      let whole: JSONValue = isEmpty ? ["error": error ?? "there is no reply in this line"] : body ?? .null
      let reply = ServerClient.Reply(
        place: "the batch", status: isEmpty && status == 200 ? 500 : status, json: whole,
        excerpt: String(whole.description.prefix(200)))
      do {
        result = .said(try ChatReply(reply.answer(otherwise: "", window: nil), excerpt: reply.excerpt).reply)
      } catch let why as NotAsked {
        result = .not(why)
      } catch {
        result = .failed(why: reply.says)
      }
    }
  }
}

extension ChatServer {
  fileprivate func request(for question: ModelQuestion, _ plan: ModelPlan) -> JSONValue {
    sent(body(among: plan.choices.map(\.word), to: plan.input(question)))
  }
}
