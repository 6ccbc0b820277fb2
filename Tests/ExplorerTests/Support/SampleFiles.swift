import OrderedJSON

@testable import Explorer

/// Files with calls, as people save them.
enum SampleFiles {
  /// An answer of Target's servers with a trace.
  static let answer: JSON = [
    "status": 200, "requestId": "r-1", "client": "acmeclient", "edgeHost": "mboxedge35.tt.omtrdc.net",
    "id": ["tntId": "abc.35_0"],
    "execute": [
      "mboxes": [
        [
          "index": 3, "name": "cart-banner",
          "options": [
            [
              "type": "html", "content": "<b>free</b>",
              "responseTokens": ["activity.id": "7", "activity.name": "Shipping", "experience.name": "Free"],
            ]
          ],
          "analytics": ["payload": ["pe": "tnt", "tnta": "7:0:0|2"]],
          "trace": [
            "clientCode": "acmeclient",
            "request": [
              "pageURL": "https://shop.example.com/cart",
              "mbox": ["name": "cart-banner", "parameters": ["tier": "silver"]],
            ],
            "campaigns": [["id": 7]],
            "evaluatedCampaignTargets": [["campaignId": 8, "unmatchedSegmentIds": [5]]],
          ],
        ]
      ]
    ],
  ]

  // MARK: - A capture

  private static func entry(
    _ request: JSON?, _ response: String?, status: JSON = 200, at time: String = "2026-11-20T10:00:00Z"
  ) -> JSON {
    var sent: JSONObject = [
      "method": "POST", "url": "https://acme.tt.omtrdc.net/rest/v1/delivery?client=acme&sessionId=s1",
      "httpVersion": "h2",
      "headers": [["name": ":path", "value": "/rest"], ["name": "content-type", "value": "text/plain"]],
    ]
    sent["postData"] = request.map { ["text": .string($0.compact)] }
    let content: JSON = response.map { ["text": .string($0)] } ?? [:]
    return [
      "startedDateTime": .string(time), "time": 120, "request": .object(sent),
      "response": ["status": status, "httpVersion": "h2", "headers": [], "content": content],
      "timings": ["dns": -1, "connect": 20, "wait": 90, "receive": 10],
    ]
  }

  private static func request(_ tier: String) -> JSON {
    [
      "context": ["channel": "web"],
      "execute": ["mboxes": [["name": "cart-banner", "index": 3, "parameters": ["tier": .string(tier)]]]],
    ]
  }

  static var capture: JSON {
    [
      "log": [
        "version": "1.2",
        "entries": [
          ["request": ["method": "GET", "url": "https://shop.example.com/"]],
          entry(request("silver"), answer.compact),
          entry(
            request("gold"), #"{"status":200,"execute":{"mboxes":[{"index":3,"name":"cart-banner"}]}}"#,
            at: "2026-11-20T10:00:30Z"),
          entry(nil, #"{"status":400,"message":"no context"}"#, status: 400),
          entry(request("none"), nil, status: 0),
          entry(request("page"), "<html><title>Blocked</title>"),
        ],
      ]
    ]
  }
}

extension ExplorerDriver {
  /// The explorer with nothing but files with calls, as `explore FILE…` starts it.
  static func opening(_ files: (JSON, SavedFile.Kind, String)...) -> ExplorerDriver {
    var driver = ExplorerDriver([], columns: 200, rows: 60)
    for (json, kind, name) in files { driver.open(json, as: kind, named: name) }
    return driver
  }
}
