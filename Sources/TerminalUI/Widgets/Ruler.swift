/// Ranges of a scale side by side, with a marker: which experience an allocation bucket falls into.
///
/// ```
///        ▼ 48.44
/// ├── A ────────┼━━ B ━━━━━━━━┤······
/// 0            40            80     100
/// ```
///
/// The marked range is drawn strong, dots stand where no range lies and crosses where several do, so that
/// nothing depends on colour.
public struct Ruler: Hashable, Sendable {
  /// A range of the scale. Whether its bounds belong to it is for its owner to know.
  public struct Segment: Hashable, Sendable {
    /// What it is called.
    public var title: String
    /// Where it begins.
    public var start: Double
    /// Where it ends.
    public var end: Double
    /// Its style.
    public var style: Style

    /// Makes a range.
    public init(_ title: String, from start: Double, to end: Double, style: Style = Style(.information)) {
      self.title = title
      self.start = start
      self.end = end
      self.style = style
    }
  }

  /// The ranges, in order. Where none lies, dots are drawn.
  public var segments: [Segment]
  /// The place of the marker, or nil.
  public var marker: Double?
  /// The number of the range the marker belongs to, drawn strong; nil when it belongs to none.
  public var markedSegment: Int?
  /// What is written beside the marker.
  public var markerTitle: String
  /// The scale.
  public var scale: ClosedRange<Double>

  /// Makes a ruler.
  public init(
    _ segments: [Segment], marker: Double? = nil, markedSegment: Int? = nil, markerTitle: String = "",
    scale: ClosedRange<Double> = 0...100
  ) {
    self.segments = segments
    self.marker = marker
    self.markedSegment = markedSegment
    self.markerTitle = markerTitle
    self.scale = scale
  }

  /// The rows it takes: the marker, the ranges, the numbers.
  public static let rows = 3

  /// The ruler in words, for screen readers and narrow places: `A 0–40, B 40–80, at 48.44 in B`.
  public var summary: String {
    var parts = segments.map { "\($0.title) \(Self.number($0.start))–\(Self.number($0.end))" }
    for overlap in overlaps {
      parts.append("twice \(Self.number(overlap.start))–\(Self.number(overlap.end))")
    }
    if let marker {
      let owner = markedSegment.flatMap { segments.indices.contains($0) ? segments[$0].title : nil } ?? "none"
      parts.append("at \(markerTitle.isEmpty ? Self.number(marker) : markerTitle) in \(owner)")
    }
    return parts.joined(separator: ", ")
  }

  /// The ruler as lines of text: three of them, or its summary in one where there is no room for more.
  public func lines(columns: Int, borders: BorderStyle = .lines) -> [StyledLine] {
    let rows = isDrawn(columns: columns, rows: Self.rows, borders) ? Self.rows : 1
    var surface = Surface(size: Size(columns: max(0, columns), rows: rows))
    draw(into: &surface, in: surface.bounds, borders: borders)
    return (0..<rows).map(surface.line(ofRow:))
  }

  /// Where a segment reaches into an earlier one.
  private var overlaps: [(start: Double, end: Double)] {
    segments.indices.flatMap { index in
      segments[..<index].compactMap { earlier in
        let start = max(earlier.start, segments[index].start)
        let end = min(earlier.end, segments[index].end)
        return start < end ? (start, end) : nil
      }
    }
  }

  /// Whether there is room for more than the summary.
  private func isDrawn(columns: Int, rows: Int, _ borders: BorderStyle) -> Bool {
    borders != .none && rows >= Self.rows && columns >= 8
  }

  /// Draws the ruler into the first three rows of a rectangle; with borders `.none` its summary.
  public func draw(into surface: inout Surface, in rectangle: Rectangle, borders: BorderStyle = .lines) {
    guard !rectangle.isEmpty else { return }
    guard isDrawn(columns: rectangle.columns, rows: rectangle.rows, borders) else {
      let text = DisplayText.truncated(summary, to: rectangle.columns)
      surface.write(text, column: rectangle.column, row: rectangle.row, columns: rectangle.columns)
      return
    }
    drawMarker(into: &surface, in: rectangle, borders)
    surface.fill(
      Rectangle(column: rectangle.column, row: rectangle.row + 1, columns: rectangle.columns, rows: 1),
      borders == .lines ? "·" : ".", style: Style(.muted))
    for (index, segment) in segments.enumerated() {
      draw(segment, isMarked: index == markedSegment, into: &surface, in: rectangle, borders)
    }
    drawOverlaps(into: &surface, in: rectangle, borders)
    drawNumbers(into: &surface, in: rectangle)
  }

