import Glibc
import NcursesTerminal
import TerminalUI

/// A tiny full-screen program for the tests of `NcursesTerminal`: it shows what it receives, newest last.
///
/// Some keys make it do something: `q` ends it, Control-Z suspends it, `!` runs another program, `m` lets go
/// of the mouse or takes it, `w` has another thread wake it, `x` traps, `h` hangs, `n` does nothing
/// at all, `p` shows a picture, and `r` shows the same picture after many others.
@main
struct TerminalFixture {
  private var log: [String] = ["ready"]
  private var picture: Picture?

  static func main() {
    do throws(TerminalError) {
      let terminal = try NcursesTerminal()
      var fixture = TerminalFixture()
      let signal = fixture.run(terminal)
      terminal.close()
      if let signal { NcursesTerminal.endProcess(bySignal: signal) }
      print("left in good order")
    } catch {
      let line = "\(error)\n"
      write(STDERR_FILENO, line, line.utf8.count)
      exit(2)
    }
  }

  /// Runs until the end, and returns the signal that asked for it.
  private mutating func run(_ terminal: NcursesTerminal) -> Int32? {
    while true {
      show(on: terminal)
      for event in terminal.waitForEvents() {
        if event == .input(.key(.character("n"))) { continue }
        log.append(Self.description(event))
        switch event {
        case .terminated(let signal): return signal
        case .hangup: return nil
        case .input(.key(.character("q"))): return nil
        case .input(.key(let key)): react(to: key, terminal)
        default: break
        }
      }
    }
  }

  private mutating func react(to key: KeyPress, _ terminal: NcursesTerminal) {
    switch key {
    case .control("z"): terminal.suspend()
    case .character("!"): runOutside(terminal)
    case .character("m"): terminal.capturesMouse.toggle()
    case .character("h"): hang(terminal)
    case .character("p"): picture = Picture(number: Picture.last)
    case .character("r"): showPictures(on: terminal)
    case .character("w"): wake(terminal.waker)
    case .character("x"): trap()
    default: break
    }
  }

  private mutating func showPictures(on terminal: NcursesTerminal) {
    for number in 0...Picture.last {
      picture = Picture(number: number)
      show(on: terminal)
    }
  }

  private mutating func runOutside(_ terminal: NcursesTerminal) {
    let status = terminal.runOutside { system("echo OUTSIDE; stty -a; read line; exit 3") }
    log.append("outside ended with \(status >> 8)")
  }

  private func wake(_ waker: TerminalWaker) {
    Task.detached { for _ in 0..<100 { waker.wake() } }
  }

  private mutating func hang(_ terminal: NcursesTerminal) {
    log.append("hanging")
    show(on: terminal)
    while true { pause() }
  }

  private mutating func trap() {
    log.append(log[log.count])
  }

  // MARK: - Showing

  private func show(on terminal: NcursesTerminal) {
    let surface = picture?.surface(terminal.size) ?? surface(terminal.size, terminal.colorDepth)
    terminal.present(surface, theme: .dark)
  }

  private func surface(_ size: Size, _ depth: ColorDepth) -> Surface {
    var surface = Surface(size: size)
    surface.write(
      "fixture \(size.columns)×\(size.rows) \(depth)", column: 0, row: 0,
      style: Style(.title, on: .bar, .bold))
    let lines = log.suffix(max(0, size.rows - 2))
    for (index, line) in lines.enumerated() {
      surface.write(line, column: 0, row: index + 1, style: Style(index % 2 == 0 ? .string : .number))
    }
    // The last cell of the screen, a wide one, and one with a mark on top.
    surface.write("漢", column: size.columns - 4, row: size.rows - 1)
    surface.write("e\u{301}z", column: size.columns - 2, row: size.rows - 1)
    return surface
  }

  private static func description(_ event: TerminalEvent) -> String {
    switch event {
    case .woken: "woken"
    case .hangup: "hangup"
    case .terminated(let signal): "terminated \(signal)"
    case .input(.resumed): "resumed"
    case .input(.resize(let size)): "resize \(size.columns)×\(size.rows)"
    case .input(.paste(let text)):
      "paste \(text.utf8.count) " + text.prefix(40).map { $0 == "\n" ? "⏎" : String($0) }.joined()
    case .input(.mouse(let mouse)): "mouse \(mouse.kind) \(mouse.position.column),\(mouse.position.row)"
    case .input(.key(let press)): "key " + description(press)
    }
  }

  private static func description(_ press: KeyPress) -> String {
    let modifiers = [(KeyModifiers.control, "control-"), (.alternate, "alt-"), (.shift, "shift-")]
      .filter { press.modifiers.contains($0.0) }.map(\.1).joined()
    switch press.key {
    case .character(let character): return modifiers + "'\(character)'"
    case .function(let number): return modifiers + "F\(number)"
    default: return modifiers + "\(press.key)"
    }
  }
}
