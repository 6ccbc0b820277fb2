extension Validator {
  /// Checks the ids of the visitor.
  mutating func check(_ id: VisitorId) {
    text("tntId", id.tntId, DeliveryLimits.tntId)
    text("thirdPartyId", id.thirdPartyId, DeliveryLimits.thirdPartyId)
    text("marketingCloudVisitorId", id.marketingCloudVisitorId, DeliveryLimits.marketingCloudVisitorId)
    member("customerIds", id.customerIds) { validator, customerIds in
      validator.entries(customerIds.count, DeliveryLimits.customerIds)
      if !customerIds.isEmpty, id.marketingCloudVisitorId?.isEmpty ?? true {
        validator.note(
          BrokenLimit(
            .anyOf(["marketingCloudVisitorId"]),
            "needs an ECID, which is id.marketingCloudVisitorId, or Target's servers refuse the request",
            severity: .warning))
      }
      validator.each(customerIds) { $0.check($1) }
    }
  }

  private mutating func check(_ customerId: CustomerId) {
    text("id", customerId.id, DeliveryLimits.customerId)
    text("integrationCode", customerId.integrationCode, DeliveryLimits.integrationCode)
    value("authenticatedState", customerId.authenticatedState, required: true)
  }

  /// Checks the settings for the Experience Cloud.
  mutating func check(_ experienceCloud: ExperienceCloud) {
    member("audienceManager", experienceCloud.audienceManager) { validator, manager in
      validator.number(
        "locationHint", manager.locationHint, DeliveryLimits.audienceManagerLocationHint)
      validator.text("blob", manager.blob, DeliveryLimits.audienceManagerBlob)
    }
    member("analytics", experienceCloud.analytics) { validator, analytics in
      validator.text(
        "supplementalDataId", analytics.supplementalDataId, DeliveryLimits.supplementalDataId)
      validator.value("logging", analytics.logging)
    }
  }
}
