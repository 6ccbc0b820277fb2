import OrderedJSON

/// Conditions of audiences, in the forms in which artifacts write them.
enum GeneratedAudience {
  private typealias Kind = @Sendable (inout SeededRandom) -> JSON

  private static let kinds: [Kind] = [
    browser, address, pageOrQuery, place, timeFrame, officeHours, parameter, several,
  ]

  /// A condition of any kind.
  static func condition(_ random: inout SeededRandom) -> JSON {
    random.one(of: kinds)(&random)
  }

  @Sendable private static func browser(_ random: inout SeededRandom) -> JSON {
    ["==": [["var": "user.browserType"], .string(random.one(of: Vocabulary.browsers))]]
  }

  @Sendable private static func address(_ random: inout SeededRandom) -> JSON {
    ["in": [.string(random.words(1)), ["var": "page.url_lc"]]]
  }

  @Sendable private static func pageOrQuery(_ random: inout SeededRandom) -> JSON {
    [
      "or": [
        [
          "and": [
            ["==": ["shop.example.com", ["var": "page.domain"]]],
            ["==": [.string("/" + random.words(1)), ["var": "page.path"]]],
          ]
        ],
        ["in": [.string("\(random.words(1))=\(random.number(below: 100))"), ["var": "page.query"]]],
      ]
    ]
  }

  /// One of two countries and regions, but not a certain city.
  @Sendable private static func place(_ random: inout SeededRandom) -> JSON {
    let (first, second) = (random.one(of: Vocabulary.places), random.one(of: Vocabulary.places))
    func isOneOf(_ names: [String], _ variable: String) -> JSON {
      ["or": .array(names.map { ["==": [.string($0), ["var": .string(variable)]]] })]
    }
    return [
      "and": [
        isOneOf([first.country, second.country], "geo.country"),
        isOneOf([first.region, second.region], "geo.region"),
        ["!": isOneOf([first.city], "geo.city")],
      ]
    ]
  }

  @Sendable private static func timeFrame(_ random: inout SeededRandom) -> JSON {
    let day: Int64 = 86_400_000
    let start = 1_700_000_000_000 + Int64(random.number(below: 700)) * day
    let end = start + random.one(of: [7, 30, 4000]) * day
    return [
      "<=": [.number(JSONNumber(start)), ["var": "current_timestamp"], .number(JSONNumber(end))]
    ]
  }

  /// Some days of the week, by day.
  @Sendable private static func officeHours(_ random: inout SeededRandom) -> JSON {
    let first = random.number(below: 5) + 1
    let days = (first...first + 2).map { JSON.string("\($0)") }
    return [
      "and": [
        ["or": .array(days.map { ["==": [["var": "current_day"], $0]] })],
        ["<=": ["0800", ["var": "current_time"], "1959"]],
      ]
    ]
  }

  @Sendable private static func parameter(_ random: inout SeededRandom) -> JSON {
    ["==": [.string(random.one(of: Vocabulary.tiers)), ["var": "mbox.tier_lc"]]]
  }

  @Sendable private static func several(_ random: inout SeededRandom) -> JSON {
    [
      "and": [
        ["==": [.string(random.words(1)), ["var": "mbox.category_lc"]]],
        address(&random),
        ["!": ["==": [["var": "user.platform"], .string(random.one(of: Vocabulary.platforms))]]],
      ]
    ]
  }
}
