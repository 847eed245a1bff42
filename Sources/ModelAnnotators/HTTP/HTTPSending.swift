import Foundation

/// Sends one request and waits for its reply: the network, or a test's stand-in.
package protocol HTTPSending: Sendable {
  /// - Throws: ``ModelError`` where no reply came.
  func send(_ request: HTTPRequest) async throws -> HTTPReply
}

package struct HTTPRequest: Hashable, Sendable {
  package var url: URL
  package var method: String
  package var headers: [String: String]
  package var body: Data?

  package init(url: URL, method: String = "GET", headers: [String: String] = [:], body: Data? = nil) {
    self.url = url
    self.method = method
    self.headers = headers
    self.body = body
  }
}

package struct HTTPReply: Hashable, Sendable {
  package var status: Int
  /// Names in lower case.
  package var headers: [String: String]
  package var body: Data

  package init(status: Int, headers: [String: String] = [:], body: Data = Data()) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
