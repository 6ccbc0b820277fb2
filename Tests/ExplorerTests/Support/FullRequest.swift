import OrderedJSON
import Workspace

extension RequestDocument {
  /// A request in which every member is filled in.
  static func full() throws -> RequestDocument {
    try RequestDocument(parsing: Array(fullText.utf8), source: "full.json")
  }

  private static let details = #"""
    "address":{"url":"https://shop.example.com/a","referringUrl":"https://shop.example.com/b"},
    "parameters":{"page.type":"cart","visits":5},"profileParameters":{"tier":"gold"},
    "order":{"id":"o-1","total":89.9,"purchasedProductIds":["p-1","p-2"],"time":"2026-01-15T10:00:00Z",
      "experienceLocalId":1,"duplicate":false,"outlier":true},
    "product":{"id":"p-1","categoryId":"c-1"}
    """#

  private static let fullText = #"""
    {"name":"Full","description":"Every member.","sessionId":"session-1","targetCookie":"session#s#2051222400",
    "targetLocationHint":"28","consumerId":"consumer-1",
    "customerIds":[{"id":"c-2","integrationCode":"crm","authenticatedState":"unknown"}],
    "visitor":{"state":{"MCMID":"1"}},"visitorCookie":"MCMID|1","decisioningMethod":"hybrid",
    "propertyToken":"token-2","at":"2026-11-27T18:00:00Z","geo":{"city":"SAN FRANCISCO","latitude":37.75},
    "request":{"requestId":"r-1","impressionId":"i-1",
    "id":{"tntId":"t.28_0","thirdPartyId":"third","marketingCloudVisitorId":"0117",
      "customerIds":[{"id":"c-1","integrationCode":"crm","authenticatedState":"authenticated"}]},
    "environmentId":4134,"property":{"token":"token-1"},
    "trace":{"authorizationToken":"secret","usage":{"metrics":true}},
    "context":{"channel":"mobile",
      "mobilePlatform":{"deviceName":"Pixel","deviceType":"phone","platformType":"android","version":"14"},
      "application":{"id":"com.example","name":"Shop","version":"1.2"},
      "screen":{"width":1080,"height":2400,"colorDepth":24,"pixelRatio":2.625,"orientation":"portrait"},
      "window":{"width":412,"height":915},
      "browser":{"host":"shop.example.com","language":"en","webGLRenderer":"Adreno"},
      "address":{"url":"https://shop.example.com/","referringUrl":"https://www.example.com/"},
      "geo":{"ipAddress":"192.0.2.1","latitude":37.75,"longitude":-122.4,"countryCode":"US","stateCode":"CA",
        "city":"SAN FRANCISCO","zip":"94105"},
      "timeOffsetInMinutes":-480,"userAgent":"Mozilla/5.0 (X11; Linux x86_64)",
      "clientHints":{"mobile":true,"model":"Pixel","platform":"Android","platformVersion":"14",
        "browserUAWithMajorVersion":"\"Chromium\";v=\"131\"","browserUAWithFullVersion":"\"Chromium\";v=\"131.0\"",
        "architecture":"arm","bitness":"64"},
      "crossDomain":"disabled","beacon":false},
    "experienceCloud":{"audienceManager":{"locationHint":9,"blob":"RKhp"},
      "analytics":{"supplementalDataId":"0D21C0A8F2E14B67-1A2B3C4D5E6F7081","logging":"server_side",
        "trackingServer":"example.sc.omtrdc.net","trackingServerSecure":"secure.sc.omtrdc.net"}},
    "execute":{"pageLoad":{\#(details)},"mboxes":[{"name":"hero","index":1,\#(details)}]},
    "prefetch":{"views":[{"name":"home","key":"k",\#(details)}],"pageLoad":{\#(details)},
      "mboxes":[{"name":"banner","index":2,\#(details)}]},
    "telemetry":{"entries":[{"requestId":"r-0","timestamp":1768471200000,"mode":"edge","execution":12.5,
      "parsing":0.5,"features":{"decisioningMethod":"hybrid","executeMboxCount":1,"executePageLoad":true,
        "prefetchMboxCount":1,"prefetchPageLoad":true,"prefetchViewCount":1},
      "request":{"dns":1,"tls":2,"timeToFirstByte":3,"download":4,"responseSize":5},
      "telemetryServerToken":"t"}]},
    "notifications":[{"id":"n-1","impressionId":"i-1","type":"click","timestamp":1768471200000,
      "tokens":["token"],"mbox":{"name":"hero","state":"s"},"view":{"name":"home","key":"k","state":"s"},
      "pageLoad":{"state":"s"},\#(details)}],
    "qaMode":{"token":"qa","listedActivitiesOnly":true,"evaluateAsTrueAudienceIds":[1],
      "evaluateAsFalseAudienceIds":[2],"bypassEntryAudience":false,
      "previewIndexes":[{"activityIndex":1,"experienceIndex":2}]},
    "preview":{"token":"preview"}}}
    """#
}
