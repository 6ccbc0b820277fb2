import TargetClient
import TerminalUI

/// Something that happened, to which the explorer's state answers.
public enum ExplorerAction: Sendable {
  /// A person did something at the terminal.
  case input(InputEvent)
  /// The call with this number ended.
  case callEnded(Int, CallOutcome, CallTime)
  /// Time passed while a call runs; how many milliseconds it has run by now.
  case progress(milliseconds: Int)
}

/// How a call ended.
public enum CallOutcome: Sendable {
  /// With a decision.
  case decided(TargetDeliveryResult)
  /// Without one, and why.
  case failed(CallFailure)
}
