import CMarkGFM
import Glibc

/// The parser's tree of a text, walked from its first node to its last without recursion, however deep it is.
final class MarkdownTree {
  // A class, as the tree is freed when nobody walks it any more.
  enum Kind {
    case document, quote, list(start: Int?, delimiter: String), item, code(isFenced: Bool, info: String), html
    case paragraph, heading(Int), rule
    case table([MarkdownTable.Alignment]), tableRow, tableCell
    case text, lineBreak, codeSpan, inlineHTML, emphasis, strong, link(address: String, title: String), image(
      address: String, title: String)
    case other
  }

  /// A node where the walk comes to it, or leaves it. Lines count from 0.
  struct Step {
    var kind: Kind
    var isEntering: Bool
    var lines: ClosedRange<Int>
    /// Where it begins in the first of them, in bytes from 0; of what stands within a paragraph it is not known.
    var column: Int
    fileprivate var node: OpaquePointer

    /// Its own text, as bytes.
    func withLiteral(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
      guard let literal = cmark_node_get_literal(node) else { return }
      let count = strlen(literal)
      literal.withMemoryRebound(to: UInt8.self, capacity: count) { body(UnsafeBufferPointer(start: $0, count: count)) }
    }
  }

  private let document: OpaquePointer

  /// Registering is not safe for threads; the first use of a static value is.
  private static let isRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  /// nil where there is no memory for it.
  init?(_ bytes: [UInt8]) {
    guard Self.isRegistered, let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
    defer { cmark_parser_free(parser) }
    if let tables = cmark_find_syntax_extension("table") { cmark_parser_attach_syntax_extension(parser, tables) }
    // A mark of the byte order at the beginning would be swallowed; the second is not.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { cmark_parser_feed(parser, "\u{FEFF}", 3) }
    bytes.withUnsafeBytes {
      if let start = $0.baseAddress { cmark_parser_feed(parser, start.assumingMemoryBound(to: CChar.self), $0.count) }
    }
    guard let document = cmark_parser_finish(parser) else { return nil }
    self.document = document
  }

  deinit { cmark_node_free(document) }

  func walk(_ body: (Step) -> Void) {
    guard let iterator = cmark_iter_new(document) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
      let first = max(0, Int(cmark_node_get_start_line(node)) - 1)
      let last = max(first, Int(cmark_node_get_end_line(node)) - 1)
      let column = max(0, Int(cmark_node_get_start_column(node)) - 1)
      body(
        Step(
          kind: Self.kind(node), isEntering: event == CMARK_EVENT_ENTER, lines: first...last, column: column, node: node
        ))
    }
  }

  private static func kind(_ node: OpaquePointer) -> Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: return .document
    case CMARK_NODE_BLOCK_QUOTE: return .quote
    case CMARK_NODE_LIST:
      let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      return .list(
        start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
        delimiter: cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? ")" : ".")
    case CMARK_NODE_ITEM: return .item
    case CMARK_NODE_CODE_BLOCK:
      var (length, offset, character): (CInt, CInt, CChar) = (0, 0, 0)
      let isFenced = cmark_node_get_fenced(node, &length, &offset, &character) != 0
      return .code(isFenced: isFenced, info: string(cmark_node_get_fence_info(node)))
    case CMARK_NODE_HTML_BLOCK: return .html
    case CMARK_NODE_PARAGRAPH: return .paragraph
    case CMARK_NODE_HEADING: return .heading(Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: return .rule
    case CMARK_NODE_TEXT: return .text
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: return .lineBreak
    case CMARK_NODE_CODE: return .codeSpan
    case CMARK_NODE_HTML_INLINE: return .inlineHTML
    case CMARK_NODE_EMPH: return .emphasis
    case CMARK_NODE_STRONG: return .strong
    case CMARK_NODE_LINK:
      return .link(address: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    case CMARK_NODE_IMAGE:
      return .image(address: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    default: break
    }
    // The kinds that the extension adds have no names in C's headers.
    switch string(cmark_node_get_type_string(node)) {
    case "table": return .table(alignments(node))
    case "table_row", "table_header": return .tableRow
    case "table_cell": return .tableCell
    default: return .other
    }
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }

  private static func alignments(_ node: OpaquePointer) -> [MarkdownTable.Alignment] {
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    guard let letters = cmark_gfm_extensions_get_table_alignments(node) else { return [] }
    return (0..<count).map { index in
      switch letters[index] {
      case UInt8(ascii: "r"): .right
      case UInt8(ascii: "c"): .centre
      default: .left
      }
    }
  }
}
