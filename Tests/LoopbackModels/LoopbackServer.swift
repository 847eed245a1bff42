import Dispatch
import Foundation
import Glibc
import Synchronization

/// A server of HTTP/1.1 on 127.0.0.1, at a port that the system chooses. A class, since it owns sockets and threads.
final class LoopbackServer: Sendable {
  struct Request: Sendable {
    var method: String
    var path: String
    var headers: [String: String]
    var body: Data

    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: body)) as? [String: Any] ?? [:] }
    var text: String { String(decoding: body, as: UTF8.self) }
  }

  /// What comes of a request.
  enum Reply: Sendable {
    case json(String, status: Int = 200, headers: [String: String] = [:])
    /// No answer until the client leaves.
    case stall
    /// The connection is torn down.
    case reset
    /// The connection is closed without a word.
    case close
    /// Something that is no HTTP.
    case bytes(String)
    /// The first bytes of a body that is announced as longer.
    case torn(String)
    /// These bytes, head and all, and then `again` until the client leaves.
    case endless([UInt8], again: [UInt8])

    /// With something else in the body.
    func replacing(_ part: String, with other: String) -> Reply {
      guard case .json(let text, let status, let headers) = self else { return self }
      return .json(text.replacingOccurrences(of: part, with: other), status: status, headers: headers)
    }
  }

  let port: UInt16
  private let listening: Int32
  private let state = Mutex(State())
  private let handler: @Sendable (Request) -> Reply

  private struct State {
    var paths: [String] = []
    var underWay = 0
    var mostUnderWay = 0
    var open: Set<Int32> = []
    var isStopped = false
  }

  init(_ handler: @escaping @Sendable (Request) -> Reply) throws {
    self.handler = handler
    let listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listening, address, length) == 0 && listen(listening, 128) == 0
          && getsockname(listening, address, &length) == 0
      }
    }
    guard listening >= 0, isBound else { throw CocoaError(.fileWriteUnknown) }
    self.listening = listening
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in accept() }
  }

  var address: String { "http://127.0.0.1:\(port)" }
  /// The paths asked for, in order.
  var paths: [String] { state.withLock { $0.paths } }
  /// Whether nobody is connected, and all that was sent has been read.
  var isIdle: Bool { state.withLock { $0.open.isEmpty } }
  var mostUnderWay: Int { state.withLock { $0.mostUnderWay } }

  /// Closes all connections and ends the threads.
  func stop() {
    let open = state.withLock { state -> [Int32] in
      state.isStopped = true
      return Array(state.open)
    }
    shutdown(listening, Int32(SHUT_RDWR))
    for descriptor in open { shutdown(descriptor, Int32(SHUT_RDWR)) }
  }

  private func accept() {
    while true {
      let descriptor = Glibc.accept(listening, nil, nil)
      guard descriptor >= 0 else { break }
      var yes: Int32 = 1
      setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
      let isStopped = state.withLock { state in
        state.open.insert(descriptor)
        return state.isStopped
      }
      if isStopped { shutdown(descriptor, Int32(SHUT_RDWR)) }
      Thread.detachNewThread { [self] in
        serve(descriptor)
        _ = state.withLock { $0.open.remove(descriptor) }
        close(descriptor)
      }
    }
    close(listening)
  }

  private func serve(_ descriptor: Int32) {
    var buffer: [UInt8] = []
    while let request = Self.read(descriptor, &buffer) {
      state.withLock { state in
        state.paths.append(request.path)
        state.underWay += 1
        state.mostUnderWay = max(state.mostUnderWay, state.underWay)
      }
      let reply = handler(request)
      state.withLock { $0.underWay -= 1 }
      switch reply {
      case .json(let body, let status, let headers):
        let all = ["Content-Type": "application/json", "Content-Length": "\(body.utf8.count)"].merging(headers) { $1 }
        let head = "HTTP/1.1 \(status) X\r\n" + all.map { "\($0.key): \($0.value)\r\n" }.joined() + "\r\n"
        guard Self.write(descriptor, Array((head + body).utf8)) else { return }
      case .torn(let body):
        let head =
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count + 500)\r\n\r\n"
        _ = Self.write(descriptor, Array((head + body).utf8))
        return
      case .reset:
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
        return
      case .close: return
      case .bytes(let bytes):
        _ = Self.write(descriptor, Array(bytes.utf8))
        return
      case .endless(let bytes, let again):
        guard Self.write(descriptor, bytes) else { return }
        while Self.write(descriptor, again) { usleep(5_000) }
        return
      case .stall:
        var byte: UInt8 = 0
        _ = recv(descriptor, &byte, 1, 0)
        return
      }
    }
  }

  private static func read(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Request? {
    let end = Array("\r\n\r\n".utf8)
    var head: Int?
    while true {
      head = buffer.firstRange(of: end)?.upperBound
      if head != nil { break }
      guard more(descriptor, &buffer) else { return nil }
    }
    guard let head else { return nil }
    let lines = String(decoding: buffer[..<head], as: UTF8.self).components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    let length = Int(headers["content-length"] ?? "0") ?? 0
    while buffer.count < head + length { guard more(descriptor, &buffer) else { return nil } }
    let body = Data(buffer[head..<head + length])
    buffer.removeFirst(head + length)
    guard words.count > 1 else { return nil }
    return Request(method: String(words[0]), path: String(words[1]), headers: headers, body: body)
  }

  private static func more(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Bool {
    var part = [UInt8](repeating: 0, count: 65536)
    let count = recv(descriptor, &part, part.count, 0)
    guard count > 0 else { return false }
    buffer += part[..<count]
    return true
  }

  private static func write(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}
