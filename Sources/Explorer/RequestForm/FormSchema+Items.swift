import DeliveryAPI
import OrderedJSON

extension FormSchema {
  /// What is shown now.
  static let execute = FormGroup(
    "Execute", "request", "execute", presence: .usual,
    about: "Mboxes and the page load whose offers are shown now. An impression counts.",
    [mboxes, pageLoad, pageLoadDetails])

  /// What is fetched for later.
  static let prefetch = FormGroup(
    "Prefetch", "request", "prefetch",
    about:
      "Mboxes, views and the page load whose offers are fetched for later; showing them is to be notified.",
    [mboxes, views, pageLoad, pageLoadDetails])

  private static let pageLoad = FormNode.field(
    FormField(
      "page load", "pageLoad", kind: .presence, placeholder: "off",
      about:
        "Ask for what the whole page shows: every activity of the global mbox that the visitor qualifies for."
    ))

  private static let pageLoadDetails = FormNode.group(
    FormGroup(
      "page load details", "pageLoad", presence: .withValue, about: "What goes with the page load.",
      details(of: "page load", parametersAreUsual: false)))

  private static let mboxes = FormNode.list(
    FormList(
      "an", "mbox", "mboxes", "mboxes", isInline: true, blank: ["name": ""], index: "index",
      about: "Locations to decide, by name.",
      .object(
        [
          .field(
            FormField(
              "name", "name", kind: .mboxName, placeholder: "required", isRequired: true,
              about: "The location to decide, exactly as in the activity: upper and lower case count.")),
          .field(
            FormField(
              "index", "index", kind: .wholeNumber, placeholder: "its position",
              about: "The number that matches answers to requests, as one name may stand twice.")),
        ] + details(of: "mbox", parametersAreUsual: true), name: { $0["name"]?.string },
        detail: parameterCount)))

  private static let views = FormNode.list(
    FormList(
      "a", "view", "views", "views",
      about: "Views of a single-page application to fetch; one without a name asks for all.",
      .object(
        [
          .field(
            FormField(
              "name", "name", kind: .text(DeliveryLimits.viewName), placeholder: "all views",
              about: "The view as it is called in the activity; without a name, all views are meant.")),
          .field(
            FormField(
              "key", "key", kind: .text(DeliveryLimits.viewKey),
              about: "Another way to name the view; on-device decisions ignore it.")),
        ] + details(of: "view", parametersAreUsual: true), name: { $0["name"]?.string ?? "all views" },
        detail: parameterCount)))

  @Sendable private static func parameterCount(of item: JSON) -> String {
    guard let count = item["parameters"]?.object?.count, count > 0 else { return "" }
    return count.counted("parameter")
  }

  /// What every item has.
  private static func details(of item: String, parametersAreUsual: Bool) -> [FormNode] {
    [
      .map(
        FormMap(
          "parameter", "parameters", "parameters", isUsual: parametersAreUsual,
          kind: .parameter(DeliveryLimits.parameterValue), nameRule: DeliveryLimits.parameterName,
          about: "A parameter of the \(item). A name with dots becomes a nested object for conditions.")),
      .map(
        FormMap(
          "profile parameter", "profile parameters", "profileParameters",
          kind: .parameter(DeliveryLimits.parameterValue), nameRule: DeliveryLimits.parameterName,
          about: "What Target's servers keep in the visitor's profile. On-device conditions do not see it.")),
      .group(order), .group(product),
      .group(
        FormGroup(
          "address", "address",
          about: "The page this item is asked for, where it is not that of the context.",
          [
            .field(
              FormField(
                "url", "url", kind: .text(DeliveryLimits.url), placeholder: "https://…",
                about: "The page that page conditions of this item read.")),
            .field(
              FormField(
                "referrer", "referringUrl", kind: .text(DeliveryLimits.url), placeholder: "https://…",
                about: "The page the visitor came from, for this item.")),
          ])),
    ]
  }

