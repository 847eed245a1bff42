import Foundation

exit(Driver.run(ProcessInfo.processInfo.environment["DEMUR_FUZZ_TARGET"], CommandLine.arguments))
