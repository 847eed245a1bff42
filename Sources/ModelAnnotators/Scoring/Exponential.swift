import Foundation

func exponential(_ value: Double) -> Double { exp(value) }