  private static let order = FormGroup(
    "order", "order", about: "What was bought. Server-side conditions and reports read it.",
    [
      .field(
        FormField(
          "id", "id", kind: .text(DeliveryLimits.orderId), about: "The order's id, at most 250 characters.")),
      .field(
        FormField(
          "total", "total", kind: .number("an amount, such as 89.90"),
          about: "The amount, without a currency.")),
      .field(
        FormField(
          "time", "time", kind: .text(DeliveryLimits.orderTime), placeholder: "2026-11-27T18:00:00Z",
          about: "When it was ordered, as date and time of ISO 8601.")),
      .list(
        FormList(
          "a", "purchased product", "purchased products", "purchasedProductIds", blank: "",
          about: "Ids of what was bought, at most 50 characters each and 250 together.",
          .value(.text(DeliveryLimits.purchasedProductId)))),
      .field(
        FormField(
          "experience", "experienceLocalId", kind: .wholeNumber,
          about: "The experience the order is counted for, by its number in the activity.")),
      .field(FormField("duplicate", "duplicate", kind: .flag, about: "Whether the order was sent before.")),
      .field(
        FormField("outlier", "outlier", kind: .flag, about: "Whether reports leave the order out as extreme.")
      ),
    ])

  private static let product = FormGroup(
    "product", "product", about: "What is looked at. Recommendations read it.",
    [
      .field(FormField("id", "id", kind: .text(DeliveryLimits.productId), about: "The product's id.")),
      .field(
        FormField(
          "category", "categoryId", kind: .text(DeliveryLimits.categoryId), about: "The category's id.")),
    ])

  /// What was shown or clicked.
  static let notifications = FormGroup(
    "Notifications", "request",
    about: "What was shown or clicked, for impressions and conversions to be counted.",
    [
      .list(
        FormList(
          "a", "notification", "notifications", "notifications", isInline: true,
          blank: ["id": "", "type": "display", "timestamp": 0], time: "timestamp",
          about: "Something that was shown or clicked.",
          .object(
            notificationFields + [.group(notifiedMbox), .group(notifiedView)] + notifiedPageLoad
              + details(of: "notification", parametersAreUsual: false),
            name: { $0["id"]?.string }, detail: { $0["type"]?.string ?? "" })))
    ])

  private static let notificationFields: [FormNode] = [
    .field(
      FormField(
        "id", "id", kind: .text(DeliveryLimits.notificationId), placeholder: "required", isRequired: true,
        about: "An id of its own for each notification, by which the answer confirms it.")),
    .field(
      FormField(
        "type", "type",
        kind: .choice([.value("display", "it was shown"), .value("click", "it was clicked")]),
        placeholder: "required", isRequired: true, about: "Whether it was shown or clicked.")),
    .field(
      FormField(
        "timestamp", "timestamp", kind: .milliseconds, placeholder: "required", isRequired: true,
        about: "When it happened: milliseconds since 1970, or typed as 2026-11-27T18:00:00Z.")),
    .field(
      FormField(
        "impression id", "impressionId", kind: .text(DeliveryLimits.impressionId),
        about: "Ties it to the impression of an earlier request, so that it is not counted twice.")),
    .list(
      FormList(
        "a", "token", "tokens", "tokens", blank: "",
        about: "Event tokens of the options that were shown, or of the metrics that were clicked.",
        .value(.text(DeliveryLimits.eventToken)))),
  ]

  private static let notifiedMbox = FormGroup(
    "mbox", "mbox", blank: ["name": ""], about: "The mbox that was shown or clicked.",
    [
      .field(
        FormField(
          "name", "name", kind: .text(DeliveryLimits.notificationMboxName), isRequired: true,
          about: "The name of the mbox.")),
      state,
    ])

  private static let notifiedView = FormGroup(
    "view", "view", about: "The view that was shown or clicked.",
    [
      .field(FormField("name", "name", kind: .text(DeliveryLimits.viewName), about: "The name of the view.")),
      .field(FormField("key", "key", kind: .text(DeliveryLimits.viewKey), about: "The key of the view.")),
      state,
    ])

  private static let notifiedPageLoad: [FormNode] = [
    .field(
      FormField(
        "page load", "pageLoad", kind: .presence, placeholder: "off",
        about: "Whether it is the page load that was shown or clicked.")),
    .group(
      FormGroup(
        "page load details", "pageLoad", presence: .withValue,
        about: "The page load that was shown or clicked.",
        [state])),
  ]

  private static let state = FormNode.field(
    FormField(
      "state", "state", kind: .text(nil), about: "The state that came with the prefetched item, as it was."))
}
