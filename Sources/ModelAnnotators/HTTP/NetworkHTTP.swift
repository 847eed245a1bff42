import Foundation
import FoundationNetworking

/// HTTP over the network. A class, since it owns a session with its connections, which are kept open between requests.
public final class NetworkHTTP: HTTPSending {
  private let session: URLSession
  private let timeout: TimeInterval
  private static let largestReply = 64 << 20

  /// - Parameters:
  ///   - timeout: seconds without a byte after which a request is given up; less than 1 counts as 1, since
  ///     FoundationNetworking cuts fractions off and takes 0 for at once.
  ///   - connections: how many requests are under way at most.
  public init(timeout: TimeInterval, connections: Int) {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpMaximumConnectionsPerHost = max(1, connections)
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    self.timeout = max(1, timeout.rounded(.up))
    session = URLSession(configuration: configuration, delegate: NoRedirects(), delegateQueue: nil)
  }

  deinit { session.invalidateAndCancel() }

  public func send(_ request: HTTPRequest) async throws -> HTTPReply {
    var outgoing = URLRequest(url: request.url)
    // Set after making it: the initialiser's own timeout is lost on Linux.
    outgoing.timeoutInterval = timeout
    outgoing.httpMethod = request.method
    outgoing.httpBody = request.body
    for (name, value) in request.headers { outgoing.setValue(value, forHTTPHeaderField: name) }
    let place = request.url.place
    do {
      let (body, response) = try await session.data(for: outgoing)
      guard body.count <= Self.largestReply else { throw ModelError.tooLarge(place, bytes: body.count) }
      guard let response = response as? HTTPURLResponse else {
        throw ModelError.unreadable(place, why: "it is not HTTP")
      }
      var headers: [String: String] = [:]
      for (name, value) in response.allHeaderFields { headers["\(name)".lowercased()] = "\(value)" }
      return HTTPReply(status: response.statusCode, headers: headers, body: body)
    } catch let error as URLError {
      throw Self.error(error, place, seconds: timeout)
    }
  }

  private static func error(_ error: URLError, _ place: String, seconds: Double) -> any Error {
    switch error.code {
    case .cancelled: CancellationError()
    case .timedOut: ModelError.timedOut(place, seconds: seconds)
    case .cannotFindHost, .dnsLookupFailed: ModelError.unreachable(place, why: "no machine has that name")
    case .cannotConnectToHost: ModelError.unreachable(place, why: "nobody answers there")
    case .badURL, .unsupportedURL: ModelError.badAddress(place)
    case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
      ModelError.unreachable(place, why: "its certificate is not to be trusted")
    case .badServerResponse, .cannotParseResponse: ModelError.unreadable(place, why: "it is not HTTP")
    default: ModelError.dropped(place, why: "network error \(error.errorCode)")
    }
  }
}

/// A key must not travel on to wherever a server sends its callers. A class, since URLSession's delegates are.
private final class NoRedirects: NSObject, URLSessionTaskDelegate {
  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }
}

extension URL {
  /// The address without anything secret: no user, password or query.
  var place: String {
    var parts = URLComponents(url: self, resolvingAgainstBaseURL: false)
    parts?.user = nil
    parts?.password = nil
    parts?.query = nil
    parts?.fragment = nil
    return parts?.string ?? "the server"
  }
}
