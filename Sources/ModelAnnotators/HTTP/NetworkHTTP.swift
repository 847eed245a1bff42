import CHTTP
import Foundation
import Synchronization

/// HTTP over the network, by libcurl, which is loaded when it is first needed. A class, since it owns a thread and its
/// connections, which are kept open between requests.
package final class NetworkHTTP: HTTPSending {
  private let limits: Limits
  private let connections: Int
  private let loop = Mutex(Loop())

  /// What a request may take.
  package struct Limits: Sendable {
    /// Seconds without a useful byte: blanks and comments of a stream, by which servers keep a connection open, are none.
    package var idle: TimeInterval
    /// Seconds in all.
    package var total: TimeInterval
    /// Bytes of an answer when unpacked.
    package var largest = 64 << 20

    /// - Parameters:
    ///   - idle: at least a millisecond.
    ///   - total: ten times that where none is given, so that an answer that comes drop by drop ends too.
    package init(idle: TimeInterval, total: TimeInterval? = nil) {
      self.idle = max(0.001, idle)
      self.total = total ?? 10 * self.idle
    }
  }

  /// - Parameter connections: how many requests are under way at most.
  package init(_ limits: Limits, connections: Int) {
    self.limits = limits
    self.connections = max(1, connections)
  }

  deinit { loop.withLock { $0.stop() } }

  package func send(_ request: HTTPRequest) async throws -> HTTPReply {
    let exchange = Exchange(request, limits)
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        exchange.continuation.withLock { $0 = continuation }
        let why: ModelError? = loop.withLock { loop in
          loop.start(limits, connections: connections) ?? loop.send(exchange, Unmanaged.passRetained(exchange))
        }
        if let why { exchange.end(.failure(why)) }
        // Given up before it was sent: nobody but us tells the loop.
        if Task.isCancelled { loop.withLock { $0.cancel(exchange) } }
      }
    } onCancel: {
      loop.withLock { $0.cancel(exchange) }
    }
  }
}

/// The thread that all requests share, and the number of the next one.
private struct Loop: ~Copyable, @unchecked Sendable {
  private var handle: OpaquePointer?

  /// Does nothing where it runs; otherwise says why it cannot.
  mutating func start(_ limits: NetworkHTTP.Limits, connections: Int) -> ModelError? {
    guard handle == nil else { return nil }
    handle = demur_http_start(
      demur_http_limits(
        connections: Int32(clamping: connections), idle: limits.idle.milliseconds, total: limits.total.milliseconds,
        largest: limits.largest))
    return handle == nil ? .noHTTP(why: String(cString: demur_http_missing())) : nil
  }

  /// - Returns: why it could not be sent; `retained` is then released.
  func send(_ exchange: Exchange, _ retained: Unmanaged<Exchange>) -> ModelError? {
    let isSent = exchange.request.withCRequest { request in
      var request = request
      return demur_http_send(handle, exchange.id, &request, { Exchange.ended($0, $1) }, retained.toOpaque())
    }
    guard !isSent else { return nil }
    retained.release()
    return .unreachable(exchange.request.url.place, why: "there is no memory for a request")
  }

  func cancel(_ exchange: Exchange) {
    if let handle { demur_http_cancel(handle, exchange.id) }
  }

  mutating func stop() {
    if let handle { demur_http_stop(handle) }
    handle = nil
  }
}

/// A request under way. A class, since the loop's thread holds it until it has ended.
private final class Exchange: Sendable {
  let request: HTTPRequest
  let id: UInt64
  let continuation = Mutex<CheckedContinuation<HTTPReply, any Error>?>(nil)
  private let limits: NetworkHTTP.Limits
  private static let last = Atomic<UInt64>(0)

  init(_ request: HTTPRequest, _ limits: NetworkHTTP.Limits) {
    self.request = request
    self.limits = limits
    id = Self.last.add(1, ordering: .relaxed).newValue
  }

  static func ended(_ context: UnsafeMutableRawPointer?, _ reply: UnsafePointer<demur_http_reply>?) {
    guard let context, let reply else { return }
    let exchange = Unmanaged<Exchange>.fromOpaque(context).takeRetainedValue()
    exchange.end(exchange.outcome(reply.pointee))
  }

  func end(_ outcome: Result<HTTPReply, any Error>) {
    let waiting = continuation.withLock { waiting in
      defer { waiting = nil }
      return waiting
    }
    waiting?.resume(with: outcome)
  }

  private func outcome(_ reply: demur_http_reply) -> Result<HTTPReply, any Error> {
    guard reply.end == demur_http_answered else { return .failure(error(reply)) }
    let body = reply.body.map { Data(bytes: $0, count: reply.body_size) } ?? Data()
    return .success(HTTPReply(status: Int(reply.status), headers: headers(reply), body: body))
  }

  /// Names in lower case; of several lines of one name the last counts.
  private func headers(_ reply: demur_http_reply) -> [String: String] {
    let bytes = UnsafeRawBufferPointer(start: reply.headers, count: reply.headers_size)
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst()
    let named = lines.compactMap { line -> (String, String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      return (line[..<colon].lowercased(), value)
    }
    return Dictionary(named) { $1 }
  }

  private func error(_ reply: demur_http_reply) -> any Error {
    let place = request.url.place
    let why = "\(reply.why.map { String(cString: $0) } ?? "no reason given") (\(reply.code))"
    return switch reply.end {
    case demur_http_cancelled: CancellationError()
    case demur_http_timed_out: ModelError.timedOut(place, seconds: limits.idle)
    case demur_http_unended: ModelError.timedOut(place, seconds: limits.total)
    case demur_http_too_large: ModelError.tooLarge(place, bytes: limits.largest)
    case demur_http_no_host: ModelError.unreachable(place, why: "no machine has that name")
    case demur_http_no_server: ModelError.unreachable(place, why: "nobody answers there")
    case demur_http_not_http: ModelError.unreadable(place, why: "it is not HTTP")
    case demur_http_closed: ModelError.dropped(place, why: "it was closed before an answer")
    case demur_http_bad_certificate: ModelError.unreachable(place, why: "its certificate is not to be trusted")
    case demur_http_no_secure_connection:
      ModelError.dropped(place, why: "no secure connection; is it http:// rather than https://?")
    case demur_http_bad_compression: ModelError.unreadable(place, why: "it cannot be unpacked")
    default: ModelError.dropped(place, why: why)
    }
  }
}

extension HTTPRequest {
  /// The request as C has it, valid while the body runs.
  fileprivate func withCRequest<Result>(_ body: (demur_http_request) throws -> Result) rethrows -> Result {
    var lines: [UnsafePointer<CChar>?] = headers.map { name, value in UnsafePointer(strdup("\(name): \(value)")) }
    lines.append(nil)
    defer { for line in lines { free(UnsafeMutablePointer(mutating: line)) } }
    return try url.absoluteString.withCString { address in
      try method.withCString { method in
        try lines.withUnsafeBufferPointer { lines in
          try (self.body ?? Data()).withUnsafeBytes { bytes in
            try body(
              demur_http_request(
                url: address, method: method, headers: lines.baseAddress,
                body: self.body == nil ? nil : bytes.baseAddress ?? Self.nothing, body_size: bytes.count))
          }
        }
      }
    }
  }

  /// Where an empty body is.
  private static var nothing: UnsafeRawPointer? { UnsafeRawPointer(bitPattern: 1) }
}

extension TimeInterval {
  fileprivate var milliseconds: Int64 { Int64(Swift.max(1, Swift.min(self * 1_000, 1e12))) }
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
