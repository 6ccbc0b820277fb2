import Explorer
import Glibc
import OrderedJSON

/// A file of JSON that is shown while it is read. When it holds calls, they are taken out of it at the end.
///
/// It is read in pieces rather than mapped: a file that is cut short meanwhile just ends earlier, where a mapped one
/// would end the program by a signal.
final class DocumentFile: Sendable {
  /// The name of the file.
  let name: String
  /// As much of the document as was there when the file was opened: enough for the first screen.
  let document: JSONDocument
  private let descriptor: Int32
  private let reader: DocumentReader
  /// What kind of calls it holds; nil when it is any other JSON.
  private let kind: SavedFile.Kind?
  private let indexer: JSONIndexer

  /// Whether it was made to hold calls.
  var holdsCalls: Bool { kind != nil }

  /// How many bytes are read before the first screen is drawn.
  private static let firstPiece = 128 * 1_024
  /// How many bytes are read at a time.
  private static let piece = 1_024 * 1_024
  /// How often progress is shown.
  private static let reportInterval = Duration.milliseconds(30)

  /// Opens a file and reads its beginning.
  ///
  /// - Parameters:
  ///   - size: how large it is.
  ///   - kind: what kind of calls it holds; nil when it is any other JSON.
  ///   - holdsLines: whether it has one value on each line.
  init(
    _ file: InputFile, size: Int, kind: SavedFile.Kind? = nil, holdsLines: Bool = false
  ) throws(CommandFailure) {
    descriptor = file.content.map(Self.openTemporary) ?? open(file.argument, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .badUsage("\(file.name): the file cannot be read") }
    name = file.shortName
    self.kind = kind
    let size = size - Self.skipByteOrderMark(descriptor)
    let bytes = DocumentBytes(capacity: size + (holdsLines ? JSONLinesList.additionalBytes : 0))
    var reader = DocumentReader(descriptor: descriptor, size: size, into: bytes, holdsLines: holdsLines)
    var indexer = JSONIndexer(bytes)
    var document = JSONDocument(bytes)
    let isWhole = !reader.read(upTo: Self.firstPiece)
    document.append(indexer.read(isWhole: isWhole).placingFault(reader.placed))
    self.document = document
    self.reader = reader
    self.indexer = indexer
  }

  deinit { close(descriptor) }

  /// Begins to read behind a byte order mark, if there is one.
  ///
  /// - Returns: how many bytes that are.
  private static func skipByteOrderMark(_ descriptor: Int32) -> Int {
    let mark = [UInt8].byteOrderMark
    let beginning = [UInt8](unsafeUninitializedCapacity: mark.count) { room, count in
      count = max(0, pread(descriptor, room.baseAddress, room.count, 0))
    }
    guard beginning == mark else { return 0 }
    return max(0, Int(lseek(descriptor, off_t(mark.count), SEEK_SET)))
  }

  /// Opens bytes like a file, at their beginning; negative when they cannot be kept.
  private static func openTemporary(_ content: [UInt8]) -> Int32 {
    let file = try? TemporaryFile(fileExtension: "json") { descriptor throws(SystemFailure) in
      try write(content, to: descriptor)
    }
    guard let file else { return -1 }
    defer { file.remove() }
    return open(file.path, O_RDONLY | O_CLOEXEC)
  }

  /// Reads the rest away from the screen; what is found goes into a queue.
  ///
  /// - Parameter isShown: whether the document shows meanwhile; otherwise only its calls are wanted.
  func readRest(into queue: ActionQueue, isShown: Bool) {
    guard !indexer.isFinished || kind != nil else { return }
    Task.detached { [self] in
      var reader = reader
      var indexer = indexer
      var reported = ContinuousClock.now
      while !indexer.isFinished {
        let isWhole = !reader.read(upTo: Self.piece)
        let part = indexer.read(isWhole: isWhole).placingFault(reader.placed)
        let isDue = indexer.isFinished || reported.duration(to: .now) > Self.reportInterval
        if isShown { queue.add(.documentRead(part), canWait: !isDue) }
        if isDue { reported = .now }
      }
      if let kind { queue.add(.savedFileRead(SavedFile(document.bytes, as: kind, named: name))) }
    }
  }
}
