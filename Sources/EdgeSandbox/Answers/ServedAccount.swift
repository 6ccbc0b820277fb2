/// The account that a sandbox stands for.
struct ServedAccount: Sendable {
  let client: String
  /// Nil when it is not known; any is right then.
  let organization: String?

  /// Checks whom a delivery call is for. SDKs name the organization, the raw API the client.
  func check(client: String?, organization: String?) throws(DeliveryRefusal) {
    guard client != nil || organization != nil else {
      throw DeliveryRefusal("Invalid request: client or imsOrgId is required")
    }
    if let client, client != self.client {
      throw DeliveryRefusal("Invalid request: Invalid client - \(client)")
    }
    if let organization, let own = self.organization, organization != own {
      throw DeliveryRefusal("Invalid request: Invalid imsOrg - \(organization)")
    }
  }
}
