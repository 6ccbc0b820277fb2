/// Where the arrays and objects of a large JSON text are, so that any place of it can be shown at once.
///
/// Only containers of 1 KB and more are noted: what is smaller is scanned anew when it is asked for, which
/// takes less time than a row takes to draw. For ordinary documents the index is a few hundredths of the text.
/// It grows by parts, which an ``JSONIndexer`` makes away from the screen.
public struct JSONIndex: Sendable {
  /// How far the text is known.
  public enum Status: Hashable, Sendable {
    /// More is to come.
    case growing
    /// All of it is there, and it is one JSON text.
    case complete
    /// What stands before the fault is there.
    case broken(JSONParseError)
  }

  /// An array or object.
  struct Container: Hashable, Sendable {
    /// The position of its opening bracket.
    let start: Int
    /// The position after its closing bracket; 0 while that was not found.
    var end = 0
    /// The number of the innermost container around it, or -1.
    let parent: Int32
    /// How many containers are around it.
    let depth: UInt32
    /// How many members or elements it has, so far.
    var childCount = 0
  }

  /// What was found since the part before.
  public struct Part: Sendable {
    /// How many of the containers known before stay. The others turned out to be small.
    var kept = 0
    /// What changed in containers that were known before.
    var changes: [(number: Int, end: Int, childCount: Int)] = []
    /// Containers that come behind those known before, by their start.
    var containers: [Container] = []
    /// Every 64th child of a large container, with the start of the container.
    var landmarks: [(container: Int, child: Int)] = []
    /// Places between tokens, about 64 KB from one another.
    var stations: [Int] = []
    /// How many bytes of the text are known.
    public internal(set) var limit = 0
    /// How far the text is known with this part.
    public internal(set) var status = Status.growing

    /// What is wrong with a string in this part, if it is the first that no parser takes.
    public internal(set) var flaw: JSONParseError?

    /// The same part, with faults told at another place: for text that was made from a file before it was read.
    public func placingFault(_ place: (JSONParseError) -> JSONParseError) -> Part {
      var part = self
      if case .broken(let fault) = status { part.status = .broken(place(fault)) }
      part.flaw = flaw.map(place)
      return part
    }
  }

  /// Containers smaller than this many bytes are not noted.
  static let smallestSize = 1_024
  /// Of so many children one is a landmark.
  static let landmarkDistance = 64
  /// About how many bytes lie between two stations.
  static let stationDistance = 65_536

  /// How many bytes of the text are known, up to the end of a token.
  public private(set) var limit = 0
  /// How far the text is known.
  public private(set) var status = Status.growing
  /// What is wrong with the first string that no parser takes, by its escapes or its bytes. It is there all the same.
  public private(set) var flaw: JSONParseError?
  /// The containers by their start.
  private(set) var containers: [Container] = []
  /// The starts of every 64th child of containers with more than that, by the start of the container.
  private(set) var landmarks: [Int: [Int]] = [:]
  /// Places between tokens, about 64 KB from one another, from which the text can be read on.
  private(set) var stations: [Int] = []

  /// An index that knows nothing yet.
  public init() {}

  /// Takes in what was found next. Takes time in proportion to the part.
  public mutating func append(_ part: Part) {
    if part.kept < containers.count { containers.removeLast(containers.count - part.kept) }
    for change in part.changes where change.number < containers.count {
      containers[change.number].end = change.end
      containers[change.number].childCount = change.childCount
    }
    containers += part.containers
    for landmark in part.landmarks { landmarks[landmark.container, default: []].append(landmark.child) }
    stations += part.stations
    limit = part.limit
    status = part.status
    flaw = flaw ?? part.flaw
  }

  /// The number of the last container that starts at a position or before it, or -1.
  func lastContainer(startingUpTo position: Int) -> Int {
    var low = 0
    var high = containers.count
    while low < high {
      let middle = (low + high) / 2
      if containers[middle].start <= position { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  /// The container that starts at a position, or nil when it is a small one.
  func container(at position: Int) -> Container? {
    let number = lastContainer(startingUpTo: position)
    guard number >= 0, containers[number].start == position else { return nil }
    return containers[number]
  }

  /// The innermost large container with a position between its brackets.
  func innermostContainer(around position: Int) -> Container? {
    var number = lastContainer(startingUpTo: position - 1)
    while number >= 0 {
      let container = containers[number]
      if container.end == 0 || position < container.end { return container }
      number = Int(container.parent)
    }
    return nil
  }

  /// The start of the nearest child at or before a place among the children that is noted, and its place.
  func landmark(in container: Int, before child: Int) -> (child: Int, start: Int)? {
    guard child >= Self.landmarkDistance, let starts = landmarks[container], !starts.isEmpty else {
      return nil
    }
    let number = min(child / Self.landmarkDistance, starts.count)
    return (number * Self.landmarkDistance, starts[number - 1])
  }

  /// The nearest noted child that starts at a position or before it, and its place.
  func landmark(in container: Int, startingUpTo position: Int) -> (child: Int, start: Int)? {
    guard let starts = landmarks[container] else { return nil }
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= position { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? (low * Self.landmarkDistance, starts[low - 1]) : nil
  }
}
