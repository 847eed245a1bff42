import Foundation

/// Sends one request and waits for its reply: the network, or a test's stand-in.
public protocol HTTPSending: Sendable {
  /// - Throws: ``ModelError`` where no reply came.
  func send(_ request: HTTPRequest) async throws -> HTTPReply
}

public struct HTTPRequest: Hashable, Sendable {
  public var url: URL
  public var method: String
  public var headers: [String: String]
  public var body: Data?

  public init(url: URL, method: String = "GET", headers: [String: String] = [:], body: Data? = nil) {
    self.url = url
    self.method = method
    self.headers = headers
    self.body = body
  }
}

public struct HTTPReply: Hashable, Sendable {
  public var status: Int
  /// Names in lower case.
  public var headers: [String: String]
  public var body: Data

  public init(status: Int, headers: [String: String] = [:], body: Data = Data()) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