  /// The column of a value, within the rectangle.
  private func column(of value: Double, in rectangle: Rectangle) -> Int {
    let length = scale.upperBound - scale.lowerBound
    guard value.isFinite, length > 0 else { return rectangle.column }
    let part = min(max(0, (value - scale.lowerBound) / length), 1)
    return rectangle.column + Int(part * Double(rectangle.columns - 1))
  }

  private func drawMarker(into surface: inout Surface, in rectangle: Rectangle, _ borders: BorderStyle) {
    guard let marker else { return }
    let column = column(of: marker, in: rectangle)
    let title = markerTitle.isEmpty ? Self.number(marker) : markerTitle
    let style = Style(.accent, on: .plain, .bold)
    surface.write(borders == .lines ? "▼" : "v", column: column, row: rectangle.row, style: style)
    let needed = DisplayText.columns(of: title) + 1
    if column + needed < rectangle.endColumn {
      surface.write(" " + title, column: column + 1, row: rectangle.row, style: style)
    } else if column - needed >= rectangle.column {
      surface.write(title + " ", column: column - needed, row: rectangle.row, style: style)
    }
  }

  private func draw(
    _ segment: Segment, isMarked: Bool, into surface: inout Surface, in rectangle: Rectangle,
    _ borders: BorderStyle
  ) {
    let row = rectangle.row + 1
    let first = column(of: segment.start, in: rectangle)
    let last = column(of: segment.end, in: rectangle)
    guard last > first else { return }
    var style = segment.style
    if isMarked { style.emphasis.insert(.bold) }
    surface.fill(
      Rectangle(column: first, row: row, columns: last - first + 1, rows: 1),
      isMarked ? (borders == .lines ? "━" : "=") : borders.horizontal, style: style)
    let meetsBefore = segments.contains { $0 != segment && $0.end == segment.start }
    let left: Character = borders == .lines ? (meetsBefore ? "┼" : "├") : "|"
    surface.put(left, first, row, style)
    surface.put(borders == .lines ? "┤" : "|", last, row, style)
    let own = ownPart(of: segment)
    let start = own.start == segment.start ? first + 1 : column(of: own.start, in: rectangle) + 1
    let room = (own.end == segment.end ? last : column(of: own.end, in: rectangle)) - start
    guard room > 2 else { return }
    let title = " " + DisplayText.truncated(segment.title, to: room - 2) + " "
    let used = DisplayText.columns(of: title)
    surface.write(title, column: start + (room - used) / 2, row: row, style: style, columns: room)
  }

  /// What of a segment no other one claims, for its title.
  private func ownPart(of segment: Segment) -> (start: Double, end: Double) {
    var (start, end) = (segment.start, segment.end)
    for overlap in overlaps {
      if overlap.start <= start, overlap.end > start { start = overlap.end }
      if overlap.end >= end, overlap.start < end { end = overlap.start }
    }
    return (start, end)
  }

  /// Marks what several segments claim, over all of them.
  private func drawOverlaps(
    into surface: inout Surface, in rectangle: Rectangle, _ borders: BorderStyle
  ) {
    for overlap in overlaps {
      let first = column(of: overlap.start, in: rectangle)
      let last = column(of: overlap.end, in: rectangle)
      surface.fill(
        Rectangle(column: first, row: rectangle.row + 1, columns: last - first + 1, rows: 1),
        borders == .lines ? "×" : "x", style: Style(.warning))
    }
  }

  private func drawNumbers(into surface: inout Surface, in rectangle: Rectangle) {
    let row = rectangle.row + 2
    var values = [scale.lowerBound, scale.upperBound]
    for value in segments.flatMap({ [$0.start, $0.end] }) where !values.contains(value) {
      values.append(value)
    }
    var taken: [Range<Int>] = []
    for value in values {
      let text = Self.number(value)
      let start = min(column(of: value, in: rectangle), rectangle.endColumn - text.count)
      let range = start..<(start + text.count)
      // A blank must stay between two numbers; the ends of the scale come first.
      guard !taken.contains(where: { $0.lowerBound <= range.upperBound && range.lowerBound <= $0.upperBound })
      else { continue }
      taken.append(range)
      surface.write(text, column: start, row: row, style: Style(.muted))
    }
  }

  /// A number with at most two decimals.
  private static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
    let hundredths = Int(abs(value) * 100 + 0.5)
    let sign = value < 0 && hundredths > 0 ? "-" : ""
    let whole = hundredths / 100
    let rest = hundredths % 100
    if rest == 0 { return "\(sign)\(whole)" }
    let digits = rest < 10 ? "0\(rest)" : rest % 10 == 0 ? "\(rest / 10)" : "\(rest)"
    return "\(sign)\(whole).\(digits)"
  }
}
