import CLibFuzzer
import OrderedJSON

// What libFuzzer calls. It leaves arguments alone that begin with two hyphens; those are for `Assignment`.
private let assignment = Assignment(arguments: CommandLine.arguments)
private let words = assignment.demo.words

/// Called once before the first input.
@c(LLVMFuzzerInitialize)
public func prepare(_ argumentCount: UnsafeMutableRawPointer, _ arguments: UnsafeMutableRawPointer) -> CInt {
  assignment.writeSeedsIfAsked()
  return 0
}

/// Called with each input; a trap or a long time is a finding.
@c(LLVMFuzzerTestOneInput)
public func test(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  assignment.target.check(input, demo: assignment.demo)
  return 0
}

/// Called to make an input from another one, in place; returns the new size.
@c(LLVMFuzzerCustomMutator)
public func mutate(
  _ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ capacity: Int, _ seed: CUnsignedInt
) -> Int {
  var mutation = JSONMutation(seed: UInt64(seed), words: words)
  let input = UnsafeBufferPointer(start: start, count: count)
  guard assignment.target.wantsJSON, seed % 4 != 0,
    let changed = mutation.mutated(Array(input)), changed.count <= capacity
  else { return LLVMFuzzerMutate(start, count, capacity) }
  start.update(from: changed, count: changed.count)
  return changed.count
}
