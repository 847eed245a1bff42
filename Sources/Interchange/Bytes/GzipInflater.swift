import CZlib

/// Inflates a gzip stream, member after member; zero bytes may pad its end. A class because zlib keeps the address of its
/// state.
final class GzipInflater {
  private let stream: UnsafeMutablePointer<z_stream>
  private let isReady: Bool
  /// Between members the stream may end; within one it may not.
  private var isWithinMember = true
  /// Damage that was met behind bytes that had to be handed out first.
  private var fault: LineFault?

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let gzipWindow: Int32 = 16 + MAX_WBITS
    isReady = inflateInit2_(stream, gzipWindow, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// Inflates from `input`, of which it takes the consumed bytes away, into `output`; the number of bytes written.
  func inflate(_ input: inout UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) throws(LineFault)
    -> Int
  {
    guard isReady else { throw .gzipDamaged("out of memory") }
    if let fault { throw fault }
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(clamping: output.count)
    let room = stream.pointee.avail_out
    do throws(LineFault) {
      while !input.isEmpty, stream.pointee.avail_out > 0 { try step(&input) }
    } catch {
      if stream.pointee.avail_out == room { throw error }
      fault = error
    }
    return Int(room - stream.pointee.avail_out)
  }

  private func step(_ input: inout UnsafeRawBufferPointer) throws(LineFault) {
    if !isWithinMember { try beginMember(&input) }
    guard let base = input.baseAddress, isWithinMember else { return }
    stream.pointee.next_in = UnsafeMutablePointer(mutating: base.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = UInt32(clamping: input.count)
    let offered = stream.pointee.avail_in
    let code = CZlib.inflate(stream, Z_NO_FLUSH)
    input = UnsafeRawBufferPointer(rebasing: input.dropFirst(Int(offered - stream.pointee.avail_in)))
    switch code {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: isWithinMember = false
    default: throw .gzipDamaged(stream.pointee.msg.map { String(cString: $0) } ?? "code \(code)")
    }
  }

  /// To be called when there is no more input; nothing is left to write then.
  func finish() throws(LineFault) -> Int {
    if let fault { throw fault }
    if isWithinMember { throw .gzipTruncated }
    return 0
  }

  private func beginMember(_ input: inout UnsafeRawBufferPointer) throws(LineFault) {
    input = UnsafeRawBufferPointer(rebasing: input.drop { $0 == 0 })
    guard let first = input.first else { return }
    guard first == GzipInflater.magic[0] else { throw .gzipDamaged("something else follows") }
    inflateReset(stream)
    isWithinMember = true
  }

  /// The first two bytes of a gzip file.
  static let magic: [UInt8] = [0x1F, 0x8B]
}
