import DeliveryAPI
import OrderedJSON

extension FormSchema {
  /// Who visits.
  static let visitor = FormGroup(
    "Visitor", "request", "id",
    about: "The ids that decide which bucket of an activity the visitor falls into.",
    [
      .field(
        FormField(
          VisitorIDKind.tntId.title, "tntId", kind: .text(DeliveryLimits.tntId),
          placeholder: "made when there is no other id",
          about: "Target's own id of the visitor. Without an ECID, it decides the visitor's bucket.")),
      .field(
        FormField(
          VisitorIDKind.marketingCloudVisitorId.title, "marketingCloudVisitorId",
          kind: .text(DeliveryLimits.marketingCloudVisitorId),
          about: "The Experience Cloud id. It decides the bucket before every other id.")),
      .field(
        FormField(
          VisitorIDKind.thirdPartyId.title, "thirdPartyId", kind: .text(DeliveryLimits.thirdPartyId),
          about: "The customer's durable id. It decides the bucket when there is no ECID and no tnt id.")),
    ])

  /// The visitor's ids in the customer's systems.
  static let customerIds = FormGroup(
    "Customer IDs", "request", "id", about: "The visitor's ids in the customer's own systems.",
    [customerIdList("customerIds")])

  /// A list of customer ids; those of the call stand among its options.
  static func customerIdList(_ path: String, isInline: Bool = true) -> FormNode {
    .list(
      FormList(
        "a", "customer ID", "customer IDs of the call", path, isInline: isInline,
        blank: ["id": "", "integrationCode": "", "authenticatedState": "authenticated"],
        about: "The visitor's ids in the customer's own systems.",
        .object(
          [
            .field(
              FormField(
                "id", "id", kind: .text(DeliveryLimits.customerId), placeholder: "required", isRequired: true,
                about: "An id the customer system gives this visitor, at most 128 characters.")),
            .field(
              FormField(
                "integration code", "integrationCode", kind: .text(DeliveryLimits.integrationCode),
                placeholder: "required", isRequired: true,
                about: "The alias of the data source the id comes from, at most 50 characters.")),
            .field(
              FormField(
                "state", "authenticatedState",
                kind: .choice([
                  .value("authenticated", "signed in"), .value("logged_out", "signed out"),
                  .value("unknown", "not known"),
                ]), placeholder: "required", about: "Only authenticated ids are used to look up a profile.")),
          ], name: { $0["id"]?.string }, detail: { $0["integrationCode"]?.string ?? "" })))
  }
}
