import TerminalUI

/// Turns the bytes a terminal sends into events.
///
/// A value without input or output of its own: it is given bytes and times, so every sequence can be tested.
struct InputDecoder {
  /// How long an escape waits for what may belong to it before it is the Escape key.
  static let escapeDelay = Duration.milliseconds(25)

  private let tokenizer: InputTokenizer
  private let pasteLimit: Int
  /// Bytes that do not make a whole token yet.
  private var pending: [UInt8] = []
  private var paste: PasteCollector?
  private var clicks = ClickTracker()

  /// Makes a decoder.
  ///
  /// - Parameters:
  ///   - keys: what this terminal sends for its keys.
  ///   - pasteLimit: the most bytes kept of one paste.
  init(keys: KeySequences, pasteLimit: Int = PasteCollector.defaultLimit) {
    tokenizer = InputTokenizer(keys: keys)
    self.pasteLimit = pasteLimit
  }

  /// Whether bytes wait that are a key if nothing follows within `escapeDelay`: then call `finish(at:)`.
  var isUndecided: Bool {
    paste == nil && !pending.isEmpty && tokenizer.token(in: pending[...], isAll: true) != nil
  }

  /// The events that are complete with these bytes.
  mutating func decode(_ bytes: some Sequence<UInt8>, at time: ContinuousClock.Instant) -> [InputEvent] {
    pending.append(contentsOf: bytes)
    return events(isAll: false, at: time)
  }

  /// The events of bytes that nothing followed.
  mutating func finish(at time: ContinuousClock.Instant) -> [InputEvent] {
    events(isAll: true, at: time)
  }

  private mutating func events(isAll: Bool, at time: ContinuousClock.Instant) -> [InputEvent] {
    var batch = EventBatch()
    var rest = pending[...]
    while !rest.isEmpty {
      if paste != nil {
        guard takePaste(&rest, into: &batch) else { break }
        continue
      }
      guard let (token, length) = tokenizer.token(in: rest, isAll: isAll) else { break }
      rest = rest.dropFirst(length)
      switch token {
      case .key(let key): batch.append(.key(key))
      case .scalar(let scalar): batch.append(scalar)
      case .pasteBegin: paste = PasteCollector(limit: pasteLimit)
      case .mouse(let report):
        if let event = clicks.event(for: report, at: time) { batch.append(.mouse(event)) }
      case .nothing: break
      }
    }
    pending = Array(rest)
    return batch.finished()
  }

  /// Takes what belongs to the paste. Returns whether it is complete.
  private mutating func takePaste(_ rest: inout ArraySlice<UInt8>, into batch: inout EventBatch) -> Bool {
    guard let (count, isComplete) = paste?.take(rest) else { return false }
    rest = rest.dropFirst(count)
    guard isComplete else { return false }
    if let text = paste?.text { batch.append(.paste(text)) }
    paste = nil
    return true
  }
}

/// Events in the making: scalars that come together are put together to characters.
private struct EventBatch {
  private var events: [InputEvent] = []
  private var text = ""

  mutating func append(_ scalar: Unicode.Scalar) { text.unicodeScalars.append(scalar) }

  mutating func append(_ event: InputEvent) {
    endText()
    events.append(event)
  }

  mutating func finished() -> [InputEvent] {
    endText()
    return events
  }

  private mutating func endText() {
    events.append(contentsOf: text.map { .key(.character($0)) })
    text = ""
  }
}
