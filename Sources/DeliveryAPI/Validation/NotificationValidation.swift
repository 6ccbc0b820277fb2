extension Validator {
  /// Checks a notification. One that is wrong makes the Delivery API refuse the whole request.
  mutating func check(_ notification: Notification) {
    text("id", notification.id, DeliveryLimits.notificationId)
    text("impressionId", notification.impressionId, DeliveryLimits.impressionId)
    value("type", notification.type)
    number("timestamp", notification.timestamp, DeliveryLimits.timestamp)
    list("tokens", notification.tokens) { $0.text($1, DeliveryLimits.eventToken) }
    checkSubject(of: notification)
    member("mbox", notification.mbox) { $0.text("name", $1.name, DeliveryLimits.notificationMboxName) }
    member("view", notification.view) { validator, view in
      validator.text("name", view.name, DeliveryLimits.viewName)
      validator.text("key", view.key, DeliveryLimits.viewKey)
    }
    checkDetails(notification)
  }

  private mutating func checkSubject(of notification: Notification) {
    if notification.mbox != nil, notification.view != nil {
      note(BrokenLimit(.onlyOneOf(["mbox", "view"]), "must not have both mbox and view"))
    } else if notification.mbox == nil, notification.view == nil, notification.pageLoad == nil {
      note(
        BrokenLimit(
          .anyOf(["mbox", "view", "pageLoad"]),
          "should have mbox, view or pageLoad, to say what was shown or clicked", severity: .warning))
    }
  }
}
