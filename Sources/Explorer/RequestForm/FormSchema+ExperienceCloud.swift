import DeliveryAPI

extension FormSchema {
  /// Analytics and Audience Manager.
  static let experienceCloud = FormGroup(
    "Experience Cloud", "request", "experienceCloud",
    about: "What ties the call to Analytics and Audience Manager.",
    [
      .field(
        FormField(
          "SDID", "analytics", "supplementalDataId", kind: .text(DeliveryLimits.supplementalDataId),
          about:
            "The supplemental data id that ties this call to the Analytics hit of the page: 16 hexadecimal "
            + "digits, a hyphen and 16 more.")),
      .field(
        FormField(
          "tracking server", "analytics", "trackingServer", kind: .text(nil),
          about: "The Analytics server of the page, without a scheme.")),
      .field(
        FormField(
          "secure server", "analytics", "trackingServerSecure", kind: .text(nil),
          about: "The Analytics server of the page for https.")),
      .field(
        FormField(
          "AAM location", "audienceManager", "locationHint", kind: .wholeNumber,
          about: "The region of Audience Manager that keeps the visitor's profile, such as 9.")),
      .field(
        FormField(
          "AAM blob", "audienceManager", "blob", kind: .text(DeliveryLimits.audienceManagerBlob),
          about: "What Audience Manager hands to other servers about the visitor, encrypted.")),
    ])
}
