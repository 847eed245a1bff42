extension SharedRows {
  /// Calls a closure for each distinct row with its other cells and the rows of the matrix that are like it.
  func forEachDistinct(
    _ body: (_ entries: UnsafeBufferPointer<Entry>, _ members: UnsafeBufferPointer<UInt32>) -> Void
  ) {
    entries.withUnsafeBufferPointer { entries in
      members.withUnsafeBufferPointer { members in
        var (entry, member) = (0, 0)
        for (entryEnd, memberEnd) in zip(entryEnds, memberEnds) {
          body(
            UnsafeBufferPointer(rebasing: entries[entry..<entryEnd]),
            UnsafeBufferPointer(rebasing: members[member..<memberEnd]))
          (entry, member) = (entryEnd, memberEnd)
        }
      }
    }
  }

  /// Adds the absolute value of each cell as often as `times[i]` says of its row, and notes the largest one met at all.
  func addSizes(times: [Int], to sums: inout [Double], largest: inout [Double]) {
    forEachDistinct { entries, members in
      let count = Double(members.reduce(0) { $0 + times[Int($1)] })
      for entry in entries {
        let column = Int(entry.column)
        sums[column] += count * abs(entry.weight)
        largest[column] = max(largest[column], abs(entry.weight))
      }
    }
  }

  /// Notes for each row of the matrix which words of bits belong to the columns that it has something in.
  ///
  /// - Parameters:
  ///   - bits: `width` words for each column.
  ///   - marks: `width` words for each row, into which those of its columns are put.
  func mark(bits: [UInt64], width: Int, in marks: inout [UInt64]) {
    var found = Array(repeating: UInt64(0), count: width)
    forEachDistinct { entries, members in
      for word in 0..<width { found[word] = 0 }
      for entry in entries {
        for word in 0..<width { found[word] |= bits[Int(entry.column) * width + word] }
      }
      for member in members {
        for word in 0..<width { marks[Int(member) * width + word] |= found[word] }
      }
    }
  }

  /// Adds to each row of `products` (`width` numbers) the product of the matrix's row and of `factors` (`width` numbers for
  /// each column).
  func multiply(by factors: [Double], width: Int, addingTo products: inout [Double]) {
    var row = Array(repeating: 0.0, count: width)
    factors.withUnsafeBufferPointer { factors in
      row.withUnsafeMutableBufferPointer { row in
        products.withUnsafeMutableBufferPointer { products in
          forEachDistinct { entries, members in
            row.update(repeating: 0)
            for entry in entries {
              let start = Int(entry.column) * width
              for column in 0..<width { row[column] += entry.weight * factors[start + column] }
            }
            for member in members {
              let start = Int(member) * width
              for column in 0..<width { products[start + column] += row[column] }
            }
          }
        }
      }
    }
  }
}
