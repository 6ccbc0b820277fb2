/// A small artifact of the made-up account `acme`: an A/B test, a rule on a country, page load and view.
enum ArtifactFixture {
  static let organization = "1234@AdobeOrg"

  static let text = """
    {
      "version": "1.0.0",
      "meta": {
        "clientCode": "acme", "organizationId": "\(organization)", "environment": "production",
        "generatedAt": "2026-01-02T03:04:05.000Z"
      },
      "globalMbox": "target-global-mbox",
      "geoTargetingEnabled": true,
      "responseTokens": ["activity.id", "geo.city"],
      "localMboxes": ["hero", "place", "past", "target-global-mbox"],
      "remoteMboxes": ["recommendations"],
      "localViews": ["home"],
      "remoteViews": [],
      "rules": {
        "mboxes": {
          "hero": [
            \(rule(mbox: "hero", activity: 100, experience: 0, condition: allocation(0, 50), content: "A")),
            \(rule(mbox: "hero", activity: 100, experience: 1, condition: allocation(50, 100), content: "B"))
          ],
          "place": [
            \(rule(
              mbox: "place", activity: 200, experience: 0,
              condition: #"{"==": [{"var": "geo.city"}, "TOKYO"]}"#, content: "Tokyo")),
            \(rule(mbox: "place", activity: 201, experience: 0, condition: "true", content: "elsewhere"))
          ],
          "past": [
            \(rule(
              mbox: "past", activity: 500, experience: 0,
              condition: #"{"<": [{"var": "current_timestamp"}, 1000]}"#, content: "1970"))
          ],
          "target-global-mbox": [
            \(rule(mbox: "target-global-mbox", activity: 300, experience: 0, condition: "true", content: "bar")),
            \(rule(mbox: "target-global-mbox", activity: 301, experience: 2, condition: "true", content: "line"))
          ]
        },
        "views": {
          "home": [\(rule(mbox: "home", activity: 400, experience: 1, condition: "true", content: "view"))]
        }
      }
    }
    """

  private static func rule(
    mbox: String, activity: Int, experience: Int, condition: String, content: String
  ) -> String {
    """
    {
      "ruleKey": "\(activity)", "activityId": \(activity), "condition": \(condition),
      "meta": {"activity.id": \(activity), "experience.id": \(experience), "audience.ids": []},
      "consequence": {
        "name": "\(mbox)",
        "options": [{"type": "html", "content": "\(content)", "eventToken": "token-\(activity)"}],
        "analytics": {"payload": {"pe": "tnt", "tnta": "\(activity):\(experience):0|2"}}
      }
    }
    """
  }

  private static func allocation(_ lower: Int, _ upper: Int) -> String {
    """
    {"and": [{"<": [\(lower), {"var": "allocation"}]}, {">=": [\(upper), {"var": "allocation"}]}]}
    """
  }
}
