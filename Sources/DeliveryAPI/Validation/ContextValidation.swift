extension Validator {
  /// Checks where and with what the visitor visits.
  mutating func check(_ context: Context) {
    value("channel", context.channel)
    member("mobilePlatform", context.mobilePlatform) { validator, platform in
      validator.value("deviceType", platform.deviceType, required: true)
      validator.value("platformType", platform.platformType, required: true)
      validator.text("version", platform.version, DeliveryLimits.version)
    }
    member("application", context.application) { validator, application in
      validator.text("id", application.id, DeliveryLimits.applicationId)
      validator.text("name", application.name, DeliveryLimits.applicationName)
      validator.text("version", application.version, DeliveryLimits.version)
    }
    member("screen", context.screen) { $0.value("orientation", $1.orientation) }
    member("address", context.address) { $0.check($1) }
    member("geo", context.geo) { $0.check($1) }
  }

  /// Checks the address of a page.
  mutating func check(_ address: Address) {
    text("url", address.url, DeliveryLimits.url)
    text("referringUrl", address.referringUrl, DeliveryLimits.url)
  }

  private mutating func check(_ geo: Geo) {
    text("ipAddress", geo.ipAddress, DeliveryLimits.ipAddress)
    number("latitude", geo.latitude, DeliveryLimits.latitude)
    number("longitude", geo.longitude, DeliveryLimits.longitude)
    text("countryCode", geo.countryCode, DeliveryLimits.countryCode)
    text("stateCode", geo.stateCode, DeliveryLimits.stateCode)
    text("city", geo.city, DeliveryLimits.city)
    text("zip", geo.zip, DeliveryLimits.zip)
  }
}
