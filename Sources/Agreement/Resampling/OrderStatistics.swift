/// Quantiles of numbers that are sorted no further than these need (Hoare 1961, "Algorithm 65: Find").
struct OrderStatistics {
  private var values: [Double]

  /// Of at least one number, none of them NaN.
  init(_ values: [Double]) {
    self.values = values
  }

  /// The quantile of a share, between order statistics by straight lines (Hyndman & Fan 1996, type 7).
  mutating func quantile(_ share: Double) -> Double {
    let position = min(1, max(0, share)) * Double(values.count - 1)
    let lower = Int(position)
    select(lower)
    let low = values[lower]
    guard lower + 1 < values.count else { return low }
    let high = values[(lower + 1)...].reduce(.infinity, min)
    return low + (position - Double(lower)) * (high - low)
  }

  /// Puts the number of a rank into its place, no greater ones before it and no smaller ones after it.
  private mutating func select(_ rank: Int) {
    values.withUnsafeMutableBufferPointer { values in
      var (low, high) = (0, values.count - 1)
      while low < high {
        let pivot = values[(low + high) / 2]
        var (left, right) = (low, high)
        while left <= right {
          while values[left] < pivot { left += 1 }
          while values[right] > pivot { right -= 1 }
          if left <= right {
            values.swapAt(left, right)
            left += 1
            right -= 1
          }
        }
        if rank <= right { high = right } else if rank >= left { low = left } else { return }
      }
    }
  }
}
