import JSONLogic
import OrderedJSON
import Testing

@Suite struct NumberTests {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1, "1"), (-1.5, "-1.5"), (0.1 + 0.2, "0.30000000000000004"),
    (1e21, "1e+21"), (1e20, "100000000000000000000"), (123456789012345683968, "123456789012345680000"),
    (1.5e300, "1.5e+300"), (1e-6, "0.000001"), (1.5e-6, "0.0000015"), (1e-7, "1e-7"), (1.25e-9, "1.25e-9"),
    (Double.leastNonzeroMagnitude, "5e-324"), (1.7976931348623157e308, "1.7976931348623157e+308"),
    (48.44, "48.44"), (100, "100"),
    (1e15, "1000000000000000"), (9007199254740992, "9007199254740992"), (1234.5678, "1234.5678"),
    (-1e21, "-1e+21"), (0.00001234, "0.00001234"), (1e16, "10000000000000000"), (4.35, "4.35"),
  ])
  func `a number is written as JavaScript writes it`(number: Double, text: String) {
    #expect(number.javaScriptText == text)
  }

  @Test func `numbers that are not finite have names`() {
    #expect(Double.nan.javaScriptText == "NaN")
    #expect(Double.infinity.javaScriptText == "Infinity")
    #expect((-Double.infinity).javaScriptText == "-Infinity")
  }

  @Test(arguments: [
    ("", 0.0), (" ", 0), ("12", 12), (" 12 ", 12), ("\t\n12\r\n", 12), ("\u{A0}12\u{FEFF}", 12),
    ("\u{2003}12\u{2028}", 12), ("\u{3000}1\u{1680}", 1), ("0x1F", 31), ("0X1f", 31), ("0o17", 15),
    ("0b101", 5), ("1e3", 1000), ("1E+3", 1000), ("1e-3", 0.001), (".5", 0.5), ("5.", 5), ("+5", 5),
    ("-5", -5), ("-0.5e1", -5), ("Infinity", .infinity), ("-Infinity", -.infinity), ("0012", 12),
    ("37.70", 37.7), ("12345678901234567890", 12345678901234567168), ("1e400", .infinity),
    ("-1e400", -.infinity), ("1e-400", 0), ("0.1", 0.1), ("123456789.123456789", 123456789.123456789),
    ("0.3000000000000000444", 0.30000000000000004), ("99.99", 99.99),
  ])
  func `text becomes the number JavaScript reads`(text: String, number: Double) {
    #expect(outcomeOf(["-": [["var": "t"], 0]], data: ["t": .string(text)]).value == .number(number))
  }

  @Test(arguments: [
    "abc", "1px", "1 2", "0x", "0xG", "-0x10", "0b2", "1e", "e5", ".", "+", "--1", "1.2.3", "infinity",
    "NaN", "nan", "inf", "0x1p3", "1_000", "١", "１", "1,5", "1\u{200B}", "\u{85}1",
  ])
  func `text that is no number is NaN`(text: String) {
    #expect(outcomeOf(["-": [["var": "t"], 0]], data: ["t": .string(text)]).value == .number(.nan))
  }

  @Test(arguments: [
    ("3.14abc", 3.14), ("  -2e3x", -2000), ("0x10", 0), ("1e", 1), (".5.5", 0.5), ("Infinityx", .infinity),
    ("+7-", 7), ("1e+", 1),
  ])
  func `addition takes the number at the start of a text`(text: String, number: Double) {
    #expect(outcomeOf(["+": [["var": "t"]]], data: ["t": .string(text)]).value == .number(number))
  }
}
