import Foundation
import FoundationNetworking
import Synchronization

/// HTTP over the network. A class, since it owns a session with its connections, which are kept open between requests.
package final class NetworkHTTP: HTTPSending {
  private let session: URLSession
  private let timeout: TimeInterval
  private static let largestReply = 64 << 20

  /// - Parameters:
  ///   - timeout: seconds without a byte after which a request is given up; less than 1 counts as 1, since
  ///     FoundationNetworking cuts fractions off and takes 0 for at once.
  ///   - connections: how many requests are under way at most.
  package init(timeout: TimeInterval, connections: Int) {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpMaximumConnectionsPerHost = max(1, connections)
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    self.timeout = max(1, timeout.rounded(.up))
    session = URLSession(configuration: configuration, delegate: NoRedirects(), delegateQueue: nil)
  }

  deinit { session.invalidateAndCancel() }

  package func send(_ request: HTTPRequest) async throws -> HTTPReply {
    var outgoing = URLRequest(url: request.url)
    // Set after making it: the initialiser's own timeout is lost on Linux.
    outgoing.timeoutInterval = timeout
    outgoing.httpMethod = request.method
    outgoing.httpBody = request.body
    for (name, value) in request.headers { outgoing.setValue(value, forHTTPHeaderField: name) }
    let place = request.url.place
    do {
      let (body, response) = try await UnderWay().reply(to: outgoing, of: session)
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
    // The address was looked at before: this is what the library says of a first line that is none of HTTP.
    case .badURL, .unsupportedURL, .cannotParseResponse: ModelError.unreadable(place, why: "it is not HTTP")
    case .badServerResponse: ModelError.dropped(place, why: "it was closed before an answer")
    case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
      ModelError.unreachable(place, why: "its certificate is not to be trusted")
    case .unknown where place.hasPrefix("https:"):
      ModelError.dropped(place, why: "no secure connection; is it http:// rather than https://?")
    default: ModelError.dropped(place, why: "network error \(error.errorCode)")
    }
  }
}

/// A request that can be given up. A class, since two threads share it.
///
/// Foundation's own asynchronous call is no use here: on Linux it cancels while it holds the Swift task's lock and waits for
/// the session's queue, which waits for that lock where a reply or an error comes at the same moment, for ever.
private final class UnderWay: Sendable {
  private let state = Mutex((request: URLSessionDataTask?.none, isGivenUp: false))

  func reply(to request: URLRequest, of session: URLSession) async throws -> (Data, URLResponse?) {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let sent = session.dataTask(with: request) { data, response, error in
          continuation.resume(with: error.map { .failure($0) } ?? .success((data ?? Data(), response)))
        }
        sent.resume()
        let isGivenUp = state.withLock { state in
          state.request = sent
          return state.isGivenUp
        }
        if isGivenUp { giveUp() }
      }
    } onCancel: {
      giveUp()
    }
  }

  private func giveUp() {
    let request = state.withLock { state in
      state.isGivenUp = true
      return state.request
    }
    // Elsewhere: whoever calls this holds the lock.
    DispatchQueue.global().async { request?.cancel() }
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
